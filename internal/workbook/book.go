package workbook

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"slocharter/internal/words"
)

// book writes sheets into a workbook. On each sheet everything else comes before the cells, which are streamed: only so
// do formulas keep the value that was computed here.
type book struct {
	e      export
	file   *excelize.File
	styles map[look]int
	first  bool
}

func newBook(e export) *book {
	return &book{e: e, file: excelize.NewFile(), styles: map[look]int{}, first: true}
}

func (b *book) close() { _ = b.file.Close() } // nothing but temporary files of large sheets

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
	steps := []func(sheet) error{
		b.create, b.page, b.margins, b.printTitles, b.define, b.validate, b.format, b.annotate, b.hide, b.stream,
	}
	for _, step := range steps {
		if err := step(s); err != nil {
			return fmt.Errorf("sheet %s: %w", s.name, err)
		}
	}
	return nil
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

// page sets the paper: A4, as wide as the page, and for a chart as high as it.
func (b *book) page(s sheet) error {
	paper, orientation, wide, high := 9, "landscape", 1, 0
	if s.portrait {
		orientation = "portrait"
	}
	if s.onePage {
		high = 1
	}
	layout := excelize.PageLayoutOptions{Size: &paper, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high}
	if err := b.file.SetPageLayout(s.name, &layout); err != nil {
		return err
	}
	fit, grid, tab := true, false, "FF"+accent
	if err := b.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit, TabColorRGB: &tab}); err != nil {
		return err
	}
	return b.file.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: &grid})
}

// margins sets the margins in inches and what stands in them.
func (b *book) margins(s sheet) error {
	side, top, bottom, edge, centred := 0.45, 0.55, 0.6, 0.3, true
	err := b.file.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &bottom, Header: &edge, Footer: &edge, Horizontally: &centred,
	})
	if err != nil {
		return err
	}
	const small = `&"Arial,Regular"&8&K6B7280`
	footer := "&L" + small + footerText(b.e.organisation()) + "&C" + small + " " + footerText(words.Date(b.e.day)) +
		"&R" + small + footerText(words.T("workbook.page", "Page", "\x01", "Pages", "\x02"))
	footer = strings.NewReplacer("\x01", "&P", "\x02", "&N").Replace(footer)
	header := "&R" + small + footerText(b.e.about())
	return b.file.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddHeader: header, OddFooter: footer})
}

// footerText keeps a text within what a footer holds, and its ampersands from being commands.
func footerText(text string) string {
	return strings.ReplaceAll(cutUTF16(text, 60), "&", "&&")
}

func (b *book) printTitles(s sheet) error {
	if s.hidden || len(s.rows) == 0 {
		return nil
	}
	whole := area{1, 1, len(s.rows), len(s.columns)}
	if err := b.define1("_xlnm.Print_Area", s.name, whole.fixed()); err != nil {
		return err
	}
	if s.titles[0] == 0 || s.onePage {
		return nil
	}
	return b.define1("_xlnm.Print_Titles", s.name, fmt.Sprintf("$%d:$%d", s.titles[0], s.titles[1]))
}

func (b *book) define1(name, tab, ref string) error {
	return b.file.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: quoted(tab) + "!" + ref, Scope: tab})
}

func (b *book) define(s sheet) error {
	for _, n := range s.names {
		err := b.file.SetDefinedName(&excelize.DefinedName{Name: n.name, RefersTo: quoted(s.name) + "!" + n.area.fixed()})
		if err != nil {
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

// annotate adds what hangs on single cells: links, notes and page breaks.
func (b *book) annotate(s sheet) error {
	for i, r := range s.rows {
		for j, c := range r.cells {
			if err := b.annotateCell(s.name, at(j+1, i+1), c); err != nil {
				return err
			}
		}
		if !r.breaks {
			continue
		}
		if err := b.file.InsertPageBreak(s.name, at(1, i+1)); err != nil {
			return err
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
	kind := "Location"
	if harmless(c.link) {
		kind = "External"
	}
	return b.file.SetCellHyperLink(tab, ref, c.link, kind)
}

// harmless tells whether a link leads outside the workbook to where a click can do no harm.
func harmless(link string) bool {
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if strings.HasPrefix(strings.ToLower(link), scheme) {
			return true
		}
	}
	return false
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
	for i, r := range s.rows {
		if err := b.row(out, s, i+1, r); err != nil {
			return err
		}
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
	values := make([]any, len(r.cells))
	for i := 0; i < len(r.cells); i++ {
		c := r.cells[i]
		id, err := b.style(c.look)
		if err != nil {
			return err
		}
		values[i] = excelize.Cell{StyleID: id, Formula: c.formula, Value: c.written()}
		for j := i + 1; j < i+c.span && j < len(values); j++ {
			values[j] = excelize.Cell{StyleID: id}
		}
		if c.span > 1 {
			if err := out.MergeCell(at(i+1, number), at(i+c.span, number)); err != nil {
				return err
			}
			i += c.span - 1
		}
	}
	return out.SetRow(at(1, number), values, excelize.RowOpts{Height: s.height(r), Hidden: r.hidden})
}

// written is the value as excelize takes it.
func (c cell) written() any {
	switch v := c.value.(type) {
	case string:
		return clip(v)
	case runs:
		var rich []excelize.RichTextRun
		for _, r := range v {
			rich = append(rich, excelize.RichTextRun{Text: r.text, Font: r.look.font()})
		}
		return rich
	case time.Time:
		return v
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

func (b *book) hide(s sheet) error {
	if !s.hidden {
		return nil
	}
	return b.file.SetSheetVisible(s.name, false, true)
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
