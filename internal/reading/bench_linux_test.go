package reading_test

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"slocharter/internal/reading"
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

const (
	manyServices = 500
	manySLOs     = 5_000
	manyDays     = 365
)

// many is a workspace with many services and SLOs: 99 % of events over four weeks each.
func many(b *testing.B) workspace.Workspace {
	b.Helper()
	w, err := workspace.New("Many")
	require.NoError(b, err)
	w.Services, w.SLOs, w.Targets = workspace.Table[slo.Service]{}, workspace.Table[slo.SLO]{}, workspace.Table[slo.Target]{}
	for i := range manySLOs {
		service, id := fmt.Sprintf("service-%03d", i%manyServices), fmt.Sprintf("slo-%05d", i)
		w.Services[service] = slo.Service{ID: service, Key: service, Name: service, Position: 1 + i%manyServices}
		w.SLOs[id] = slo.SLO{
			ID: id, Key: id, Name: id, ServiceID: service, Indicator: slo.Availability, Method: slo.Occurrences,
			Standing: slo.Agreed, Position: 1 + i/manyServices,
		}
		w.Targets[id] = slo.Target{ID: id, SLOID: id, Goal: "99.9", Window: "28d"}
	}
	return w
}

// fill writes a year of daily measurements for each SLO, as another program would.
func fill(b *testing.B, path string) {
	b.Helper()
	first := now.AddDate(0, 0, -manyDays).Unix()
	sqlite(b, path, fmt.Sprintf(`WITH RECURSIVE s (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i < %d)
		INSERT INTO series SELECT i + 1, printf('slo-%%05d', i), %d, %d * 86400, %d, %d, %d FROM s;`,
		manySLOs-1, manyDays, manyDays, first, first+86400*(manyDays-1), first+86400*manyDays),
		fmt.Sprintf(`WITH RECURSIVE d (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM d WHERE i < %d)
		INSERT INTO measurement SELECT n, %d + 86400 * i, 86400, 100000 - (n * 31 + i * 17) %% 150, 100000, 1
		FROM series CROSS JOIN d;`, manyDays-1, first))
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

// cpu returns the CPU time that this process used so far.
func cpu(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	require.NoError(b, syscall.Getrusage(syscall.RUSAGE_SELF, &used))
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// BenchmarkOverview compares the overview of 5,000 SLOs with a year of daily measurements, budgets, verdicts and small
// lines included, with the sums that the budgets need, by the sqlite3 tool on the same file: "x-of-sqlite3" is how many
// times its CPU time the budgets take, "whole-x-of-sqlite3" all of it. The tool is a new process each time.
func BenchmarkOverview(b *testing.B) {
	path := filepath.Join(b.TempDir(), "many.slocharter")
	made, err := session.New(path, many(b), "Ada", "create")
	require.NoError(b, err)
	require.NoError(b, made.Close())
	fill(b, path)
	s, err := session.Open(path, "Ada")
	require.NoError(b, err)
	defer func() { require.NoError(b, s.Close()) }()
	var budgets, whole, tool time.Duration
	at := now
	for b.Loop() {
		at = at.Add(time.Minute) // so that nothing is remembered
		book := reading.NewBook(s)
		runtime.GC() // what was thrown away before is not ours to clean up
		began := cpu(b)
		require.NoError(b, reading.Budgets(b.Context(), book, s.Workspace(), at))
		budgets += cpu(b) - began
		began = cpu(b)
		rows, err := reading.NewBook(s).Overview(b.Context(), s.Workspace(), at)
		whole += cpu(b) - began
		require.NoError(b, err)
		require.Len(b, rows, manyServices)
		require.Equal(b, 10, rows[0].Judged)
		tool += sqlite(b, path, fmt.Sprintf(`SELECT s.slo_id, sum(m.good), sum(m.valid) FROM series s
			CROSS JOIN measurement m ON m.series = s.n AND m.start >= %d AND m.start < %d GROUP BY s.n;`,
			at.AddDate(0, 0, -28).Unix(), at.Unix()))
	}
	b.ReportMetric(budgets.Seconds()/tool.Seconds(), "x-of-sqlite3")
	b.ReportMetric(whole.Seconds()/tool.Seconds(), "whole-x-of-sqlite3")
	b.ReportMetric(budgets.Seconds()*1000/float64(b.N), "ms-cpu")
}
