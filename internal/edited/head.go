package edited

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"slocharter/internal/raci"
	"slocharter/internal/sheet"
	"slocharter/internal/workspace"
)

// Tab is the name of the hidden sheet that says what was exported.
const Tab = "_slocharter"

// Version is the version of what the hidden sheet says.
const Version = 2

// The beginnings of the schema, and of what a chart says in its hidden row about whose it is.
const (
	schemaStart = "slocharter."
	chartStart  = "chart:"
)

// ChartMark is what stands in the hidden row of a chart: that of a service, or the default one for an empty ID.
func ChartMark(serviceID string) string { return chartStart + serviceID }

// FirstLine is what the fact "letters" says of charts in whose cells more stands below the letters.
const FirstLine = "first line"

// Limits of the hidden sheet: far beyond what we write.
const (
	maxLines = 400_000
	maxBytes = 16 << 20
)

// Lines writes down the rows of a table as a workbook about a service exports them on the sheet of a name.
func (t Table) Lines(w workspace.Workspace, serviceID, tab string) [][]string {
	lines := [][]string{{"table", t.Name, tab}}
	for _, f := range t.Fields {
		lines = append(lines, []string{"field", t.Name, f.Name, f.Header()})
	}
	for _, id := range t.Rows(w, serviceID) {
		line := []string{"row", t.Name, id}
		for _, f := range t.Fields {
			if f.Editable() {
				line = append(line, f.Text(w, id))
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// head is what the hidden sheet says.
type head struct {
	workspace string
	facts     map[string]string
	tables    map[string]*exported
	cells     map[string]string // letters by raci.CellID
	charts    map[string]string // IDs of services by the names of their sheets, in lower case
	sheets    []*markedSheet    // as they were exported; none in older files
}

// exported is a table as it was exported.
type exported struct {
	tab    string
	fields []string          // the names of all of its fields
	heads  map[string]string // headers in lower case, by the names of the fields
	rows   map[string][]string
	order  []string
}

// open opens a file; what is no workbook but text is refused like other files that are not ours.
func open(path string) (*sheet.File, error) {
	file, err := sheet.Open(path)
	var wrong sheet.Error
	if errors.As(err, &wrong) && (wrong.Fault == sheet.NotText || wrong.Fault == sheet.BadQuote) {
		return nil, NotOurs{}
	}
	return file, err
}

// readHead finds the hidden sheet, by its name or else by what it says, and reads it.
func readHead(ctx context.Context, file *sheet.File) (head, error) {
	var hidden []string
	for _, s := range file.Sheets() {
		if strings.EqualFold(s.Name, Tab) {
			return readSheet(ctx, file, s.Name)
		}
		if s.Hidden {
			hidden = append(hidden, s.Name)
		}
	}
	for _, name := range hidden {
		if h, err := readSheet(ctx, file, name); !errors.Is(err, NotOurs{}) {
			return h, err
		}
	}
	return head{}, NotOurs{}
}

func readSheet(ctx context.Context, file *sheet.File, name string) (head, error) {
	h := head{facts: map[string]string{}, tables: map[string]*exported{}, cells: map[string]string{}, charts: map[string]string{}}
	lines, bytes := 0, 0
	for row, err := range file.Rows(name) {
		if err != nil {
			return head{}, err
		}
		line := texts(row)
		for _, text := range line {
			bytes += len(text)
		}
		if lines++; lines > maxLines || bytes > maxBytes {
			return head{}, sheet.Error{Fault: sheet.TooLarge, Place: name}
		}
		if err := ctx.Err(); err != nil {
			return head{}, err
		}
		if lines == 1 && (line[0] != "schema" || len(line) < 2 || !strings.HasPrefix(line[1], schemaStart)) {
			return head{}, NotOurs{}
		}
		h.add(line)
	}
	err := h.check()
	return h, err
}

func texts(row sheet.Row) []string {
	all := make([]string, len(row.Cells))
	for i, c := range row.Cells {
		all[i] = c.Text
	}
	return all
}

// check tells whether it is one that this version can read.
func (h *head) check() error {
	version, err := strconv.Atoi(h.facts["version"])
	switch {
	case err != nil || version < 1 || h.facts["workspace"] == "":
		return NotOurs{}
	case version > Version:
		return Newer{}
	}
	h.workspace = h.facts["workspace"]
	if tab := h.facts["chart"]; tab != "" {
		h.charts[strings.ToLower(tab)] = h.facts["service"]
	}
	return nil
}

// add reads one line. What it does not know, a later version may have added.
func (h *head) add(line []string) {
	field := func(i int) string {
		if i < len(line) {
			return line[i]
		}
		return ""
	}
	switch line[0] {
	case "cell":
		h.cells[raci.CellID(h.facts["service"], field(1), field(2))] = clean(field(3))
	case "service-cell":
		h.cells[raci.CellID(field(4), field(1), field(2))] = clean(field(3))
	case "service-chart":
		h.charts[strings.ToLower(field(2))] = field(1)
	case "sheet":
		h.sheets = append(h.sheets, &markedSheet{name: field(1)})
	case "marks":
		if len(h.sheets) > 0 {
			h.sheets[len(h.sheets)-1].add(field(1))
		}
	case "table":
		h.table(field(1)).tab = field(2)
	case "field":
		t := h.table(field(1))
		t.fields = append(t.fields, field(2))
		t.heads[field(2)] = folded(field(3))
	case "row":
		t := h.table(field(1))
		t.rows[field(2)] = line[min(3, len(line)):]
		t.order = append(t.order, field(2))
	default:
		h.facts[line[0]] = field(1)
	}
}

func (h *head) table(name string) *exported {
	if h.tables[name] == nil {
		h.tables[name] = &exported{heads: map[string]string{}, rows: map[string][]string{}}
	}
	return h.tables[name]
}

// text returns what was exported of a row in a field, and whether it was.
func (x *exported) text(t Table, id, field string) (string, bool) {
	row, ok := x.rows[id]
	i := 0
	for _, name := range x.fields {
		f, known := t.field(name)
		if name == field {
			if i < len(row) {
				return clean(row[i]), ok
			}
			return "", ok
		}
		if known && f.Editable() {
			i++
		}
	}
	return "", false
}

// folded is a header as it is compared.
func folded(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }
