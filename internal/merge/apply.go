package merge

import (
	"slices"

	"slocharter/internal/workspace"
)

// Apply takes the chosen differences over, with the new rows that they refer to. Rows that are removed take with them what
// belongs to them here.
func (p Plan) Apply(w *workspace.Workspace, chosen []string) error {
	taken := p.withNeeded(chosen)
	var change workspace.Change
	var gone []Difference
	for _, d := range p.Differences {
		switch {
		case !taken[d.ID] || d.Lost:
		case d.Op == workspace.Delete:
			gone = append(gone, d)
		default:
			change = append(change, d.row)
		}
	}
	again, _ := w.Rebase(change)
	if err := w.Apply(again); err != nil {
		return err
	}
	for _, d := range gone {
		if err := remove(w, d); err != nil {
			return err
		}
	}
	return nil
}

// remove removes a row, if it did not go with another one.
func remove(w *workspace.Workspace, d Difference) error {
	kind, _ := workspace.KindNamed(d.Kind)
	if _, ok := kind.Values(*w, d.rowID); !ok {
		return nil
	}
	return w.Remove(d.Kind, d.rowID)
}

// withNeeded adds the new rows that the chosen ones refer to, and those that these refer to in turn.
func (p Plan) withNeeded(chosen []string) map[string]bool {
	taken := map[string]bool{}
	for _, id := range chosen {
		taken[id] = true
	}
	for more := true; more; {
		more = false
		for _, d := range p.Differences {
			if !taken[d.ID] {
				continue
			}
			for _, id := range p.needs(d) {
				more = more || !taken[id]
				taken[id] = true
			}
		}
	}
	return taken
}

// needs lists the new rows to which a difference refers.
func (p Plan) needs(d Difference) []string {
	kind, _ := workspace.KindNamed(d.Kind)
	var ids []string
	for _, f := range d.row.Fields {
		at := slices.IndexFunc(kind.Columns, func(c workspace.Column) bool { return c.Name == f.Name })
		if at < 0 || kind.Columns[at].Ref == "" || f.After == "" || d.Op == workspace.Delete {
			continue
		}
		id := kind.Columns[at].Ref + "|" + f.After
		if slices.ContainsFunc(p.Differences, func(n Difference) bool { return n.ID == id && n.Op == workspace.Insert }) {
			ids = append(ids, id)
		}
	}
	return ids
}

// Goes lists what else goes from the workspace when a removed row is removed here too.
func (p Plan) Goes(w workspace.Workspace, id string) []workspace.Gone {
	for _, d := range p.Differences {
		if d.ID == id && d.Op == workspace.Delete {
			return w.GoesWith(d.Kind, d.rowID)
		}
	}
	return nil
}
