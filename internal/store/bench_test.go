package store_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/workspace"
)

// The benchmarks compare with the sqlite3 command-line tool by CPU time in one run: "x-of-sqlite3" is how many times its
// CPU time ours is. "MB-peak" is the most memory that a process of its own needed for the same.

const (
	manySLOs = 5_000
	manyDays = 365
	manyRows = 1_000_000
)

var yearStart = time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)

func BenchmarkOverviewSums(b *testing.B) {
	path := filepath.Join(b.TempDir(), "many.slocharter")
	fillYear(b, path)
	f, err := store.Open(path)
	require.NoError(b, err)
	defer func() { require.NoError(b, f.Close()) }()
	to := yearStart.AddDate(0, 0, manyDays)
	windows := yearWindows()
	_, err = f.Sums(context.Background(), windows)
	require.NoError(b, err)

	var ours, tool time.Duration
	for b.Loop() {
		began := cpu(b)
		sums, err := f.Sums(context.Background(), windows)
		ours += cpu(b) - began
		require.NoError(b, err)
		require.Len(b, sums, manySLOs)
		require.Equal(b, 28, sums[0].Slots)
		tool += sqlite(b, path, fmt.Sprintf(`SELECT s.slo_id, sum(m.good), sum(m.valid) FROM series s
			CROSS JOIN measurement m ON m.series = s.n AND m.start >= %d AND m.start < %d GROUP BY s.n;`,
			to.AddDate(0, 0, -28).Unix(), to.Unix()))
	}
	b.ReportMetric(ours.Seconds()/tool.Seconds(), "x-of-sqlite3")
	b.ReportMetric(ours.Seconds()*1000/float64(b.N), "ms-cpu")
	b.ReportMetric(peak(b, "sums", path), "MB-peak")
}

func BenchmarkImport(b *testing.B) {
	folder := b.TempDir()
	table := filepath.Join(folder, "rows.csv")
	slots := minutes(manyRows)
	writeCSV(b, table, slots)
	w, err := workspace.Sample(entry.At)
	require.NoError(b, err)
	var ours, tool time.Duration
	for i := 0; b.Loop(); i++ {
		path := filepath.Join(folder, strconv.Itoa(i)+".slocharter")
		f, err := store.Create(path, w, entry)
		require.NoError(b, err)
		began := cpu(b)
		written, err := f.WriteBatch(context.Background(), store.Batch{SLOID: anySLO(w), Put: slots}, entry, nil)
		ours += cpu(b) - began
		require.NoError(b, err)
		require.Equal(b, manyRows, written.Written)
		require.NoError(b, f.Close())
		tool += sqlite(b, filepath.Join(folder, strconv.Itoa(i)+".db"),
			"CREATE TABLE measurement (start TEXT NOT NULL PRIMARY KEY, good INTEGER NOT NULL, valid INTEGER NOT NULL) WITHOUT ROWID;",
			".import --csv "+table+" measurement")
	}
	b.ReportMetric(ours.Seconds()/tool.Seconds(), "x-of-sqlite3")
	b.ReportMetric(ours.Seconds()*1000/float64(b.N), "ms-cpu")
	b.ReportMetric(peak(b, "import", filepath.Join(folder, "peak.slocharter")), "MB-peak")
}

// BenchmarkCheck checks a file of a million measurements, as the window and the command do. The tool checks its structure.
func BenchmarkCheck(b *testing.B) {
	path := filepath.Join(b.TempDir(), "checked.slocharter")
	w, err := workspace.Sample(entry.At)
	require.NoError(b, err)
	f, err := store.Create(path, w, entry)
	require.NoError(b, err)
	defer func() { require.NoError(b, f.Close()) }()
	_, err = f.WriteBatch(context.Background(), store.Batch{SLOID: anySLO(w), Put: minutes(manyRows)}, entry, nil)
	require.NoError(b, err)
	var ours, tool time.Duration
	for b.Loop() {
		began := cpu(b)
		found, err := f.Alterations(context.Background(), nil)
		ours += cpu(b) - began
		require.NoError(b, err)
		require.Empty(b, found)
		tool += sqlite(b, path, "PRAGMA integrity_check;")
	}
	b.ReportMetric(ours.Seconds()/tool.Seconds(), "x-of-sqlite3")
	b.ReportMetric(ours.Seconds()*1000/float64(b.N), "ms-cpu")
	b.ReportMetric(peak(b, "check", path), "MB-peak")
}

