package stagetest_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/slo"
	"slocharter/internal/ui/stage/stagetest"
)

func TestAStageWithTheYearHasMeasurementsAndNothingToUndo(t *testing.T) {
	s := stagetest.WithYear(t)
	o, err := s.W().SLOByKey("payments-accepted")
	require.NoError(t, err)
	slots, err := s.Session.Slots(t.Context(), o.ID, slo.Interval{})
	require.NoError(t, err)
	assert.Greater(t, len(slots), 8_000)
	assert.Empty(t, s.Session.UndoLabel())
}
