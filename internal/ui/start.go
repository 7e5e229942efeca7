package ui

import (
	"io"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

const (
	windowWidth  = 1280
	windowHeight = 800
	leastWidth   = 480
	leastHeight  = 320
	longReport   = 256 << 10 // bytes of a crash report that are shown
)

// Start opens the file that was asked for or, without one, the file that was open when the program ended. With the path of
// a crash report, people are told that the run before broke off.
func (s *Shell) Start(file, report string) {
	switch last := s.memory.kept.Last; {
	case file != "":
		s.Open(file)
	case last != "" && sameFile(last, last):
		s.Open(last)
	}
	if report != "" {
		s.tellCrash(report)
	}
}

// size is how large the window was, or how large it is at first.
func (k kept) size() fyne.Size {
	if k.Width < leastWidth || k.Height < leastHeight {
		return fyne.NewSize(windowWidth, windowHeight)
	}
	return fyne.NewSize(k.Width, k.Height)
}

// keepSize remembers how large the window is.
func (s *Shell) keepSize() {
	size := s.window.Canvas().Size()
	if size == s.memory.kept.size() {
		return
	}
	s.noted(s.memory.change(func(k *kept) { k.Width, k.Height = size.Width, size.Height }))
}

// columns returns the widths of the columns that were kept of a table.
func (m *memory) columns(table string) []float32 { return m.kept.Columns[table] }

// keepColumns remembers the widths of the columns of a table; nil forgets them.
func (s *Shell) keepColumns(table string, widths []float32) {
	s.noted(s.memory.change(func(k *kept) {
		if k.Columns == nil {
			k.Columns = map[string][]float32{}
		}
		k.Columns[table] = widths
		if widths == nil {
			delete(k.Columns, table)
		}
	}))
}

// tellCrash says that the program broke off, and offers the report of it.
func (s *Shell) tellCrash(path string) {
	text := reportIn(path)
	shown := container.NewScroll(widgets.NewParagraph(text, widgets.Look{Token: theme.Muted}))
	shown.SetMinSize(fyne.NewSize(40*theme.Size(theme.SizeText), 14*theme.Size(theme.SizeText)))
	widgets.Dialog{
		Title: words.T("shell.crash.title"), Sentence: words.T("shell.crash.sentence", "File", path), Body: shown,
		Confirm: words.T("shell.crash.copy"), Cancel: words.T("shell.close"),
		OnConfirm: func() {
			s.app.Clipboard().SetContent(text)
			s.Tell(words.T("shell.crash.copied"))
		},
	}.Open(s.window.Canvas())
}

// reportIn reads a crash report.
func reportIn(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return words.Error(err)
	}
	defer func() { _ = f.Close() }()
	text, err := io.ReadAll(io.LimitReader(f, longReport))
	if err != nil {
		return words.Error(err)
	}
	return string(text)
}
