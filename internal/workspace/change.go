package workspace

import (
	"fmt"
	"slices"
)

// Change is the difference between two workspaces: what is saved, logged, undone and taken back.
type Change []RowChange

// RowChange is what happened to one row.
type RowChange struct {
	Kind   string
	ID     string
	Op     Op
	Fields []FieldChange // all fields but the ID of a row that came or went; those that differ of one that was edited
}

// Op is what happened to a row.
type Op string

// The operations.
const (
	Insert Op = "insert"
	Update Op = "update"
	Delete Op = "delete"
)

// FieldChange is a field before and after, as text.
type FieldChange struct {
	Name   string
	Before string
	After  string
}

// Overtaken is the error for a change that cannot be applied because somebody changed the same thing since.
type Overtaken struct {
	Kind string
	ID   string
}

func (e Overtaken) Error() string { return fmt.Sprintf("%s %s changed since", e.Kind, e.ID) }

// Diff returns what must happen to the first workspace to become the second.
func Diff(before, after Workspace) Change {
	var change Change
	for _, k := range kinds {
		for _, id := range k.rows.differing(&before, &after) {
			change = append(change, k.diffRow(before, after, id))
		}
	}
	return change
}

func (k Kind) diffRow(before, after Workspace, id string) RowChange {
	old, was := k.Values(before, id)
	now, is := k.Values(after, id)
	row := RowChange{Kind: k.Name, ID: id, Op: Update}
	switch {
	case !was:
		row.Op, old = Insert, make([]string, len(k.Columns))
	case !is:
		row.Op, now = Delete, make([]string, len(k.Columns))
	}
	for i, c := range k.Columns {
		if c.Name != "id" && (row.Op != Update || old[i] != now[i]) {
			row.Fields = append(row.Fields, FieldChange{Name: c.Name, Before: old[i], After: now[i]})
		}
	}
	return row
}

// Inverse returns the change that takes this one back.
func (c Change) Inverse() Change {
	inverse := make(Change, len(c))
	for i, row := range c {
		inverse[i] = RowChange{Kind: row.Kind, ID: row.ID, Op: row.Op.inverse()}
		for _, f := range row.Fields {
			inverse[i].Fields = append(inverse[i].Fields, FieldChange{f.Name, f.After, f.Before})
		}
	}
	return inverse
}

func (o Op) inverse() Op {
	switch o {
	case Insert:
		return Delete
	case Delete:
		return Insert
	}
	return Update
}

// Apply carries the change out on the workspace. Every field that it touches must still be as it was before the change;
// the error is an Overtaken otherwise, or a Dangling when a row would be left that refers to nothing.
// After an error the workspace is half changed: apply to a Clone.
func (w *Workspace) Apply(c Change) error {
	for _, row := range c {
		k, ok := KindNamed(row.Kind)
		if !ok {
			return fmt.Errorf("apply change: unknown kind %q", row.Kind)
		}
		if err := k.apply(w, row); err != nil {
			return err
		}
	}
	return w.Check(c)
}

func (k Kind) apply(w *Workspace, row RowChange) error {
	values, exists := k.Values(*w, row.ID)
	if exists == (row.Op == Insert) {
		return Overtaken{k.Name, row.ID}
	}
	if !exists {
		values = make([]string, len(k.Columns))
		values[0] = row.ID
	}
	for _, f := range row.Fields {
		i := slices.IndexFunc(k.Columns, func(c Column) bool { return c.Name == f.Name })
		if i < 0 || exists && values[i] != f.Before {
			return Overtaken{k.Name, row.ID}
		}
		values[i] = f.After
	}
	if row.Op == Delete {
		k.rows.remove(w, row.ID)
		return nil
	}
	return k.Put(w, values)
}

// Dangling is the error for a row that refers to one that does not exist.
type Dangling struct {
	Kind string // of the row that refers
	ID   string
	Ref  string // the kind that it refers to
}

func (e Dangling) Error() string {
	return fmt.Sprintf("%s %s refers to a missing %s", e.Kind, e.ID, e.Ref)
}

// Check returns a Dangling if the change, already carried out, left a row that refers to nothing.
func (w Workspace) Check(c Change) error {
	gone := map[string]bool{}
	for _, row := range c {
		k, _ := KindNamed(row.Kind)
		if row.Op == Delete {
			gone[row.Kind] = true
			continue
		}
		if err := k.checkRow(w, row.ID); err != nil {
			return err
		}
	}
	for _, k := range kinds {
		if !slices.ContainsFunc(k.Columns, func(c Column) bool { return gone[c.Ref] }) {
			continue
		}
		for _, id := range k.IDs(w) {
			if err := k.checkRow(w, id); err != nil {
				return err
			}
		}
	}
	return nil
}

func (k Kind) checkRow(w Workspace, id string) error {
	values, ok := k.Values(w, id)
	if !ok {
		return nil
	}
	for i, c := range k.Columns {
		if c.Ref != "" && values[i] != "" && !w.Has(c.Ref, values[i]) {
			return Dangling{k.Name, id, c.Ref}
		}
	}
	return nil
}

// Has tells whether a row of the kind exists.
func (w Workspace) Has(kind, id string) bool {
	k, ok := KindNamed(kind)
	if !ok {
		return false
	}
	_, ok = k.rows.value(&w, id)
	return ok
}

// ServiceOf returns the ID of the service that a row belongs to, following what it refers to; empty for rows of the
// whole workspace.
func (w Workspace) ServiceOf(kind, id string) string {
	if kind == "service" {
		return id
	}
	k, ok := KindNamed(kind)
	if !ok {
		return ""
	}
	values, ok := k.Values(w, id)
	if !ok {
		return ""
	}
	for i, c := range k.Columns {
		if c.Ref == "" || !c.Cascade || values[i] == "" {
			continue
		}
		if service := w.ServiceOf(c.Ref, values[i]); service != "" {
			return service
		}
	}
	return ""
}
