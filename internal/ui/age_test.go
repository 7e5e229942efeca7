package ui_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/store"
)

func TestFiguresGrowOldWhileNothingChanges(t *testing.T) {
	th := newTheater(t).onSample()
	s := th.shell.Session()
	o, err := s.Workspace().SLOByKey("pay-in-2s")
	require.NoError(t, err)
	day := budget.Slot{Start: noon.Add(-24 * time.Hour), Length: 24 * time.Hour, Good: 100, Valid: 100}
	job := s.WriteMeasurements("measure", store.Batch{SLOID: o.ID, ServiceID: o.ServiceID, Put: []budget.Slot{day}})
	require.NoError(t, job.End(job.Do(t.Context(), nil)))
	th.settle()
	const concern = "nothing was measured for “Pay in under 2 s”"
	assert.False(t, th.sees(concern))

	th.passed = 4 * 24 * time.Hour
	th.shell.Refresh()
	th.settle()
	assert.True(t, th.sees(concern))
}
