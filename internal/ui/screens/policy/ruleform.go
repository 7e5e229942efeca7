package policy

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/policy"
	"slocharter/internal/slo"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// ruleForm asks for a rule. Fields that its signal has no use for are hidden, and the rule is said as a sentence while it
// is made.
type ruleForm struct {
	w                         workspace.Workspace
	before                    policy.Rule
	signal, scope, comparison *widgets.ChoiceField
	threshold, span           *widgets.TextField
	condition, then           *widgets.TextField
	action, decidedBy         *widgets.ChoiceField
	sentence                  *widgets.Paragraph
	limits                    *fyne.Container // the fields of what is measured
	body                      *fyne.Container
	proposed                  condition
	resized                   func() // is called when the form needs more or less room
}

func newRuleForm(w workspace.Workspace, before policy.Rule) *ruleForm {
	f := &ruleForm{
		w: w, before: before,
		signal:     widgets.NewChoiceField(widgets.Field{Label: words.Field("signal"), Help: signalHelp(w)}),
		scope:      widgets.NewChoiceField(widgets.Field{Label: words.Field("scope")}),
		comparison: widgets.NewChoiceField(widgets.Field{Label: words.Field("comparison")}),
		threshold:  widgets.NewTextField(widgets.Field{Label: words.Field("threshold"), Help: words.T("policy.rule.threshold-help")}),
		span: widgets.NewTextField(widgets.Field{
			Label: words.Field("span"), Help: words.T("policy.rule.span-help"), Hint: words.T("policy.rule.span-hint"),
		}),
		condition: widgets.NewTextField(widgets.Field{Label: words.Field("condition"), Hint: words.T("policy.rule.condition-hint")}),
		action:    widgets.NewChoiceField(widgets.Field{Label: words.Field("action")}),
		then:      widgets.NewTextField(widgets.Field{Label: words.Field("then")}),
		decidedBy: widgets.NewChoiceField(widgets.Field{Label: words.Field("decided_by"), Hint: words.T("policy.rule.nobody")}),
		sentence:  widgets.NewParagraph("", widgets.Look{Bold: true}),
	}
	f.set(before)
	f.listen()
	f.limits = container.New(abreast{}, f.comparison, f.threshold, f.span)
	f.body = widgets.Stack(2,
		container.New(abreast{}, f.signal, f.scope), f.limits, f.condition,
		container.New(abreast{}, f.action, f.decidedBy), f.then, widgets.Inset(1, f.sentence),
	)
	f.follow()
	return f
}

// signalHelp says what the signals look at, as the glossary has it.
func signalHelp(w workspace.Workspace) string {
	var lines []string
	for _, signal := range []string{words.T("policy.term.budget"), words.T("policy.term.burn-rate")} {
		if term, ok := w.Term(signal); ok {
			lines = append(lines, words.T("policy.term.short", "Term", term.Term, "Short", term.Short))
		}
	}
	return strings.Join(lines, "\n")
}

func (f *ruleForm) set(r policy.Rule) {
	f.signal.Set(choices(policy.Signals, words.Signal), string(r.Signal))
	f.scope.Set(choices(policy.Scopes, words.Scope), string(r.Scope))
	f.comparison.Set(choices(policy.Comparisons, words.Comparison), r.Comparison)
	f.threshold.Set(words.Decimal(r.Threshold))
	f.span.Set(r.Span)
	f.condition.Set(r.Condition)
	f.action.Set(choices(policy.Actions, words.Action), string(r.Action))
	f.then.Set(r.Then)
	if r.Then == "" {
		f.then.Set(words.Action(r.Action))
	}
	personas := []widgets.Choice{{ID: "", Text: words.T("policy.rule.nobody")}}
	for _, p := range f.w.PersonasInOrder() {
		personas = append(personas, widgets.Choice{ID: p.ID, Text: p.Called()})
	}
	f.decidedBy.Set(personas, r.DecidedBy)
}

func choices[T ~string](all []T, name func(T) string) []widgets.Choice {
	var list []widgets.Choice
	for _, one := range all {
		list = append(list, widgets.Choice{ID: string(one), Text: name(one)})
	}
	return list
}

func (f *ruleForm) listen() {
	chosen := func(string) { f.follow() }
	fitted := func(string) {
		f.follow()
		f.resized()
	}
	for _, field := range []*widgets.ChoiceField{f.scope, f.comparison, f.decidedBy} {
		field.OnChoose = fitted
	}
	f.proposed = usual[f.before.Signal]
	f.signal.OnChoose = func(id string) {
		f.propose(policy.Signal(id))
		fitted(id)
	}
	for _, field := range []*widgets.TextField{f.threshold, f.span, f.condition, f.then} {
		field.OnType = chosen
	}
	named := words.Action(policy.Action(f.action.Value()))
	f.action.OnChoose = func(id string) {
		name := words.Action(policy.Action(id))
		if f.then.Value() == named { // it was not put into other words
			f.then.Set(name)
		}
		named = name
		f.follow()
	}
}

// condition is what a rule compares a signal with.
type condition struct{ comparison, threshold, span string }

// usual is what rules about a signal usually compare it with.
var usual = map[policy.Signal]condition{
	policy.BudgetLeft:    {"<", "0", ""},
	policy.BudgetUsed:    {">", "20", "7d"},
	policy.BurnRate:      {">", "2", "1d"},
	policy.IncidentShare: {">", "20", "28d"},
	policy.CauseShare:    {">", "20", "calendar:quarter"},
}

// propose puts in what is usual for another signal, unless something of one's own stands there.
func (f *ruleForm) propose(signal policy.Signal) {
	shown := condition{f.comparison.Value(), f.threshold.Value(), f.span.Value()}
	next, ok := usual[signal]
	if !ok || shown != f.proposed && shown != (condition{}) {
		return
	}
	f.proposed = next
	f.comparison.Set(choices(policy.Comparisons, words.Comparison), next.comparison)
	f.threshold.Set(next.threshold)
	f.span.Set(next.span)
}

// follow shows the fields that the signal needs, and the sentence.
func (f *ruleForm) follow() {
	signal := policy.Signal(f.signal.Value())
	measured := signal != policy.Judgement
	f.scope.Hidden, f.limits.Hidden = !measured, !measured
	f.span.Hidden = signal == policy.BudgetLeft
	if measured && f.comparison.Value() == "" {
		f.comparison.Set(choices(policy.Comparisons, words.Comparison), ">")
	}
	shown := f.fill(f.before)
	if _, err := slo.ParseWindow(shown.Span); err != nil {
		shown.Span = "" // it is still being typed
	}
	f.sentence.Set(ruleSentence(f.w, shown))
	f.body.Refresh()
}

// fill writes what was changed in the form into the rule.
func (f *ruleForm) fill(r policy.Rule) policy.Rule {
	b := f.before
	forms.Changed(&r.Signal, b.Signal, f.signal.Value())
	forms.Changed(&r.Scope, b.Scope, f.scope.Value())
	forms.Changed(&r.Comparison, b.Comparison, f.comparison.Value())
	forms.Changed(&r.Threshold, words.Decimal(b.Threshold), f.threshold.Value())
	forms.Changed(&r.Span, b.Span, f.span.Value())
	forms.Changed(&r.Condition, b.Condition, f.condition.Value())
	forms.Changed(&r.Action, b.Action, f.action.Value())
	forms.Changed(&r.Then, b.Then, f.then.Value())
	forms.Changed(&r.DecidedBy, b.DecidedBy, f.decidedBy.Value())
	if r.Signal == policy.BudgetLeft {
		r.Span = ""
	}
	return r
}
