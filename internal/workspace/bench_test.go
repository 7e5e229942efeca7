package workspace_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

// large is the sample with so many more services, each with its cycle, tasks and SLOs.
func large(b *testing.B, services int) workspace.Workspace {
	b.Helper()
	w, err := workspace.Sample(today)
	require.NoError(b, err)
	for i := range services {
		s, err := w.AddService(fmt.Sprint("Service ", i), "", day)
		require.NoError(b, err)
		for j := range 5 {
			o, err := w.AddSLO(s.ID, fmt.Sprint("SLO ", i, " ", j))
			require.NoError(b, err)
			require.NoError(b, w.SetTarget(slo.Target{SLOID: o.ID, Goal: "99.9", Window: "28d", From: day, Note: ""}))
		}
	}
	return w
}

func BenchmarkOverview(b *testing.B) {
	for _, services := range []int{0, 100} {
		w := large(b, services)
		b.Run(fmt.Sprint(6+services, " services"), func(b *testing.B) {
			for b.Loop() {
				w.Indexed().NeedsAttention(day)
			}
		})
	}
}

func BenchmarkEdit(b *testing.B) {
	for _, services := range []int{0, 100} {
		w := large(b, services)
		b.Run(fmt.Sprint(6+services, " services"), func(b *testing.B) {
			for b.Loop() {
				after := w.Clone()
				require.NoError(b, after.Rename("Renamed"))
				require.Len(b, workspace.Diff(w, after), 1)
			}
		})
	}
}
