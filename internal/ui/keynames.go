package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"slocharter/internal/words"
)

// keyText is how people read a shortcut: "Ctrl+K"; empty for none.
func keyText(shortcut fyne.Shortcut) string {
	pressed, ok := shortcut.(fyne.KeyboardShortcut)
	if !ok {
		return ""
	}
	var parts []string
	for _, m := range modifiers() {
		if pressed.Mod()&m.bit != 0 {
			parts = append(parts, m.name)
		}
	}
	return strings.Join(append(parts, keyName(pressed.Key())), "+")
}

type modifier struct {
	bit  fyne.KeyModifier
	name string
}

func modifiers() []modifier {
	return []modifier{
		{fyne.KeyModifierControl, words.T("shell.key.ctrl")},
		{fyne.KeyModifierAlt, words.T("shell.key.alt")},
		{fyne.KeyModifierSuper, words.T("shell.key.super")},
		{fyne.KeyModifierShift, words.T("shell.key.shift")},
	}
}

func keyName(key fyne.KeyName) string {
	switch key {
	case fyne.KeyLeft:
		return "←"
	case fyne.KeyRight:
		return "→"
	case fyne.KeyMinus:
		return "−"
	case fyne.KeyPageUp:
		return words.T("shell.key.page-up")
	case fyne.KeyPageDown:
		return words.T("shell.key.page-down")
	default:
		return string(key)
	}
}

// keyed puts a shortcut behind a text.
func keyed(text string, shortcut fyne.Shortcut) string {
	if key := keyText(shortcut); key != "" {
		return text + " · " + key
	}
	return text
}

var _ fyne.KeyboardShortcut = (*desktop.CustomShortcut)(nil)
