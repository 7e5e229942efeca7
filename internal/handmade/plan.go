package handmade

import (
	"slocharter/internal/raci"
	"slocharter/internal/workspace"
)

// Plan is what taking a chart in would do.
type Plan struct {
	Changes []Change  // in the order of our chart
	Refused []Refusal // cells that hold no letters of ours; they change nothing
	Same    int       // cells that say what ours say already
}

// Change is a cell of ours that would change.
type Change struct {
	Place            string // the cell of the file; the first of them where there are several
	StepID, ColumnID string
	Before, After    raci.Letters
}

// Refusal is a cell of the file that cannot be read, and the cell of ours that stays as it is.
type Refusal struct {
	Place, Text      string
	StepID, ColumnID string
}

// Plan compares a chart with ours as it is now. A mark in a cell stands for the letters of that name, or for nothing.
func (c Chart) Plan(ours raci.Matrix, by Mapping, mark raci.Letters) Plan {
	p := planner{chart: c, ours: ours, mark: mark, found: map[[2]string]Change{}, bad: map[[2]string]bool{}}
	for i, stepID := range by.Steps {
		for j, columnID := range by.Columns {
			if ours.Row(stepID) >= 0 && ours.Column(columnID) >= 0 {
				p.read(c.Cells[i][j], stepID, columnID)
			}
		}
	}
	p.compare()
	return p.plan
}

type planner struct {
	chart Chart
	ours  raci.Matrix
	mark  raci.Letters
	plan  Plan
	found map[[2]string]Change
	bad   map[[2]string]bool // ours of which a cell was refused
}

// read takes the letters of a cell to those that other cells have for the same of ours.
func (p *planner) read(cell Cell, stepID, columnID string) {
	at := [2]string{stepID, columnID}
	letters, err := ParseLetters(cell.Text, p.ours.Scheme, p.mark)
	if err != nil {
		p.plan.Refused = append(p.plan.Refused, Refusal{cell.Place, oneLine(cell.Text), stepID, columnID})
		p.bad[at] = true
		return
	}
	change, there := p.found[at]
	if !there {
		change = Change{Place: cell.Place, StepID: stepID, ColumnID: columnID, Before: p.ours.At(stepID, columnID)}
	}
	for _, symbol := range letters.Symbols() {
		change.After = change.After.With(symbol, p.ours.Scheme)
	}
	p.found[at] = change
}

// compare keeps what differs from ours.
func (p *planner) compare() {
	for _, row := range p.ours.Rows {
		for _, column := range p.ours.Columns {
			at := [2]string{row.ID, column.ID}
			change, there := p.found[at]
			switch {
			case !there || p.bad[at]:
			case change.Before == change.After:
				p.plan.Same++
			default:
				p.plan.Changes = append(p.plan.Changes, change)
			}
		}
	}
}

// Apply writes the changes of a plan into the chart of a service, or into the default one for an empty serviceID. It
// fails, changing nothing that is kept, with a workspace.Overtaken when one of the cells is not any more what it was.
func (p Plan) Apply(w *workspace.Workspace, serviceID string) error {
	now := w.Matrix(serviceID)
	for _, c := range p.Changes {
		if now.At(c.StepID, c.ColumnID) != c.Before {
			return workspace.Overtaken{Kind: "raci_cell"}
		}
		if err := w.SetLetters(serviceID, c.StepID, c.ColumnID, c.After); err != nil {
			return err
		}
	}
	return nil
}
