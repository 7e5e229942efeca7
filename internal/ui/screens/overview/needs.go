package overview

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// fewNeeds is how many needs are shown before somebody asks for all of them.
const fewNeeds = 6

// needs is the list of what needs attention.
type needs struct {
	env      stage.Env
	onHeight func() // the list became higher or lower
	title    *widgets.Text
	list     *fyne.Container
	content  *fyne.Container
	shown    []need
	all      bool
}

// need is something that needs attention, as it is shown.
type need struct {
	kind     workspace.NeedKind
	sentence string
	place    stage.Route
}

func newNeeds(env stage.Env) *needs {
	n := &needs{env: env, title: widgets.Heading(""), list: widgets.Stack(0.5), onHeight: func() {}}
	n.content = widgets.Stack(1, n.title, n.list)
	return n
}

// set lists what needs attention: everything, or of one service. What did not change is left alone, so that it keeps
// the keyboard.
func (n *needs) set(w workspace.Workspace, serviceID string) {
	var found []need
	for _, open := range w.NeedsAttention(n.env.Session.Today()) {
		if serviceID == "" || open.ServiceID == serviceID {
			found = append(found, need{open.Kind, words.Need(open, w.Services[open.ServiceID].Name), place(w, open)})
		}
	}
	if len(n.list.Objects) > 0 && slices.Equal(found, n.shown) {
		return
	}
	n.shown = found
	n.draw()
}

func (n *needs) draw() {
	n.title.Set(words.T("overview.needs", "Count", len(n.shown)))
	rows := n.shown
	if !n.all && len(rows) > fewNeeds {
		rows = rows[:fewNeeds]
	}
	n.list.Objects = nil
	for _, row := range rows {
		n.list.Add(n.row(row))
	}
	if len(n.shown) == 0 {
		n.list.Add(signed("✓", theme.Good, words.T("overview.needs.none"), nil))
	}
	if len(n.shown) > fewNeeds {
		n.list.Add(container.NewHBox(n.more()))
	}
	n.content.Refresh()
	n.onHeight()
}

// more is the button that shows all needs, or only the first ones again.
func (n *needs) more() *widgets.Button {
	text := words.T("overview.needs.all", "Count", len(n.shown))
	if n.all {
		text = words.T("overview.needs.few")
	}
	return widgets.NewQuiet(text, nil, func() {
		n.all = !n.all
		n.draw()
	})
}

func (n *needs) row(row need) fyne.CanvasObject {
	sign, token := signOf(row.kind)
	open := func() { n.env.GoTo(row.place) }
	if row.kind == workspace.NoServices {
		open = n.env.AddService
	}
	return signed(sign, token, row.sentence, widgets.NewQuiet(words.NeedAction(row.kind)+" →", nil, open))
}

// signed is a sentence behind a sign, with a button at the right if there is one.
func signed(sign string, token theme.Token, sentence string, button fyne.CanvasObject) fyne.CanvasObject {
	shape := widgets.NewText(sign, widgets.Look{Token: token, Bold: true, Align: fyne.TextAlignCenter})
	return container.NewBorder(nil, nil, container.New(signWidth{}, shape), button,
		container.New(level{}, widgets.NewParagraph(sentence, widgets.Look{})))
}

// signOf says how pressing a need is, by a shape and its colour.
func signOf(kind workspace.NeedKind) (sign string, token theme.Token) {
	switch kind {
	case workspace.NobodyAnswers, workspace.TasksLate, workspace.NoPolicy:
		return "✗", theme.Bad
	case workspace.SignOffWaits, workspace.NoServices:
		return "●", theme.Accent
	case workspace.JourneyWithoutSLO:
		return "○", theme.Muted
	}
	return "▲", theme.Watch
}

// place is where a need is cured.
func place(w workspace.Workspace, n workspace.Need) stage.Route {
	to := stage.Route{Screen: stage.SLOs, ServiceID: n.ServiceID}
	switch n.Kind {
	case workspace.NobodyAnswers:
		to.Screen, to.ID = stage.RACI, n.StepID
	case workspace.SignOffWaits, workspace.TasksLate:
		to.Screen, to.ID = stage.Guide, n.StepID
	case workspace.ChairIsEmpty:
		to.Screen = stage.People
	case workspace.NoPolicy, workspace.PolicyUnsigned:
		to.Screen = stage.Policy
	case workspace.SLOWithoutTarget:
		to.ID = sloNamed(w, n.ServiceID, n.Name)
	case workspace.DependencyWorse:
		to.ID = "dependencies"
	}
	return to
}

func sloNamed(w workspace.Workspace, serviceID, name string) string {
	for _, o := range w.LiveSLOsOf(serviceID) {
		if o.Name == name {
			return o.ID
		}
	}
	return ""
}
