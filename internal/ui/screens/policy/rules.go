package policy

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/policy"
	"slocharter/internal/reading"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// rulesPart shows the rules of the version, and in a draft lets them be edited.
type rulesPart struct {
	screen  *Screen
	verdict *verdictCard
	tools   *fyne.Container // the buttons, and the keys that do the same
	warning *widgets.Banner
	none    *widgets.Paragraph
	list    *list
	column  *widgets.Column
	all     fyne.CanvasObject
}

func newRulesPart(s *Screen) *rulesPart {
	p := &rulesPart{screen: s, verdict: newVerdictCard(s), warning: widgets.NewBanner(), column: widgets.NewColumn(3)}
	p.list = newList([]listColumn{
		{"", 0.6}, {words.T("policy.rules.when"), 5}, {words.T("policy.rules.then"), 4.2}, {words.Field("decided_by"), 2.2},
		{words.T("policy.rules.today"), 3.6},
	}, p.column.Reveal)
	p.list.onMove, p.list.onRemove, p.list.onOpen = p.move, p.askRemove, p.askEdit
	p.none = widgets.NewParagraph(words.T("policy.rules.empty"), widgets.Look{Token: theme.Muted})
	hint := widgets.NewElided(words.T("policy.rules.keys"), widgets.Look{Size: theme.SizeCaption, Token: theme.Muted})
	buttons := container.NewHBox(
		widgets.NewButton(words.T("policy.rule.add"), p.askAdd),
		widgets.NewButton(words.T("policy.preset"), p.askPreset),
		widgets.NewQuiet(words.T("policy.rule.edit"), fynetheme.DocumentCreateIcon(), p.list.open),
		widgets.NewIconButton(fynetheme.MoveUpIcon(), words.T("policy.rule.up"), func() { p.list.move(-1) }),
		widgets.NewIconButton(fynetheme.MoveDownIcon(), words.T("policy.rule.down"), func() { p.list.move(1) }),
		widgets.NewIconButton(fynetheme.DeleteIcon(), words.T("policy.rule.remove"), p.list.remove),
	)
	boundary := widgets.NewParagraph(words.T("policy.rules.boundary"), widgets.Look{Token: theme.Muted})
	p.column.Set(p.verdict.card, p.warning, p.none, p.list, boundary)
	p.tools = container.NewBorder(nil, nil, buttons, nil, hint)
	p.all = container.New(below{}, p.tools, p.column)
	return p
}

func (p *rulesPart) content() fyne.CanvasObject { return p.all }

func (p *rulesPart) keys() fyne.Focusable { return p.list }

func (p *rulesPart) reveal(id string) {
	if _, ok := p.screen.w.PolicyRules[id]; ok {
		p.list.choose(id)
	}
}

func (p *rulesPart) show() {
	s := p.screen
	rules := s.w.PolicyRulesOf(s.version.ID)
	heard := s.hear()
	p.verdict.show(heard.Verdict)
	var rows []listRow
	for i, r := range rules {
		rows = append(rows, p.row(i+1, r, p.today(heard, i)))
	}
	p.list.set(rows)
	p.list.Hidden, p.none.Hidden = len(rules) == 0, len(rules) > 0
	hide(p.tools, !s.editable(), p.all)
	p.warning.Set(widgets.Notice{})
	if len(rules) > 0 && !slices.ContainsFunc(rules, policy.Rule.CoversUsedUp) {
		p.warning.Set(widgets.Notice{Kind: widgets.Watch, Text: words.T("policy.rules.not-covered")})
	}
	p.column.Settle()
}

// hear returns what the version that is shown says now; nothing while there is no service.
func (s *Screen) hear() reading.Hearing {
	s.live.look()
	if s.live.waiting() != "" {
		return reading.Hearing{}
	}
	return s.live.service.Hear(s.version)
}

// today says how the rule at a place stands now.
func (p *rulesPart) today(heard reading.Hearing, at int) fyne.CanvasObject {
	if at >= len(heard.Rules) {
		return widgets.NewParagraph(words.None, widgets.Look{Token: theme.Muted})
	}
	return p.screen.todayCell(heard.Rules[at], heard.Verdict)
}

