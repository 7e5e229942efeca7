package ui_test

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/workspace"
)

func TestANoticeGoesWithTheNextStep(t *testing.T) {
	th := newTheater(t).onSample()
	th.shell.Tell("That did not work.")
	assert.True(t, th.sees("That did not work."))
	th.ctrl(fyne.Key4)
	assert.False(t, th.sees("That did not work."), "somebody went on to another screen")

	th.shell.Tell("That did not work.")
	require.NoError(t, th.shell.Session().Do("rename it", func(w *workspace.Workspace) error { return w.Rename("Ours") }))
	assert.False(t, th.sees("That did not work."), "somebody went on with an edit")
}

func TestAnEditOfAReadOnlyFileGetsItsSentence(t *testing.T) {
	th := newTheater(t)
	path := th.sample("fixed")
	require.NoError(t, os.Chmod(path, 0o400))
	th.shell.Open(path)
	th.settle()
	th.ctrl(fyne.Key4)
	th.write("c")
	assert.True(t, th.sees("can only be read"))
}
