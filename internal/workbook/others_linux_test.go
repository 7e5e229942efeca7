package workbook_test

import (
	_ "embed"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"slocharter/internal/sheet"
	"slocharter/internal/workbook"
)

// largeRows is how many rows of 12 cells are written and read.
const largeRows = 100_000

//go:embed testdata/large.c
var inC string

//go:embed testdata/large.py
var inPython string

// BenchmarkLargeSheet compares writing 100,000 rows of 12 cells with libxlsxwriter and with Python's XlsxWriter, which write
// the same cells: "x-of-libxlsxwriter" and "x-of-XlsxWriter" are how many times their CPU time ours is, all as whole programs.
func BenchmarkLargeSheet(b *testing.B) {
	c, python := compiled(b), pythonWith(b, "xlsxwriter")
	folder := b.TempDir()
	var ours, inC, inPython time.Duration
	for b.Loop() {
		ours += cpuOf(b, itself(b, "large", filepath.Join(folder, "ours.xlsx")))
		inC += cpuOf(b, exec.Command(c, filepath.Join(folder, "c.xlsx"), strconv.Itoa(largeRows)))
		inPython += cpuOf(b, exec.Command(python, script(b), filepath.Join(folder, "python.xlsx"), strconv.Itoa(largeRows)))
	}
	for _, name := range []string{"ours", "c", "python"} {
		require.Equal(b, largeRows*12, cellsIn(b, filepath.Join(folder, name+".xlsx")), name)
	}
	b.ReportMetric(ours.Seconds(), "CPU-s")
	b.ReportMetric(ours.Seconds()/inC.Seconds(), "x-of-libxlsxwriter")
	b.ReportMetric(ours.Seconds()/inPython.Seconds(), "x-of-XlsxWriter")
}

// BenchmarkLargeReviewPack tells the most memory that a process needs which writes the pack of 5,000 SLOs with 28 days each.
func BenchmarkLargeReviewPack(b *testing.B) {
	var peak int64
	for b.Loop() {
		command := itself(b, "pack", filepath.Join(b.TempDir(), "pack.xlsx"))
		cpuOf(b, command)
		peak = max(peak, command.ProcessState.SysUsage().(*syscall.Rusage).Maxrss>>10)
	}
	b.ReportMetric(float64(peak), "MB-peak")
}

// BenchmarkReadLargeSheet compares reading such a sheet, every cell of it, with openpyxl when it only reads.
func BenchmarkReadLargeSheet(b *testing.B) {
	python := pythonWith(b, "openpyxl")
	path := filepath.Join(b.TempDir(), "large.xlsx")
	cpuOf(b, itself(b, "large", path))
	var ours, theirs time.Duration
	for b.Loop() {
		ours += cpuOf(b, itself(b, "read", path))
		theirs += cpuOf(b, exec.Command(python, "-c", `
import sys, openpyxl
cells = 0
for row in openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0].iter_rows(values_only=True):
    cells += len(row)
assert cells == int(sys.argv[2]), cells
`, path, strconv.Itoa(largeRows*12)))
	}
	b.ReportMetric(ours.Seconds(), "CPU-s")
	b.ReportMetric(ours.Seconds()/theirs.Seconds(), "x-of-openpyxl")
}

// itself runs the tests' own program as another process that does one thing.
func itself(b *testing.B, what, path string) *exec.Cmd {
	b.Helper()
	program, err := os.Executable()
	require.NoError(b, err)
	command := exec.Command(program, "-test.run", "^TestInAProcessOfItsOwn$")
	command.Env = append(os.Environ(), "WORKBOOK_PROCESS="+what, "WORKBOOK_FILE="+path)
	return command
}

// TestInAProcessOfItsOwn does what a benchmark measures the process of.
func TestInAProcessOfItsOwn(t *testing.T) {
	what, path := os.Getenv("WORKBOOK_PROCESS"), os.Getenv("WORKBOOK_FILE")
	if what == "" {
		t.Skip("it is only for benchmarks")
	}
	if what == "read" {
		require.Equal(t, largeRows*12, cellsIn(t, path))
		return
	}
	file, err := os.Create(path)
	require.NoError(t, err)
	if what == "large" {
		require.NoError(t, workbook.WriteLarge(file, largeRows))
	} else {
		pack(t, file)
	}
	require.NoError(t, file.Close())
}

func pack(t *testing.T, out io.Writer) {
	t.Helper()
	w := crowd(t, 100, 50)
	figures, err := workbook.Measure(t.Context(), fourWeeks{}, w, "", today)
	require.NoError(t, err)
	require.NoError(t, workbook.Review(t.Context(), out, w, workbook.Options{Today: today, Figures: figures}))
}

func cellsIn(tb testing.TB, path string) int {
	tb.Helper()
	file, err := sheet.Open(path)
	require.NoError(tb, err)
	defer func() { _ = file.Close() }()
	cells := 0
	for row, err := range file.Rows(file.Sheets()[0].Name) {
		require.NoError(tb, err)
		for _, c := range row.Cells {
			if c.Kind != sheet.Empty {
				cells++
			}
		}
	}
	return cells
}

func cpuOf(b *testing.B, command *exec.Cmd) time.Duration {
	b.Helper()
	said, err := command.CombinedOutput()
	require.NoError(b, err, string(said))
	return command.ProcessState.UserTime() + command.ProcessState.SystemTime()
}

// compiled is the program that writes the cells with libxlsxwriter.
func compiled(b *testing.B) string {
	b.Helper()
	folder := b.TempDir()
	source, program := filepath.Join(folder, "large.c"), filepath.Join(folder, "large")
	require.NoError(b, os.WriteFile(source, []byte(inC), 0o600))
	if said, err := exec.Command("gcc", "-O2", "-o", program, source, "-lxlsxwriter").CombinedOutput(); err != nil {
		b.Skipf("libxlsxwriter, to compare with, cannot be used: %v %s", err, said)
	}
	return program
}

// pythonWith is a Python that has a module.
func pythonWith(b *testing.B, module string) string {
	b.Helper()
	for _, program := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(program, "-c", "import "+module).Run() == nil {
			return program
		}
	}
	b.Skip("there is no Python with " + module + " to compare with")
	return ""
}

func script(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "large.py")
	require.NoError(b, os.WriteFile(path, []byte(inPython), 0o600))
	return path
}
