package reviews

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/review"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// lines is the table of the SLOs as they stood, with what people say about the selected one below it.
type lines struct {
	screen *Screen
	table  *widgets.SortTable
	line   *line
	column *widgets.Column
	all    *fyne.Container
}

func newLines(s *Screen) *lines {
	l := &lines{screen: s}
	l.table = widgets.NewSortTable(widgets.Table{
		Name: "review-lines",
		Columns: []widgets.TableColumn{
			{Title: words.T("reviews.column.slo"), Weight: 2}, {Title: words.T("reviews.column.state"), Weight: 1.5},
			{Title: words.T("reviews.column.left"), Right: true, Weight: 1}, {Title: words.T("reviews.column.used"), Weight: 2.4, Ems: 66},
			{Title: words.T("reviews.column.toil"), Weight: 0.9, Ems: 46}, {Title: words.T("reviews.column.satisfaction"), Weight: 1.1, Ems: 46},
			{Title: words.T("reviews.column.suggests"), Weight: 2, Ems: 46}, {Title: words.T("reviews.column.decided"), Weight: 1.4},
		},
		Empty: words.T("reviews.no-slos"), Rows: -1,
	})
	l.line = newLine(s, l.settle)
	l.table.OnSelect = func(string) { l.showLine() }
	l.table.OnOpen = func(string) { l.line.toil.Focus() }
	l.column = widgets.NewColumn(4, l.table, l.line.all)
	l.all = container.NewStack(l.column)
	return l
}

func (l *lines) content() fyne.CanvasObject { return l.all }
func (l *lines) focus()                     { l.table.Focus() }
func (l *lines) settle()                    { l.column.Settle() }

func (l *lines) show(r review.Review, readOnly bool) {
	l.line.readOnly = readOnly
	var rows []widgets.Row
	all := l.screen.w.LinesOf(r.ID)
	for _, line := range all {
		rows = append(rows, lineRow(line))
	}
	l.table.Set(rows)
	if l.screen.w.Lines[l.table.Selected()].ReviewID != r.ID && len(all) > 0 {
		l.table.Select(all[0].ID)
	}
	l.showLine()
}

func (l *lines) showLine() {
	line, ok := l.screen.w.Lines[l.table.Selected()]
	l.line.all.Hidden = !ok
	if ok {
		l.line.show(line)
	}
	l.settle()
}

func lineRow(l review.Line) widgets.Row {
	decided := widgets.MutedCell(words.Decided(l.Decided))
	if l.Decided != review.Undecided {
		decided = widgets.TextCell(words.LineDecision(l))
	}
	return widgets.Row{ID: l.ID, Cells: []widgets.Cell{
		widgets.TextCell(l.Name), widgets.ChipCell(words.LineState(l), forms.BudgetKind(l.State)),
		widgets.TextCell(words.LineLeft(l)).SortedBy(l.Left), widgets.MutedCell(l.Used),
		levelCell(l.Toil), levelCell(l.Satisfaction), widgets.MutedCell(orNone(l.Suggestion)), decided,
	}}
}

func levelCell(level review.Level) widgets.Cell {
	if level == review.Unsaid {
		return widgets.MutedCell(words.None)
	}
	return widgets.TextCell(words.Level(level))
}

func orNone(text string) string {
	if text == "" {
		return words.None
	}
	return text
}
