package policy

import (
	"cmp"
	"math/big"
	"slices"

	"slocharter/internal/slo"
)

// Question asks for a figure of an SLO. An empty Span is the SLO's own window.
type Question struct {
	SLOID  string
	Signal Signal
	Span   slo.Window
}

// Figure is an answer.
type Figure struct {
	Of    string   // the incident or the cause that it is about; empty for the other signals
	Value *big.Rat // a share of the budget (1 is all of it), or a factor for a burn rate; never nil
}

// Facts is what was measured, at the moment for which a verdict is wanted.
type Facts interface {
	// SLOs lists the SLOs that the policy binds: neither retired nor aspirational.
	SLOs() []string
	// Figures answers a question: with one figure, or with one for each incident or cause, which may be none. Known is
	// false when too little was measured to evaluate it.
	Figures(q Question) (figures []Figure, known bool)
}

// Case is what a verdict is about: a day, the policy in force on it, and what is known.
type Case struct {
	Day        string // YYYY-MM-DD
	Mode       Mode
	Rules      []Rule
	Exceptions []Exception // those of other days are left out
	Facts      Facts
}

// Silence says why no rule applies.
type Silence string

// The reasons why no rule applies. The empty one: a rule does.
const (
	NoRules      Silence = "no-rules"      // no policy is in force, or one without rules
	NoSLOs       Silence = "no-slos"       // the policy binds no SLO
	NotEvaluated Silence = "not-evaluated" // too little is measured to say that no rule applies
	Unspoken     Silence = "unspoken"      // everything is known, and no rule speaks of it
)

// Silences lists the reasons, those first in which least is known.
var Silences = []Silence{NoRules, NoSLOs, NotEvaluated, Unspoken}

// Verdict is what a policy says on a day: a recommendation to people.
type Verdict struct {
	Action  Action  // the strictest of the rules that apply; empty when none does
	Silence Silence // why none does
	Would   bool    // the policy is permissive: this is what it would say

	Findings   []Finding  // the rules that apply, the strictest first, equally strict ones in the order of the rules
	Open       []Finding  // the rules that apply if people say so, in the same order; only those that would add something
	Unanswered []Question // what the rules ask for and what too little was measured for

	Exception Exception // that lets feature work go on; zero when none does or needs to
	Without   Action    // the Action without that exception; the same as the Action when an escalation stands
}

// Finding is a rule with the figures that make its condition true; a rule that people judge has none.
// Of a condition about any SLO the evidence furthest beyond the threshold comes first, and only what meets it is there;
// of one about every SLO it is what comes closest to the threshold.
type Finding struct {
	Rule     Rule
	Evidence []Evidence
	Lifted   bool // an exception is in force for all SLOs of the evidence
}

// Evidence is one figure that makes a condition true.
type Evidence struct {
	SLOID     string
	Signal    Signal
	Span      slo.Window // empty for the SLO's own window
	Of        string     // the incident or the cause, where it is about one
	Value     *big.Rat   // a share of the budget (1 is all of it), or a factor for a burn rate
	Threshold string     // as the rule has it: per cent, or a factor for a burn rate
}

// Strictness ranks actions: 0 is the mildest. Of what is no action it is -1.
func (a Action) Strictness() int { return slices.Index(Actions, a) }

// Judge says what a policy says. The strictest action leads, and all rules that apply are listed. What was not evaluated
// is never taken for healthy: a condition about every SLO holds only when all of them were evaluated.
func Judge(c Case) Verdict {
	v := Verdict{Would: c.Mode == Permissive}
	h := hearing{slos: c.Facts.SLOs(), facts: c.Facts, heard: map[Question]answer{}}
	var open []Finding
	for _, r := range c.Rules {
		evidence, holds := h.holds(r)
		switch {
		case !holds:
		case r.Judged():
			open = append(open, Finding{Rule: r, Evidence: evidence})
		default:
			v.Findings = append(v.Findings, Finding{Rule: r, Evidence: evidence})
		}
	}
	strictestFirst(v.Findings)
	strictestFirst(open)
	v.Unanswered = h.unanswered
	v.lead(c, len(h.slos))
	v.except(c)
	for _, f := range open {
		if v.wouldAdd(f.Rule) {
			v.Open = append(v.Open, f)
		}
	}
	return v
}

// Judged tells whether people have a say in whether the rule applies.
func (r Rule) Judged() bool { return r.Signal == Judgement || r.Condition != "" }

func strictestFirst(findings []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Compare(b.Rule.Action.Strictness(), a.Rule.Action.Strictness())
	})
}

// lead sets the action of the strictest rule that applies, or why there is none.
func (v *Verdict) lead(c Case, slos int) {
	switch {
	case len(v.Findings) > 0:
		v.Action = v.Findings[0].Rule.Action
	case len(c.Rules) == 0:
		v.Silence = NoRules
	case slos == 0:
		v.Silence = NoSLOs
	case len(v.Unanswered) > 0:
		v.Silence = NotEvaluated
	default:
		v.Silence = Unspoken
	}
}

// wouldAdd tells whether a rule would say something beside those that apply. What they ask for already does not; nor
// does a release beside anything else, nor care with releases while there are none; nor an exception where nothing stops.
func (v Verdict) wouldAdd(r Rule) bool {
	frozen := false
	for _, f := range v.Findings {
		if f.Rule.Action == r.Action && f.Rule.Then == r.Then {
			return false
		}
		frozen = frozen || f.Rule.Action == FixesOnly && !f.Lifted
	}
	switch r.Action {
	case Release:
		return v.Action == ""
	case Assess:
		return !frozen
	case FeatureException:
		return frozen
	}
	return true
}

// Unknown lists the SLOs of which something that the rules ask for was not evaluated.
func (v Verdict) Unknown() []string {
	var ids []string
	for _, q := range v.Unanswered {
		if !slices.Contains(ids, q.SLOID) {
			ids = append(ids, q.SLOID)
		}
	}
	return ids
}
