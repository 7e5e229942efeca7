package workbook

import (
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/xuri/excelize/v2"

	"slocharter/internal/edited"
	"slocharter/internal/words"
)

// book writes sheets into a workbook. On each sheet everything else comes before the cells, which are streamed: only so
// do formulas keep the value that was computed here.
type book struct {
	e      export
	file   *excelize.File
	styles map[look]int
	first  bool
	shown  map[string][]row // of the sheets that charts are drawn from
	marked []markedTab

	// What is used for one row after the other.
	cells  []excelize.Cell
	line   []any
	marks  []edited.Mark
	recent []styled // by column: most cells look like the one above
}

// styled is a look with the number of its style.
type styled struct {
	look look
	id   int
}

// markedTab says what the cells of a sheet hold, for an import to find out which were changed.
type markedTab struct {
	name string
	rows []edited.MarkedRow
}

func newBook(e export) *book {
	return &book{e: e, file: excelize.NewFile(), styles: map[look]int{}, first: true, shown: map[string][]row{}}
}

func (b *book) close() { _ = b.file.Close() } // nothing but temporary files of large sheets

// styleIn returns the number of the style of a cell in a column.
func (b *book) styleIn(column int, l look) (int, error) {
	if recent := b.recent[column]; recent.look == l && recent.id > 0 {
		return recent.id, nil
	}
	id, err := b.style(l)
	b.recent[column] = styled{l, id}
	return id, err
}

// room makes place for a row of so many cells.
func (b *book) room(n int) {
	for len(b.cells) < n {
		b.cells, b.marks = append(b.cells, excelize.Cell{}), append(b.marks, 0)
		b.line, b.recent = append(b.line, nil), append(b.recent, styled{})
	}
	clear(b.line[:n])
	clear(b.marks[:n])
}

// style returns the number of a look's style.
func (b *book) style(l look) (int, error) {
	if id, ok := b.styles[l]; ok {
		return id, nil
	}
	id, err := b.file.NewStyle(l.style())
	b.styles[l] = id
	return id, err
}

// add writes one sheet.
func (b *book) add(s sheet) error {
	b.keep(s)
	steps := []func(sheet) error{
		b.create, b.page, b.margins, b.printTitles, b.define, b.validate, b.format, b.annotate, b.draw, b.addBreaks, b.hide, b.stream,
	}
	for _, step := range steps {
		if err := step(s); err != nil {
			return fmt.Errorf("sheet %s: %w", s.name, err)
		}
	}
	return nil
}

// keep remembers the cells of a sheet from which charts are drawn: those of the chart data, or of a table.
func (b *book) keep(s sheet) {
	switch {
	case s.name == b.e.tabs.data:
		b.shown[s.name] = slices.Clone(s.rows)
	case len(s.diagrams) > 0 && s.table != nil:
		b.shown[s.name] = slices.Clone(s.rows[:s.table.bottom])
	}
}

func (b *book) create(s sheet) error {
	if b.first {
		b.first = false
		if err := b.file.SetDefaultFont(font); err != nil {
			return err
		}
		return b.file.SetSheetName(b.file.GetSheetName(0), s.name)
	}
	_, err := b.file.NewSheet(s.name)
	return err
}

