package workspace

import (
	"slices"
	"strings"

	"slocharter/internal/lifecycle"
	"slocharter/internal/people"
	"slocharter/internal/raci"
)

func letterPosition(l raci.Letter) int { return l.Position }
func columnPosition(c raci.Column) int { return c.Position }

// Scheme returns the letters in use.
func (w Workspace) Scheme() raci.Scheme {
	return where(w.Letters, letterPosition, every)
}

// ColumnsInOrder lists the columns of the chart.
func (w Workspace) ColumnsInOrder() []raci.Column {
	return where(w.Columns, columnPosition, every)
}

// Matrix returns the chart in force: the default for an empty serviceID, else the default with the service's exceptions.
func (w Workspace) Matrix(serviceID string) raci.Matrix {
	var rows []raci.Row
	for _, s := range w.StepsInOrder() {
		rows = append(rows, raci.Row{ID: s.ID, Key: s.Key, Name: s.Name, Phase: string(s.Phase)})
	}
	m := raci.NewMatrix(w.Scheme(), rows, w.ColumnsInOrder())
	for r, row := range m.Rows {
		for c, column := range m.Columns {
			m.Cells[r][c], m.Own[r][c] = w.lettersAt(serviceID, row.ID, column.ID)
		}
	}
	return m
}

func (w Workspace) lettersAt(serviceID, stepID, columnID string) (letters raci.Letters, own bool) {
	if serviceID != "" {
		if cell, ok := w.Cells[raci.CellID(serviceID, stepID, columnID)]; ok {
			return cell.Letters, true
		}
	}
	return w.Cells[raci.CellID("", stepID, columnID)].Letters, false
}

// ColumnCalled returns what a column is called here: its name, and in second place the organisation's own names of its
// personas, if they have any.
func (w Workspace) ColumnCalled(columnID string) (name, own string) {
	var names []string
	for _, p := range w.PersonasOf(columnID) {
		if p.OwnName != "" {
			names = append(names, p.OwnName)
		}
	}
	return w.Columns[columnID].Name, strings.Join(names, " / ")
}

// SetLetters writes a cell of the default chart (empty serviceID) or of a service's. Of a service only what differs
// from the default is kept.
func (w *Workspace) SetLetters(serviceID, stepID, columnID string, letters raci.Letters) error {
	for _, ref := range [][2]string{{"step", stepID}, {"raci_column", columnID}} {
		if !w.Has(ref[0], ref[1]) {
			return NotFound{ref[0], ref[1]}
		}
	}
	letters, err := raci.Parse(string(letters), w.Scheme())
	if err != nil {
		return err
	}
	id := raci.CellID(serviceID, stepID, columnID)
	plain, _ := w.lettersAt("", stepID, columnID)
	if serviceID == "" && letters == "" || serviceID != "" && letters == plain {
		delete(w.Cells, id)
		return nil
	}
	put(&w.Cells, id, raci.Cell{ID: id, ServiceID: serviceID, StepID: stepID, ColumnID: columnID, Letters: letters})
	if serviceID == "" {
		w.dropEqualExceptions(stepID, columnID, letters)
	}
	return nil
}

// dropEqualExceptions forgets exceptions that say the same as the default since it changed.
func (w *Workspace) dropEqualExceptions(stepID, columnID string, letters raci.Letters) {
	for id, cell := range w.Cells {
		if cell.ServiceID != "" && cell.StepID == stepID && cell.ColumnID == columnID && cell.Letters == letters {
			delete(w.Cells, id)
		}
	}
}

// ResetCell lets a service's cell follow the default again.
func (w *Workspace) ResetCell(serviceID, stepID, columnID string) {
	if serviceID != "" {
		delete(w.Cells, raci.CellID(serviceID, stepID, columnID))
	}
}

// ResetMatrix lets the whole chart of a service follow the default again.
func (w *Workspace) ResetMatrix(serviceID string) {
	for id, cell := range w.Cells {
		if serviceID != "" && cell.ServiceID == serviceID {
			delete(w.Cells, id)
		}
	}
}

