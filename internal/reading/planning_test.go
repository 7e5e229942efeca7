package reading_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/reading"
	"slocharter/internal/slo"
	"slocharter/internal/words"
)

func TestTheOutlookCountsTheWindowsOfTheLastNinetyDaysAndNamesTheTopCause(t *testing.T) {
	b := open(t)
	b.measure(60, 980, 1000)
	b.incident("Pool full", slo.Capacity, 3)
	b.incident("Pool full again", slo.Capacity, 5)
	b.incident("Bad release", slo.Defect, 9)
	o, err := b.read().Outlook(now)
	require.NoError(t, err)
	tried, err := b.read().Trial()
	require.NoError(t, err)
	assert.NotZero(t, o.Missed)
	assert.Equal(t, []int{tried.Missed, tried.Met + tried.Missed}, []int{o.Missed, o.Judged})
	assert.Equal(t, slo.Capacity, o.Cause)
	assert.NotEqual(t, words.None, words.Share(o.Share))

	later, err := b.read().Outlook(now.Add(200 * 24 * time.Hour))
	require.NoError(t, err)
	assert.Zero(t, later.Judged, "those windows ended long ago")
}

func TestTheOutlookIsEmptyWithoutMeasurements(t *testing.T) {
	o, err := open(t).read().Outlook(now)
	require.NoError(t, err)
	assert.Equal(t, reading.Outlook{}, o)
}

func TestWhatVerdictsAskForIsToldMonthByMonth(t *testing.T) {
	b := open(t)
	b.measure(60, 900, 1000)
	list, err := b.service().AskedByMonth(t.Context(), 2)
	require.NoError(t, err)
	var months []string
	for _, a := range list {
		months = append(months, a.Month)
	}
	assert.Equal(t, []string{"2026-02-01", "2026-03-01"}, months, "the month before is too long ago")

	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = b.service().AskedByMonth(cancelled, 2)
	require.ErrorIs(t, err, context.Canceled)
}
