package main_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// millionRows writes a CSV file with a slot for each of a million minutes.
func millionRows(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "data.csv")
	f, err := os.Create(path)
	require.NoError(t, err)
	out := bufio.NewWriter(f)
	_, _ = fmt.Fprintln(out, "start,good,valid")
	for minute := range 1_000_000 {
		_, _ = fmt.Fprintf(out, "%d,%d,1000\n", 1_700_000_040+60*minute, 990+minute%10)
	}
	require.NoError(t, out.Flush())
	require.NoError(t, f.Close())
	return path
}

func TestAMillionRowsFitIntoThreeHundredMegabytes(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes some seconds")
	}
	path, csv := pay(t), millionRows(t)
	for _, time := range []string{"first", "second"} {
		command := exec.Command(binary, "import", "measurements", path, "--slo", "avail", "--csv", csv)
		said, err := command.CombinedOutput()
		require.NoError(t, err, string(said))
		used := command.ProcessState.SysUsage().(*syscall.Rusage).Maxrss >> 10
		assert.Less(t, used, int64(300), "megabytes, for the %s time", time)
	}
	assert.InDelta(t, 43_200_000, budgetOf(t, path, "2024-06-01")["valid"], 0)
}
