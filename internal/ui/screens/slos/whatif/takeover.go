package whatif

import (
	"cmp"

	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// takeOver writes down what is tried, with what speaks for it: as a proposal, which goes on at the planning board, or,
// while the SLO itself is only proposed, as its target.
func (t *Tab) takeOver() {
	made := t.results.made
	if made.target.Goal == "" || made.s.ID != t.s.ID { // what is shown is still of the SLO before
		return
	}
	evidence, today := t.evidence(made), t.env.Session.Today()
	label := words.T("whatif.undo.propose", "Goal", words.Percent(made.target.Goal), "Name", t.s.Name)
	to := stage.Route{Screen: stage.Planning, ServiceID: t.s.ServiceID, ID: t.s.ID}
	if t.s.Standing == slo.Proposed {
		to = stage.SLORoute(t.s.ServiceID, t.s.ID, stage.Agreements)
	}
	done := t.env.Do(label, func(w *workspace.Workspace) error {
		if w.SLOs[t.s.ID].Standing == slo.Proposed {
			return w.SetTarget(slo.Target{
				SLOID: t.s.ID, Goal: made.target.Goal, Window: made.target.Window, Zone: made.target.Zone, Anchor: made.target.Anchor, Note: evidence,
			})
		}
		latest, _ := w.LatestTarget(t.s.ID)
		_, err := w.Propose(review.Proposal{
			SLOID: t.s.ID, Change: review.Between(latest, made.target), Goal: made.target.Goal, Window: made.target.Window,
			From: today, Date: today, By: t.env.Session.Author(), Evidence: evidence,
		})
		return err
	})
	if done {
		t.env.GoTo(to)
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
