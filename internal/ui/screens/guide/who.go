package guide

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/lifecycle"
	"slocharter/internal/people"
	"slocharter/internal/raci"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// who shows which part each column of the chart takes in the step, who is behind it, and whether they signed.
type who struct {
	*passive
	p       *page
	content fyne.CanvasObject
}

func newWho(p *page) *who {
	w := &who{passive: newPassive(2.5), p: p}
	w.content = widgets.Stack(3, p.heading(words.T("guide.who"), "RACI chart"), w.box)
	return w
}

func (w *who) show() {
	now := w.p.now
	w.set(fmt.Sprint("who", now.Who, now.SignOffs, now.State, w.p.s.w.Letters), w.build)
}

func (w *who) build() []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, part := range w.p.now.Who {
		rows = append(rows, w.part(part))
	}
	if len(rows) == 0 {
		none := widgets.NewParagraph(words.T("guide.who.none"), widgets.Look{Token: mutedToken})
		chart := widgets.NewButton(words.T("guide.who.chart"), func() { w.p.s.goTo(stage.RACI, w.p.stepID) })
		rows = []fyne.CanvasObject{none, left(chart)}
	}
	return rows
}

// part is one column: its letters, what it is called here, and its people.
func (w *who) part(part workspace.Part) fyne.CanvasObject {
	scheme := w.p.s.w.Scheme()
	label, meaning := letterWords(part.Letters, scheme)
	name := widgets.NewElided(part.Column.Name, widgets.Look{Bold: true})
	letters := widgets.NewTerm(label, meaning, widgets.Look{Size: captionSize, Token: theme.Muted})
	lines := []fyne.CanvasObject{container.New(line{grow: 0, gap: 2}, name, letters)}
	if part.Own != "" {
		lines = append(lines, widgets.NewElided(words.T("guide.who.own", "Name", part.Own), widgets.Look{Token: theme.Muted}))
	}
	lines = append(lines, w.holders(part, part.Letters.Has(scheme.Symbol(raci.Accountable)))...)
	chip := container.New(wide(3.4), container.NewHBox(widgets.NewLetterChip(string(part.Letters))))
	return container.New(line{grow: 1, gap: 2}, chip, widgets.Stack(0.5, lines...))
}

// letterWords names the letters of a cell and says what they mean.
func letterWords(letters raci.Letters, scheme raci.Scheme) (label, meaning string) {
	var labels, meanings []string
	for _, symbol := range letters.Symbols() {
		letter, _ := scheme.Find(symbol)
		labels = append(labels, letter.Label)
		meanings = append(meanings, words.T("guide.who.letter", "Label", letter.Label, "Meaning", letter.Meaning))
	}
	return strings.Join(labels, ", "), strings.Join(meanings, "\n")
}

// holders lists the people behind a column: whoever signed or has to sign on a line of their own, the others together.
func (w *who) holders(part workspace.Part, accountable bool) []fyne.CanvasObject {
	if len(part.Holders) == 0 {
		return []fyne.CanvasObject{w.nobody(part)}
	}
	var lines []fyne.CanvasObject
	var others []people.Person
	for _, person := range part.Holders {
		sign, signed := w.signed(person.ID)
		switch {
		case signed:
			lines = append(lines, signer(person.Name, widgets.NewChip(words.T("guide.who.signed", "Date", words.Date(sign.Date)), widgets.Good)))
		case accountable && !w.p.s.ended():
			lines = append(lines, signer(person.Name, w.waits()))
		default:
			others = append(others, person)
		}
	}
	if len(others) > 0 {
		lines = append(lines, widgets.NewParagraph(people.Names(others), widgets.Look{}))
	}
	return lines
}

// waits says that somebody accountable has not signed yet: everything else is there already, or it is not yet time.
func (w *who) waits() *widgets.Chip {
	if w.p.now.State == lifecycle.Waiting {
		return widgets.NewChip(words.T("guide.who.waits"), widgets.Watch)
	}
	return widgets.NewChip(words.T("guide.who.unsigned"), widgets.Neutral)
}

func signer(name string, chip *widgets.Chip) fyne.CanvasObject {
	return container.New(line{grow: 0, gap: 2}, widgets.NewElided(name, widgets.Look{}), chip)
}

func (w *who) signed(personID string) (lifecycle.SignOff, bool) {
	sign := find(w.p.now.SignOffs, personID, func(o lifecycle.SignOff) string { return o.PersonID })
	return sign, sign.ID != ""
}

// nobody stands for an empty chair, with the way to fill it.
func (w *who) nobody(part workspace.Part) fyne.CanvasObject {
	personaID := ""
	if len(part.Chairs) > 0 {
		personaID = part.Chairs[0].Persona.ID
	}
	fill := widgets.NewQuiet(words.T("guide.who.fill"), nil, func() { w.p.s.goTo(stage.People, personaID) })
	return container.New(line{grow: 1, gap: 1}, widgets.NewChip(words.T("guide.who.nobody"), widgets.Watch), widgets.Muted(""), fill)
}
