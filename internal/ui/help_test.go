package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheShortcutsAreListedAndEscapeClosesTheList(t *testing.T) {
	th := newTheater(t)
	th.ctrl(fyne.KeySlash)
	require.True(t, th.sees("Save a copy…"))
	assert.True(t, th.sees("Ctrl+Shift+S"))
	assert.True(t, th.sees("Ctrl+Z"))
	th.key(fyne.KeyEscape)
	assert.False(t, th.sees("Ctrl+Shift+S"))
}

func TestTheGlossaryExplainsAWordWithoutAWorkspaceToo(t *testing.T) {
	th := newTheater(t)
	th.menu("Glossary")
	th.write("burn rate")
	th.key(fyne.KeyReturn)

	assert.True(t, th.sees("Burn rate"))
	assert.Len(t, th.canvas().Overlays().List(), 1)
}

func TestASearchExplainsATerm(t *testing.T) {
	th := newTheater(t).onSample()
	th.ctrl(fyne.KeyK)
	th.write("burn rate")
	th.key(fyne.KeyReturn)

	assert.NotNil(t, th.canvas().Overlays().Top())
	assert.True(t, th.sees("Burn rate"))
}

func TestAboutSaysTheVersion(t *testing.T) {
	th := newTheater(t)
	th.menu("About SLO Charter")

	assert.True(t, th.sees("Version test"))
	assert.True(t, th.sees("MIT licence"))
	assert.True(t, th.sees("Crash reports"))
	assert.True(t, th.sees(th.folder))
}

func TestEveryCommandHasItsOwnKey(t *testing.T) {
	th := newTheater(t).onSample()
	seen := map[string]string{}
	for _, menu := range th.shell.Window().MainMenu().Items {
		for _, item := range menu.Items {
			if item.Shortcut == nil {
				continue
			}
			key := item.Shortcut.ShortcutName()
			assert.Empty(t, seen[key], "%s and %s have the same key", seen[key], item.Label)
			seen[key] = item.Label
		}
	}
	assert.Greater(t, len(seen), 20)
}
