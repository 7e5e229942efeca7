package ui

import (
	"strings"

	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// whoEdits makes sure that the change log will know who edits, and then goes on. People are asked once.
func (s *Shell) whoEdits(then func()) {
	if s.memory.kept.Author != "" {
		then()
		return
	}
	s.askName(then, func() {})
}

func (s *Shell) askName(then, unsaid func()) {
	name := widgets.NewTextField(widgets.Field{Label: words.T("shell.author.name")})
	name.Set(s.options.Me)
	widgets.Dialog{
		Title: words.T("shell.author.title"), Sentence: words.T("shell.author.sentence"), Body: name,
		Confirm: words.T("shell.author.confirm"), Cancel: words.T("shell.cancel"),
		Validate: func() string { return missing(name.Value()) },
		OnConfirm: func() {
			preferences{s}.SetAuthor(strings.TrimSpace(name.Value()))
			then()
		},
		OnCancel: unsaid,
	}.Open(s.window.Canvas())
	s.selectAll()
}

// askWhoEdits asks when an opened file can be edited and nobody said yet who does. Who does not want to say is called
// what the system calls them, until they are asked the next time.
func (s *Shell) askWhoEdits() {
	open := s.desk.session
	if open.Author() == "" && !open.ReadOnly() {
		s.askName(func() {}, func() { open.SetAuthor(s.options.Me) })
	}
}
