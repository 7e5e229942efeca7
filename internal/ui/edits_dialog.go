package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// edits is the dialog in which people choose what of another file is taken in.
type edits struct {
	shell  *Shell
	from   source
	all    []edit
	taken  map[string]bool
	tabs   *widgets.Tabs
	table  *widgets.SortTable
	detail *widgets.Column
	opened *widgets.OpenDialog
}

// source is where the lines come from: an edited workbook, or a copy of the workspace.
type source struct {
	file  string // its name
	label string // of the edit that takes them in
	base  string // what the values are called that both sides began with
	lines []edit
	apply func(w *workspace.Workspace, chosen []string) error
	goes  func(w workspace.Workspace, id string) []workspace.Gone // what else goes with a row that is removed
	after func(chosen []string)                                   // takes in what is no part of the edit; may be nil
}

func newEdits(s *Shell, from source) *edits {
	e := &edits{shell: s, from: from, all: from.lines, taken: map[string]bool{}, detail: widgets.NewColumn(1)}
	for _, one := range e.all {
		e.taken[one.id] = one.obvious()
	}
	e.tabs = widgets.NewTabs(e.titles()...)
	e.tabs.OnSelect = func(int) { e.filter() }
	rows := max(6, min(len(e.all)+4, 20))
	e.table = widgets.NewSortTable(widgets.Table{Name: "edits", Columns: e.columns(), Empty: words.T("edits.none"), Fixed: true, Rows: rows})
	e.table.OnTick = e.toggle
	e.table.OnSelect = e.explain
	e.table.OnSide = func(by int) { e.detail.ScrollBy(2 * by) }
	return e
}

// editFilters are what the tabs show.
var editFilters = []func(e edit) bool{
	func(edit) bool { return true },
	func(e edit) bool { return e.conflict },
	func(e edit) bool { return e.refused != "" },
	func(e edit) bool { return e.gone },
	func(e edit) bool { return e.kind == unread },
}

func (e *edits) titles() []string {
	names := []string{
		words.T("edits.filter.all"), words.T("edits.filter.conflicts"), words.T("edits.filter.refused"), words.T("edits.filter.gone"),
		words.T("edits.filter.unread"),
	}
	for i, holds := range editFilters {
		n := 0
		for _, one := range e.all {
			if holds(one) {
				n++
			}
		}
		names[i] = words.T("edits.filter", "Name", names[i], "Number", words.Number(int64(n)))
	}
	return names
}

func (e *edits) columns() []widgets.TableColumn {
	return []widgets.TableColumn{
		{Title: words.T("edits.column.what"), Weight: 2.1}, {Title: words.T("edits.column.field"), Weight: 0.9, Ems: 42},
		{Title: e.from.base, Weight: 1.4, Ems: 50}, {Title: words.T("edits.column.here"), Weight: 1.5, Ems: 34},
		{Title: words.T("edits.column.file"), Weight: 1.6}, {Title: words.T("edits.column.state"), Weight: 1.8},
	}
}

// open shows the dialog with the first line selected.
func (e *edits) open() {
	d := widgets.Dialog{
		Title: words.T("edits.title", "File", e.from.file), Sentence: words.T("edits.sentence"),
		Body:    container.New(comparing{canvas: e.shell.window.Canvas(), detail: comparingDetail}, e.tabs, e.table, e.detail),
		Confirm: e.confirmText(), Cancel: words.T("shell.cancel"), Validate: e.apply, OnConfirm: e.tell,
	}
	if !slices.ContainsFunc(e.all, func(one edit) bool { return !one.fixed }) {
		d.Sentence, d.Confirm, d.Cancel, d.Validate, d.OnConfirm = words.T("edits.nothing"), words.T("edits.close"), "", nil, nil
	}
	e.filter()
	e.opened = d.Open(e.shell.window.Canvas())
	e.table.Focus()
}

// shown lists the lines that the chosen tab shows.
func (e *edits) shown() []edit {
	var lines []edit
	for _, one := range e.all {
		if editFilters[e.tabs.Chosen()](one) {
			lines = append(lines, one)
		}
	}
	return lines
}

// filter shows the lines of the chosen tab and selects the first one.
func (e *edits) filter() {
	e.draw()
	lines := e.shown()
	if len(lines) == 0 {
		e.explain("")
		return
	}
	e.table.Select(lines[0].id)
	e.explain(lines[0].id)
}

