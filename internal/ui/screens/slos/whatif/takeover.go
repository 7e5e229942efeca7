package whatif

import (
	"cmp"

	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// takeOver writes the target down that is tried, with what speaks for it: as a proposal, or, while the SLO itself is only
// proposed, as its target.
func (t *Tab) takeOver() {
	made := t.results.made
	if made.target.Goal == "" {
		return
	}
	proposed := slo.Target{
		SLOID: t.s.ID, Goal: made.target.Goal, Window: made.target.Window, Zone: made.target.Zone, Anchor: made.target.Anchor,
		Note: t.evidence(made),
	}
	label := words.T("whatif.undo.propose", "Goal", words.Percent(proposed.Goal), "Name", t.s.Name)
	done := t.env.Do(label, func(w *workspace.Workspace) error {
		if w.SLOs[proposed.SLOID].Standing == slo.Proposed {
			return w.SetTarget(proposed)
		}
		return w.ProposeTarget(proposed)
	})
	if done {
		t.env.GoTo(stage.SLORoute(t.s.ServiceID, t.s.ID, stage.Agreements))
	}
}

// evidence says on what the proposal rests.
func (t *Tab) evidence(made trial) string {
	span := t.s.Series.Span()
	text := words.T("whatif.evidence", "Summary", summary(made.tried), "Worst", worstWords(made), "Window", words.Window(made.target.Window),
		"From", words.Date(made.s.DayOf(span.Start)), "To", words.Date(made.s.DayOf(span.End)))
	if made.s.Method != t.s.Method || made.s.Slice != t.s.Slice {
		text += " " + words.T("whatif.evidence.method", "Method", words.Method(made.s.Method), "Slice", cmp.Or(made.s.Slice, words.None))
	}
	return text
}
