package measuring

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/measure"
	"slocharter/internal/sheet"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// preview shows what a proposal would do, row by row.
type preview struct {
	p       *proposal
	tabs    *widgets.Tabs
	lines   *widgets.SortTable // that would be taken in, or are there already
	refused *widgets.SortTable
	more    *widgets.Text
	opened  *widgets.OpenDialog
	body    *fyne.Container
}

func newPreview(p *proposal) *preview {
	v := &preview{p: p, more: widgets.Caption("")}
	v.tabs = widgets.NewTabs(v.title(0), v.title(1), v.title(2), v.title(3))
	v.tabs.OnSelect = v.choose
	v.lines = widgets.NewSortTable(widgets.Table{Columns: lineColumns(), Empty: words.T("measuring-tab.preview.none"), Rows: 7})
	v.refused = widgets.NewSortTable(widgets.Table{Columns: refusalColumns(), Empty: words.T("measuring-tab.preview.none"), Rows: 7})
	top := widgets.Stack(2)
	for _, text := range append([]string{p.how}, p.notes...) {
		if text != "" {
			top.Add(widgets.NewParagraph(text, widgets.Look{Token: theme.Muted}))
		}
	}
	tables := container.NewStack(v.lines, v.refused)
	foot := container.NewBorder(nil, nil, nil, nil, v.more)
	if p.columns != nil {
		change := widgets.NewQuiet(words.T("measuring-tab.preview.columns"), nil, v.toColumns)
		foot = container.NewBorder(nil, nil, nil, change, v.more)
	}
	v.body = container.New(roomy{54, p.tab.canvas()}, widgets.Stack(2, top, v.tabs, tables, foot))
	v.choose(v.fullest())
	return v
}

// kinds are what can happen to a row, in the order of the tabs; the refused ones come last.
var kinds = measure.Changes

func (v *preview) counts() []int {
	plan := v.p.plan
	return []int{len(plan.Added), len(plan.Replaced), plan.Same, plan.RefusedCount + v.p.rejected}
}

func (v *preview) title(i int) string {
	n := v.counts()[i]
	name := words.T("measuring-tab.preview.refused")
	if i < len(kinds) {
		name = words.ImportChange(string(kinds[i]))
	}
	return words.T("measuring-tab.preview.tab", "Name", name, "Number", words.Number(int64(n)))
}

// fullest is the first tab with anything on it.
func (v *preview) fullest() int {
	for i, n := range v.counts() {
		if n > 0 {
			return i
		}
	}
	return 0
}

func (v *preview) choose(i int) {
	v.tabs.Set(i)
	v.lines.Hidden, v.refused.Hidden = i == len(kinds), i != len(kinds)
	var rows []widgets.Row
	if i == len(kinds) {
		rows = refusalRows(v.p)
		v.refused.Set(rows)
	} else {
		rows = v.lineRows(kinds[i])
		v.lines.Set(rows)
	}
	v.more.Set("")
	if hidden := v.counts()[i] - len(rows); hidden > 0 {
		v.more.Set(words.N("measuring-tab.preview.more", hidden, "Number", words.Number(int64(hidden))))
	}
	v.body.Refresh()
}

func lineColumns() []widgets.TableColumn {
	return []widgets.TableColumn{
		{Title: words.T("measuring-tab.column.row"), Weight: 0.7, Right: true}, {Title: words.T("measuring-tab.column.start"), Weight: 2.3},
		{Title: words.T("measuring-tab.column.length"), Weight: 1.1, Ems: 38},
		{Title: words.T("measuring-tab.column.good"), Right: true, Weight: 1.2}, {Title: words.T("measuring-tab.column.bad"), Right: true, Ems: 45},
		{Title: words.T("measuring-tab.column.valid"), Right: true, Weight: 1.2}, {Title: words.T("measuring-tab.column.before"), Weight: 2.2},
	}
}

func (v *preview) lineRows(kind measure.Change) []widgets.Row {
	var rows []widgets.Row
	for _, l := range v.p.plan.Lines {
		if l.Change != kind {
			continue
		}
		number := func(n int64) widgets.Cell {
			return widgets.TextCell(words.Number(n)).SortedBy(strconv.FormatInt(n, 10))
		}
		rows = append(rows, widgets.Row{ID: strconv.Itoa(l.Row), Cells: []widgets.Cell{
			number(int64(l.Row)),
			widgets.TextCell(shownMoment(l.Slot.Start, v.p.tab.view.zone)).SortedBy(strconv.FormatInt(l.Slot.Start.Unix(), 10)),
			widgets.TextCell(words.Duration(l.Slot.Length)).SortedBy(strconv.FormatInt(int64(l.Slot.Length), 10)),
			number(l.Slot.Good), number(l.Slot.Bad()), number(l.Slot.Valid), widgets.MutedCell(before(l)),
		}})
	}
	return rows
}

// before says what a replaced measurement was.
func before(l measure.Line) string {
	if l.Change != measure.Replace {
		return ""
	}
	return words.T("measuring-tab.preview.was", "Good", words.Number(l.Before.Good), "Valid", words.Number(l.Before.Valid))
}

func refusalColumns() []widgets.TableColumn {
	return []widgets.TableColumn{
		{Title: words.T("measuring-tab.column.row"), Weight: 0.6, Right: true}, {Title: words.T("measuring-tab.column.column"), Weight: 0.6},
		{Title: words.T("measuring-tab.column.why"), Weight: 5},
	}
}

func refusalRows(p *proposal) []widgets.Row {
	var rows []widgets.Row
	add := func(row, column, why string) {
		cells := []widgets.Cell{widgets.TextCell(row), widgets.TextCell(column), widgets.TextCell(why)}
		rows = append(rows, widgets.Row{ID: strconv.Itoa(len(rows)), Cells: cells})
	}
	for _, r := range p.plan.Refused {
		column := ""
		if r.Column > 0 {
			column = sheet.ColumnName(int(r.Column) - 1)
		}
		add(strconv.Itoa(r.Row), column, words.Refusal(string(r.Reason), r.Text))
	}
	for _, why := range p.rejections {
		add("", "", why)
	}
	return rows
}

// open asks whether to take the measurements in, if there are any. The problem says why that did not work before.
func (v *preview) open(problem string) {
	n := v.p.count()
	d := widgets.Dialog{Title: words.T("measuring-tab.preview.title", "SLO", v.p.tab.view.s.Name), Body: v.body}
	if n == 0 {
		d.Sentence, d.Confirm, d.OnConfirm = words.T("measuring-tab.preview.nothing"), words.T("measuring-tab.close"), v.p.end
	} else {
		d.Sentence = words.T("measuring-tab.preview.sentence", "Refused", v.counts()[len(kinds)], "Replaced", len(v.p.plan.Replaced))
		d.Confirm = words.N("measuring-tab.preview.import", n, "Number", words.Number(int64(n)))
		d.Cancel, d.OnConfirm, d.OnCancel = words.T("measuring-tab.cancel"), v.p.write, v.p.decline
	}
	v.opened = d.Open(v.p.tab.canvas())
	v.opened.SetProblem(problem)
}

// toColumns goes back to how the table is read.
func (v *preview) toColumns() {
	v.opened.Close()
	v.p.columns()
}
