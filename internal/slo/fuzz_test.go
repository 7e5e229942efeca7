package slo_test

import (
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/slo"
)

// The seeds are in testdata: what people type, and what must not get through.

func FuzzParseWindow(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) {
		window, err := slo.ParseWindow(text)
		if err != nil {
			assert.Equal(t, slo.BadWindow{Text: text}, err)
			return
		}
		again, err := slo.ParseWindow(string(window))
		require.NoError(t, err)
		assert.Equal(t, window, again)
		assert.Positive(t, window.LongestLength())
		interval, err := window.At(time.Date(2026, 3, 29, 12, 0, 0, 0, time.UTC), slo.NewCalendar(time.UTC))
		require.NoError(t, err)
		assert.Positive(t, interval.Length())
		assert.LessOrEqual(t, interval.Length(), window.LongestLength())
	})
}

func FuzzParsePercent(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) {
		percent, err := slo.ParsePercent(text)
		if err != nil {
			assert.Equal(t, slo.BadPercent{Text: text}, err)
			return
		}
		again, err := slo.ParsePercent(string(percent))
		require.NoError(t, err)
		assert.Equal(t, percent, again)
		assert.Positive(t, percent.Share().Sign())
		assert.LessOrEqual(t, percent.Share().Cmp(big.NewRat(1, 1)), 0)
		_, err = slo.ParseGoal(text)
		assert.Equal(t, percent.Share().Cmp(big.NewRat(1, 1)) == 0, err != nil, "only 100 % is no goal")
	})
}

func FuzzParseSlice(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) {
		slice, err := slo.ParseSlice(text)
		if err != nil {
			assert.Equal(t, slo.BadSlice{Text: text}, err)
			return
		}
		assert.GreaterOrEqual(t, slice, time.Second)
		assert.LessOrEqual(t, slice, 24*time.Hour)
		again, err := slo.ParseSlice(slice.String())
		require.NoError(t, err)
		assert.Equal(t, slice, again)
	})
}

func FuzzParseZone(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) {
		zone, err := slo.ParseZone(text)
		if err != nil {
			assert.ErrorAs(t, err, &slo.BadZone{})
			return
		}
		again, err := slo.ParseZone(zone.String())
		require.NoError(t, err)
		assert.Equal(t, zone.String(), again.String())
	})
}

func FuzzParseMoment(f *testing.F) {
	f.Fuzz(func(t *testing.T, text, name string) {
		zone, err := slo.ParseZone(name)
		if err != nil {
			return
		}
		moment, err := slo.ParseMoment(text, zone)
		if err != nil {
			assert.ErrorAs(t, err, &slo.BadMoment{})
			return
		}
		again, err := slo.ParseMoment(slo.WriteMoment(moment), zone)
		require.NoError(t, err)
		assert.Equal(t, moment, again)
		assert.Equal(t, moment, slo.Moment(slo.WriteMoment(moment)))
	})
}
