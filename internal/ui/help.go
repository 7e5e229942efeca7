package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"slocharter/internal/ui/screens/welcome"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// introduce shows the introduction. It leads into the screens once a workspace is open.
func (s *Shell) introduce() {
	var goTo func(stage.Name)
	if d := s.desk; d != nil {
		goTo = func(to stage.Name) { d.goTo(stage.Route{Screen: to, ServiceID: d.trail.at.ServiceID}) }
	}
	welcome.Introduction(s.window, goTo)
}

// showShortcuts lists the keys of all commands, menu by menu.
func (s *Shell) showShortcuts() {
	column := container.NewVBox()
	menu := ""
	eachCommand(s.groups(), func(of string, c command) {
		if c.key == nil {
			return
		}
		if of != menu {
			menu = of
			column.Add(container.New(margins{1, 0}, widgets.Heading(of)))
		}
		column.Add(keyLine(c))
	})
	for _, more := range []string{words.T("shell.shortcuts.grid"), words.T("shell.shortcuts.table")} {
		column.Add(container.New(margins{2, 0}, widgets.NewParagraph(more, widgets.Look{Token: theme.Muted})))
	}
	s.message(words.T("shell.command.shortcuts"), "", column)
}

func keyLine(c command) fyne.CanvasObject {
	return container.NewBorder(nil, nil, widgets.NewText(c.title, widgets.Look{}), widgets.NewText(keyText(c.key), widgets.Look{Token: theme.Muted}))
}

// showGlossary explains one term or, with an empty ID, all of them.
func (s *Shell) showGlossary(termID string) {
	terms, ok := s.terms()
	if !ok {
		return
	}
	if term, found := terms[termID]; found {
		s.message(term.Term, "", meaningOf(term))
		return
	}
	var choices []widgets.PickerChoice
	for _, term := range (workspace.Workspace{Terms: terms}).TermsInOrder() {
		choices = append(choices, widgets.PickerChoice{ID: term.ID, Text: term.Term, Detail: term.Short})
	}
	widgets.Picker{
		Title: words.T("shell.command.glossary"), Hint: words.T("shell.glossary.hint"), Empty: words.T("shell.search.empty"),
		Choices: choices, OnPick: s.showGlossary,
	}.Open(s.window.Canvas())
}

// terms is the glossary of the open workspace, or that of a new one.
func (s *Shell) terms() (workspace.Table[workspace.Term], bool) {
	if s.desk != nil {
		return s.desk.workspace().Terms, true
	}
	w, err := workspace.New(words.T("app.name"))
	if err != nil {
		s.tellError(err)
	}
	return w.Terms, err == nil
}

func meaningOf(term workspace.Term) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedVBoxLayout(theme.Space(2)),
		widgets.NewParagraph(term.Short, widgets.Look{Bold: true}), widgets.NewParagraph(term.Meaning, widgets.Look{}))
}

func (s *Shell) showAbout() {
	s.message(words.T("app.name"), words.T("shell.about", "Version", s.options.Version), s.keptWhere())
}

// keptWhere says where the program keeps things.
func (s *Shell) keptWhere() fyne.CanvasObject {
	lines := container.New(layout.NewCustomPaddedVBoxLayout(theme.Space(1)))
	line := func(title, folder string) {
		if folder != "" {
			lines.Add(widgets.NewText(title, widgets.Look{Bold: true}))
			lines.Add(widgets.NewParagraph(folder, widgets.Look{Token: theme.Muted}))
		}
	}
	place, _ := s.backupPlace()
	line(words.T("shell.about.backups"), place.Folder)
	line(words.T("shell.about.reports"), s.options.Reports)
	line(words.T("shell.about.settings"), s.options.Folder)
	return lines
}

// message tells something in a dialog with one button.
func (s *Shell) message(title, sentence string, body fyne.CanvasObject) {
	widgets.Dialog{Title: title, Sentence: sentence, Body: body, Confirm: words.T("shell.close")}.Open(s.window.Canvas())
}
