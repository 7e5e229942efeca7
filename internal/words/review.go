package words

import (
	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

// ReviewKind names how often a review takes place: "Weekly review".
func ReviewKind(k review.Kind) string { return T("review-kind." + string(k)) }

// ReviewState names how far a review is.
func ReviewState(s review.State) string { return T("review-state." + string(s)) }

// Level names how much toil or satisfaction there is.
func Level(l review.Level) string { return T("level." + string(l)) }

// Balance names how feature and reliability work are weighed.
func Balance(b review.Balance) string { return T("work-balance." + string(b)) }

// Decided names how a decision relates to what was suggested.
func Decided(d review.Decided) string { return T("decided." + string(d)) }

// ActionState names how far an action item is.
func ActionState(s review.ActionState) string { return T("action-state." + string(s)) }

// ProposalChange names what a recalibration does with an SLO.
func ProposalChange(c review.Change) string { return T("proposal-change." + string(c)) }

// ProposalState names how far a proposal is.
func ProposalState(s review.ProposalState) string { return T("proposal-state." + string(s)) }

// Size names how much work something is.
func Size(s review.Size) string { return T("size." + string(s)) }

// Proposal says what is proposed for an SLO: "Tighten “Pay in time” from 99.5 % to 99.9 % (28 days), from 1 Apr 2026 on".
func Proposal(p review.Proposal, sloName string) string {
	before := None
	if p.Before != "" {
		before = Percent(slo.Percent(p.Before))
	}
	return T("proposal-sentence."+string(p.Change), "SLO", sloName, "Before", before, "Goal", Percent(p.Goal), "Window", Window(p.Window),
		"From", Date(p.From), "Successor", p.Successor)
}

// LineState names how an SLO stood in a review.
func LineState(l review.Line) string {
	if l.State == "" {
		return T("line-state.none")
	}
	return State(l.State)
}

// LineSLI writes the SLI of an SLO in a review: "99.912 %".
func LineSLI(l review.Line) string { return Indicated(review.Figure(l.SLI), string(l.Goal)) }

// LineLeft writes what was left of the budget of an SLO in a review: "−12.4 %".
func LineLeft(l review.Line) string { return Share(review.Figure(l.Left)) }

// LineTarget writes the target of an SLO in a review: "99.9 % (28 days)"; None without one.
func LineTarget(l review.Line) string {
	if l.Goal == "" {
		return None
	}
	return T("review-line.target", "Goal", Percent(l.Goal), "Window", Window(l.Window))
}

// LineDecision says what was decided about an SLO in a review; empty while nothing is.
func LineDecision(l review.Line) string {
	switch {
	case l.Decided == review.AsSuggested && l.Decision == "":
		return l.Suggestion
	case l.Decided == review.Undecided:
		return ""
	}
	return l.Decision
}

// explainReview speaks about reviews and proposals that cannot be edited any more, or not yet.
func explainReview(err error) (string, []any) {
	if e, ok := as[workspace.ReviewHeld](err); ok {
		return "error.review-held", []any{"Date", Date(e.Date)}
	}
	if e, ok := as[workspace.ReviewOpen](err); ok {
		return "error.review-open", []any{"Date", Date(e.Date)}
	}
	if e, ok := as[workspace.NotPrepared](err); ok {
		return "error.not-prepared", []any{"Date", Date(e.Date)}
	}
	if e, ok := as[workspace.ProposalDecided](err); ok {
		return "error.proposal-decided", []any{"Date", Date(e.Date)}
	}
	if e, ok := as[workspace.ProposalOpen](err); ok {
		return "error.proposal-open", []any{"SLO", e.SLO}
	}
	if e, ok := as[workspace.WrongWay](err); ok {
		return "error.wrong-way." + string(e.Change), []any{"Before", Percent(e.Before), "Goal", Percent(e.Goal)}
	}
	if e, ok := as[workspace.Backdated](err); ok {
		return "error.backdated", []any{"From", Date(e.From), "Agreed", Date(e.Agreed)}
	}
	if e, ok := as[workspace.NotAgreed](err); ok {
		return "error.not-agreed", []any{"Names", List(e.Names)}
	}
	return "", nil
}
