package ui_test

import (
	"database/sql"
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	_ "modernc.org/sqlite"

	"slocharter/internal/ui/stage/stagetest"
)

func TestWhatTakesLongIsShownAndCanBeCancelled(t *testing.T) {
	th := newTheater(t)
	path := th.sample("locked.slocharter")
	release := lock(t, path)
	th.shell.Open(path)
	require.False(t, th.sees("Opening"), "it may be over at once")
	th.until(func() bool { return th.sees("Opening locked") })

	th.shell.Open(path)
	assert.True(t, th.sees("Something else is still going on"))
	th.tap("Cancel")
	release()
	th.settle()
	assert.Nil(t, th.shell.Session())
	assert.False(t, th.sees("Opening locked"))
}

// lock keeps a file locked, as another program may, until it is told to release it.
func lock(t *testing.T, path string) (release func()) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	require.NoError(t, err)
	db.SetMaxOpenConns(1)
	_, err = db.ExecContext(t.Context(), "BEGIN EXCLUSIVE")
	require.NoError(t, err)
	t.Cleanup(func() { _ = db.Close() })
	return func() {
		_, err := db.ExecContext(t.Context(), "ROLLBACK")
		require.NoError(t, err)
	}
}

// tap presses the button with a text.
func (th *theater) tap(text string) {
	th.t.Helper()
	buttons := stagetest.Buttons(th.canvas().Content(), text)
	for _, overlay := range th.canvas().Overlays().List() {
		buttons = append(buttons, stagetest.Buttons(overlay, text)...)
	}
	require.NotEmpty(th.t, buttons, "there is no button %q", text)
	test.Tap(buttons[0])
}
