package raci

// Column is a column of the chart: one or several personas under one heading.
type Column struct {
	ID       string
	Key      string
	Name     string
	Position int
}

// Cell holds the letters of one step and column: in the default matrix when ServiceID is empty, else as that service's
// exception from it. An exception may be blank; a default cell is stored only when it is not.
type Cell struct {
	ID        string // CellID of the three below
	ServiceID string `ref:"service,remove"`
	StepID    string `ref:"step,remove"`
	ColumnID  string `ref:"raci_column,remove"`
	Letters   Letters
}

// CellID names the cell of a service (empty for the default), a step and a column, so that two windows that fill the
// same cell meet in one row.
func CellID(serviceID, stepID, columnID string) string {
	return serviceID + "|" + stepID + "|" + columnID
}

// Row is a row of the chart: a step of the lifecycle, as far as the chart must know it.
type Row struct {
	ID    string
	Key   string
	Name  string
	Phase string
}

// Matrix is a chart in force: the default, or a service's with its exceptions laid over it.
type Matrix struct {
	Scheme  Scheme
	Rows    []Row
	Columns []Column
	Cells   [][]Letters // by row, then column
	Own     [][]bool    // whether a service's exception holds the cell
}

// NewMatrix returns a blank chart of the given size.
func NewMatrix(scheme Scheme, rows []Row, columns []Column) Matrix {
	m := Matrix{Scheme: scheme, Rows: rows, Columns: columns}
	for range rows {
		m.Cells = append(m.Cells, make([]Letters, len(columns)))
		m.Own = append(m.Own, make([]bool, len(columns)))
	}
	return m
}

// Row returns the index of the row with the ID, or -1.
func (m Matrix) Row(id string) int {
	for i, r := range m.Rows {
		if r.ID == id {
			return i
		}
	}
	return -1
}

// Column returns the index of the column with the ID, or -1.
func (m Matrix) Column(id string) int {
	for i, c := range m.Columns {
		if c.ID == id {
			return i
		}
	}
	return -1
}

// At returns the letters of a step and a column by their IDs; blank where there is no such cell.
func (m Matrix) At(rowID, columnID string) Letters {
	r, c := m.Row(rowID), m.Column(columnID)
	if r < 0 || c < 0 {
		return ""
	}
	return m.Cells[r][c]
}

// Holding lists the indexes of the columns that hold the symbol in a row.
func (m Matrix) Holding(row int, symbol string) []int {
	var found []int
	for c, letters := range m.Cells[row] {
		if letters.Has(symbol) {
			found = append(found, c)
		}
	}
	return found
}

// ColumnsWith lists the columns that hold a letter of the role in the row with the ID.
func (m Matrix) ColumnsWith(rowID string, role Role) []Column {
	r := m.Row(rowID)
	if r < 0 {
		return nil
	}
	var found []Column
	for _, c := range m.Holding(r, m.Scheme.Symbol(role)) {
		found = append(found, m.Columns[c])
	}
	return found
}

// Exceptions counts the cells that differ from the default.
func (m Matrix) Exceptions() int {
	n := 0
	for _, row := range m.Own {
		for _, own := range row {
			if own {
				n++
			}
		}
	}
	return n
}

// Count returns how often the symbol stands in a column.
func (m Matrix) Count(column int, symbol string) int {
	n := 0
	for _, row := range m.Cells {
		if row[column].Has(symbol) {
			n++
		}
	}
	return n
}

// Total returns how often the symbol stands in the whole chart.
func (m Matrix) Total(symbol string) int {
	n := 0
	for c := range m.Columns {
		n += m.Count(c, symbol)
	}
	return n
}
