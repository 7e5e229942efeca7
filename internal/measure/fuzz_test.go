package measure_test

import (
	"bytes"
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/measure"
	"slocharter/internal/sheet"
)

var background = context.Background()

// FuzzReadCSV reads any bytes as a file, by the mapping that is guessed and by a stated one.
func FuzzReadCSV(f *testing.F) {
	f.Add([]byte("start,good,valid\n2026-01-01,99,100\n2026-01-02,1,1\n"))
	f.Add([]byte("\ufeffDatum;Fehler;Gesamt\r\n31.12.2025 10:00;\"1.000\";2.000,0\r\n"))
	f.Add([]byte("sep=\t\n1/2/2026 1:00 PM\t99,9 %\t\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := sheet.New(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		for _, s := range file.Sheets() {
			checkSource(t, measure.FromFile(file, s.Name))
		}
	})
}

// FuzzPaste reads any text as a block that was pasted.
func FuzzPaste(f *testing.F) {
	f.Add("2026-01-01\t99\t100\n2026-01-02\t1\t1\n")
	f.Add("start\tgood\tvalid\r\n2026-01-01\t1 000\t1'000\r\n")
	f.Add("\"a\nb\"\t1,234")
	f.Fuzz(func(t *testing.T, text string) {
		source, err := measure.FromText(text)
		if err != nil {
			return
		}
		checkSource(t, source)
	})
}

// checkSource reads a table, plans it twice and expects slots that hold together and every row accounted for.
func checkSource(t *testing.T, source measure.Source) {
	t.Helper()
	guess, err := measure.GuessMapping(source)
	if err != nil {
		return
	}
	guess.Mapping.Volume = 1000
	for _, m := range []measure.Mapping{guess.Mapping, {Start: 1, Good: 2, Valid: 3, Zone: "Europe/Berlin", Length: day, Decimals: measure.Comma, Dates: measure.MonthFirst}} {
		reading, err := measure.Read(t.Context(), source, m, now, nil)
		if err != nil {
			continue
		}
		plan := reading.Plan(nil)
		if len(reading.Questions) == 0 {
			require.Equal(t, reading.Rows, len(plan.Added)+plan.RefusedCount)
		}
		require.LessOrEqual(t, len(plan.Refused), measure.Kept)
		_, err = budget.NewSeries(plan.Added)
		require.NoError(t, err)
		again := reading.Plan(plan.Added)
		require.True(t, again.Empty())
	}
}
