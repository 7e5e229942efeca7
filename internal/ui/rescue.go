package ui

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/backup"
	"slocharter/internal/safefile"
	"slocharter/internal/salvage"
	"slocharter/internal/store"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// rescue is what can be done about a file that is damaged.
type rescue struct {
	shell  *Shell
	path   string
	shelf  backup.Shelf
	newest backup.Backup // the latest that passes the check now
	found  bool          // there is one
	opened *widgets.OpenDialog
}

// rescuable tells whether something can be done about a file that was not opened: when it is damaged, or so much so that
// it does not look like one of ours although there are backups of it.
func (s *Shell) rescuable(path string, err error) bool {
	if errors.Is(err, store.Damaged) {
		return true
	}
	place, kept := s.backupPlace()
	if !kept || legible(err) {
		return false
	}
	_, found := place.ShelfOf(path)
	return found
}

// legible tells whether a file that was not opened still looks like one of ours, so that something of it may be read.
func legible(why error) bool { return !errors.Is(why, store.NotOurs) && !errors.Is(why, store.Foreign) }

// offerRescue looks for the newest good backup beside the screen, and offers what can be done.
func (s *Shell) offerRescue(path string, why error) {
	r := &rescue{shell: s, path: path}
	if place, kept := s.backupPlace(); kept {
		r.shelf, _ = place.ShelfOf(path)
	}
	s.begin(words.T("rescue.looking"), func(ctx context.Context) error {
		if r.shelf.Folder != "" {
			r.newest, r.found = r.shelf.NewestSound(ctx)
		}
		return ctx.Err()
	}, func(err error) {
		if err == nil {
			r.open(why)
		}
	})
}

func (r *rescue) open(why error) {
	d := widgets.Dialog{
		Title:    words.T("rescue.title", "File", widgets.Shorten(fileName(r.path), longestTitle)),
		Sentence: words.T("rescue.sentence"), Body: r.ways(legible(why)), Confirm: words.T("rescue.later"),
	}
	switch {
	case r.found:
		d.Confirm, d.Cancel, d.OnConfirm = words.T("rescue.restore", "When", momentOf(r.newest)), d.Confirm, r.restore
	case legible(why):
		d.Confirm, d.Cancel, d.OnConfirm = words.T("rescue.salvage"), d.Confirm, r.salvage
	}
	r.opened = d.Open(r.shell.window.Canvas())
}

// ways lists what can be done: what is best, which the dialog's own button does, and the rest.
func (r *rescue) ways(legible bool) fyne.CanvasObject {
	ways := []fyne.CanvasObject{widgets.NewParagraph(words.T("rescue.no-backup"), widgets.Look{})}
	if r.found {
		ways[0] = widgets.NewParagraph(words.T("rescue.restore.what"), widgets.Look{})
	}
	switch {
	case !legible:
		ways = append(ways, widgets.NewParagraph(words.T("rescue.unreadable"), widgets.Look{}))
	case r.found:
		ways = append(ways, way(widgets.NewButton(words.T("rescue.salvage"), r.salvage), words.T("rescue.salvage.what")))
	default:
		ways = append(ways, widgets.NewParagraph(words.T("rescue.salvage.what"), widgets.Look{}))
	}
	if list, err := r.shelf.List(); err == nil && r.shelf.Folder != "" && len(list) > 0 {
		ways = append(ways, way(widgets.NewButton(words.T("rescue.browse"), r.browse), words.T("rescue.browse.what")))
	}
	return container.New(sentences{r.shell.window.Canvas()}, widgets.Stack(4, ways...))
}

// way is something that can be done, with what it means below.
func way(button *widgets.Button, what string) fyne.CanvasObject {
	return widgets.Stack(1, container.NewHBox(button), widgets.NewParagraph(what, widgets.Look{Size: theme.SizeCaption, Token: theme.Muted}))
}