func (b *book) define(s sheet) error {
	for _, n := range s.names {
		defined := &excelize.DefinedName{Name: n.name, RefersTo: quoted(s.name) + "!" + n.area.fixed()}
		if n.local {
			defined.Scope = s.name
		}
		if err := b.file.SetDefinedName(defined); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) validate(s sheet) error {
	for _, c := range s.choices {
		v := excelize.NewDataValidation(true)
		v.SetSqref(c.area.String())
		if err := v.SetDropList(c.options); err != nil {
			return err
		}
		v.SetError(excelize.DataValidationErrorStyleWarning, c.title, c.message)
		if err := b.file.AddDataValidation(s.name, v); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) format(s sheet) error {
	for _, r := range s.rules {
		id, err := b.file.NewConditionalStyle(r.look.change())
		if err != nil {
			return err
		}
		err = b.file.SetConditionalFormat(s.name, r.area.String(), []excelize.ConditionalFormatOptions{
			{Type: "formula", Criteria: r.formula, Format: &id, StopIfTrue: true},
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// annotate adds what hangs on single cells: links and notes.
func (b *book) annotate(s sheet) error {
	for i, r := range s.rows {
		for j, c := range r.cells {
			if c.note == "" && c.link == "" {
				continue
			}
			if err := b.annotateCell(s.name, at(j+1, i+1), c); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *book) annotateCell(tab, ref string, c cell) error {
	if c.note != "" {
		note := excelize.Comment{Cell: ref, Author: words.T("workbook.program"), Text: c.note, Width: 150, Height: 40}
		if err := b.file.AddComment(tab, note); err != nil {
			return err
		}
	}
	if c.link == "" {
		return nil
	}
	return b.file.SetCellHyperLink(tab, ref, c.link, "Location")
}

// stream writes the cells; nothing can be added to the sheet after it.
func (b *book) stream(s sheet) error {
	if err := b.file.SetSheetDimension(s.name, area{1, 1, max(1, len(s.rows)), max(1, len(s.columns))}.String()); err != nil {
		return err
	}
	out, err := b.file.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	if err := b.frame(out, s); err != nil {
		return err
	}
	if !s.hidden {
		b.marked = append(b.marked, markedTab{name: s.name})
	}
	for i, r := range s.rows {
		if err := b.row(out, s, i+1, r); err != nil {
			return err
		}
		s.rows[i] = row{} // it is written: a large sheet is not held twice
	}
	if err := addTable(out, s); err != nil {
		return err
	}
	return out.Flush()
}

func (b *book) frame(out *excelize.StreamWriter, s sheet) error {
	for i, c := range s.columns {
		if err := out.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
		if !c.hidden {
			continue
		}
		if err := out.SetColVisible(i+1, i+1, false); err != nil {
			return err
		}
	}
	if s.frozen == 0 {
		return nil
	}
	pane := "bottomLeft"
	if s.frozenTo > 0 {
		pane = "bottomRight"
	}
	return out.SetPanes(&excelize.Panes{
		Freeze: true, XSplit: s.frozenTo, YSplit: s.frozen, TopLeftCell: at(s.frozenTo+1, s.frozen+1), ActivePane: pane,
	})
}

func (b *book) row(out *excelize.StreamWriter, s sheet, number int, r row) error {
	b.room(len(r.cells))
	values := b.line[:len(r.cells)]
	for i := 0; i < len(r.cells); i++ {
		c := r.cells[i]
		id, err := b.styleIn(i, c.look)
		if err != nil {
			return err
		}
		b.cells[i], b.marks[i] = excelize.Cell{StyleID: id, Formula: c.formula, Value: c.written()}, c.mark()
		values[i] = &b.cells[i]
		for j := i + 1; j < i+c.span && j < len(values); j++ {
			b.cells[j] = excelize.Cell{StyleID: id}
			values[j] = &b.cells[j]
		}
		if c.span > 1 {
			if err := out.MergeCell(at(i+1, number), at(i+c.span, number)); err != nil {
				return err
			}
			i += c.span - 1
		}
	}
	b.mark(s, number, b.marks[:len(r.cells)])
	return out.SetRow(at(1, number), values, excelize.RowOpts{Height: s.height(r), Hidden: r.hidden})
}

// mark keeps what tells the cells of a row apart.
func (b *book) mark(s sheet, number int, marks []edited.Mark) {
	if text := edited.WriteMarks(marks); text != "" && !s.hidden {
		tab := &b.marked[len(b.marked)-1]
		tab.rows = append(tab.rows, edited.MarkedRow{Number: number, Marks: text})
	}
}

// mark tells the cell apart from others.
func (c cell) mark() edited.Mark {
	var m edited.Mark
	text, _ := c.text()
	number, numbered := numeric(c.value)
	if at, ok := c.value.(time.Time); ok {
		number, _ = numeric(at.Round(time.Second)) // as precisely as an import reads it
	}
	switch {
	case numbered:
		m = edited.NumberMark(number)
	case text != "":
		m = edited.TextMark(clip(text))
	}
	if c.formula != "" {
		return m.Computed()
	}
	return m
}

// written is the value as excelize takes it.
func (c cell) written() any {
	switch v := c.value.(type) {
	case string:
		if len(v) > maxCell {
			return clip(v)
		}
	case runs:
		var rich []excelize.RichTextRun
		for _, r := range v {
			rich = append(rich, excelize.RichTextRun{Text: r.text, Font: r.look.font()})
		}
		return rich
	}
	return c.value
}

// addTable makes a native table. It is drawn by the styles of its cells, which print in every program.
func addTable(out *excelize.StreamWriter, s sheet) error {
	if s.table == nil {
		return nil
	}
	stripes := false
	return out.AddTable(&excelize.Table{Range: s.table.String(), Name: s.tableName, ShowRowStripes: &stripes})
}

// hide hides the sheet so that only a program finds it. The function that excelize has for it would read all other sheets
// again, which takes most of the memory of a large workbook.
func (b *book) hide(s sheet) error {
	sheets := b.file.WorkBook.Sheets.Sheet
	if s.hidden {
		sheets[len(sheets)-1].State = "veryHidden"
	}
	return nil
}

// write finishes the workbook with its properties.
func (b *book) write(out io.Writer) error {
	made := b.e.Today.UTC().Format(time.RFC3339)
	title := words.T("workbook.raci.title")
	if b.e.kind == ReviewPack {
		title = words.T("workbook.summary.title")
	}
	err := b.file.SetDocProps(&excelize.DocProperties{
		Title: title + " · " + b.e.about(), Subject: b.e.organisation(), Creator: words.T("workbook.program"),
		LastModifiedBy: words.T("workbook.program"), Created: made, Modified: made, Description: b.e.version(),
		Identifier: b.e.exportID(), Language: "en", Keywords: "SLO, RACI",
	})
	if err != nil {
		return err
	}
	if err := b.file.SetAppProps(&excelize.AppProperties{Application: words.T("workbook.program"), Company: b.e.organisation()}); err != nil {
		return err
	}
	b.file.SetZipWriter(b.zip)
	return b.file.Write(out)
}
