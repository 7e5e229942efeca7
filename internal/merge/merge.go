// Package merge compares a workspace with a copy of it that was edited on its own, such as the “conflicted copy” that a
// synchronised folder makes, and takes over what people choose. The change logs of both tell where they parted, so that
// each difference is seen three-way. It knows nothing of windows.
package merge

import (
	"context"
	"fmt"

	"slocharter/internal/changes"
	"slocharter/internal/session"
	"slocharter/internal/store"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// Difference is something that was edited in the copy and is not so here.
type Difference struct {
	ID       string // for choosing it
	Kind     string
	Row      string // what the row is called
	Op       workspace.Op
	Field    string // what the field of an edited row is called
	Base     string // when the two parted
	Here     string // now
	There    string // in the copy
	Conflict bool   // it was edited here as well
	Lost     bool   // the row is gone here, so the edit has no place

	row   workspace.RowChange // what taking it over does: the one field of an edited row
	rowID string
}

// Plan is what the copy has that the workspace has not.
type Plan struct {
	Differences  []Difference
	Measurements []Measured // that only the copy has, or has otherwise
}

// NoCopy is the error for a file that is no copy of the workspace: they have no edit in common.
type NoCopy struct{}

func (NoCopy) Error() string { return "compare copies: nothing in common" }

// Sentence returns what people are told.
func (NoCopy) Sentence() (string, []any) { return "merge.no-copy", nil }

// Read compares a workspace, as it is in its session, with the copy in a file, which is only read. The workspace is handed
// over because people may edit on meanwhile: Read may run beside them.
func Read(ctx context.Context, path string, here *session.Session, w workspace.Workspace) (Plan, error) {
	copied, err := session.OpenAs(path, "", store.Opening{ReadOnly: true})
	if err != nil {
		return Plan{}, err
	}
	defer func() { _ = copied.Close() }()
	parted, err := here.Parted(copied)
	if err != nil {
		return Plan{}, err
	}
	if parted == 0 {
		return Plan{}, NoCopy{}
	}
	base, err := copied.AsOf(parted)
	if err != nil {
		return Plan{}, fmt.Errorf("compare copies: %w", err)
	}
	p := Plan{Differences: differences(base, w, copied.Workspace())}
	p.Measurements, err = measured(ctx, here, w, copied)
	return p, err
}

// Empty tells whether there is nothing to take over.
func (p Plan) Empty() bool { return len(p.Differences)+len(p.Measurements) == 0 }

// differences lists what was edited on the way from the base to the copy and is not so here.
func differences(base, here, there workspace.Workspace) []Difference {
	change := workspace.Diff(base, there)
	names := changes.Names{Now: there, Change: change}
	var all []Difference
	for _, row := range change {
		kind, ok := workspace.KindNamed(row.Kind)
		if !ok {
			continue
		}
		_, exists := kind.Values(here, row.ID)
		d := Difference{ID: row.Kind + "|" + row.ID, Kind: row.Kind, Row: names.Of(row.Kind, row.ID), Op: row.Op, row: row, rowID: row.ID}
		switch {
		case row.Op == workspace.Insert && exists, row.Op == workspace.Delete && !exists:
			continue
		case row.Op == workspace.Insert:
			d.There = d.Row
			all = append(all, d)
		case row.Op == workspace.Delete:
			d.Base, d.Here = d.Row, d.Row
			d.Conflict = !same(kind, base, here, row.ID)
			all = append(all, d)
		default:
			all = append(all, fieldsOf(d, names, base, here, exists)...)
		}
	}
	return all
}

func same(kind workspace.Kind, a, b workspace.Workspace, id string) bool {
	one, _ := kind.Values(a, id)
	other, _ := kind.Values(b, id)
	return fmt.Sprint(one) == fmt.Sprint(other)
}

// fieldsOf splits an edited row into its fields. Those that are the same here already, or that say nothing to people, are
// left out.
func fieldsOf(d Difference, names changes.Names, base, here workspace.Workspace, exists bool) []Difference {
	kind, _ := workspace.KindNamed(d.Kind)
	now := valuesOf(kind, here, d.rowID)
	was := valuesOf(kind, base, d.rowID)
	var all []Difference
	for _, f := range d.row.Fields {
		said := names.Fields(workspace.RowChange{Kind: d.Kind, ID: d.rowID, Op: workspace.Update, Fields: []workspace.FieldChange{{Name: f.Name, Before: was[f.Name], After: f.After}}})
		if len(said) == 0 || exists && now[f.Name] == f.After {
			continue
		}
		one := d
		one.ID += "|" + f.Name
		one.Field, one.Base, one.There = said[0].Name, said[0].Before, said[0].After
		one.Lost = !exists
		one.Conflict = exists && now[f.Name] != was[f.Name]
		one.Here = one.Base
		if one.Conflict {
			one.Here = names.Fields(workspace.RowChange{Kind: d.Kind, ID: d.rowID, Op: workspace.Update, Fields: []workspace.FieldChange{{Name: f.Name, Before: now[f.Name], After: f.After}}})[0].Before
		}
		one.row.Fields = []workspace.FieldChange{f}
		all = append(all, one)
	}
	return all
}

func valuesOf(kind workspace.Kind, w workspace.Workspace, id string) map[string]string {
	values, ok := kind.Values(w, id)
	if !ok {
		return nil
	}
	named := map[string]string{}
	for i, c := range kind.Columns {
		named[c.Name] = values[i]
	}
	return named
}

// Label names the edit that takes differences over.
func Label(file string) string { return words.T("merge.edit", "File", file) }
