package workbook

import (
	"slices"
	"strings"

	"slocharter/internal/edited"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// editable is a table that people edit, on a sheet of its own.
type editable struct {
	edited.Table
	tab string
}

// editables lists the sheets that are for editing. One that nothing stands on and nothing can be added to is left out, but
// for the decisions: that nothing was decided is said.
func (e export) editables() []editable {
	var all []editable
	for _, name := range []string{"persona", "holding", "person", "policy_section", "decision", "action_item", "review_line"} {
		t, _ := edited.TableNamed(name)
		if e.kind == ReviewPack && (name == "decision" || t.Growing() || len(t.Rows(e.w, e.ServiceID)) > 0) {
			all = append(all, editable{t, e.tabs.free(t.Title())})
		}
	}
	return all
}

// tabOfTable is the sheet on which a table is edited; empty when there is none.
func (e export) tabOfTable(name string) string {
	i := slices.IndexFunc(e.edits, func(t editable) bool { return t.Name == name })
	if i < 0 {
		return ""
	}
	return e.edits[i].tab
}

// whereTextsAre says where the texts of policies are edited: their documents are for reading, and not imported.
func (e export) whereTextsAre() string {
	tab := e.tabOfTable("policy_section")
	if tab == "" {
		return words.T("edited.reading")
	}
	return words.T("edited.elsewhere", "Sheet", tab)
}

// editable draws a table for editing. What only helps to read its rows is paler.
func (e export) editable(t editable) sheet {
	s := newSheet(t.tab, 12)
	s.columns[0].hidden = true
	headers := []string{words.T("workbook.column.id")}
	for _, f := range t.Fields {
		s.columns = append(s.columns, column{width: f.Width})
		headers = append(headers, f.Header())
	}
	s.heading(e, t.Title(), words.T("edited.hint"))
	var body [][]cell
	for _, id := range t.Rows(e.w, e.ServiceID) {
		body = append(body, editableRow(e.w, t.Table, id))
	}
	if len(body) == 0 && t.Growing() {
		body = append(body, make([]cell, len(headers))) // to be filled in
		for i := range body[0] {
			body[0][i].look = bodyLook
		}
	}
	s.list("Edit_"+t.Name, headers, body, words.T("workbook.decisions.none"))
	s.freezeHeader()
	if s.table != nil {
		s.offer(t.Table)
	}
	return s
}

func editableRow(w workspace.Workspace, t edited.Table, id string) []cell {
	cells := []cell{{value: id}}
	for _, f := range t.Fields {
		text := f.Text(w, id)
		c := cell{look: bodyLook}
		switch {
		case f.Date:
			c = dateCell(text)
		case text != "":
			c.value = text
		}
		if !f.Editable() || t.Fixed(w, id) {
			c.look = c.look.in(muted)
		}
		cells = append(cells, c)
	}
	return cells
}

// maxOptions is how many characters the list of a drop-down may have.
const maxOptions = 255

// offer gives the columns with a few values their drop-downs.
func (s *sheet) offer(t edited.Table) {
	for i, f := range t.Fields {
		if f.Options == nil {
			continue
		}
		options, column := f.Options(), i+2
		if len(strings.Join(options, ",")) <= maxOptions {
			s.choices = append(s.choices, choice{
				area: area{s.table.top + 1, column, s.table.bottom, column}, options: options,
				title: words.T("edited.unusual"), message: words.T("edited.one-of", "Options", words.List(options)),
			})
		}
	}
}

// metaOfTables says what was exported of what can be edited, beside the letters of charts.
func (e export) metaOfTables(s *sheet) {
	for _, t := range slices.Concat(e.edits, e.onOtherSheets()) {
		for _, line := range t.Lines(e.w, e.ServiceID, t.tab) {
			var cells []cell
			for _, text := range line {
				cells = append(cells, cell{value: text})
			}
			s.add(cells...)
		}
	}
}

// onOtherSheets lists the tables that stand on sheets with more than them.
func (e export) onOtherSheets() []editable {
	var all []editable
	add := func(name, tab string) {
		t, _ := edited.TableNamed(name)
		all = append(all, editable{t, tab})
	}
	if !e.Chart.Differences { // a chart of differences lacks steps
		add("step", e.tabs.raci)
		add("raci_column", e.tabs.raci)
	}
	if e.kind == ReviewPack {
		add("task", e.tabs.tasks)
	}
	return all
}
