package ui

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"path/filepath"

	"fyne.io/fyne/v2/storage"

	"slocharter/internal/safefile"
	"slocharter/internal/ui/stage"
	"slocharter/internal/words"
	"slocharter/internal/workbook"
	"slocharter/internal/workspace"
)

// exporters write the workbooks.
var exporters = map[stage.Workbook]func(context.Context, io.Writer, workspace.Workspace, workbook.Options) error{
	stage.RACIChart:  workbook.RACI,
	stage.ReviewPack: workbook.Review,
}

// export asks for a file and writes a workbook beside the screen, about a service or with "" about all of them.
func (s *Shell) export(kind stage.Workbook, serviceID string) {
	name := s.desk.workspace().Services[serviceID].Name
	file := workbook.SuggestedName(workbook.Kind(kind), name, s.desk.session.Today())
	wanted := FileKind{Name: words.T("shell.kind.workbook"), Extension: ".xlsx"}
	s.askSave(words.T("shell.export.title"), file, wanted, func(path string, replace bool) {
		s.writeWorkbook(kind, serviceID, path, replace)
	})
}

func (s *Shell) writeWorkbook(kind stage.Workbook, serviceID, path string, replace bool) {
	if s.desk == nil {
		return // the workspace was closed while people chose
	}
	w, options, measured := s.desk.workspace(), s.workbookOptions(serviceID), s.desk.session
	s.begin(words.T("shell.export.running", "File", filepath.Base(path)), func(ctx context.Context) error {
		if kind == stage.ReviewPack {
			figures, err := workbook.Measure(ctx, measured, w, serviceID, options.Today)
			if err != nil {
				return err
			}
			options.Figures = figures
		}
		return safefile.WriteTo(ctx, path, replace, func(out io.Writer) error { return exporters[kind](ctx, out, w, options) })
	}, func(err error) { s.exported(path, err) })
}

func (s *Shell) workbookOptions(serviceID string) workbook.Options {
	return workbook.Options{ServiceID: serviceID, Today: s.options.Now(), FileName: filepath.Base(s.desk.session.Path())}
}

// exported says what came of an export.
func (s *Shell) exported(path string, err error) {
	switch {
	case cancelled(err):
		s.Tell(words.T("shell.export.cancelled"))
	case err != nil:
		s.tellError(err)
	default:
		sentence := words.T("shell.export.done", "File", filepath.Base(path), "Folder", filepath.Dir(path))
		s.news.offer(sentence, words.T("shell.export.open"), func() { s.openElsewhere(path) })
	}
}

// openElsewhere opens a file with the program that the system has for it.
func (s *Shell) openElsewhere(path string) {
	at, err := url.Parse(storage.NewFileURI(path).String())
	if err == nil {
		err = s.app.OpenURL(at)
	}
	if err != nil {
		s.Tell(words.T("shell.export.not-opened", "Detail", fmt.Sprint(err)))
	}
}
