package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// typing is a field in which text is being typed: it takes back its latest letters itself, and says whether there were any.
type typing interface {
	UndoTyping() bool
	RedoTyping() bool
}

// undo takes back the latest letters in the field that has the keyboard, or else the latest edit of the workspace.
func (s *Shell) undo() { s.takeBack(typing.UndoTyping, (*widget.Entry).Undo, (*desk).undo) }

func (s *Shell) redo() { s.takeBack(typing.RedoTyping, (*widget.Entry).Redo, (*desk).redo) }

func (s *Shell) takeBack(typed func(typing) bool, plain func(*widget.Entry), edit func(*desk)) {
	switch field := s.window.Canvas().Focused().(type) {
	case typing:
		if typed(field) {
			return
		}
	case *widget.Entry:
		plain(field)
		return
	}
	if s.window.Canvas().Overlays().Top() == nil {
		s.onDesk(edit)()
	}
}

func (s *Shell) cut()       { s.pass(&fyne.ShortcutCut{Clipboard: s.app.Clipboard()}) }
func (s *Shell) copy()      { s.pass(&fyne.ShortcutCopy{Clipboard: s.app.Clipboard()}) }
func (s *Shell) paste()     { s.pass(&fyne.ShortcutPaste{Clipboard: s.app.Clipboard()}) }
func (s *Shell) selectAll() { selectTyped(s.window.Canvas()) }

// pass hands a shortcut to what has the keyboard: the menu is asked before it.
func (s *Shell) pass(shortcut fyne.Shortcut) { pass(s.window.Canvas(), shortcut) }

// pass hands a shortcut to what has the keyboard or, where nothing has, to the screen.
func pass(c fyne.Canvas, shortcut fyne.Shortcut) {
	if focused, ok := c.Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(shortcut)
		return
	}
	if screen, ok := c.(fyne.Shortcutable); ok && c.Focused() == nil {
		screen.TypedShortcut(shortcut)
	}
}

// selectTyped selects what stands in the field that has the keyboard, so that typing replaces it.
func selectTyped(c fyne.Canvas) { pass(c, &fyne.ShortcutSelectAll{}) }
