package policy

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/policy"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// decisionsPart lists what people decided for the service with or against the verdict, the latest first.
type decisionsPart struct {
	screen *Screen
	none   *widgets.Paragraph
	choose *fyne.Container
	tools  *fyne.Container
	list   *list
	column *widgets.Column
	all    fyne.CanvasObject
}

func newDecisionsPart(s *Screen) *decisionsPart {
	p := &decisionsPart{screen: s, none: widgets.NewParagraph("", widgets.Look{Token: theme.Muted}), column: widgets.NewColumn(3)}
	p.list = newList([]listColumn{
		{words.Field("date"), 2}, {words.Field("verdict_text"), 5}, {words.Field("decided"), 5}, {words.Field("reason"), 5}, {words.Field("by"), 2.5},
	}, p.column.Reveal)
	p.list.onOpen, p.list.onRemove = p.askEdit, p.askRemove
	p.choose = container.NewHBox(s.serviceChooser())
	p.tools = container.NewHBox(
		widgets.NewButton(words.T("policy.decide"), s.askDecide),
		widgets.NewQuiet(words.T("policy.decision.edit"), fynetheme.DocumentCreateIcon(), p.list.open),
		widgets.NewIconButton(fynetheme.DeleteIcon(), words.T("policy.decision.remove"), p.list.remove),
	)
	p.column.Set(p.none, p.choose, p.list)
	p.all = container.New(below{}, p.tools, p.column)
	return p
}

func (p *decisionsPart) content() fyne.CanvasObject { return p.all }

func (p *decisionsPart) keys() fyne.Focusable { return p.list }

func (p *decisionsPart) reveal(id string) {
	if p.screen.w.Has("decision", id) {
		p.list.choose(id)
	}
}

func (p *decisionsPart) show() {
	s := p.screen
	s.live.look()
	var rows []listRow
	for _, d := range s.w.DecisionsOf(s.at.ServiceID) {
		rows = append(rows, listRow{d.ID, []fyne.CanvasObject{
			widgets.NewParagraph(words.Date(d.Date), widgets.Look{}), widgets.NewParagraph(d.VerdictText, widgets.Look{Token: theme.Muted}),
			widgets.NewParagraph(d.Decided, widgets.Look{Bold: true}), widgets.NewParagraph(d.Reason, widgets.Look{}),
			widgets.NewParagraph(d.By, widgets.Look{}),
		}})
	}
	p.list.set(rows)
	p.none.Set(words.T("policy.decisions.empty"))
	if s.at.ServiceID == "" {
		p.none.Set(words.T("policy.decisions.choose"))
	}
	p.list.Hidden, p.none.Hidden, p.choose.Hidden = len(rows) == 0, len(rows) > 0, s.at.ServiceID != ""
	hide(p.tools, s.at.ServiceID == "", p.all)
	p.column.Settle()
}

func (p *decisionsPart) askRemove(id string) {
	s := p.screen
	d := s.w.Decisions[id]
	label := words.T("policy.undo.remove-decision", "Decided", short(d.Decided))
	s.confirm(words.T("policy.decision.remove.title"), d.Decided, words.T("policy.remove"), func() {
		s.env.Do(label, func(w *workspace.Workspace) error { return w.Remove("decision", id) })
	})
}

func (p *decisionsPart) askEdit(id string) {
	s := p.screen
	before := s.w.Decisions[id]
	form := newDecisionForm(s, before)
	form.said.Set(words.T("policy.decision.said-then", "Verdict", before.VerdictText))
	label := words.T("policy.undo.edit-decision", "Decided", short(before.Decided))
	form.open(words.T("policy.decision.edit"), words.T("policy.save"), func() string {
		return s.env.Check(label, func(w *workspace.Workspace) error { return w.PutDecision(form.fill(w.Decisions[id])) })
	})
}

// decisionForm asks for a decision.
type decisionForm struct {
	screen      *Screen
	before      policy.Decision
	said        *widgets.Paragraph
	date        *widgets.DateField
	decided     *widgets.TextField
	reason      *widgets.TextField
	by          *widgets.TextField
	body        *fyne.Container
	verdict     policy.Action
	verdictText string
}

func newDecisionForm(s *Screen, before policy.Decision) *decisionForm {
	f := &decisionForm{
		screen: s, before: before, said: widgets.NewParagraph("", widgets.Look{Token: theme.Muted}), date: s.dateField(words.Field("date")),
		decided: widgets.NewTextArea(widgets.Field{Label: words.Field("decided"), Hint: words.T("policy.decision.decided-hint")}, 2),
		reason:  widgets.NewTextArea(widgets.Field{Label: words.Field("reason"), Hint: words.T("policy.decision.reason-hint")}, 3),
		by:      widgets.NewTextField(widgets.Field{Label: words.Field("by"), Hint: words.T("policy.decision.by-hint")}),
	}
	f.date.Set(before.Date)
	f.decided.Set(before.Decided)
	f.reason.Set(before.Reason)
	f.by.Set(before.By)
	f.body = widgets.Stack(3, f.said, container.New(abreast{}, f.date, f.by), f.decided, f.reason)
	return f
}

// fill writes what was changed in the form into the decision.
func (f *decisionForm) fill(d policy.Decision) policy.Decision {
	forms.Changed(&d.Date, f.before.Date, f.date.Value())
	forms.Changed(&d.Decided, f.before.Decided, f.decided.Value())
	forms.Changed(&d.Reason, f.before.Reason, f.reason.Value())
	forms.Changed(&d.By, f.before.By, f.by.Value())
	return d
}

func (f *decisionForm) open(title, confirm string, validate func() string) *widgets.OpenDialog {
	return widgets.Dialog{
		Title: title, Body: f.body, Confirm: confirm, Cancel: words.T("policy.cancel"), Validate: validate,
	}.Open(f.screen.env.Window.Canvas())
}

// askDecide records what was decided, beside what the policy says on that day.
func (s *Screen) askDecide() {
	if s.at.ServiceID == "" {
		return
	}
	form := newDecisionForm(s, policy.Decision{ServiceID: s.at.ServiceID, Date: s.env.Session.Today(), By: s.env.Session.Author()})
	form.hear()
	opened := form.open(words.T("policy.decide.title"), words.T("policy.decide.confirm"), func() string {
		d := form.fill(form.before)
		form.hear()
		d.Verdict, d.VerdictText = form.verdict, form.verdictText
		return s.env.Check(words.T("policy.undo.decide", "Decided", short(d.Decided)), func(w *workspace.Workspace) error {
			_, err := w.AddDecision(d)
			return err
		})
	})
	form.date.OnCommit = func(string) {
		form.hear()
		opened.SetProblem("")
	}
}

// hear notes what the policy says on the day of the form.
func (f *decisionForm) hear() {
	s := f.screen
	day := f.date.Value()
	f.verdict, f.verdictText = "", ""
	if s.live.waiting() != "" || checkDate(day) != "" {
		f.said.Set(words.T("policy.decide.unknown"))
		return
	}
	v := s.live.service.Verdict()
	if day != s.env.Session.Today() {
		v = s.live.service.VerdictOn(day)
	}
	f.verdict, f.verdictText = v.Action, words.Verdict(v, s.names())
	f.said.Set(words.T("policy.decide.said", "Verdict", f.verdictText))
}
