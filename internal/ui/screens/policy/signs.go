package policy

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/policy"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// signsPart shows who signed the version.
type signsPart struct {
	screen  *Screen
	back    *widgets.Button
	buttons *fyne.Container
	none    *widgets.Paragraph
	list    *list
	column  *widgets.Column
	all     fyne.CanvasObject
}

func newSignsPart(s *Screen) *signsPart {
	p := &signsPart{screen: s, column: widgets.NewColumn(4)}
	p.list = newList([]listColumn{
		{words.T("policy.signs.who"), 4}, {words.T("policy.signs.role"), 5}, {words.Field("date"), 3}, {words.Field("remark"), 7},
	}, p.column.Reveal)
	p.list.onRemove = p.askTakeBack
	p.none = widgets.NewParagraph(words.T("policy.signed.nobody"), widgets.Look{Token: theme.Muted})
	p.back = widgets.NewQuiet(words.T("policy.signs.take-back"), fynetheme.DeleteIcon(), p.list.remove)
	p.buttons = container.NewHBox(widgets.NewButton(words.T("policy.sign"), s.askSign), p.back)
	p.column.Set(yeses(), p.none, p.list)
	p.all = container.New(below{}, p.buttons, p.column)
	return p
}

func (p *signsPart) content() fyne.CanvasObject { return p.all }

func (p *signsPart) keys() fyne.Focusable { return p.list }

func (p *signsPart) reveal(id string) {
	if p.screen.w.Has("policy_sign_off", id) {
		p.list.choose(id)
	}
}

func (p *signsPart) show() {
	s := p.screen
	var rows []listRow
	for _, sign := range s.w.PolicySignsOf(s.version.ID) {
		rows = append(rows, listRow{sign.ID, []fyne.CanvasObject{
			widgets.NewParagraph(sign.Name, widgets.Look{Bold: true}), widgets.NewParagraph(sign.Role, widgets.Look{Token: theme.Muted}),
			widgets.NewParagraph(words.Date(sign.Date), widgets.Look{}), widgets.NewParagraph(sign.Remark, widgets.Look{}),
		}})
	}
	p.list.set(rows)
	p.list.Hidden, p.none.Hidden = len(rows) == 0, len(rows) > 0
	kept := s.version.State == policy.Superseded
	p.back.Hidden = len(rows) == 0
	hide(p.buttons, kept, p.all)
	p.column.Settle()
}

func (p *signsPart) askTakeBack(id string) {
	s := p.screen
	sign := s.w.PolicySigns[id]
	if s.version.State == policy.Superseded {
		return
	}
	label := words.T("policy.undo.take-back", "Name", sign.Name, "Number", s.version.Number)
	s.confirm(words.T("policy.signs.take-back.title", "Name", sign.Name), "", words.T("policy.signs.take-back"), func() {
		s.env.Do(label, func(w *workspace.Workspace) error { return w.Remove("policy_sign_off", id) })
	})
}

// yeses says what makes a policy an agreement.
func yeses() fyne.CanvasObject {
	lines := widgets.Stack(0.5, widgets.NewParagraph(words.T("policy.yes"), widgets.Look{Bold: true}))
	for _, yes := range []string{words.T("policy.yes.product"), words.T("policy.yes.development"), words.T("policy.yes.operations")} {
		lines.Add(widgets.NewParagraph("•  "+yes, widgets.Look{Token: theme.Muted}))
	}
	return lines
}

// askSign asks who signs the version.
func (s *Screen) askSign() {
	v := s.version
	people := s.w.PeopleByName()
	if len(people) == 0 {
		s.env.Tell(words.T("policy.sign.no-people"))
		return
	}
	who := widgets.NewChoiceField(widgets.Field{Label: words.Field("person_id"), Hint: words.T("policy.sign.choose")})
	var choices []widgets.Choice
	me := ""
	for _, p := range people {
		choices = append(choices, widgets.Choice{ID: p.ID, Text: p.Name})
		if p.Name == s.env.Session.Author() {
			me = p.ID
		}
	}
	who.Set(choices, me)
	date := s.dateField(words.Field("date"))
	remark := widgets.NewTextArea(widgets.Field{Label: words.Field("remark"), Hint: words.T("policy.sign.remark-hint")}, 3)
	widgets.Dialog{
		Title:    words.T("policy.sign.title", "Number", v.Number, "Policy", s.policyName(v.ServiceID)),
		Sentence: words.T("policy.sign.sentence"),
		Body:     widgets.Stack(3, who, date, remark),
		Confirm:  words.T("policy.sign.confirm"), Cancel: words.T("policy.cancel"),
		Validate: func() string { return s.signBy(who.Value(), date.Value(), remark.Value()) },
	}.Open(s.env.Window.Canvas())
}

// signBy signs the version and returns a sentence about what is wrong, or nothing.
func (s *Screen) signBy(personID, date, remark string) string {
	v := s.version
	if personID == "" {
		return words.Error(workspace.Missing{Field: "person_id"})
	}
	if problem := checkDate(date); problem != "" {
		return problem
	}
	label := words.T("policy.undo.sign", "Name", s.w.People[personID].Name, "Number", v.Number, "Policy", s.policyName(v.ServiceID))
	return s.env.Check(label, func(w *workspace.Workspace) error { return w.SignPolicy(v.ID, personID, remark, date) })
}