// TestPeak is not a test of its own: a benchmark runs it in another process to learn how much memory that needs.
func TestPeak(t *testing.T) {
	path := os.Getenv("SLOCHARTER_PEAK_FILE")
	switch os.Getenv("SLOCHARTER_PEAK") {
	case "sums":
		f := open(t, path)
		_, err := f.Sums(context.Background(), yearWindows())
		require.NoError(t, err)
	case "check":
		require.NoError(t, open(t, path).Check())
	case "import":
		w, err := workspace.Sample(entry.At)
		require.NoError(t, err)
		f, err := store.Create(path, w, entry)
		require.NoError(t, err)
		_, err = f.WriteBatch(context.Background(), store.Batch{SLOID: anySLO(w), Put: minutes(manyRows)}, entry, nil)
		require.NoError(t, err)
		require.NoError(t, f.Close())
	default:
		t.Skip("only benchmarks run it")
	}
	status, err := os.ReadFile("/proc/self/status")
	require.NoError(t, err)
	for line := range strings.Lines(string(status)) {
		if strings.HasPrefix(line, "VmHWM:") {
			fmt.Println(line)
		}
	}
}

// peak returns the most memory in MB that TestPeak needs.
func peak(b *testing.B, what, path string) float64 {
	b.Helper()
	command := exec.Command(os.Args[0], "-test.run=^TestPeak$")
	command.Env = append(os.Environ(), "SLOCHARTER_PEAK="+what, "SLOCHARTER_PEAK_FILE="+path)
	output, err := command.CombinedOutput()
	require.NoError(b, err, string(output))
	_, after, found := strings.Cut(string(output), "VmHWM:")
	require.True(b, found, string(output))
	kilobytes, err := strconv.ParseFloat(strings.Fields(after)[0], 64)
	require.NoError(b, err)
	return kilobytes / 1024
}

// sqlite lets the sqlite3 tool run commands on a file and returns the CPU time that it took.
func sqlite(b *testing.B, path string, commands ...string) time.Duration {
	b.Helper()
	tool, err := exec.LookPath("sqlite3")
	if err != nil {
		b.Skip("there is no sqlite3 tool to compare with")
	}
	command := exec.Command(tool, append([]string{"-batch", path}, commands...)...)
	require.NoError(b, command.Run())
	return command.ProcessState.UserTime() + command.ProcessState.SystemTime()
}

// anySLO returns the ID of an SLO of the workspace.
func anySLO(w workspace.Workspace) string { return w.LiveSLOsOf("")[0].ID }

// yearWindows asks for the last 28 days of the year of each SLO.
func yearWindows() []store.Window {
	to := yearStart.AddDate(0, 0, manyDays)
	within := slo.Interval{Start: to.AddDate(0, 0, -28), End: to}
	windows := make([]store.Window, manySLOs)
	for i := range windows {
		windows[i] = store.Window{SLOID: fmt.Sprintf("slo-%05d", i), Within: within}
	}
	return windows
}

// minutes returns slots of a minute each, one after the other.
func minutes(n int) []budget.Slot {
	slots := make([]budget.Slot, n)
	for i := range slots {
		valid := int64(1000 + i*7919%500)
		slots[i] = budget.Slot{Start: yearStart.Add(time.Duration(i) * time.Minute), Length: time.Minute, Good: valid - int64(i%3), Valid: valid}
	}
	return slots
}

func writeCSV(b *testing.B, path string, slots []budget.Slot) {
	b.Helper()
	file, err := os.Create(path)
	require.NoError(b, err)
	out := bufio.NewWriter(file)
	_, _ = out.WriteString("start,good,valid\n")
	for _, s := range slots {
		_, _ = fmt.Fprintf(out, "%s,%d,%d\n", s.Start.Format(time.RFC3339), s.Good, s.Valid)
	}
	require.NoError(b, out.Flush())
	require.NoError(b, file.Close())
}

// fillYear makes a file with a year of daily measurements for many SLOs, as another program would.
func fillYear(b *testing.B, path string) {
	b.Helper()
	w, err := workspace.Sample(entry.At)
	require.NoError(b, err)
	f, err := store.Create(path, w, entry)
	require.NoError(b, err)
	require.NoError(b, f.Close())
	first := yearStart.Unix()
	tool, err := exec.LookPath("sqlite3")
	if err != nil {
		b.Skip("there is no sqlite3 tool to compare with")
	}
	output, err := exec.Command(tool, "-batch", path,
		fmt.Sprintf(`WITH RECURSIVE s (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i < %d)
			INSERT INTO series SELECT i + 1, printf('slo-%%05d', i), %d, %d * 86400, %d, %d, %d FROM s;`,
			manySLOs-1, manyDays, manyDays, first, first+86400*(manyDays-1), first+86400*manyDays),
		fmt.Sprintf(`WITH RECURSIVE d (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM d WHERE i < %d)
			INSERT INTO measurement SELECT n, %d + 86400 * i, 86400, 100000 - (n * 31 + i * 17) %% 100, 100000, 1
			FROM series CROSS JOIN d WHERE n <= %d;`, manyDays-1, first, manySLOs)).CombinedOutput()
	require.NoError(b, err, string(output))
}
