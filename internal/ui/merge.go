package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"slocharter/internal/merge"
	"slocharter/internal/store"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// mergeCopy asks for a copy of the open workspace, and shows what was edited in it.
func (s *Shell) mergeCopy() {
	s.askOpen(words.T("merge.ask"), workspaceKind(), func(path string) {
		if s.desk != nil { // the workspace may have been closed while people chose
			s.mergeWith(path)
		}
	})
}

// mergeWith compares the open workspace with a copy beside the screen, and shows what was edited in it.
func (s *Shell) mergeWith(path string) {
	d := s.desk
	w, file := d.workspace(), filepath.Base(path)
	var plan merge.Plan
	s.begin(words.T("edits.reading", "File", file), func(ctx context.Context) (err error) {
		plan, err = merge.Read(ctx, path, d.session, w)
		return err
	}, func(err error) {
		switch {
		case s.desk != d:
		case cancelled(err):
			s.Tell(words.T("edits.cancelled"))
		case err != nil:
			s.tellError(err)
		case plan.Empty():
			s.Tell(words.T("merge.same", "File", file))
		default:
			s.backUp(func() { newEdits(s, s.copySource(file, plan)).open() })
		}
	})
}

// copySource is a copy of the workspace, for the dialog.
func (s *Shell) copySource(file string, plan merge.Plan) source {
	return source{
		file: file, label: merge.Label(file), base: words.T("merge.base"), lines: copied(plan), apply: plan.Apply, goes: plan.Goes,
		after: func(chosen []string) { s.takeMeasurements(file, plan.Chosen(chosen)) },
	}
}

// takeMeasurements writes the measurements of one SLO after the other.
func (s *Shell) takeMeasurements(file string, all []merge.Measured) {
	if len(all) == 0 || s.desk == nil {
		return
	}
	label := words.T("merge.measured.edit", "Name", all[0].Name, "File", file)
	s.await(label, all[0].Job(s.desk.session, label), func(err error) {
		if err != nil {
			s.tellError(err)
			return
		}
		s.takeMeasurements(file, all[1:])
	})
}

// copied lists what was edited in a copy.
func copied(plan merge.Plan) []edit {
	var all []edit
	for _, d := range plan.Differences {
		e := edit{
			id: d.ID, kind: d.Kind, what: d.Row, where: d.Row, field: d.Field, exported: d.Base, here: d.Here, file: d.There, conflict: d.Conflict,
			fresh: d.Op == workspace.Insert, gone: d.Op == workspace.Delete, fixed: d.Lost,
		}
		switch {
		case d.Lost:
			e.refused = words.T("merge.lost")
		case e.fresh:
			e.field = words.T("edits.new")
		case e.gone:
			e.note = words.T("edits.gone.note")
		case d.Conflict:
			e.note = words.T("edits.conflict.note")
		}
		all = append(all, e)
	}
	for _, m := range plan.Measurements {
		all = append(all, edit{
			id: m.ID(), kind: store.Measurement, what: m.Name, where: m.Name, note: words.T("merge.measured.note"),
			file: words.N("merge.measured", m.Slots, "Number", words.Number(int64(m.Slots))),
		})
	}
	return all
}

// lookForCopies offers to compare with a copy that a synchronised folder put beside the file, because two people edited it
// at the same time.
func (d *desk) lookForCopies() {
	var found string
	d.fetch(func(context.Context) error {
		found = conflictedCopy(d.session.Path())
		return nil
	}, func(error) {
		if found == "" {
			return
		}
		d.shell.news.offer(words.T("merge.found", "File", filepath.Base(found)), words.T("merge.found.compare"), func() { d.shell.mergeWith(found) })
	})
}

// conflictedCopy finds a file beside another one that has its name with "conflict" in what was added; empty when there is none.
func conflictedCopy(path string) string {
	folder, file := filepath.Split(path)
	entries, err := os.ReadDir(filepath.Clean(folder))
	if err != nil {
		return "" // then nothing can be told
	}
	extension := filepath.Ext(file)
	stem := strings.TrimSuffix(file, extension)
	for _, entry := range entries {
		name := entry.Name()
		added, ok := strings.CutPrefix(strings.TrimSuffix(name, extension), stem)
		if ok && name != file && filepath.Ext(name) == extension && strings.Contains(strings.ToLower(added), "confli") {
			return filepath.Join(folder, name)
		}
	}
	return ""
}