// restore writes the newest good backup to a new file and opens that.
func (r *rescue) restore() {
	r.shell.restoreBackup(r.newest, r.path, true)
}

// browse shows all backups of the file.
func (r *rescue) browse() {
	r.opened.Close()
	(&backups{shell: r.shell, file: r.path, shelf: r.shelf}).open()
}

// salvage asks for a place and writes what can be read to a new file there.
func (r *rescue) salvage() {
	s := r.shell
	r.opened.Close()
	s.whoEdits(func() {
		name := words.T("rescue.salvage.file", "File", fileName(r.path)) + store.Extension
		s.options.Files.Save(words.T("rescue.salvage.place"), filepath.Join(s.restoreFolder(r.path), name), workspaceKind(), r.salvageTo)
	})
}

func (r *rescue) salvageTo(path string, replace bool) {
	s := r.shell
	if s.desk != nil && sameFile(path, s.desk.session.Path()) {
		s.tellError(safefile.Error{Fault: safefile.Exists, Path: path})
		return
	}
	options := salvage.Options{Author: s.memory.kept.Author, Now: s.options.Now(), Replace: replace}
	var report salvage.Report
	s.begin(words.T("rescue.salvaging", "File", fileName(r.path)), func(ctx context.Context) (err error) {
		report, err = salvage.File(ctx, r.path, path, options)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, store.Damaged):
			r.open(safefile.Error{Fault: store.NotOurs, Path: r.path}) // again, now without that way
		case err != nil:
			s.notRead(err)
		default:
			r.report(path, report)
		}
	})
}

// report shows what could be read, and leads to the new file.
func (r *rescue) report(path string, report salvage.Report) {
	text := report.Text(filepath.Base(r.path))
	var lines []fyne.CanvasObject
	for _, line := range report.Lines() {
		lines = append(lines, widgets.NewParagraph(line, widgets.Look{}))
	}
	copied := widgets.NewButton(words.T("rescue.report.copy"), func() { r.shell.app.Clipboard().SetContent(text) })
	save := widgets.NewButton(words.T("rescue.report.save"), func() { r.saveReport(text) })
	sentence := words.T("rescue.report.sentence", "File", filepath.Base(path), "Folder", filepath.Dir(path))
	if report.Whole() {
		sentence = words.T("rescue.report.whole", "File", filepath.Base(path), "Folder", filepath.Dir(path))
	}
	widgets.Dialog{
		Title: words.T("rescue.report.title"), Sentence: sentence,
		Body:    container.New(sentences{r.shell.window.Canvas()}, widgets.Stack(3, container.NewHBox(copied, save), widgets.Stack(1, lines...))),
		Confirm: words.T("rescue.report.open"), Cancel: words.T("shell.close"), OnConfirm: func() { r.shell.Open(path) },
	}.Open(r.shell.window.Canvas())
}

// saveReport asks for a place and keeps the report there as text.
func (r *rescue) saveReport(text string) {
	s := r.shell
	name := words.T("rescue.report.file", "File", fileName(r.path)) + ".txt"
	s.askSave(words.T("rescue.report.place"), name, FileKind{Name: words.T("rescue.report.kind"), Extension: ".txt"}, func(path string, replace bool) {
		err := safefile.WriteTo(context.Background(), path, replace, func(out io.Writer) error {
			_, err := io.Copy(out, strings.NewReader(text))
			return err
		})
		if err != nil {
			s.tellError(err)
		}
	})
}

// sentences is a layout for texts that wrap in a dialog: as wide as they are read well, as far as there is room.
type sentences struct{ canvas fyne.Canvas }

const sentencesWidth = 42 // text sizes

// Layout is called by Fyne.
func (sentences) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// MinSize is called by Fyne.
func (l sentences) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(min(sentencesWidth*theme.Size(theme.SizeText), l.canvas.Size().Width-theme.Space(22)), 0)
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height)) // wrapping texts learn their width
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}
