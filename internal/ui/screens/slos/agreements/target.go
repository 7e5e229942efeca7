package agreements

import (
	"slocharter/internal/slo"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// targetWords says a target in short, with its kind where it is not the objective.
func targetWords(t slo.Target) string {
	text := words.T("agreements.target", "Goal", words.Percent(t.Goal), "Window", windowWords(t))
	if t.Kind == slo.Objective {
		return text
	}
	return words.T("agreements.of-kind", "Kind", words.TargetKind(t.Kind), "Target", text)
}

// windowWords names a window, with its time zone and its beginning where they are not the usual ones.
func windowWords(t slo.Target) string {
	text := words.Window(t.Window)
	if t.Window.Rolling() {
		return text
	}
	if t.Zone != "" {
		text = words.T("agreements.zone", "Window", text, "Zone", t.Zone)
	}
	if t.Anchor != "" {
		text = words.T("agreements.anchor", "Window", text, "Date", words.Date(t.Anchor))
	}
	return text
}

// askRemove removes a target after a yes.
func (t *Tab) askRemove(id, title, confirm, label string) {
	widgets.Dialog{
		Title: title, Sentence: words.T("agreements.remove-sentence", "Target", targetWords(t.w.Targets[id])),
		Confirm: confirm, Cancel: words.T("agreements.cancel"), Danger: true,
		OnConfirm: func() {
			t.env.Do(label, func(w *workspace.Workspace) error { return w.Remove("target", id) })
		},
	}.Open(t.env.Window.Canvas())
}
