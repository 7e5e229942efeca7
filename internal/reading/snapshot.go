package reading

import (
	"errors"
	"math/big"
	"slices"
	"strings"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/policy"
	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/words"
)

// Snapshot takes the figures of a service for a review, as of a moment, and says what changed since the review whose lines
// are given. Everything in it is text: nothing that changes later changes it. The error is what the arithmetic fails with.
func (s Service) Snapshot(asOf time.Time, before []review.Line) (review.Snapshot, error) {
	verdict := s.verdictAt(asOf)
	snap := review.Snapshot{AsOf: slo.WriteMoment(asOf), Verdict: verdict.Action, VerdictText: words.Verdict(verdict, s.names())}
	for _, o := range s.SLOs {
		line, err := s.line(o, asOf)
		if err != nil {
			return review.Snapshot{}, err
		}
		line.compare(before)
		snap.Lines = append(snap.Lines, line.Line)
	}
	return snap, nil
}

// verdictAt returns what the policy says at a moment, or said when it is over.
func (s Service) verdictAt(at time.Time) policy.Verdict {
	if at.Equal(s.now) {
		return s.Verdict()
	}
	day := s.DayOf(at)
	version, ok := s.w.PolicyOn(s.ID, day)
	if _, ever := s.w.PolicyInForce(s.ID); !ok && !ever {
		version, version.Mode = s.speaking()
	}
	return s.judge(version, day, func(SLO) time.Time { return at })
}

// DayOf returns the day of a moment in the zone of the service's first SLO.
func (s Service) DayOf(at time.Time) string {
	s.now = at
	return s.Today()
}

// names calls SLOs and incidents by their names.
func (s Service) names() words.Names {
	return words.Names{
		SLO:      func(id string) string { return s.w.SLOs[id].Name },
		Incident: func(id string) string { return s.w.Incidents[id].Title },
	}
}

// frozen is a line of a review that is being written.
type frozen struct{ review.Line }

func (s Service) line(o SLO, at time.Time) (frozen, error) {
	l := frozen{review.Line{SLOID: o.ID, Name: o.Name, Aspirational: o.Aspirational}}
	l.Verdict, l.VerdictText = s.verdictOf(o, at)
	r, err := o.At(at)
	if errors.As(err, &NoTarget{}) {
		return l, nil
	}
	if err != nil {
		return frozen{}, err
	}
	l.Goal, l.Window, l.State = r.Target.Goal, r.Target.Window, r.Result.State
	l.SLI, l.Left = review.WriteFigure(r.Result.SLI), review.WriteFigure(r.Result.Remaining)
	l.Valid, l.Bad, l.Allowed = review.WriteFigure(r.Result.Valid), review.WriteFigure(r.Result.Bad), review.WriteFigure(r.Result.Allowed)
	if r.Evaluated() {
		l.Used = o.used(r.Result)
	}
	return l, nil
}

// verdictOf returns what the policy says looking at one SLO alone.
func (s Service) verdictOf(o SLO, at time.Time) (policy.Action, string) {
	bound, _ := bound(s.w, s.ID, s.DayOf(at))
	if !slices.ContainsFunc(bound, func(b slo.SLO) bool { return b.ID == o.ID }) {
		return "", words.T("review-verdict.unbound")
	}
	s.SLOs = []SLO{o}
	v := s.verdictAt(at)
	return v.Action, words.Verdict(v, s.names())
}

// used says in words which causes used the budget of a result, the most first.
func (s SLO) used(r budget.Result) string {
	if r.Bad.Sign() == 0 {
		return words.T("review-used.none")
	}
	a := s.Attribute(r)
	var parts []string
	for _, p := range a.Causes {
		cause, share := words.Cause(slo.Cause(p.Of)), words.Share(r.Share(p.Bad))
		if title := s.worst(a, p.Of); title != "" {
			parts = append(parts, words.T("review-used.incident", "Cause", cause, "Share", share, "Incident", title))
		} else {
			parts = append(parts, words.T("review-used.cause", "Cause", cause, "Share", share))
		}
	}
	if rest := a.Unexplained(); rest.Sign() > 0 {
		parts = append(parts, words.T("review-used.rest", "Share", words.Share(r.Share(rest))))
	}
	return words.T("review-used.sentence", "Parts", strings.Join(parts, "; "))
}

// worst returns the title of the incident of a cause that used most; empty when it has none.
func (s SLO) worst(a budget.Attribution, cause string) string {
	for _, p := range a.Incidents {
		i := slices.IndexFunc(s.Incidents, func(i slo.Incident) bool { return i.ID == p.Of })
		if i >= 0 && string(s.Incidents[i].Cause) == cause {
			return s.Incidents[i].Title
		}
	}
	return ""
}

// compare says what changed since another review.
func (l *frozen) compare(before []review.Line) {
	if len(before) == 0 {
		return
	}
	i := slices.IndexFunc(before, func(b review.Line) bool { return b.SLOID == l.SLOID })
	if i < 0 {
		l.Change = words.T("review-change.new")
		return
	}
	then := before[i]
	l.Before = then.Left
	parts := []string{changeOfBudget(then, l.Line)}
	if target := words.LineTarget(then); then.Goal != "" && target != words.LineTarget(l.Line) {
		parts = append(parts, words.T("review-change.goal", "Goal", target))
	}
	l.Change = strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " ")
}

// changeOfBudget compares what is left with what was left.
func changeOfBudget(then, now review.Line) string {
	wasMet, wasKnown := then.Met()
	met, known := now.Met()
	switch {
	case !wasKnown && !known:
		return ""
	case !wasKnown:
		return words.T("review-change.unknown-then")
	case !known:
		return words.T("review-change.unknown-now")
	}
	parts := []string{changeOfLeft(review.Figure(then.Left), review.Figure(now.Left))}
	switch {
	case wasMet && !met:
		parts = append(parts, words.T("review-change.missed"))
	case !wasMet && met:
		parts = append(parts, words.T("review-change.recovered"))
	}
	return strings.Join(parts, " ")
}

func changeOfLeft(then, now *big.Rat) string {
	difference := new(big.Rat).Sub(now, then)
	points := words.Share(new(big.Rat).Abs(difference))
	switch difference.Sign() {
	case 1:
		return words.T("review-change.more", "Points", points)
	case -1:
		return words.T("review-change.less", "Points", points)
	}
	return words.T("review-change.same")
}

// AskedForReliability returns on which share of some days the policy asked for nothing but reliability work, of those on
// which it said anything; nil when it never did. It is the share of such work that the verdicts of a period suggest.
func AskedForReliability(days []policy.DayVerdict) *big.Rat {
	var asked, spoke int64
	for _, d := range days {
		if d.Verdict.Action == "" {
			continue
		}
		spoke++
		if d.Verdict.Action.Strictness() >= policy.FixesOnly.Strictness() && !d.Verdict.Excepted() {
			asked++
		}
	}
	if spoke == 0 {
		return nil
	}
	return big.NewRat(asked, spoke)
}