// RulesInOrder lists the rules that charts are checked against, with the organisation's settings.
func (w Workspace) RulesInOrder() []raci.Rule {
	return where(w.Rules, func(r raci.Rule) int { return r.Position }, every)
}

// PutRule writes the settings of a rule: whether it is off, and its limit.
func (w *Workspace) PutRule(r raci.Rule) error {
	old, ok := w.Rules[r.ID]
	if !ok {
		return NotFound{"raci_rule", r.Key}
	}
	if r.Limit < 0 || old.Limit > 0 && r.Limit == 0 || r.Limit > 99 {
		return BadChoice{"limit", ""}
	}
	put(&w.Rules, r.ID, r)
	return nil
}

// Findings returns what the rules find in the chart of a service, or in the default chart for an empty serviceID.
func (w Workspace) Findings(serviceID string) []raci.Finding {
	return raci.Check(w.Matrix(serviceID), w.RulesInOrder(), w.Roster(serviceID))
}

// ApplyCure carries a finding's cure out on the chart in which it was found.
func (w *Workspace) ApplyCure(serviceID string, cure raci.Cure) error {
	for _, c := range cure.Cells {
		if err := w.SetLetters(serviceID, c.RowID, c.ColumnID, c.Letters); err != nil {
			return err
		}
	}
	return nil
}

// AddColumn adds a column at the right of the chart, with a persona of the same name behind it, so that people can be
// seated there.
func (w *Workspace) AddColumn(name string) (raci.Column, error) {
	key := freeKey(name, func(k string) bool {
		return slices.ContainsFunc(w.ColumnsInOrder(), func(c raci.Column) bool { return c.Key == k })
	})
	c := raci.Column{ID: NewID(), Key: key, Name: name, Position: next(w.ColumnsInOrder(), columnPosition)}
	if err := w.PutColumn(c); err != nil {
		return raci.Column{}, err
	}
	return w.Columns[c.ID], w.personaFor(w.Columns[c.ID])
}

// personaFor maps a persona of the column's name to it: one that is outside the chart, or else a new one.
func (w *Workspace) personaFor(c raci.Column) error {
	for _, p := range w.PersonasOf("") {
		if strings.EqualFold(p.Called(), c.Name) || strings.EqualFold(p.Name, c.Name) {
			p.ColumnID = c.ID
			return w.PutPersona(p)
		}
	}
	p, err := w.AddPersona(c.Name)
	if err != nil {
		return err
	}
	p.ColumnID = c.ID
	return w.PutPersona(p)
}

// PutColumn writes a column.
func (w *Workspace) PutColumn(c raci.Column) error {
	if err := cleanName("name", &c.Name); err != nil {
		return err
	}
	put(&w.Columns, c.ID, c)
	return nil
}

// MoveColumn moves a column to the left (negative) or to the right.
func (w *Workspace) MoveColumn(id string, by int) error {
	return move(w.ColumnsInOrder(), func(c raci.Column) string { return c.ID }, id, by, func(c raci.Column, position int) {
		c.Position = position
		put(&w.Columns, c.ID, c)
	})
}

// ColumnByKey finds a column by its own key or name, or by the key or a name of a persona that maps to it, in any case.
func (w Workspace) ColumnByKey(key string) (raci.Column, error) {
	for _, c := range w.ColumnsInOrder() {
		if strings.EqualFold(c.Key, key) || strings.EqualFold(c.Name, key) {
			return c, nil
		}
	}
	for _, p := range w.PersonasInOrder() {
		if p.ColumnID != "" && personaMatches(p, key) {
			return w.Columns[p.ColumnID], nil
		}
	}
	return raci.Column{}, NotFound{"raci_column", key}
}

func personaMatches(p people.Persona, key string) bool {
	return strings.EqualFold(p.Key, key) || strings.EqualFold(p.Name, key) || strings.EqualFold(p.OwnName, key)
}

// StepByKey finds a step by its key or its name, in any case.
func (w Workspace) StepByKey(key string) (lifecycle.Step, error) {
	for _, s := range w.StepsInOrder() {
		if strings.EqualFold(s.Key, key) || strings.EqualFold(s.Name, key) {
			return s, nil
		}
	}
	return lifecycle.Step{}, NotFound{"step", key}
}
