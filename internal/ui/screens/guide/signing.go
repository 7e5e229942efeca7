package guide

import (
	"slices"
	"strings"
	"time"

	"slocharter/internal/people"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// signing is the dialog in which somebody signs a step.
type signing struct {
	p           *page
	accountable []people.Person
	person      *widgets.ChoiceField
	note        *widgets.Paragraph
	date        *widgets.DateField
	remark      *widgets.TextField
}

// askSign asks who signs, when, and with which remark.
func (p *page) askSign() {
	f := p.newSigning()
	widgets.Dialog{
		Title: words.T("guide.sign.title", "Step", p.now.Step.Name), Sentence: p.stillOpen(),
		Body:    widgets.Stack(3, f.person, f.note, f.date, f.remark),
		Confirm: words.T("guide.sign.confirm"), Cancel: words.T("guide.cancel"),
		Validate: f.sign,
	}.Open(p.canvas())
}

func (p *page) newSigning() *signing {
	today := p.env.Session.Today()
	f := &signing{
		p: p, accountable: p.now.Accountable(p.s.w.Scheme()),
		person: widgets.NewChoiceField(widgets.Field{Label: words.T("guide.sign.who"), Hint: words.T("guide.sign.who-hint")}),
		note:   widgets.NewParagraph("", widgets.Look{Size: captionSize, Token: mutedToken}),
		date:   widgets.NewDateField(widgets.Field{Label: words.Field("date")}, words.T("guide.calendar"), checkDate),
		remark: widgets.NewTextArea(widgets.Field{Label: words.Field("remark"), Hint: words.T("guide.sign.remark-hint")}, 3),
	}
	f.date.Today = func() time.Time { return day(today) }
	f.date.Set(today)
	f.person.OnChoose = func(string) { f.explain() }
	chosen := ""
	if len(f.accountable) == 1 {
		chosen = f.accountable[0].ID
	}
	f.person.Set(f.choices(), chosen)
	f.explain()
	return f
}

// choices lists the people who can sign, the accountable ones first.
func (f *signing) choices() []widgets.Choice {
	var first, rest []widgets.Choice
	for _, person := range f.accountable {
		first = append(first, widgets.Choice{ID: person.ID, Text: words.T("guide.sign.accountable", "Name", person.Name)})
	}
	for _, person := range f.p.s.w.PeopleByName() {
		if !slices.Contains(f.accountable, person) {
			rest = append(rest, widgets.Choice{ID: person.ID, Text: person.Name})
		}
	}
	return append(first, rest...)
}

// explain says what the signature of the chosen person does.
func (f *signing) explain() {
	chosen := f.person.Value()
	closes := slices.ContainsFunc(f.accountable, func(p people.Person) bool { return p.ID == chosen })
	switch {
	case len(f.p.s.w.People) == 0:
		f.note.Set(words.T("guide.sign.no-people"))
	case chosen == "":
		f.note.Set(words.T("guide.sign.choose"))
	case closes:
		f.note.Set(words.T("guide.sign.closes"))
	default:
		f.note.Set(words.T("guide.sign.stays-open", "Name", f.p.s.w.People[chosen].Name))
	}
}

// sign records the sign-off; it returns a sentence when that fails.
func (f *signing) sign() string {
	person, ok := f.p.s.w.People[f.person.Value()]
	if !ok {
		return f.note.Text()
	}
	date := strings.TrimSpace(f.date.Value())
	if date == "" {
		return words.Error(workspace.Missing{Field: "date"})
	}
	label := words.T("guide.undo.sign", "Name", person.Name, "Step", f.p.now.Step.Name)
	return f.p.env.Check(label, func(w *workspace.Workspace) error {
		return w.SignStep(f.p.cycleID, f.p.stepID, person.ID, strings.TrimSpace(f.remark.Value()), date)
	})
}

// stillOpen says how many exit criteria are not met; that keeps nobody from signing.
func (p *page) stillOpen() string {
	open := 0
	for _, r := range p.now.Criteria {
		if !r.Met {
			open++
		}
	}
	if open == 0 {
		return ""
	}
	return words.N("guide.sign.open", open)
}
