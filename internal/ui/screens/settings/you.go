package settings

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"slocharter/internal/slo"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// scales lists the text sizes that are offered.
var scales = []float32{0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2}

// you is the part for the person at this computer.
type you struct {
	prefs    Preferences
	author   *widgets.TextField
	language *widgets.ChoiceField
	theme    *widgets.ChoiceField
	scale    *widgets.ChoiceField
	content  fyne.CanvasObject
}

func newYou(prefs Preferences) *you {
	y := &you{prefs: prefs}
	y.author = widgets.NewTextField(widgets.Field{Label: words.T("settings.author"), Help: words.T("settings.author.help")})
	y.author.OnCommit = y.setAuthor
	y.language = widgets.NewChoiceField(widgets.Field{Label: words.T("settings.language"), Help: words.T("settings.language.help")})
	y.language.OnChoose = prefs.SetLanguage
	y.theme = widgets.NewChoiceField(widgets.Field{Label: words.T("settings.theme")})
	y.theme.OnChoose = prefs.SetTheme
	y.scale = widgets.NewChoiceField(widgets.Field{Label: words.T("settings.scale"), Help: words.T("settings.scale.help")})
	y.scale.OnChoose = y.setScale
	y.content = widgets.NewCard(widgets.Section(words.T("settings.you"), y.author, y.theme, y.scale, y.language))
	return y
}

func (y *you) show() {
	y.author.Set(y.prefs.Author())
	y.theme.Set([]widgets.Choice{
		{ID: System, Text: words.T("settings.theme.system")},
		{ID: Light, Text: words.T("settings.theme.light")},
		{ID: Dark, Text: words.T("settings.theme.dark")},
	}, y.prefs.Theme())
	y.language.Set(languageChoices(), y.prefs.Language())
	y.scale.Set(scaleChoices(y.prefs.TextScale()), fmt.Sprint(y.prefs.TextScale()))
}

// languageChoices offers the languages by the names that those who speak them know.
func languageChoices() []widgets.Choice {
	choices := []widgets.Choice{{Text: words.T("settings.language.system")}}
	for _, l := range words.Languages {
		choices = append(choices, widgets.Choice{ID: string(l), Text: words.LanguageName(l)})
	}
	return choices
}

// scaleChoices offers the usual sizes, and the present one where it is none of them.
func scaleChoices(now float32) []widgets.Choice {
	offered := scales
	if !slices.Contains(offered, now) {
		offered = append([]float32{now}, scales...)
		slices.Sort(offered)
	}
	var choices []widgets.Choice
	for _, scale := range offered {
		choices = append(choices, widgets.Choice{ID: fmt.Sprint(scale), Text: words.Percent(slo.Percent(fmt.Sprintf("%.0f", scale*100)))})
	}
	return choices
}

func (y *you) setAuthor(name string) {
	name = strings.TrimSpace(name)
	if name == "" {
		y.author.SetProblem(words.Error(workspace.Missing{Field: "name"}))
		return
	}
	y.prefs.SetAuthor(name)
	y.author.Set(name)
}

func (y *you) setScale(id string) {
	if scale, err := strconv.ParseFloat(id, 32); err == nil {
		y.prefs.SetTextScale(float32(scale))
	}
}
