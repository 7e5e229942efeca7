package measure_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"slocharter/internal/measure"
	"slocharter/internal/sheet"
)

// hourly writes a text file of hourly measurements with the columns start, good and valid.
func hourly(rows int) []byte {
	var b bytes.Buffer
	b.WriteString("start,good,valid\n")
	start := time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range rows {
		fmt.Fprintf(&b, "%s,%d,%d\n", start.Add(time.Duration(i)*time.Minute).Format(time.RFC3339), 9990+i%10, 10000)
	}
	return b.Bytes()
}

// BenchmarkReadCSV reads and plans a million rows.
func BenchmarkReadCSV(b *testing.B) {
	path := filepath.Join(b.TempDir(), "million.csv")
	require.NoError(b, os.WriteFile(path, hourly(1_000_000), 0o600))
	b.ReportAllocs()
	for b.Loop() {
		file, err := sheet.Open(path)
		require.NoError(b, err)
		reading, err := measure.Read(b.Context(), measure.FromFile(file, ""), mapping, now, nil)
		require.NoError(b, err)
		require.Len(b, reading.Plan(nil).Added, 1_000_000)
		require.NoError(b, file.Close())
	}
}
