package workspace

import "slices"

// Gone counts rows of a kind that go with a removed one, or that forget it.
type Gone struct {
	Kind   string
	Count  int
	Forget bool // the rows stay, without what they referred to
}

// NotFound is the error for something that does not exist, or not any more.
type NotFound struct {
	Kind string
	Key  string // what was looked for
}

func (e NotFound) Error() string { return "no " + e.Kind + " " + e.Key }

// Remove takes a row away, with the rows that belong to it; rows that only mention it forget it.
func (w *Workspace) Remove(kind, id string) error {
	k, ok := KindNamed(kind)
	if !ok || !w.Has(kind, id) {
		return NotFound{kind, id}
	}
	if err := w.mayRemove(kind, id); err != nil {
		return err
	}
	w.remove(k, id)
	return nil
}

func (w *Workspace) remove(k Kind, id string) {
	k.rows.remove(w, id)
	for _, other := range kinds {
		for i, c := range other.Columns {
			if c.Ref != k.Name {
				continue
			}
			for _, rowID := range other.referring(*w, i, id) {
				if c.Cascade {
					w.remove(other, rowID)
				} else {
					other.forget(w, i, rowID)
				}
			}
		}
	}
}

// referring lists the rows whose column refers to the ID.
func (k Kind) referring(w Workspace, column int, id string) []string {
	var found []string
	for _, rowID := range k.IDs(w) {
		if v, _ := k.rows.value(&w, rowID); v.Field(k.Columns[column].field).String() == id {
			found = append(found, rowID)
		}
	}
	return found
}

func (k Kind) forget(w *Workspace, column int, id string) {
	old, _ := k.rows.value(w, id)
	row := k.rows.blank()
	row.Set(old)
	row.Field(k.Columns[column].field).SetString("")
	k.rows.put(w, id, row)
}

// GoesWith counts what Remove would take away beside the row itself, and what would forget it, by kind.
func (w Workspace) GoesWith(kind, id string) []Gone {
	after := w.Clone()
	if err := after.Remove(kind, id); err != nil {
		return nil
	}
	var all []Gone
	for _, row := range Diff(w, after) {
		if row.Kind == kind && row.ID == id {
			continue
		}
		forget := row.Op == Update
		i := slices.IndexFunc(all, func(g Gone) bool { return g.Kind == row.Kind && g.Forget == forget })
		if i < 0 {
			all = append(all, Gone{Kind: row.Kind, Forget: forget})
			i = len(all) - 1
		}
		all[i].Count++
	}
	return all
}
