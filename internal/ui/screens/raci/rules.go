package raci

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/raci"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// openRules opens the list of rules. What is switched there counts at once.
func (s *Screen) openRules() {
	stack := widgets.Stack(3, s.schemeField())
	for _, rule := range s.w.RulesInOrder() {
		stack.Add(line())
		stack.Add(s.ruleEntry(rule))
	}
	s.ask(widgets.Dialog{
		Title: words.T("raci.rules.title"), Sentence: words.T("raci.rules.sentence"), Body: stack, Confirm: words.T("raci.close"),
	})
}

func (s *Screen) ruleEntry(rule raci.Rule) fyne.CanvasObject {
	tick := widgets.NewCheckField(widgets.Field{Label: rule.Name})
	tick.Set(!rule.Off)
	tick.OnTick = func(on bool) { s.switchRule(rule, on) }
	severity := container.NewCenter(container.NewHBox(severityIcon(rule.Severity), widgets.Caption(words.Severity(rule.Severity))))
	entry := widgets.Stack(1, container.NewBorder(nil, nil, nil, severity, tick), widgets.NewParagraph(rule.Why, widgets.Look{Size: captionSize, Token: mutedToken}))
	if rule.Limit > 0 {
		entry.Add(s.limitField(rule))
	}
	return entry
}

func (s *Screen) switchRule(rule raci.Rule, on bool) {
	label := words.T("raci.undo.rule-off", "Rule", rule.Name)
	if on {
		label = words.T("raci.undo.rule-on", "Rule", rule.Name)
	}
	s.env.Do(label, func(w *workspace.Workspace) error {
		r := w.Rules[rule.ID]
		r.Off = !on
		return w.PutRule(r)
	})
}

func (s *Screen) limitField(rule raci.Rule) fyne.CanvasObject {
	field := widgets.NewTextField(widgets.Field{Label: words.T("raci.rules.limit")})
	field.Set(strconv.Itoa(rule.Limit))
	field.OnCommit = func(text string) {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 1 || n > 99 {
			field.SetProblem(words.T("raci.rules.bad-limit"))
			return
		}
		field.SetProblem(s.env.Check(words.T("raci.undo.rule-limit", "Rule", rule.Name), func(w *workspace.Workspace) error {
			r := w.Rules[rule.ID]
			r.Limit = n
			return w.PutRule(r)
		}))
	}
	return field
}

// schemeField chooses the letters in use.
func (s *Screen) schemeField() *widgets.ChoiceField {
	field := widgets.NewChoiceField(widgets.Field{Label: words.T("raci.scheme"), Help: words.T("raci.scheme.help")})
	var choices []widgets.Choice
	for _, c := range workspace.Schemes() {
		choices = append(choices, widgets.Choice{ID: c.Key, Text: schemeText(s.w, c)})
	}
	present := s.w.Info().Scheme
	field.Set(choices, present)
	field.OnChoose = func(key string) {
		s.askScheme(key, func() { field.Set(choices, s.w.Info().Scheme) })
	}
	return field
}

// schemeText names a scheme with its letters: "RASCI: Accountable, Responsible, …".
func schemeText(w workspace.Workspace, c workspace.SchemeChoice) string {
	var labels []string
	for _, l := range inScheme(w, c.Key).Scheme() {
		labels = append(labels, l.Label)
	}
	return words.T("raci.scheme.choice", "Name", c.Name, "Letters", words.List(labels))
}

// inScheme is the workspace as it would be with other letters.
func inScheme(w workspace.Workspace, key string) workspace.Workspace {
	other := w.Clone()
	if err := other.UseScheme(key); err != nil {
		return w
	}
	return other
}

// askScheme says how many cells would hold unknown letters, and changes the scheme after a yes.
func (s *Screen) askScheme(key string, settled func()) {
	change := func() {
		s.env.Do(words.T("raci.undo.scheme", "Scheme", strings.ToUpper(key)), func(w *workspace.Workspace) error { return w.UseScheme(key) })
		settled()
	}
	unknown := unknownCells(inScheme(s.w, key))
	if unknown == 0 {
		change()
		return
	}
	s.ask(widgets.Dialog{
		Title:    words.T("raci.scheme.title", "Scheme", strings.ToUpper(key)),
		Sentence: strings.Join([]string{words.N("raci.scheme.unknown", unknown), words.T("raci.can-undo")}, " "),
		Confirm:  words.T("raci.scheme.confirm", "Scheme", strings.ToUpper(key)), Cancel: words.T("raci.cancel"),
		OnConfirm: change, OnCancel: settled,
	})
}

// unknownCells counts the cells, of the default and of all services, whose letters are not in use.
func unknownCells(w workspace.Workspace) int {
	unknown, scheme := 0, w.Scheme()
	for _, cell := range w.Cells {
		if _, err := raci.Parse(string(cell.Letters), scheme); err != nil {
			unknown++
		}
	}
	return unknown
}
