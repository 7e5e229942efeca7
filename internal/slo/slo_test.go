package slo_test

import (
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/slo"
)

func TestAGoalIsTheDecimalThatWasTyped(t *testing.T) {
	for typed, want := range map[string]slo.Percent{
		"99.9": "99.9", "99,95 %": "99.95", "99.99999": "99.99999", "99.90": "99.90", "0.1%": "0.1", "50": "50",
	} {
		goal, err := slo.ParseGoal(typed)
		require.NoError(t, err, typed)
		assert.Equal(t, want, goal)
	}
	seven, err := slo.ParseGoal("99.99999")
	require.NoError(t, err)
	assert.Zero(t, seven.Share().Cmp(big.NewRat(9_999_999, 10_000_000)), "no digit is lost")
}

func TestWhatIsNoGoalIsRefused(t *testing.T) {
	for _, typed := range []string{"", "0", "-1", "101", "99.9.9", "1e1", "NaN", "99.", ".5", "ninety", "99.9999999999999999999999"} {
		_, err := slo.ParseGoal(typed)
		var bad slo.BadPercent
		require.ErrorAs(t, err, &bad, typed)
		assert.False(t, bad.Hundred, typed)
	}
	for _, typed := range []string{"100", "100.0 %", "100,00"} {
		_, err := slo.ParseGoal(typed)
		var bad slo.BadPercent
		require.ErrorAs(t, err, &bad, typed)
		assert.True(t, bad.Hundred, "a hundred per cent gets its own sentence")
	}
}

func TestWindowsAreReadAsPeopleTypeThem(t *testing.T) {
	for typed, want := range map[string]slo.Window{
		"28d": "28d", "28 days": "28d", " 1 Day": "1d", "36h": "36h", "36 hours": "36h",
		"month": slo.CalendarMonth, "calendar:quarter": slo.CalendarQuarter, "Year": slo.CalendarYear, "week": slo.CalendarWeek,
	} {
		window, err := slo.ParseWindow(typed)
		require.NoError(t, err, typed)
		assert.Equal(t, want, window)
	}
	for _, typed := range []string{"", "0d", "-3d", "d", "28", "28m", "99999d", "calendar:day", "3.5d"} {
		_, err := slo.ParseWindow(typed)
		assert.ErrorAs(t, err, &slo.BadWindow{}, typed)
	}
}

func TestAWindowKnowsItsLength(t *testing.T) {
	assert.Equal(t, 28*24*time.Hour, slo.Window("28d").Length())
	assert.Equal(t, 36*time.Hour, slo.Window("36h").Length())
	assert.Zero(t, slo.CalendarMonth.Length(), "months differ")
	assert.Equal(t, 31*24*time.Hour, slo.CalendarMonth.LongestLength())
	assert.False(t, slo.CalendarMonth.Rolling())
	assert.True(t, slo.DefaultWindow.Rolling())
}

func TestASliceIsBetweenASecondAndADay(t *testing.T) {
	d, err := slo.ParseSlice(" 5m ")
	require.NoError(t, err)
	assert.Equal(t, 5*time.Minute, d)
	for _, typed := range []string{"", "5", "0s", "25h", "-5m", "5 minutes"} {
		_, err := slo.ParseSlice(typed)
		assert.ErrorAs(t, err, &slo.BadSlice{}, typed)
	}
}
