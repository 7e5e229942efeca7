package workbook_test

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/reading"
	"slocharter/internal/slo"
	"slocharter/internal/workbook"
	"slocharter/internal/workspace"
)

// fourWeeks is a source that measured the same 28 days for every SLO.
type fourWeeks struct{ reading.Source }

func (fourWeeks) Slots(context.Context, string, slo.Interval) ([]budget.Slot, error) {
	const days, day = 28, 24 * time.Hour
	slots := make([]budget.Slot, days)
	for i := range slots {
		start := today.Truncate(day).Add(time.Duration(i-days) * day)
		slots[i] = budget.Slot{Start: start, Length: day, Valid: 10_000, Good: 9_990 - int64(i%5)}
	}
	return slots, nil
}

func (fourWeeks) Generation() int64 { return 1 }

// crowd is a workspace with so many services and so many SLOs in each.
func crowd(tb testing.TB, services, slos int) workspace.Workspace {
	tb.Helper()
	w, err := workspace.New("Crowd")
	require.NoError(tb, err)
	require.NoError(tb, w.Enforce(w.VersionsOf("")[0].ID, "2026-01-01"))
	for n := range services {
		service, err := w.AddService(fmt.Sprintf("Service %d", n+1), "", "2026-11-01")
		require.NoError(tb, err)
		for i := range slos {
			o, err := w.AddSLO(service.ID, fmt.Sprintf("SLO %d of %d", i+1, n+1))
			require.NoError(tb, err)
			require.NoError(tb, w.SetTarget(slo.Target{SLOID: o.ID, Goal: "99.9", Window: "28d"}))
		}
	}
	return w.Indexed()
}

// BenchmarkReviewPack measures and writes the pack of 5,000 SLOs with 28 days each. The memory is all that the process got
// from the system, the workspace and the tests themselves included.
func BenchmarkReviewPack(b *testing.B) {
	w := crowd(b, 100, 50)
	for b.Loop() {
		figures, err := workbook.Measure(b.Context(), fourWeeks{}, w, "", today)
		require.NoError(b, err)
		require.NoError(b, workbook.Review(b.Context(), io.Discard, w, workbook.Options{Today: today, Figures: figures}))
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	b.ReportMetric(float64(memory.Sys)/1e6, "MB")
}

func TestOnlyTheRiskiestBudgetsAreDrawn(t *testing.T) {
	w := crowd(t, 3, 10)
	figures, err := workbook.Measure(t.Context(), fourWeeks{}, w, "", today)
	require.NoError(t, err)
	data := export(t, workbook.ReviewPack, w, workbook.Options{Today: today, Figures: figures})
	_, last := partOf(t, data, "xl/charts/chart26.xml")
	_, more := partOf(t, data, "xl/charts/chart27.xml")
	require.True(t, last, "two charts for each of the twelve riskiest, causes and replay")
	require.False(t, more)
}
