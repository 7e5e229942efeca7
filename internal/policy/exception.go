package policy

import (
	"slices"
	"strings"
)

// Exception lets feature work go on although a budget is overspent, for a stated time. Days are YYYY-MM-DD.
type Exception struct {
	ID    string // that of its process
	Title string
	SLOID string // empty: for all SLOs of the service
	From  string
	Until string // the last day
}

// InForce tells whether a day is one of the exception's. One without an end is never in force.
func (e Exception) InForce(day string) bool { return e.From <= day && day <= e.Until }

// ExceptionOn returns the exception that a process is on a day (YYYY-MM-DD): it was ratified by then, the day is one of
// its own, and it was not closed on an earlier day. Steps are the process's own.
func (p Process) ExceptionOn(day string, steps []ProcessStep) (Exception, bool) {
	e := Exception{ID: p.ID, Title: p.Title, SLOID: p.SLOID, From: p.From, Until: p.Until}
	closed := p.Closed != "" && p.Closed < day
	return e, p.Kind == ExceptionProcess && !closed && e.InForce(day) && ratified(day, steps)
}

// except lets feature work go on where exceptions cover everything that stops it. Escalations stand.
func (v *Verdict) except(c Case) {
	var inForce []Exception
	for _, e := range c.Exceptions {
		if e.InForce(c.Day) {
			inForce = append(inForce, e)
		}
	}
	var ends Exception // the one that ends first of those that are needed
	stopped := false
	for i, f := range v.Findings {
		if f.Rule.Action != FixesOnly {
			continue
		}
		e, ok := f.liftedBy(inForce)
		v.Findings[i].Lifted = ok
		stopped = stopped || !ok
		if ok && (ends == (Exception{}) || e.Until < ends.Until) {
			ends = e
		}
	}
	if stopped || ends == (Exception{}) {
		return
	}
	v.Exception, v.Without = ends, v.Action
	if v.Action == FixesOnly {
		v.Action = FeatureException
	}
}

// Excepted tells whether an exception leads: feature work goes on although it would stop.
func (v Verdict) Excepted() bool { return v.Action == FeatureException && v.Exception != (Exception{}) }

// liftedBy returns the exception that ends first of those that cover all SLOs of the evidence.
func (f Finding) liftedBy(inForce []Exception) (Exception, bool) {
	var ends Exception
	for i, e := range f.Evidence {
		longest, ok := covering(e.SLOID, inForce)
		if !ok {
			return Exception{}, false
		}
		if i == 0 || longest.Until < ends.Until {
			ends = longest
		}
	}
	return ends, len(f.Evidence) > 0
}

// covering returns the exception for an SLO that lasts longest.
func covering(sloID string, inForce []Exception) (Exception, bool) {
	covers := slices.DeleteFunc(slices.Clone(inForce), func(e Exception) bool { return e.SLOID != "" && e.SLOID != sloID })
	if len(covers) == 0 {
		return Exception{}, false
	}
	return slices.MaxFunc(covers, func(a, b Exception) int { return strings.Compare(a.Until, b.Until) }), true
}
