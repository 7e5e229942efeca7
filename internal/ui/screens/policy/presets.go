package policy

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/policy"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// askPreset offers the sets of rules that teams use, each with what it means and the rules it holds.
func (p *rulesPart) askPreset() {
	s := p.screen
	v := s.version
	presets := workspace.Presets()
	choice := widgets.NewChoiceField(widgets.Field{Label: words.Field("preset")})
	meaning := widgets.NewParagraph("", widgets.Look{})
	rules := widgets.Stack(1)
	show := func(key string) {
		for _, preset := range presets {
			if preset.Key == key {
				meaning.Set(preset.Meaning)
				rules.Objects = presetRules(preset)
			}
		}
		rules.Refresh()
	}
	var choices []widgets.Choice
	for _, preset := range presets {
		choices = append(choices, widgets.Choice{ID: preset.Key, Text: preset.Name})
	}
	choice.Set(choices, presets[0].Key)
	show(presets[0].Key)
	opened := widgets.Dialog{
		Title:    words.T("policy.preset.title"),
		Sentence: words.N("policy.preset.replaces", len(s.w.PolicyRulesOf(v.ID)), "Number", v.Number),
		Body:     widgets.Stack(3, choice, meaning, rules),
		Confirm:  words.T("policy.preset.use"), Cancel: words.T("policy.cancel"),
		Validate: func() string {
			label := words.T("policy.undo.preset", "Number", v.Number)
			return s.env.Check(label, func(w *workspace.Workspace) error { return w.UsePreset(v.ID, choice.Value()) })
		},
	}.Open(s.env.Window.Canvas())
	choice.OnChoose = func(key string) {
		show(key)
		opened.SetProblem("") // fits the dialog to what it shows
	}
}

// presetRules draws the rules of a preset.
func presetRules(preset workspace.Preset) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, r := range preset.Rules {
		when := words.Condition(policy.Rule{
			Signal: r.Signal, Scope: r.Scope, Comparison: r.Comparison, Threshold: r.Threshold, Span: r.Span, Condition: r.Condition,
		})
		text := words.T("policy.preset.rule", "When", when, "Then", r.Then)
		lines = append(lines, widgets.NewParagraph("•  "+text, widgets.Look{Token: theme.Muted}))
	}
	return lines
}
