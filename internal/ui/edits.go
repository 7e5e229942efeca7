package ui

import (
	"context"
	"path/filepath"
	"slices"

	"slocharter/internal/edited"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// editedExtension is that of the workbooks that people edit and bring back.
const editedExtension = ".xlsx"

// takeEdited asks for a workbook that was edited elsewhere, and shows what it would change.
func (s *Shell) takeEdited() {
	kind := FileKind{Name: words.T("shell.kind.workbook"), Extension: editedExtension}
	s.askOpen(words.T("edits.ask"), kind, func(path string) {
		if s.desk != nil { // the workspace may have been closed while people chose
			s.compare(path)
		}
	})
}

// compare reads an edited workbook beside the screen, and shows what it would change.
func (s *Shell) compare(path string) {
	d := s.desk
	w, today := d.workspace(), d.session.Today()
	var plan edited.Plan
	s.begin(words.T("edits.reading", "File", filepath.Base(path)), func(ctx context.Context) (err error) {
		plan, err = edited.Read(ctx, path, w, today)
		return err
	}, func(err error) {
		if s.desk == d {
			s.compared(path, plan, err)
		}
	})
}

// compared says why a workbook could not be read, or shows what it would change.
func (s *Shell) compared(path string, plan edited.Plan, err error) {
	switch {
	case cancelled(err):
		s.Tell(words.T("edits.cancelled"))
	case err != nil:
		s.tellError(err)
	case len(plan.Differences)+len(plan.Deleted)+len(plan.Lost)+len(plan.Ignored) == 0:
		s.Tell(words.T("edits.same", "File", filepath.Base(path)))
	default:
		s.backUp(func() { newEdits(s, workbookSource(filepath.Base(path), plan)).open() })
	}
}

// workbookSource is an edited workbook, for the dialog.
func workbookSource(file string, plan edited.Plan) source {
	return source{
		file: file, label: words.T("edited.edit", "File", file), base: words.T("edits.column.exported"), lines: editsOf(plan), apply: plan.Apply,
		goes: func(w workspace.Workspace, id string) []workspace.Gone {
			i := slices.IndexFunc(plan.Deleted, func(g edited.Gone) bool { return g.ID == id && g.Removable() })
			if i < 0 {
				return nil
			}
			return plan.Deleted[i].Goes(w)
		},
	}
}
