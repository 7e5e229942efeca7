package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"slocharter/internal/ui/stage"
	"slocharter/internal/words"
)

// command is something that people can do. Menu, shortcuts, search and help are drawn from the table of commands.
type command struct {
	title   string
	key     fyne.Shortcut   // shown in the menu; may be nil
	also    []fyne.Shortcut // other keys for the same
	run     func()
	off     bool // cannot be done now
	checked bool
	focused bool      // goes to what has the keyboard, in a dialog too
	more    []command // a list of its own below this line
}

// group is one menu: parts with a line between them.
type group struct {
	title string
	parts [][]command
}

// groups is the table of commands as it is now.
func (s *Shell) groups() []group {
	return []group{
		{words.T("shell.menu.file"), s.fileCommands()},
		{words.T("shell.menu.edit"), s.editCommands()},
		{words.T("shell.menu.view"), s.viewCommands()},
		{words.T("shell.menu.service"), s.serviceCommands()},
		{words.T("shell.menu.help"), s.helpCommands()},
	}
}

func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func ctrlShift(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

func alt(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}

func (s *Shell) closed() bool { return s.desk == nil }

// fixed tells whether nothing can be edited: no workspace is open, or one that can only be read.
func (s *Shell) fixed() bool { return s.desk == nil || s.desk.session.ReadOnly() }

// onDesk does something with the open workspace.
func (s *Shell) onDesk(do func(d *desk)) func() {
	return func() {
		if s.desk != nil {
			do(s.desk)
		}
	}
}

func (s *Shell) fileCommands() [][]command {
	export := []command{
		{title: words.T("shell.command.export-raci"), key: ctrl(fyne.KeyE), run: s.exporting(stage.RACIChart), off: s.closed()},
		{title: words.T("shell.command.export-review"), key: ctrlShift(fyne.KeyE), run: s.exporting(stage.ReviewPack), off: s.closed()},
	}
	return [][]command{
		{
			{title: words.T("shell.command.new"), key: ctrl(fyne.KeyN), run: s.newWorkspace},
			{title: words.T("shell.command.open"), key: ctrl(fyne.KeyO), run: s.openWorkspace},
			{title: words.T("shell.command.open-recent"), more: s.recentCommands(), off: len(s.memory.kept.Recent) == 0},
			{title: words.T("shell.command.sample"), run: s.exploreSample},
		},
		{
			{title: words.T("shell.command.save-copy"), key: ctrlShift(fyne.KeyS), run: s.saveCopy, off: s.closed()},
			{title: words.T("backup.command"), run: s.onDesk(func(*desk) { s.showBackups() }), off: s.closed()},
			{title: words.T("shell.command.export"), more: export, off: s.closed()},
			{title: words.T("merge.command"), run: s.mergeCopy, off: s.fixed()},
			{title: words.T("edits.command"), key: ctrlShift(fyne.KeyI), run: s.takeEdited, off: s.fixed()},
		},
		{{title: words.T("shell.command.close"), key: ctrl(fyne.KeyW), run: s.closeWorkspace, off: s.closed()}},
		{{title: words.T("shell.command.quit"), key: ctrl(fyne.KeyQ), run: s.Quit}},
	}
}

func (s *Shell) exporting(kind stage.Workbook) func() {
	return s.onDesk(func(d *desk) { s.export(kind, d.trail.at.ServiceID) })
}

func (s *Shell) recentCommands() []command {
	var all []command
	for _, path := range s.memory.kept.Recent {
		all = append(all, command{
			title: words.T("shell.recent", "File", fileName(path), "Folder", filepath.Dir(path)),
			run:   func() { s.openRecent(path) },
		})
	}
	return all
}

func (s *Shell) editCommands() [][]command {
	undo, redo := "", ""
	if s.desk != nil {
		undo, redo = s.desk.session.UndoLabel(), s.desk.session.RedoLabel()
	}
	return [][]command{
		{
			{title: undoText(undo), key: &fyne.ShortcutUndo{}, run: s.undo, focused: true},
			{title: redoText(redo), key: &fyne.ShortcutRedo{}, also: []fyne.Shortcut{ctrlShift(fyne.KeyZ)}, run: s.redo, focused: true},
		},
		{
			{title: words.T("shell.command.cut"), key: &fyne.ShortcutCut{}, run: s.cut, focused: true},
			{title: words.T("shell.command.copy"), key: &fyne.ShortcutCopy{}, run: s.copy, focused: true},
			{title: words.T("shell.command.paste"), key: &fyne.ShortcutPaste{}, run: s.paste, focused: true},
			{title: words.T("shell.command.select-all"), key: &fyne.ShortcutSelectAll{}, run: s.selectAll, focused: true},
		},
		{{title: words.T("shell.command.search"), key: ctrl(fyne.KeyK), run: s.search, off: s.closed()}},
	}
}

func (s *Shell) viewCommands() [][]command {
	d := s.desk
	way := []command{
		{title: words.T("shell.command.back"), key: alt(fyne.KeyLeft), run: s.onDesk((*desk).goBack), off: d == nil || len(d.trail.back) == 0},
		{title: words.T("shell.command.forward"), key: alt(fyne.KeyRight), run: s.onDesk((*desk).goForward), off: d == nil || len(d.trail.forward) == 0},
	}
	steps := []command{
		{title: words.T("shell.command.next-step"), key: alt(fyne.KeyPageDown), run: s.onDesk(stepping(1)), off: !s.hasSteps()},
		{title: words.T("shell.command.previous-step"), key: alt(fyne.KeyPageUp), run: s.onDesk(stepping(-1)), off: !s.hasSteps()},
	}
	p := preferences{s}
	text := []command{
		{
			title: words.T("shell.command.larger"), key: ctrl(fyne.KeyPlus), run: p.larger,
			also: []fyne.Shortcut{ctrl(fyne.KeyEqual), ctrlShift(fyne.KeyEqual), ctrlShift(fyne.KeyPlus)},
		},
		{title: words.T("shell.command.smaller"), key: ctrl(fyne.KeyMinus), run: p.smaller},
		{title: words.T("shell.command.normal"), key: ctrl(fyne.Key0), run: p.normal},
	}
	return [][]command{s.placeCommands(), append(way, steps...), {{title: words.T("shell.command.theme"), more: s.themeCommands()}}, text}
}

// hasSteps tells whether the visible screen is one on which one goes through steps.
func (s *Shell) hasSteps() bool {
	if s.desk == nil {
		return false
	}
	_, ok := s.desk.screens[s.desk.trail.at.Screen].(stage.Stepper)
	return ok
}

// stepping goes so many steps further on the visible screen.
func stepping(by int) func(d *desk) {
	return func(d *desk) {
		if stepper, ok := d.screen(d.trail.at.Screen).(stage.Stepper); ok {
			stepper.StepBy(by)
		}
	}
}

func (s *Shell) placeCommands() []command {
	var all []command
	for _, p := range s.places() {
		c := command{title: p.title, key: ctrl(p.key), off: s.closed(), checked: s.desk != nil && s.desk.trail.at.Screen == p.name}
		c.run = s.onDesk(func(d *desk) { d.goTo(stage.Route{Screen: p.name, ServiceID: d.trail.at.ServiceID}) })
		all = append(all, c)
	}
	return all
}

func (s *Shell) themeCommands() []command {
	p := preferences{s}
	choose := func(title, theme string) command {
		return command{title: title, run: func() { p.SetTheme(theme) }, checked: p.Theme() == theme}
	}
	return []command{
		choose(words.T("shell.theme.system"), "system"),
		choose(words.T("shell.theme.light"), "light"),
		choose(words.T("shell.theme.dark"), "dark"),
	}
}

func (s *Shell) serviceCommands() [][]command {
	none := s.desk == nil || s.desk.trail.at.ServiceID == ""
	next := func(by int) func() { return s.onDesk(func(d *desk) { d.chooseNext(by) }) }
	return [][]command{
		{
			{title: words.T("shell.command.add-service"), key: ctrlShift(fyne.KeyN), run: s.onDesk((*desk).addService), off: s.fixed()},
			{title: words.T("shell.command.edit-service"), run: s.onDesk((*desk).editService), off: none || s.fixed()},
			{title: words.T("shell.command.remove-service"), run: s.onDesk((*desk).removeService), off: none || s.fixed()},
		},
		{
			{title: words.T("shell.command.next-service"), key: ctrl(fyne.KeyPageDown), run: next(1), off: s.closed()},
			{title: words.T("shell.command.previous-service"), key: ctrl(fyne.KeyPageUp), run: next(-1), off: s.closed()},
		},
	}
}

func (s *Shell) helpCommands() [][]command {
	return [][]command{
		{
			{title: words.T("shell.command.introduction"), run: s.introduce},
			{title: words.T("shell.command.shortcuts"), key: ctrl(fyne.KeySlash), run: s.showShortcuts},
			{title: words.T("shell.command.glossary"), run: func() { s.showGlossary("") }},
		},
		{{title: words.T("shell.command.about"), run: s.showAbout}},
	}
}
