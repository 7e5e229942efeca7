package agreements

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/slo"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// register is the table of every target that was ever agreed on, and the whole of the one that is selected.
type register struct {
	tab     *Tab
	targets []slo.Target
	table   *widgets.SortTable
	title   *widgets.Text
	span    *widgets.Text
	note    *widgets.Paragraph
	detail  *fyne.Container
	content *fyne.Container
}

func newRegister(t *Tab) *register {
	r := &register{tab: t, title: widgets.NewElided("", widgets.Look{Bold: true}), span: widgets.NewElided("", widgets.Look{Token: theme.Muted}), note: widgets.NewParagraph("", widgets.Look{})}
	r.table = widgets.NewSortTable(widgets.Table{Name: "agreements", Rows: -1, Empty: words.T("agreements.none"), Columns: []widgets.TableColumn{
		{Title: words.T("agreements.column.state"), Weight: 1.05}, {Title: words.T("agreements.column.kind"), Weight: 1.05},
		{Title: words.T("agreements.column.goal"), Right: true, Weight: 0.75}, {Title: words.Field("window"), Weight: 1.3},
		{Title: words.T("agreements.column.since"), Weight: 1.1}, {Title: words.T("agreements.column.until"), Weight: 1.1},
		{Title: words.T("agreements.column.decided"), Weight: 2.2},
	}})
	r.table.OnSelect = func(string) { r.showDetail() }
	r.table.OnOpen = r.table.OnSelect
	r.table.OnMenu = func(id string, at fyne.Position) {
		r.showDetail()
		widgets.OpenCommands(t.env.Window.Canvas(), at, []widgets.Command{{Text: words.T("agreements.remove"), Do: func() { r.askRemove(id) }}})
	}
	remove := widgets.NewQuiet(words.T("agreements.remove"), fynetheme.DeleteIcon(), func() { r.askRemove(r.table.Selected()) })
	r.detail = widgets.Stack(1, r.title, r.span, r.note, container.NewHBox(remove))
	r.content = widgets.Stack(3, widgets.Heading(words.T("agreements.over-time")), r.table, r.detail)
	return r
}

func (r *register) show(targets []slo.Target) {
	r.targets = targets
	var rows []widgets.Row
	for _, t := range targets {
		rows = append(rows, r.row(t))
	}
	r.table.Set(rows)
	r.showDetail()
}

func (r *register) row(t slo.Target) widgets.Row {
	state, kind := r.state(t)
	until := r.until(t)
	return widgets.Row{ID: t.ID, Cells: []widgets.Cell{
		widgets.ChipCell(state, kind), widgets.TextCell(words.TargetKind(t.Kind)),
		widgets.TextCell(words.Percent(t.Goal)).SortedBy(string(t.Goal)), widgets.TextCell(windowWords(t)),
		widgets.TextCell(since(t)).SortedBy(t.From), widgets.TextCell(words.Date(cmp.Or(until, words.None))).SortedBy(cmp.Or(until, "9999")),
		widgets.MutedCell(cmp.Or(strings.TrimPrefix(t.By+": "+t.Note, ": "), words.None)),
	}}
}

// since says from when a target counts.
func since(t slo.Target) string {
	if t.From == "" {
		return words.T("agreements.start")
	}
	return words.Date(t.From)
}

// state says whether a target is in force, with its colour and shape.
func (r *register) state(t slo.Target) (text string, kind widgets.Kind) {
	s, today := r.tab.s, r.tab.env.Session.Today()
	if inForce, ok := s.TargetAt(t.Kind, r.tab.env.Now()); ok && inForce.ID == t.ID {
		return words.T("agreements.in-force"), widgets.Good
	}
	if t.From > today {
		return words.T("agreements.planned"), widgets.Accent
	}
	return words.T("agreements.past"), widgets.Neutral
}

// until returns the last day of a target: the day before the next one of its kind. It is empty for the last one.
func (r *register) until(t slo.Target) string {
	siblings := r.tab.w.TargetsOfKind(t.SLOID, t.Kind)
	i := slices.IndexFunc(siblings, func(other slo.Target) bool { return other.ID == t.ID })
	if i < 0 || i == len(siblings)-1 {
		return ""
	}
	next, err := time.Parse(workspace.DateLayout, siblings[i+1].From)
	if err != nil {
		return ""
	}
	return next.AddDate(0, 0, -1).Format(workspace.DateLayout)
}

// showDetail shows the whole of what is selected: why, and who decided it.
func (r *register) showDetail() {
	t, ok := r.tab.w.Targets[r.table.Selected()]
	r.detail.Hidden = !ok
	if ok {
		r.title.Set(targetWords(t))
		r.span.Set(r.days(t))
		r.note.Set(decided(t))
	}
	r.content.Refresh()
	r.tab.column.Settle()
}

// days says from when and until when a target counts.
func (r *register) days(t slo.Target) string {
	until := r.until(t)
	if until == "" {
		return words.T("agreements.since", "Since", since(t))
	}
	return words.T("agreements.span", "Since", since(t), "Until", words.Date(until))
}

// decided says where and by whom a target was decided, as far as that is known.
func decided(t slo.Target) string {
	switch {
	case t.Note == "" && t.By == "":
		return words.T("agreements.unknown")
	case t.By == "":
		return t.Note
	case t.Note == "":
		return words.T("agreements.by", "By", t.By)
	}
	return t.Note + "\n" + words.T("agreements.by", "By", t.By)
}

func (r *register) askRemove(id string) {
	if t, ok := r.tab.w.Targets[id]; ok {
		r.tab.askRemove(id, words.T("agreements.remove-title"), words.T("agreements.remove-confirm"),
			words.T("agreements.undo.remove", "Goal", words.Percent(t.Goal), "Name", r.tab.s.Name))
	}
}

// newestFirst sorts targets by the day from which they count, the latest first; those of the same day stay in their order.
func newestFirst(list []slo.Target) []slo.Target {
	slices.SortStableFunc(list, func(a, b slo.Target) int { return cmp.Compare(b.From, a.From) })
	return list
}
