package ui

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/session"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// status is the line below the screens: what is saved and where.
type status struct {
	saved   *widgets.Text
	file    *widgets.Term
	rest    *widgets.Text
	other   string // what happened to the file elsewhere, told until the next edit
	undo    string
	content fyne.CanvasObject
}

func newStatus() *status {
	look := widgets.Look{Size: theme.SizeCaption, Token: theme.Muted}
	s := &status{saved: widgets.NewText("", look), file: widgets.NewTerm("", "", look), rest: widgets.NewElided("", look)}
	left := container.New(layout.NewCustomPaddedHBoxLayout(0), s.saved, s.file)
	line := container.New(margins{1, 3}, container.NewBorder(nil, nil, left, nil, s.rest))
	s.content = container.New(layout.NewCustomPaddedVBoxLayout(0), widget.NewSeparator(), line)
	return s
}

// show brings the line up to date.
func (s *status) show(open *session.Session, at stage.Route) {
	if open.UndoLabel() != s.undo {
		s.undo, s.other = open.UndoLabel(), ""
	}
	saved := words.T("shell.status.saved")
	if open.ReadOnly() {
		saved = words.T("shell.status.read-only")
	}
	s.saved.Set(saved + separator)
	s.file.Set(filepath.Base(open.Path()), filepath.Dir(open.Path()))
	s.rest.Set(joined("", policyMode(open, at.ServiceID), undoNote(s.undo), s.other))
	s.content.Refresh()
}

// elsewhere tells what happened to the file without us.
func (s *status) elsewhere(sentence string) {
	if s.other == sentence {
		return
	}
	s.rest.Set(strings.TrimSuffix(s.rest.Text(), separator+s.other) + separator + sentence)
	s.other = sentence
}

const separator = "  ·  "

// joined puts the parts that are not empty, but the first, behind each other.
func joined(first string, parts ...string) string {
	text := first
	for _, part := range parts {
		if part != "" {
			text += separator + part
		}
	}
	return text
}

func policyMode(open *session.Session, serviceID string) string {
	version, ok := open.Workspace().PolicyInForce(serviceID)
	if !ok {
		return words.T("shell.status.no-policy")
	}
	return words.T("shell.status.policy", "Mode", strings.ToLower(words.Mode(version.Mode)))
}

func undoNote(label string) string {
	if label == "" {
		return ""
	}
	return undoText(label)
}
