package workspace

import (
	"slices"
	"strconv"
)

// Replay follows a change log from its beginning and tells where rows are not what it says.
type Replay struct {
	rows map[string]map[string]*logged // by kind and ID
}

// logged is a row as the change log says it is.
type logged struct {
	values []string // in the order of the columns
	seq    int64    // of the entry that wrote it last
	met    bool
}

// NewReplay returns a replay at the beginning of a log.
func NewReplay() *Replay { return &Replay{rows: map[string]map[string]*logged{}} }

// Apply carries out an entry. Where it says that something was otherwise before than the log knows, a row was altered
// between two entries.
func (r *Replay) Apply(seq int64, change Change) []Alteration {
	var found []Alteration
	for _, row := range change {
		if k, ok := KindNamed(row.Kind); ok {
			found = append(found, r.apply(seq, k, row)...)
		}
	}
	return found
}

func (r *Replay) apply(seq int64, k Kind, row RowChange) []Alteration {
	known, is := r.rows[k.Name][row.ID]
	var found []Alteration
	if is == (row.Op == Insert) {
		found = append(found, Alteration{What: unexpected(row.Op), Kind: k.Name, ID: row.ID, Name: r.name(k, row.ID, known), Seq: seq})
	}
	if !is {
		known = r.begin(k, row.ID)
	}
	for _, f := range row.Fields {
		i := slices.IndexFunc(k.Columns, func(c Column) bool { return c.Name == f.Name })
		if i < 0 {
			continue
		}
		if is && row.Op != Insert && known.values[i] != f.Before {
			found = append(found, r.differs(k, row.ID, known, i, f.Before, seq))
		}
		known.values[i] = f.After
	}
	known.seq = seq
	if row.Op == Delete {
		delete(r.rows[k.Name], row.ID)
	}
	return found
}

// unexpected says what happened before an entry that adds a row that is there, or works on one that is not.
func unexpected(op Op) Altered {
	if op == Insert {
		return RowMissing
	}
	return RowAdded
}

// begin makes a row: columns that came later than its entry have no value in it.
func (r *Replay) begin(k Kind, id string) *logged {
	row := &logged{values: make([]string, len(k.Columns))}
	for i, c := range k.Columns {
		if c.Integer {
			row.values[i] = "0"
		}
	}
	row.values[0] = id
	if r.rows[k.Name] == nil {
		r.rows[k.Name] = map[string]*logged{}
	}
	r.rows[k.Name][id] = row
	return row
}

// Compare tells how a row differs from what the whole log says. Its values are in the order of the columns, its revision
// is the number of the entry that wrote it last.
func (r *Replay) Compare(k Kind, values []string, revision int64) []Alteration {
	id := values[0]
	known, ok := r.rows[k.Name][id]
	if !ok {
		return []Alteration{{What: RowAdded, Kind: k.Name, ID: id, Name: r.name(k, id, &logged{values: values})}}
	}
	known.met = true
	var found []Alteration
	for i := range k.Columns {
		if values[i] != known.values[i] {
			found = append(found, r.differs(k, id, known, i, values[i], 0))
		}
	}
	if revision != known.seq {
		found = append(found, Alteration{
			What: RowAltered, Kind: k.Name, ID: id, Name: r.name(k, id, known), Field: Revision,
			Logged: strconv.FormatInt(known.seq, 10), Here: strconv.FormatInt(revision, 10),
		})
	}
	return found
}

// Missing lists the rows that the log knows and that were not compared.
func (r *Replay) Missing() []Alteration {
	var found []Alteration
	for _, k := range kinds {
		var ids []string
		for id, row := range r.rows[k.Name] {
			if !row.met {
				ids = append(ids, id)
			}
		}
		slices.Sort(ids)
		for _, id := range ids {
			found = append(found, Alteration{What: RowMissing, Kind: k.Name, ID: id, Name: r.Called(k.Name, id)})
		}
	}
	return found
}

// Called returns what a row is called as the log knows it.
func (r *Replay) Called(kind, id string) string { return Called(kind, id, r.look) }

func (r *Replay) look(kind, id string) map[string]string {
	k, ok := KindNamed(kind)
	row := r.rows[kind][id]
	if !ok || row == nil {
		return nil
	}
	return k.named(row.values)
}

// name names a row that the log may not know.
func (r *Replay) name(k Kind, id string, row *logged) string {
	if row == nil {
		return ""
	}
	return Called(k.Name, id, func(kind, other string) map[string]string {
		if kind == k.Name && other == id {
			return k.named(row.values)
		}
		return r.look(kind, other)
	})
}

// differs says that a field is not what the log says. References are told by what they refer to.
func (r *Replay) differs(k Kind, id string, known *logged, column int, here string, seq int64) Alteration {
	c := k.Columns[column]
	a := Alteration{
		What: RowAltered, Kind: k.Name, ID: id, Name: r.name(k, id, known), Field: c.Name,
		Logged: known.values[column], Here: here, Seq: seq,
	}
	if c.Ref != "" {
		a.Logged, a.Here = r.target(c.Ref, a.Logged), r.target(c.Ref, a.Here)
	}
	return a
}

// target names what a reference leads to; by its ID where the log does not know it.
func (r *Replay) target(kind, id string) string {
	if name := r.Called(kind, id); name != "" {
		return name
	}
	return id
}

// named returns the values of a row by their columns.
func (k Kind) named(values []string) map[string]string {
	byName := map[string]string{}
	for i, c := range k.Columns {
		byName[c.Name] = values[i]
	}
	return byName
}
