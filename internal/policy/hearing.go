package policy

import (
	"math/big"
	"slices"

	"slocharter/internal/slo"
)

// hearing asks for each figure once, and keeps what could not be answered.
type hearing struct {
	slos       []string
	facts      Facts
	heard      map[Question]answer
	unanswered []Question
}

type answer struct {
	figures []Figure
	known   bool
}

// holds tells whether what is measured of a rule's condition is true, with the figures that make it so.
func (h *hearing) holds(r Rule) ([]Evidence, bool) {
	if r.Signal == Judgement {
		return nil, len(h.slos) > 0
	}
	limit, ok := r.Limit()
	if !ok || !slices.Contains(Comparisons, r.Comparison) {
		return nil, false
	}
	var evidence []Evidence
	everywhere := len(h.slos) > 0
	for _, id := range h.slos {
		q := Question{SLOID: id, Signal: r.Signal, Span: slo.Window(r.Span)}
		figures := h.ask(q).meeting(r.Comparison, limit)
		everywhere = everywhere && len(figures) > 0
		for _, f := range figures {
			evidence = append(evidence, Evidence{SLOID: id, Signal: q.Signal, Span: q.Span, Of: f.Of, Value: f.Value, Threshold: r.Threshold})
		}
	}
	r.order(evidence)
	if r.Scope == EverySLO {
		return evidence, everywhere
	}
	return evidence, len(evidence) > 0
}

func (h *hearing) ask(q Question) answer {
	a, ok := h.heard[q]
	if ok {
		return a
	}
	a.figures, a.known = h.facts.Figures(q)
	if q.Signal != IncidentShare && q.Signal != CauseShare && len(a.figures) == 0 {
		a.known = false
	}
	h.heard[q] = a
	if !a.known {
		h.unanswered = append(h.unanswered, q)
	}
	return a
}

// meeting returns the figures that a comparison holds for. That shares are below a limit holds when the largest is, which
// is 0 where no incident used anything.
func (a answer) meeting(comparison string, limit *big.Rat) []Figure {
	if !a.known {
		return nil
	}
	if below(comparison) {
		largest := Figure{Value: new(big.Rat)}
		for i, f := range a.figures {
			if i == 0 || f.Value.Cmp(largest.Value) > 0 {
				largest = f
			}
		}
		a.figures = []Figure{largest}
	}
	var met []Figure
	for _, f := range a.figures {
		if meets(f.Value.Cmp(limit), comparison) {
			met = append(met, f)
		}
	}
	return met
}

func below(comparison string) bool { return comparison == "<" || comparison == "<=" }

// meets tells whether a comparison holds for a value that is below (-1), at (0) or above (1) its limit. "Overspent" is
// below 0: at 0 a budget is used up, and its SLO still met.
func meets(side int, comparison string) bool {
	switch comparison {
	case "<":
		return side < 0
	case "<=":
		return side <= 0
	case ">":
		return side > 0
	case ">=":
		return side >= 0
	}
	return false
}

// order sorts evidence: what is furthest beyond the threshold first or, of a condition about every SLO, what is closest.
func (r Rule) order(evidence []Evidence) {
	falling := below(r.Comparison) == (r.Scope == EverySLO)
	slices.SortStableFunc(evidence, func(a, b Evidence) int {
		if falling {
			return b.Value.Cmp(a.Value)
		}
		return a.Value.Cmp(b.Value)
	})
}

var hundred = big.NewRat(100, 1)

// Limit returns the exact value that a figure is compared with: a share of the budget, or a factor for a burn rate. An
// empty threshold is 0. It is false for a judgement and for what is no decimal.
func (r Rule) Limit() (*big.Rat, bool) {
	if r.Signal == Judgement {
		return nil, false
	}
	if r.Threshold == "" {
		return new(big.Rat), true
	}
	text, ok := ParseThreshold(r.Threshold)
	if !ok {
		return nil, false
	}
	limit, ok := new(big.Rat).SetString(text)
	if ok && r.Signal != BurnRate {
		limit.Quo(limit, hundred)
	}
	return limit, ok
}
