package workbook

import (
	"cmp"
	"context"
	"math/big"
	"slices"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/policy"
	"slocharter/internal/reading"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

// Days over which verdicts are replayed.
const (
	quarterDays = 13 * 7
	yearDays    = 365
)

// Figures are what was measured of a service or of all, as it stood at a moment. The zero value says that nothing was.
type Figures struct {
	budgets []reading.Reading // of every SLO against each of its targets, the riskiest first
	curves  []curve           // of the riskiest SLOs, in the order of their budgets
	uses    []use
	said    []said // in the order of the services
}

// use is what an incident, or with an empty ID all that lies in none, used of the budget of an SLO.
type use struct {
	sloID, incidentID string
	bad, share        *big.Rat
}

// said is what the policy says of a service today, and how often it said what.
type said struct {
	serviceID     string
	verdict       policy.Verdict
	days          int // that were replayed: at most yearDays
	quarter, year map[policy.Outcome]int
}

// Measure computes the figures for a review pack of a service, or of all for an empty ID. It reads the measurements of one
// service at a time, so that many of them do not fill the memory. The error is that of the source, of the context or
// of the arithmetic.
func Measure(ctx context.Context, source reading.Source, w workspace.Workspace, serviceID string, now time.Time) (Figures, error) {
	var f Figures
	for _, s := range w.ServicesInOrder() {
		if serviceID != "" && s.ID != serviceID {
			continue
		}
		loaded, err := reading.NewBook(source).Service(ctx, w, s.ID, now)
		if err != nil {
			return Figures{}, err
		}
		if err := f.take(ctx, loaded, now); err != nil {
			return Figures{}, err
		}
	}
	slices.SortStableFunc(f.budgets, riskier)
	err := f.trace(ctx, source, w, now)
	return f, err
}

// take takes the figures of a service in.
func (f *Figures) take(ctx context.Context, s reading.Service, now time.Time) error {
	for _, o := range s.SLOs {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := f.takeSLO(o, now); err != nil {
			return err
		}
	}
	one, err := judge(ctx, s)
	f.said = append(f.said, one)
	return err
}

func (f *Figures) takeSLO(s reading.SLO, now time.Time) error {
	if !s.Has(slo.Objective) {
		f.budgets = append(f.budgets, reading.Reading{SLO: s.SLO, Result: budget.Result{State: budget.NoData}})
	}
	for _, kind := range slo.TargetKinds {
		if !s.Has(kind) {
			continue
		}
		r, err := s.AtKind(kind, now)
		if err != nil {
			return err
		}
		f.budgets = append(f.budgets, r)
		if kind == slo.Objective {
			f.attribute(s, r.Result)
		}
	}
	return nil
}

// attribute takes in what used a budget, the most first.
func (f *Figures) attribute(s reading.SLO, r budget.Result) {
	used := s.Attribute(r)
	for _, p := range append(used.Incidents, budget.Portion{Bad: used.Unexplained()}) {
		if share := r.Share(p.Bad); share != nil && share.Sign() > 0 {
			f.uses = append(f.uses, use{s.ID, p.Of, p.Bad, share})
		}
	}
}

// judge asks the policy of a service, for today and for each day of the last year that was measured.
func judge(ctx context.Context, s reading.Service) (said, error) {
	one := said{serviceID: s.ID, verdict: s.Verdict()}
	span, today := s.Span(), s.Today()
	if span.Length() == 0 {
		return one, nil
	}
	last, err := time.Parse(workspace.DateLayout, today)
	if err != nil {
		return one, err
	}
	first := max(last.AddDate(0, 0, 1-yearDays).Format(workspace.DateLayout), span.Start.Format(workspace.DateLayout))
	days, err := s.Replay(ctx, first, today, nil, nil)
	one.days, one.year = len(days), policy.Tally(days)
	one.quarter = policy.Tally(days[max(0, len(days)-quarterDays):])
	return one, err
}

// riskier orders budgets: those that count before those that are only watched, those that were judged before the others,
// and then those with less left.
func riskier(a, b reading.Reading) int {
	return cmp.Or(
		after(watched(a), watched(b)), after(!a.Evaluated(), !b.Evaluated()), compareLeft(a, b),
	)
}

func after(a, b bool) int { return one(a) - one(b) }

// watched tells whether nothing follows from a budget: it is of something aspirational.
func watched(r reading.Reading) bool { return r.SLO.Aspirational || r.Target.Kind == slo.Aspiration }

func compareLeft(a, b reading.Reading) int {
	if !a.Evaluated() || !b.Evaluated() {
		return 0
	}
	return a.Result.Remaining.Cmp(b.Result.Remaining)
}

// usedBy returns which share of a budget an incident used at most, and of which SLO; false when it used none.
func (f Figures) usedBy(incidentID string) (use, bool) {
	var most use
	for _, u := range f.uses {
		if u.incidentID == incidentID && (most.share == nil || u.share.Cmp(most.share) > 0) {
			most = u
		}
	}
	return most, most.share != nil
}
