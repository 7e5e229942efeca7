package main_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"slocharter/internal/lifecycle"
	"slocharter/internal/session"
	"slocharter/internal/workspace"
)

const (
	longest = time.Minute     // how long anything may take; a machine without a graphics card is slow
	again   = 4 * time.Second // after which a key is pressed again: the window may not have been ready for it
)

// TestWindowTakesALetterToTheFileAndToTheWorkbook travels through the real window, on a display of its own.
func TestWindowTakesALetterToTheFileAndToTheWorkbook(t *testing.T) {
	if os.Getenv("SLOCHARTER_WINDOW") == "" {
		t.Skip("needs a display of its own: make test gives it one")
	}
	j := begin(t)
	before := j.letters()
	require.NotEqual(t, "I", before)

	j.insist("a letter is typed into the chart", func() { j.press("ctrl+4", "i") }, func() bool { return j.letters() == "I" })
	j.insist("the letter is undone", func() { j.press("ctrl+z") }, func() bool { return j.letters() == before })
	j.insist("the letter is there again", func() { j.press("ctrl+y") }, func() bool { return j.letters() == "I" })

	chart := filepath.Join(filepath.Dir(j.file), "output.xlsx")
	j.insist("the chart is exported", func() { j.exportTo("output") }, func() bool { return exists(chart) })
	assert.Equal(t, "I", behind(t, chart, j.step().Name))

	j.press("ctrl+1", "ctrl+2", "ctrl+3", "ctrl+4", "ctrl+5", "ctrl+6", "ctrl+7", "ctrl+8", "alt+Left", "alt+Right")
	j.press("ctrl+q")
	j.ends()
}

// journey is the program, running with a file that holds the sample.
type journey struct {
	t       *testing.T
	file    string
	program *exec.Cmd
	ended   chan error
	output  *bytes.Buffer
}

func begin(t *testing.T) *journey {
	t.Helper()
	folder := t.TempDir()
	j := &journey{t: t, file: filepath.Join(folder, "larkline.slocharter"), ended: make(chan error, 1), output: &bytes.Buffer{}}
	w, err := workspace.Sample(time.Now())
	require.NoError(t, err)
	made, err := session.New(j.file, w, "Ada", "make the sample")
	require.NoError(t, err)
	require.NoError(t, made.Close())
	require.NoError(t, os.Mkdir(filepath.Join(folder, "slocharter"), 0o700))
	preferences := filepath.Join(folder, "slocharter", "preferences.json")
	require.NoError(t, os.WriteFile(preferences, []byte(`{"author": "Ada"}`), 0o600))

	j.program = exec.CommandContext(t.Context(), os.Getenv("SLOCHARTER_BINARY"), j.file)
	j.program.Env = append(os.Environ(), "XDG_CONFIG_HOME="+folder, "LANG=C.UTF-8", "LC_ALL=C.UTF-8")
	j.program.Stdout, j.program.Stderr = j.output, j.output
	require.NoError(t, j.program.Start())
	go func() { j.ended <- j.program.Wait() }()
	t.Cleanup(j.stop)
	j.insist("the window comes up", func() {}, func() bool {
		return j.tool("search", "--onlyvisible", "--name", "larkline.*SLO Charter", "windowactivate", "--sync") == nil
	})
	return j
}

// stop ends the program, if it is still there, and shows what was on the display when the test failed.
func (j *journey) stop() {
	if j.t.Failed() {
		picture := filepath.Join(os.TempDir(), "slocharter-journey.png")
		if exec.Command("import", "-window", "root", picture).Run() == nil {
			j.t.Log("what was on the display: " + picture)
		}
	}
	_ = j.program.Process.Kill() // it may have ended already
}

// tool lets xdotool do something.
func (j *journey) tool(arguments ...string) error {
	ctx, cancel := context.WithTimeout(j.t.Context(), longest)
	defer cancel()
	return exec.CommandContext(ctx, "xdotool", arguments...).Run()
}

// press presses keys as a person would, one after the other.
func (j *journey) press(keys ...string) {
	for _, key := range keys {
		require.NoError(j.t, j.tool("key", "--clearmodifiers", key))
		time.Sleep(300 * time.Millisecond)
	}
}

// exportTo asks for the export, takes its choices as they are, and types a name into the dialog. The name has no letter
// that means something in the chart, in case a dialog is late.
func (j *journey) exportTo(name string) {
	j.press("Escape", "Escape", "ctrl+e", "Return", "ctrl+a")
	require.NoError(j.t, j.tool("type", "--delay", "40", name))
	j.press("Return")
}

// insist does something until it shows, and fails when it never does.
func (j *journey) insist(what string, do func(), shows func() bool) {
	j.t.Helper()
	for end := time.Now().Add(longest); time.Now().Before(end); {
		do()
		for wait := time.Now().Add(again); time.Now().Before(wait); time.Sleep(100 * time.Millisecond) {
			if shows() {
				return
			}
			j.alive()
		}
	}
	j.t.Fatalf("%s: waited in vain for %s; the program said: %s", what, longest, j.output)
}

func (j *journey) alive() {
	j.t.Helper()
	select {
	case err := <-j.ended:
		j.t.Fatalf("the program ended early: %v, %s", err, j.output)
	default:
	}
}

// ends waits for the program's end and reads what it said.
func (j *journey) ends() {
	j.t.Helper()
	select {
	case err := <-j.ended:
		require.NoError(j.t, err)
	case <-time.After(longest):
		j.t.Fatal("the program did not end")
	}
	assert.NotContains(j.t, j.output.String(), "Error in Fyne call thread")
	assert.NotContains(j.t, j.output.String(), "panic")
}

func (j *journey) step() lifecycle.Step { return j.workspace().StepsInOrder()[0] }

// letters returns what the file holds in the first cell of the chart.
func (j *journey) letters() string {
	w := j.workspace()
	return string(w.Matrix("").At(w.StepsInOrder()[0].ID, w.ColumnsInOrder()[0].ID))
}

func (j *journey) workspace() workspace.Workspace {
	j.t.Helper()
	s, err := session.Open(j.file, "Ben")
	require.NoError(j.t, err)
	defer func() { require.NoError(j.t, s.Close()) }()
	return s.Workspace()
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// behind returns what stands behind a text on the first sheet of a workbook.
func behind(t *testing.T, path, text string) string {
	t.Helper()
	book, err := excelize.OpenFile(path)
	require.NoError(t, err)
	defer func() { require.NoError(t, book.Close()) }()
	rows, err := book.GetRows(book.GetSheetName(0))
	require.NoError(t, err)
	for _, row := range rows {
		if i := slices.Index(row, text); i >= 0 && i+1 < len(row) {
			return row[i+1]
		}
	}
	t.Fatalf("%q is not in %s", text, path)
	return ""
}
