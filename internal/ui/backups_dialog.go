package ui

import (
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/backup"
	"slocharter/internal/store"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// backups is the dialog in which people browse the backups of a workspace file. The file may be open or not.
type backups struct {
	shell   *Shell
	file    string // the workspace's
	shelf   backup.Shelf
	seq     int64 // the number of the latest change of the workspace; 0 when it is not open
	list    []backup.Backup
	table   *widgets.SortTable
	detail  *widgets.Column
	actions []*widgets.Button // for the selected backup
	opened  *widgets.OpenDialog
}

// showBackups opens the browser of the open workspace, or of the one that the open backup is of.
func (s *Shell) showBackups() {
	place, kept := s.backupPlace()
	if !kept {
		s.Tell(words.T("backup.off"))
		return
	}
	d := s.desk
	b := &backups{shell: s, file: d.session.Path()}
	if d.visit.file != "" {
		b.file, b.shelf = d.visit.file, backup.Shelf{Folder: filepath.Dir(d.visit.backup.Path)}
	} else {
		b.shelf = place.Shelf(b.file, d.workspace().Info().ID)
	}
	b.open()
}

func (b *backups) open() {
	b.table = widgets.NewSortTable(widgets.Table{Name: "backups", Columns: backupColumns(), Empty: words.T("backup.empty"), Fixed: true, Rows: 6})
	b.table.OnSelect = func(string) { b.explain() }
	b.table.OnOpen = func(string) { b.read() }
	b.detail = widgets.NewColumn(1)
	b.draw()
	b.opened = widgets.Dialog{
		Title: words.T("backup.title", "File", widgets.Shorten(fileName(b.file), longestTitle)), Sentence: words.T("backup.sentence"),
		Body:    container.New(comparing{canvas: b.shell.window.Canvas(), detail: 3}, b.buttons(), b.table, b.detail),
		Confirm: words.T("backup.close"),
	}.Open(b.shell.window.Canvas())
	b.able()
	b.table.Focus()
}

// longestTitle is how many characters of a file's name a title shows.
const longestTitle = 48

func backupColumns() []widgets.TableColumn {
	return []widgets.TableColumn{
		{Title: words.T("backup.column.when"), Weight: 1.6}, {Title: words.T("backup.column.why"), Weight: 1.4},
		{Title: words.T("backup.column.since"), Weight: 1.3}, {Title: words.T("backup.column.size"), Weight: 0.8},
		{Title: words.T("backup.column.state"), Weight: 1.2},
	}
}

// draw lists the backups as they are now.
func (b *backups) draw() {
	list, err := b.shelf.List()
	if err != nil {
		b.shell.tellError(err)
	}
	b.list, b.seq = list, 0
	if b.present() {
		if about, err := b.shell.desk.session.About(); err == nil {
			b.seq = about.Seq
		}
	}
	rows := make([]widgets.Row, len(list))
	for i, one := range list {
		rows[i] = widgets.Row{ID: one.Path, Cells: []widgets.Cell{
			widgets.TextCell(momentOf(one)), widgets.TextCell(words.BackupReason(string(one.Reason))),
			widgets.TextCell(b.since(one)), widgets.MutedCell(words.Bytes(one.Size)), stateCell(one),
		}}
	}
	b.table.Set(rows)
	if len(rows) > 0 {
		b.table.Select(rows[0].ID)
	}
	b.explain()
}

// present tells whether the workspace itself is open, and not one of its backups or another one.
func (b *backups) present() bool {
	d := b.shell.desk
	return d != nil && d.visit.file == "" && sameFile(d.session.Path(), b.file)
}

// momentOf writes when a backup was made.
func momentOf(one backup.Backup) string { return words.Moment(one.At, time.Local) }

// since counts the changes that were made after a backup.
func (b *backups) since(one backup.Backup) string {
	n := b.seq - one.Seq
	switch {
	case b.seq == 0:
		return words.None
	case n == 0:
		return words.T("backup.since.none")
	case n < 0:
		return words.T("backup.since.later", "Number", words.Number(-n))
	}
	return words.Number(n)
}

func stateCell(one backup.Backup) widgets.Cell {
	if one.Unsound {
		return widgets.ChipCell(words.T("backup.state.unsound"), widgets.Bad)
	}
	return widgets.ChipCell(words.T("backup.state.sound"), widgets.Good)
}

// buttons is what can be done.
func (b *backups) buttons() fyne.CanvasObject {
	read := widgets.NewButton(words.T("backup.open"), b.read)
	restore := widgets.NewButton(words.T("backup.restore"), b.restore)
	b.actions = []*widgets.Button{read, restore}
	row := container.NewHBox(read, restore)
	if b.present() {
		compare := widgets.NewButton(words.T("backup.compare"), b.compare)
		b.actions = append(b.actions, compare)
		row.Objects = []fyne.CanvasObject{read, compare, restore, widgets.NewButton(words.T("backup.now"), b.now)}
	}
	return row
}

// able lets the buttons work that have something to work on.
func (b *backups) able() {
	for _, button := range b.actions {
		if _, ok := b.chosen(); ok {
			button.Enable()
		} else {
			button.Disable()
		}
	}
}

func (b *backups) chosen() (backup.Backup, bool) {
	for _, one := range b.list {
		if one.Path == b.table.Selected() {
			return one, true
		}
	}
	return backup.Backup{}, false
}

// explain says where the selected backup is.
func (b *backups) explain() {
	one, ok := b.chosen()
	if !ok {
		b.detail.Set()
		return
	}
	b.detail.Set(widgets.NewParagraph(one.Path, widgets.Look{Token: theme.Muted, Size: theme.SizeCaption}))
}

// now makes a backup at once.
func (b *backups) now() {
	s, d := b.shell, b.shell.desk
	s.await(words.T("backup.running"), s.makingBackup(d.session, backup.Asked), func(err error) {
		if s.desk != d || cancelled(err) {
			return
		}
		b.draw()
		b.able()
		problem := ""
		if err != nil {
			problem = noBackup(err)
		}
		b.opened.SetProblem(problem)
		b.table.Focus()
	})
}

// read opens the selected backup to be read.
func (b *backups) read() {
	if one, ok := b.chosen(); ok {
		b.opened.Close()
		b.shell.visitBackup(one, b.file)
	}
}

// restore writes the selected backup to a new file.
func (b *backups) restore() {
	if one, ok := b.chosen(); ok {
		b.opened.Close()
		b.shell.restoreBackup(one, b.file, false)
	}
}

// compare shows what changed since the selected backup.
func (b *backups) compare() {
	if one, ok := b.chosen(); ok {
		b.opened.Close()
		b.shell.compareBackup(one, b)
	}
}

// restoredName is what a restored file is called at first.
func restoredName(one backup.Backup, file string) string {
	return words.T("backup.restore.file", "File", fileName(file), "Date", one.At.Format(workspace.DateLayout)) + store.Extension
}
