package workspace

import "slices"

// Settle makes a workspace sound of which rows were lost: rows that belong to something that is not there go, and rows that
// only mention it forget it. It returns how many, by their kind.
func (w *Workspace) Settle() (dropped, forgot map[string]int) {
	dropped, forgot = map[string]int{}, map[string]int{}
	for again := true; again; {
		again = false
		for _, k := range kinds {
			for _, id := range k.IDs(*w) {
				switch k.settle(w, id) {
				case Delete:
					dropped[k.Name]++
					again = true
				case Update:
					forgot[k.Name]++
				}
			}
		}
	}
	return dropped, forgot
}

// settle makes one row sound and says what happened to it; nothing, where it was.
func (k Kind) settle(w *Workspace, id string) (happened Op) {
	row, _ := k.rows.value(w, id)
	for i, c := range k.Columns {
		ref := ""
		if c.Ref != "" {
			ref = row.Field(c.field).String()
		}
		if ref == "" || w.Has(c.Ref, ref) {
			continue
		}
		if c.Cascade {
			k.rows.remove(w, id)
			return Delete
		}
		k.forget(w, i, id)
		happened = Update
	}
	return happened
}

// Carry carries out what it can of a change when earlier ones may be lost: it sets fields whatever they were, and passes over
// edits of rows that are not there.
func (w *Workspace) Carry(c Change) {
	for _, row := range c {
		k, ok := KindNamed(row.Kind)
		if !ok {
			continue
		}
		switch row.Op {
		case Delete:
			k.rows.remove(w, row.ID)
		case Insert:
			k.carry(w, row, k.text(row.ID))
		default:
			if values, exists := k.Values(*w, row.ID); exists {
				k.carry(w, row, values)
			}
		}
	}
}

func (k Kind) carry(w *Workspace, row RowChange, values []string) {
	for _, f := range row.Fields {
		if i := slices.IndexFunc(k.Columns, func(c Column) bool { return c.Name == f.Name }); i > 0 {
			values[i] = f.After
		}
	}
	_ = k.Put(w, values) // a number that is none leaves the row as it was
}

// text is an empty row with an ID, as text.
func (k Kind) text(id string) []string {
	values := make([]string, len(k.Columns))
	for i, c := range k.Columns {
		if c.Integer {
			values[i] = "0"
		}
	}
	values[0] = id
	return values
}
