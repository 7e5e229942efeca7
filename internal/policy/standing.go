package policy

import "slocharter/internal/slo"

// Standing is how one rule stands: whether what is measured of its condition holds, with the figures that make it so, and
// what could not be answered. Of a rule that people judge, holding means that it is up to them.
type Standing struct {
	Rule       Rule
	Holds      bool
	Evidence   []Evidence
	Unanswered []Question
}

// Standings returns how each rule of a case stands, in the order of the rules.
func Standings(c Case) []Standing {
	h := hearing{slos: c.Facts.SLOs(), facts: c.Facts, heard: map[Question]answer{}}
	list := make([]Standing, len(c.Rules))
	for i, r := range c.Rules {
		s := Standing{Rule: r}
		if s.Evidence, s.Holds = h.holds(r); !s.Holds {
			s.Evidence = nil
		}
		s.Unanswered = h.unansweredOf(r)
		list[i] = s
	}
	return list
}

// unansweredOf lists what a rule asks for and what could not be answered.
func (h *hearing) unansweredOf(r Rule) []Question {
	var open []Question
	for _, id := range h.slos {
		q := Question{SLOID: id, Signal: r.Signal, Span: slo.Window(r.Span)}
		if a, asked := h.heard[q]; asked && !a.known {
			open = append(open, q)
		}
	}
	return open
}
