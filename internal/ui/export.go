package ui

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"path/filepath"

	"fyne.io/fyne/v2/storage"

	"slocharter/internal/markdown"
	"slocharter/internal/safefile"
	"slocharter/internal/session"
	"slocharter/internal/ui/stage"
	"slocharter/internal/words"
	"slocharter/internal/workbook"
	"slocharter/internal/workspace"
)

// exporter writes a workbook or a picture.
type exporter func(context.Context, io.Writer, workspace.Workspace, workbook.Options) error

// export asks how and where to, and writes a workbook beside the screen, about a service or with "" about all of them.
func (s *Shell) export(kind stage.Workbook, serviceID string) {
	if kind == stage.RACIChart {
		s.askChart(serviceID)
		return
	}
	name := s.desk.workspace().Services[serviceID].Name
	file := workbook.SuggestedName(workbook.ReviewPack, name, s.desk.session.Today())
	wanted := FileKind{Name: words.T("shell.kind.workbook"), Extension: ".xlsx"}
	s.askSave(words.T("shell.export.title"), file, wanted, func(path string, replace bool) {
		if s.desk != nil { // the workspace may have been closed while people chose
			s.writeExport(path, replace, serviceID, reviewPack(s.desk.session))
		}
	})
}

// reviewPack measures what the review pack shows, and writes it.
func reviewPack(measured *session.Session) exporter {
	return func(ctx context.Context, out io.Writer, w workspace.Workspace, options workbook.Options) (err error) {
		options.Figures, err = workbook.Measure(ctx, measured, w, options.ServiceID, options.Today)
		if err != nil {
			return err
		}
		return workbook.Review(ctx, out, w, options)
	}
}

// saveMinutes asks where to, and writes the minutes of a review as Markdown.
func (s *Shell) saveMinutes(reviewID string) {
	w := s.desk.workspace()
	r := w.Reviews[reviewID]
	name := safeName(words.T("shell.minutes.file", "Service", r.Service, "Date", r.Date)) + ".md"
	s.askSave(words.T("shell.minutes.title"), name, FileKind{Name: words.T("shell.kind.markdown"), Extension: ".md"}, func(path string, replace bool) {
		if s.desk == nil {
			return
		}
		s.writeExport(path, replace, r.ServiceID, func(_ context.Context, out io.Writer, w workspace.Workspace, _ workbook.Options) error {
			return markdown.Minutes(out, w, reviewID)
		})
	})
}

// writeExport writes a file beside the screen.
func (s *Shell) writeExport(path string, replace bool, serviceID string, write exporter) {
	w, options := s.desk.workspace(), s.workbookOptions(serviceID)
	s.begin(words.T("shell.export.running", "File", filepath.Base(path)), func(ctx context.Context) error {
		return safefile.WriteTo(ctx, path, replace, func(out io.Writer) error { return write(ctx, out, w, options) })
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
