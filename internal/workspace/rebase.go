package workspace

import "slices"

// Clash is a field that a change and somebody else both wrote. Field.Before is what it is now, Field.After what the change
// wants.
type Clash struct {
	Kind  string
	ID    string
	Field FieldChange
}

// Rebase returns the change as it would be made on the workspace, and where it overrules what somebody else wrote since.
// What cannot be made any more, such as an edit of a row that is gone, is left out.
func (w Workspace) Rebase(c Change) (Change, []Clash) {
	var all Change
	var clashes []Clash
	for _, row := range c {
		k, ok := KindNamed(row.Kind)
		values, exists := k.Values(w, row.ID)
		if !ok || exists == (row.Op == Insert) {
			continue
		}
		if row.Op != Insert {
			row.Fields = slices.Clone(row.Fields)
			clashes = append(clashes, k.rebase(&row, values)...)
		}
		if row.Op != Update || len(row.Fields) > 0 {
			all = append(all, row)
		}
	}
	return all, clashes
}

// rebase lets a row's fields begin with what they are now. Fields that are already as they should be are left out.
func (k Kind) rebase(row *RowChange, values []string) []Clash {
	var clashes []Clash
	for i := range row.Fields {
		f := &row.Fields[i]
		now := values[slices.IndexFunc(k.Columns, func(c Column) bool { return c.Name == f.Name })]
		if now != f.Before && now != f.After {
			clashes = append(clashes, Clash{row.Kind, row.ID, FieldChange{f.Name, now, f.After}})
		}
		f.Before = now
	}
	if row.Op == Update {
		row.Fields = slices.DeleteFunc(row.Fields, func(f FieldChange) bool { return f.Before == f.After })
	}
	return clashes
}
