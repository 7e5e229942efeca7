package crash_test

import (
	"flag"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/crash/disk"
	"slocharter/internal/session"
	"slocharter/internal/workspace"
)

// full asks for as many kills and images as the product promises; without it there are a few.
var full = flag.Bool("full", false, "kill and cut as often as it is promised")

// many returns a number for a full run, and another one for a quick one.
func many(promised, quick int) int {
	if *full {
		return promised
	}
	return quick
}

// figures are the lines of the table that is printed at the end.
var figures struct {
	sync.Mutex
	lines []string
}

// figure adds a line of three columns: what was done, how often, and what came of it.
func figure(what string, times int, format string, args ...any) {
	figures.Lock()
	defer figures.Unlock()
	figures.lines = append(figures.lines, fmt.Sprintf("%-32s %6d  %s", what, times, fmt.Sprintf(format, args...)))
}

// progress shows in a full run, which takes long, that something goes on.
func progress(format string, args ...any) {
	if *full {
		fmt.Printf("  "+format+"\n", args...)
	}
}

func TestMain(m *testing.M) {
	flag.Parse()
	status := m.Run()
	for _, line := range figures.lines {
		fmt.Println(line)
	}
	os.Exit(status)
}

// inMemory returns a folder on a quick disk, where there is one.
func inMemory(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("/dev/shm", "slocharter-crash-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { assert.NoError(t, os.RemoveAll(folder)) })
	return folder
}

// mount mounts a disk of our own, and skips the test where that cannot be done.
func mount(t *testing.T) (mounted *disk.Disk, folder string) {
	t.Helper()
	folder = t.TempDir()
	mounted, err := disk.Mount(folder)
	if err != nil {
		figure(t.Name(), 0, "skipped: %v", err)
		t.Skip(err)
	}
	t.Cleanup(func() { assert.NoError(t, mounted.Unmount()) })
	return mounted, folder
}

// today is the day of the sample in these tests.
var today = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// makeSample makes a file with the sample workspace.
func makeSample(t *testing.T, path string) {
	t.Helper()
	w, err := workspace.Sample(today)
	require.NoError(t, err)
	makeFile(t, path, w)
}

// makeSmall makes a file with one SLO.
func makeSmall(t *testing.T, path string) {
	t.Helper()
	w, err := workspace.New("Name")
	require.NoError(t, err)
	service, err := w.AddService("Shop", "", "2026-03-02")
	require.NoError(t, err)
	_, err = w.AddSLO(service.ID, "Availability")
	require.NoError(t, err)
	makeFile(t, path, w)
}

func makeFile(t *testing.T, path string, w workspace.Workspace) {
	t.Helper()
	s, err := session.New(path, w, "Ada", "Explore the sample")
	require.NoError(t, err)
	require.NoError(t, s.Close())
}
