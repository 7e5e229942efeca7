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
	lines := append([]fyne.CanvasObject{called(part)}, w.holders(part, part.Letters.Has(scheme.Symbol(raci.Accountable)))...)
	chip := widgets.NewLetterChip(string(part.Letters))
	chip.SetTip(letterMeanings(part.Letters, scheme))
	return container.New(line{grow: 1, gap: 2}, container.New(wide(3.8), container.NewHBox(chip)), widgets.Stack(0, lines...))
}

// called is a column's name, and in quotes what its personas are called here.
func called(part workspace.Part) fyne.CanvasObject {
	name := widgets.NewText(part.Column.Name, widgets.Look{Bold: true})
	if part.Own == "" {
		return widgets.NewElided(part.Column.Name, widgets.Look{Bold: true})
	}
	own := widgets.NewElided(words.T("guide.who.own", "Name", part.Own), widgets.Look{Token: theme.Muted})
	return container.New(line{grow: 1, gap: 1.5}, name, own)
}

// letterMeanings says what the letters of a cell stand for.
func letterMeanings(letters raci.Letters, scheme raci.Scheme) string {
	var meanings []string
	for _, symbol := range letters.Symbols() {
		letter, _ := scheme.Find(symbol)
		meanings = append(meanings, words.T("guide.who.letter", "Label", letter.Label, "Meaning", letter.Meaning))
	}
	return strings.Join(meanings, " ")
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
