package main_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// BenchmarkImport compares taking in a million rows from a CSV file, preview, change log and all, with .import of the
// sqlite3 tool into an equal table: "x-of-sqlite3" is how many times its CPU time ours is, both as whole programs.
// "MB-peak" is the most memory that ours needed.
func BenchmarkImport(b *testing.B) {
	tool, err := exec.LookPath("sqlite3")
	if err != nil {
		b.Skip("there is no sqlite3 tool to compare with")
	}
	csv, table := millionRows(b), equalRows(b)
	var ours, theirs time.Duration
	var peak int64
	for i := 0; b.Loop(); i++ {
		command := exec.Command(binary, "import", "measurements", pay(b), "--slo", "avail", "--csv", csv)
		ours += cpuOf(b, command)
		peak = max(peak, command.ProcessState.SysUsage().(*syscall.Rusage).Maxrss>>10)
		theirs += cpuOf(b, exec.Command(tool, "-batch", filepath.Join(b.TempDir(), strconv.Itoa(i)+".db"),
			`CREATE TABLE measurement (series INTEGER NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL CHECK (length > 0),
				good INTEGER NOT NULL CHECK (good >= 0), valid INTEGER NOT NULL CHECK (valid >= good), seq INTEGER NOT NULL,
				PRIMARY KEY (series, start)) WITHOUT ROWID;`,
			".import --csv "+table+" measurement"))
	}
	b.ReportMetric(ours.Seconds()/theirs.Seconds(), "x-of-sqlite3")
	b.ReportMetric(float64(peak), "MB-peak")
}

func cpuOf(b *testing.B, command *exec.Cmd) time.Duration {
	b.Helper()
	said, err := command.CombinedOutput()
	require.NoError(b, err, string(said))
	return command.ProcessState.UserTime() + command.ProcessState.SystemTime()
}

// equalRows writes the same million rows with all columns of the table.
func equalRows(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "table.csv")
	f, err := os.Create(path)
	require.NoError(b, err)
	out := bufio.NewWriter(f)
	for minute := range 1_000_000 {
		_, _ = fmt.Fprintf(out, "1,%d,60,%d,1000,1\n", 1_700_000_040+60*minute, 990+minute%10)
	}
	require.NoError(b, out.Flush())
	require.NoError(b, f.Close())
	return path
}
