package budgeting_test

import (
	"testing"

	"slocharter/internal/ui/screens/slos/budgeting"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
)

// opened is the tab on a stage of its own, with a year of measurements.
type opened struct{ *stagetest.Stage }

// open shows the SLO with the key.
func open(t *testing.T, key string) *opened {
	t.Helper()
	o := &opened{stagetest.WithYear(t)}
	o.MustStaySilent()
	o.ShowPart(budgeting.New(o.Env), key, stage.Budget)
	return o
}
