package budgeting_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/reading"
	"slocharter/internal/sample"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/ui/screens/slos"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/workspace"
)

// opened is the screen on a stage of its own.
type opened struct{ *stagetest.Stage }

// measured is where the measurements of the sample are read from.
type measured map[string][]budget.Slot

func (m measured) Slots(_ context.Context, sloID string, _ slo.Interval) ([]budget.Slot, error) {
	return m[sloID], nil
}
func (measured) Sums(context.Context, []store.Window) ([]store.Sum, error)        { return nil, nil }
func (measured) DailySums(context.Context, []store.Window) ([][]store.Sum, error) { return nil, nil }
func (measured) Generation() int64                                                { return 1 }

func open(t *testing.T) *opened {
	t.Helper()
	w := stagetest.Sample(t)
	return openOn(t, w, sample.Measurements(w, stagetest.Day))
}

func openOn(t *testing.T, w workspace.Workspace, slots measured) *opened {
	t.Helper()
	o := &opened{stagetest.OpenOn(t, w)}
	o.Env.Book = reading.NewBook(slots)
	o.MustStaySilent()
	o.Show(slos.New(o.Env), stage.Route{Screen: stage.SLOs})
	return o
}

// choose opens the budget of the SLO with the key.
func (o *opened) choose(key string) {
	o.T.Helper()
	found, err := o.W().SLOByKey(key)
	require.NoError(o.T, err)
	o.GoTo(stage.SLORoute(found.ServiceID, found.ID, stage.Budget))
}
