// Package edited brings the workbooks back that the application exported and that people edited since: it says what can be
// edited in them, writes down on a hidden sheet what was exported, and compares a file three-way with that and with the
// workspace as it is now. Rows are known by their IDs and columns by their headers, never by their place. What was changed
// and cannot be taken in is named: nothing is ignored without a word. It knows nothing of windows, and nothing of how the
// sheets are drawn.
package edited

import (
	"context"
	"slices"
	"strconv"
	"time"

	"slocharter/internal/workspace"
)

// Difference is a cell that was edited in the file, or a row that was added to it.
type Difference struct {
	ID       string // for choosing it; the same whenever the same file is read
	Kind     string // of the row: a kind of the workspace, or "holding" for who holds a persona for one service
	Row      string // what the row is about, in words
	Field    string // as words.Field knows it; empty for a new row
	Sheet    string // as it is called in the file
	Cell     string // "D7"
	Exported string
	Here     string // now
	File     string
	Conflict bool  // it was edited here as well since the export
	New      bool  // it is a new row; File sums it up
	Refused  error // why it cannot be taken in; words.Error makes a sentence of it
	apply    func(w *workspace.Workspace) error
	now      func(w workspace.Workspace) string
	row      string // ID
}

// Gone is a row that was exported and that the file does not have any more.
type Gone struct {
	ID     string // for choosing to remove it
	Kind   string
	Row    string // what it is about, in words
	Sheet  string
	row    string // ID
	remove func(w *workspace.Workspace) error
}

// Removable tells whether the row can be removed here too; others are only reported.
func (g Gone) Removable() bool { return g.remove != nil }

// Goes lists what else goes from the workspace when the row is removed there.
func (g Gone) Goes(w workspace.Workspace) []workspace.Gone { return w.GoesWith(g.Kind, g.row) }

// Lost is a column that was exported and that the file does not have any more, or a whole sheet: then Field is empty.
type Lost struct {
	Sheet string
	Field string
}

// Plan is what a file would change.
type Plan struct {
	Exported    time.Time
	ServiceID   string // what the workbook is about; empty for the default chart or all services
	Differences []Difference
	Deleted     []Gone
	Lost        []Lost
	Ignored     []Ignored
}

// Open tells whether the difference can be taken in without a question: it is neither refused nor a conflict.
func (d Difference) Open() bool { return d.Refused == nil && !d.Conflict }

// Conflicts counts the differences that were edited here as well.
func (p Plan) Conflicts() int { return p.count(func(d Difference) bool { return d.Conflict }) }

// Refused counts the differences that cannot be taken in.
func (p Plan) Refused() int { return p.count(func(d Difference) bool { return d.Refused != nil }) }

func (p Plan) count(is func(Difference) bool) int {
	n := 0
	for _, d := range p.Differences {
		if is(d) {
			n++
		}
	}
	return n
}

// Chosen returns the IDs of the differences for which take holds; refused ones are left out.
func (p Plan) Chosen(take func(Difference) bool) []string {
	var ids []string
	for _, d := range p.Differences {
		if d.Refused == nil && take(d) {
			ids = append(ids, d.ID)
		}
	}
	return ids
}

// Apply takes the chosen differences in, and removes the chosen rows. The error is that of a difference that was refused,
// a workspace.Overtaken when what it would replace is not the same any more as when the file was read, or that of the
// edit. After an error the workspace is half changed: apply to a copy, as session.Do does.
func (p Plan) Apply(w *workspace.Workspace, chosen []string) error {
	for _, d := range p.Differences {
		if !slices.Contains(chosen, d.ID) {
			continue
		}
		if err := d.take(w); err != nil {
			return err
		}
	}
	for _, g := range p.Deleted {
		if g.remove == nil || !slices.Contains(chosen, g.ID) {
			continue
		}
		if err := g.remove(w); err != nil {
			return err
		}
	}
	return nil
}

func (d Difference) take(w *workspace.Workspace) error {
	if d.Refused != nil {
		return d.Refused
	}
	if d.now != nil && d.now(*w) != d.Here {
		return workspace.Overtaken{Kind: d.Kind, ID: d.row}
	}
	return d.apply(w)
}

// Read compares a file with what was exported and with the workspace as it is now. Today is the day as YYYY-MM-DD, for
// what is closed by the edit. The error is a sheet.Error for a file that cannot be read, a NotOurs, a Newer, an
// OtherWorkspace, or that of the context.
func Read(ctx context.Context, path string, w workspace.Workspace, today string) (Plan, error) {
	file, err := open(path)
	if err != nil {
		return Plan{}, err
	}
	defer func() { _ = file.Close() }() // reading tells what is wrong
	h, err := readHead(ctx, file)
	if err != nil {
		return Plan{}, err
	}
	if h.workspace != w.Info().ID {
		return Plan{}, OtherWorkspace{}
	}
	sheets, err := scan(ctx, file, h)
	if err != nil {
		return Plan{}, err
	}
	c := newComparison(h, w, today)
	c.missing = assign(h.sheets, sheets, c.ids)
	c.compare(sheets)
	if err := c.ignored(ctx, file, sheets); err != nil {
		return Plan{}, err
	}
	exported, _ := time.Parse(time.RFC3339, h.facts["exported"])
	c.plan.Exported, c.plan.ServiceID = exported, h.facts["service"]
	return c.plan, nil
}

// rowNumber writes the number of a row.
func rowNumber(n int) string { return strconv.Itoa(n) }
