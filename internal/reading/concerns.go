package reading

import (
	"context"
	"slices"
	"time"

	"slocharter/internal/policy"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// ConcernKind says what a concern is about.
type ConcernKind string

// The kinds of concerns, the most pressing first.
const (
	BudgetOverspent ConcernKind = "budget-overspent"
	BudgetUsedUp    ConcernKind = "budget-used-up" // exactly
	ExceptionOver   ConcernKind = "exception-over" // past its last day, and nobody closed it
	ExceptionEnds   ConcernKind = "exception-ends" // within a week
	StepLate        ConcernKind = "step-late"      // the next step of an escalation or an exception is overdue
	NothingNew      ConcernKind = "nothing-new"    // nothing was measured lately
)

var concernKinds = []ConcernKind{BudgetOverspent, BudgetUsedUp, ExceptionOver, ExceptionEnds, StepLate, NothingNew}

// Concern is something that was measured or started, and that people should look at now.
type Concern struct {
	Kind      ConcernKind
	ServiceID string
	SLOID     string // empty when it is about a process
	ProcessID string // empty when it is about an SLO
	pairs     []any
}

// Sentence returns what people are told.
func (c Concern) Sentence() string { return words.T("concern."+string(c.Kind), c.pairs...) }

// Undecided tells whether the policy asks people for something else than to go on, and no exception lets them go on.
func (r Row) Undecided() bool {
	return r.Verdict.Action.Strictness() > policy.Release.Strictness() && !r.Verdict.Excepted()
}

// Counting counts the SLOs that are more than an aspiration.
func (r Row) Counting() int {
	count := 0
	for _, l := range r.Lines {
		if !l.SLO.Aspirational {
			count++
		}
	}
	return count
}

// soon is how long before its end an exception is a concern.
const soon = 7 * 24 * time.Hour

// Concerns lists what people should look at now in the services of an overview, the most pressing first.
func (b *Book) Concerns(ctx context.Context, w workspace.Workspace, rows []Row, now time.Time) ([]Concern, error) {
	extents, err := b.source.Extents(ctx)
	if err != nil {
		return nil, err
	}
	var all []Concern
	for _, row := range rows {
		name := w.Services[row.ServiceID].Name
		for _, line := range row.Lines {
			all = append(all, line.concerns(name, extents[line.SLO.ID], now)...)
		}
		today := Service{ID: row.ServiceID, w: w, now: now}.Today()
		for _, p := range w.ProcessesOf(row.ServiceID) {
			all = append(all, processConcerns(name, p, w.ProcessStepsOf(p.ID), today)...)
		}
	}
	slices.SortStableFunc(all, func(a, b Concern) int {
		return slices.Index(concernKinds, a.Kind) - slices.Index(concernKinds, b.Kind)
	})
	return all, nil
}

func (l Line) concerns(service string, measured store.Extent, now time.Time) []Concern {
	var all []Concern
	add := func(kind ConcernKind, pairs ...any) {
		all = append(all, Concern{kind, l.SLO.ServiceID, l.SLO.ID, "", append(pairs, "Service", service, "SLO", l.SLO.Name)})
	}
	if l.Evaluated() && !l.SLO.Aspirational {
		switch left := l.Result.Remaining; left.Sign() {
		case -1:
			add(BudgetOverspent, "Left", words.SharePrecisely(left, 0))
		case 0:
			add(BudgetUsedUp)
		}
	}
	last := slo.Interval{Start: measured.Last, End: measured.End}
	if l.SLO.Way != slo.Outages && measured.Count > 0 && stale(last, now) {
		add(NothingNew, "Until", words.Moment(last.End, l.Target.Calendar().Zone))
	}
	return all
}

// stale tells whether nothing was measured lately, by the last slot that was.
func stale(last slo.Interval, now time.Time) bool {
	return now.Sub(last.End) > staleAfter*last.Length()
}

func processConcerns(service string, p policy.Process, steps []policy.ProcessStep, today string) []Concern {
	about := Concern{ServiceID: p.ServiceID, ProcessID: p.ID, pairs: []any{"Service", service, "Title", p.Title, "Until", words.Date(p.Until)}}
	next, open := policy.NextStep(steps)
	switch state := p.StateOn(today, steps); {
	case state == policy.ProcessExpired:
		about.Kind = ExceptionOver
	case state == policy.ProcessRatified && p.Until <= later(today, soon):
		about.Kind = ExceptionEnds
	case state != policy.ProcessClosed && open && next.Due != "" && next.Due < today:
		about.Kind = StepLate
		about.pairs = append(about.pairs, "Step", next.Name, "Due", words.Date(next.Due))
	default:
		return nil
	}
	return []Concern{about}
}

// later returns the day so much later than another.
func later(day string, by time.Duration) string {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return at.Add(by).Format(time.DateOnly)
}