func (p *rulesPart) row(number int, r policy.Rule, today fyne.CanvasObject) listRow {
	then := widgets.Stack(0.5, widgets.NewParagraph(r.Then, widgets.Look{}))
	if name := words.Action(r.Action); name != r.Then {
		then.Add(widgets.NewParagraph(name, widgets.Look{Size: theme.SizeCaption, Token: theme.Muted}))
	}
	return listRow{r.ID, []fyne.CanvasObject{
		widgets.NewParagraph(strconv.Itoa(number), widgets.Look{Token: theme.Muted}),
		widgets.NewParagraph(words.Condition(r), widgets.Look{}), then,
		widgets.NewParagraph(decider(p.screen.w, r), widgets.Look{}), today,
	}}
}

// decider names the persona that decides, as it is called here.
func decider(w workspace.Workspace, r policy.Rule) string {
	if persona, ok := w.Personas[r.DecidedBy]; ok {
		return persona.Called()
	}
	return words.T("policy.rule.nobody")
}

// ruleSentence says a rule in one sentence.
func ruleSentence(w workspace.Workspace, r policy.Rule) string {
	return words.T("policy.rule.sentence", "When", words.Condition(r), "Then", r.Then, "Persona", decider(w, r))
}

func (p *rulesPart) move(id string, by int) {
	s := p.screen
	if !s.editable() {
		return
	}
	label := words.T("policy.undo.move-rule", "Then", short(s.w.PolicyRules[id].Then), "Number", s.version.Number)
	s.env.Do(label, func(w *workspace.Workspace) error { return w.MovePolicyRule(id, by) })
}

func (p *rulesPart) askRemove(id string) {
	s := p.screen
	if !s.editable() {
		return
	}
	rule := s.w.PolicyRules[id]
	label := words.T("policy.undo.remove-rule", "Then", short(rule.Then), "Number", s.version.Number)
	s.confirm(words.T("policy.rule.remove.title"), ruleSentence(s.w, rule), words.T("policy.remove"), func() {
		s.env.Do(label, func(w *workspace.Workspace) error { return w.Remove("policy_rule", id) })
	})
}

func (p *rulesPart) askAdd() {
	s := p.screen
	before := policy.Rule{
		VersionID: s.version.ID, Signal: policy.BudgetLeft, Scope: policy.AnySLO, Comparison: "<", Threshold: "0", Action: policy.FixesOnly,
	}
	form, added := newRuleForm(s.w, before), ""
	opened := widgets.Dialog{
		Title: words.T("policy.rule.add"), Body: form.body, Confirm: words.T("policy.add"), Cancel: words.T("policy.cancel"),
		Validate: func() string {
			label := words.T("policy.undo.add-rule", "Then", short(form.then.Value()), "Number", s.version.Number)
			return s.env.Check(label, func(w *workspace.Workspace) error {
				rule, err := w.AddPolicyRule(before.VersionID, form.then.Value())
				if err != nil {
					return err
				}
				added = rule.ID
				return w.PutPolicyRule(form.fill(rule))
			})
		},
		OnConfirm: func() { p.list.choose(added) },
	}.Open(s.env.Window.Canvas())
	form.resized = func() { opened.SetProblem("") }
}

func (p *rulesPart) askEdit(id string) {
	s := p.screen
	if !s.editable() {
		return
	}
	before := s.w.PolicyRules[id]
	form := newRuleForm(s.w, before)
	opened := widgets.Dialog{
		Title: words.T("policy.rule.edit"), Body: form.body, Confirm: words.T("policy.save"), Cancel: words.T("policy.cancel"),
		Validate: func() string {
			label := words.T("policy.undo.edit-rule", "Then", short(before.Then), "Number", s.version.Number)
			return s.env.Check(label, func(w *workspace.Workspace) error { return w.PutPolicyRule(form.fill(w.PolicyRules[id])) })
		},
	}.Open(s.env.Window.Canvas())
	form.resized = func() { opened.SetProblem("") }
}
