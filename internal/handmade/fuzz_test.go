package handmade_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"slocharter/internal/handmade"
	"slocharter/internal/sheet"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// FuzzFind looks for a chart in any table: what is found has a cell for each step and column, and its plan can be
// applied.
func FuzzFind(f *testing.F) {
	w, err := workspace.Sample(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
	require.NoError(f, err)
	for _, text := range []string{
		"Step;Service Owner;SRE IC\nPropose SLO;A/R;C\nAgree on SLO;A;R", "\tPropose SLO\tAgree on SLO\nSRE IC\tx\tA\nExec (VP)\tA\tR",
		"Our chart\n\n;;Maria;Ivo\n1;Existence of SLO;A;R\n2;Measure;;?\nLegend;A = Accountable", `"a` + "\n" + `b",A,R,C,I`,
	} {
		f.Add(text)
	}
	names := handmade.NamesOf(w, "")
	f.Fuzz(func(t *testing.T, text string) {
		file, err := sheet.FromText(text)
		if err != nil {
			return
		}
		chart, err := handmade.Find(file, names, w.Scheme())
		if err != nil {
			require.NotContains(t, words.Error(err), "handmade.")
			return
		}
		require.Len(t, chart.Cells, len(chart.Steps))
		for _, row := range chart.Cells {
			require.Len(t, row, len(chart.Columns))
		}
		by := chart.Guess(names)
		plan := chart.Plan(w.Matrix(""), by, "R")
		after := w.Clone()
		require.NoError(t, plan.Apply(&after, ""))
	})
}