// draw shows the lines, each kind below a heading.
func (e *edits) draw() {
	lines := e.shown()
	var rows []widgets.Row
	for i, one := range lines {
		if i == 0 || lines[i-1].kind != one.kind {
			rows = append(rows, e.heading(one.kind, e.ofKind(one.kind)))
		}
		rows = append(rows, widgets.Row{ID: one.id, Cells: one.cells(e.taken[one.id])})
	}
	e.table.Set(rows)
}

// ofKind lists the lines of a kind that are shown.
func (e *edits) ofKind(kind string) []edit {
	return slices.DeleteFunc(e.shown(), func(one edit) bool { return one.kind != kind })
}

// headingID is the row above those of a kind.
func headingID(kind string) string { return "kind|" + kind }

func (e *edits) heading(kind string, lines []edit) widgets.Row {
	title := words.N("edits.unread", len(lines))
	if kind != unread {
		title = words.KindCount(kind, len(lines))
	}
	free, taken := e.counted(lines)
	tick := widgets.PartlyTicked
	switch {
	case free == 0:
		tick = widgets.NoTick
	case taken == 0:
		tick = widgets.Unticked
	case taken == free:
		tick = widgets.Ticked
	}
	return widgets.Row{ID: headingID(kind), Cells: []widgets.Cell{widgets.TickHeading(title, tick)}}
}

// counted tells how many lines can be ticked and how many are.
func (e *edits) counted(lines []edit) (free, taken int) {
	for _, one := range lines {
		if one.fixed {
			continue
		}
		free++
		if e.taken[one.id] {
			taken++
		}
	}
	return free, taken
}

// toggle ticks a line or not; with a heading, all that it stands for and that is shown.
func (e *edits) toggle(id string) {
	if kind, ok := strings.CutPrefix(id, headingID("")); ok {
		lines := e.ofKind(kind)
		free, taken := e.counted(lines)
		e.set(lines, taken < free)
	} else if one, ok := e.find(id); ok {
		e.set([]edit{one}, !e.taken[id])
	}
}

// set ticks lines or not, as far as there is something to tick.
func (e *edits) set(lines []edit, taken bool) {
	if free, _ := e.counted(lines); free == 0 {
		return
	}
	for _, one := range lines {
		e.taken[one.id] = taken && !one.fixed
	}
	e.draw()
	e.opened.SetConfirm(e.confirmText())
	e.opened.SetProblem("")
}

func (e *edits) find(id string) (edit, bool) {
	i := slices.IndexFunc(e.all, func(one edit) bool { return one.id == id })
	if i < 0 {
		return edit{}, false
	}
	return e.all[i], true
}

func (e *edits) confirmText() string { return words.N("edits.apply", len(e.chosen())) }

func (e *edits) chosen() []string {
	var ids []string
	for _, one := range e.all {
		if e.taken[one.id] {
			ids = append(ids, one.id)
		}
	}
	return ids
}

// apply takes in what is ticked, as one edit. It returns a sentence about what is wrong, or nothing.
func (e *edits) apply() (sentence string) {
	chosen := e.chosen()
	if len(chosen) == 0 {
		return words.T("edits.none-ticked")
	}
	err := e.shell.desk.session.Do(e.from.label, func(w *workspace.Workspace) error { return e.from.apply(w, chosen) })
	return words.Error(err)
}

// tell says what was taken in.
func (e *edits) tell() {
	e.shell.news.offer(words.N("edits.done", len(e.chosen()), "File", e.from.file), words.T("edits.undo"), e.shell.undo)
	if e.from.after != nil {
		e.from.after(e.chosen())
	}
}

// alsoGoes says what else goes when a row is removed.
func (e *edits) alsoGoes(id string) string {
	return words.Gone(e.from.goes(e.shell.desk.workspace(), id))
}

// explain shows the whole of a line below the table.
func (e *edits) explain(id string) {
	one, ok := e.find(id)
	if !ok {
		e.detail.Set(widgets.NewParagraph(words.T("edits.heading"), widgets.Look{Token: theme.Muted}))
		return
	}
	place := one.where
	if one.field != "" {
		place = words.T("edits.place", "Where", one.where, "Field", one.field)
	}
	lines := []fyne.CanvasObject{widgets.NewParagraph(place, widgets.Look{Token: theme.Muted})}
	if one.refused != "" {
		lines = append(lines, widgets.NewParagraph(one.refused, widgets.Look{Token: theme.Bad}))
	}
	for _, text := range append(one.sentences(e.from.base), e.alsoGoes(id)) {
		if text != "" {
			lines = append(lines, widgets.NewParagraph(text, widgets.Look{}))
		}
	}
	e.detail.Set(lines...)
	e.detail.RevealTop(lines[0])
}
