package policy_test

import (
	"context"
	"testing"

	"slocharter/internal/budget"
	"slocharter/internal/reading"
	"slocharter/internal/sample"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/ui/screens/policy"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
)

// year is the sample's year of measurements, kept in memory.
type year map[string][]budget.Slot

func (y year) Slots(_ context.Context, sloID string, _ slo.Interval) ([]budget.Slot, error) {
	return y[sloID], nil
}

func (y year) Sums(context.Context, []store.Window) ([]store.Sum, error)        { return nil, nil }
func (y year) DailySums(context.Context, []store.Window) ([][]store.Sum, error) { return nil, nil }
func (y year) Extents(context.Context) (map[string]store.Extent, error)         { return nil, nil }
func (y year) Generation() int64                                                { return 1 }

// openYear is openSample with the year of measurements.
func openYear(t *testing.T, key string) *desk {
	t.Helper()
	s := stagetest.Open(t)
	s.Env.Book = reading.NewBook(year(sample.Measurements(s.W(), stagetest.Day)))
	d := &desk{s, policy.New(s.Env)}
	d.Show(d.screen, stage.Route{Screen: stage.Policy, ServiceID: s.Service(key)})
	return d
}
