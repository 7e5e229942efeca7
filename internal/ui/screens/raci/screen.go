// Package raci is the screen of the responsibility chart: the grid of letters, what the rules find in it, and who
// carries how much. It knows what is shown and asked; letters, rules and cures come from the floors below.
package raci

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/raci"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// Screen shows the default chart or, with a service in the route, the service's own.
type Screen struct {
	env   stage.Env
	at    stage.Route
	w     workspace.Workspace
	chart raci.Matrix

	grid     *widgets.KeyGrid
	head     *head
	detail   *widgets.Text
	legend   *legend
	totals   *totals
	findings *findings
	loads    *loads
	middle   *fyne.Container // grid, totals and what explains them
	content  fyne.CanvasObject

	arrangement *arrangement
}

// New returns the screen.
func New(env stage.Env) *Screen {
	s := &Screen{env: env, grid: widgets.NewKeyGrid(), legend: newLegend()}
	s.head = newHead(s)
	s.detail = widgets.NewElided("", widgets.Look{Size: captionSize, Token: mutedToken})
	s.totals = newTotals(s.grid)
	s.findings = newFindings(s)
	s.loads = newLoads()
	s.listen()
	s.content = s.arrange()
	return s
}

// Content returns what the screen consists of.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show shows the chart of the route's service. The route's ID may be that of a step or a column: its cells are selected
// when the route is new.
func (s *Screen) Show(w workspace.Workspace, at stage.Route) {
	arrived := at != s.at
	s.w, s.at, s.chart = w, at, w.Matrix(at.ServiceID)
	found := w.Findings(at.ServiceID)
	s.grid.Set(gridData(w, at.ServiceID, s.chart, found))
	s.head.set(w, at.ServiceID, s.chart)
	s.legend.set(s.chart.Scheme)
	s.totals.set(s.chart)
	s.middle.Refresh() // the grid may have become higher
	s.findings.set(found)
	s.loads.set(s.chart, w.Roster(at.ServiceID))
	if arrived {
		s.selectPlace(at.ID, at.ID)
	}
	s.showDetail()
	s.takeFocus(arrived)
}

// Focus gives the keyboard to the grid, so that letters can be typed at once. It is called when the grid is on the
// canvas; the driver itself knows that only after it has drawn it.
func (s *Screen) Focus() {
	s.arrangement.showChart()
	s.env.Window.Canvas().Focus(s.grid)
}

// focusGrid gives the keyboard to the grid where it is visible and no dialog is open.
func (s *Screen) focusGrid() {
	c := s.env.Window.Canvas()
	if c.Overlays().Top() == nil && s.middle.Visible() && fyne.CurrentApp().Driver().CanvasForObject(s.grid) == c {
		c.Focus(s.grid)
	}
}

// takeFocus gives the keyboard to the grid unless somebody is typing elsewhere.
func (s *Screen) takeFocus(arrived bool) {
	c := s.env.Window.Canvas()
	_, typing := c.Focused().(interface{ SelectedText() string })
	if c.Focused() == nil || arrived && !typing {
		s.focusGrid()
	}
}

func (s *Screen) listen() {
	g := s.grid
	g.OnSelect = func(widgets.Block) { s.showDetail() }
	g.OnHover = s.showHint
	g.OnKey = s.typed
	g.OnClear = s.clear
	g.OnPick = s.openPicker
	g.OnCopy = s.copy
	g.OnCut = s.cut
	g.OnPaste = s.paste
	g.OnCellMenu = func(_, _ int, at fyne.Position) { s.openMenu(s.cellMenu(), at) }
	g.OnRowMenu = func(row int, at fyne.Position) { s.openMenu(s.stepMenu(row), at) }
	g.OnColumnMenu = func(column int, at fyne.Position) { s.openMenu(s.columnMenu(column), at) }
}

// selectPlace selects the row or the column with one of the IDs, or the one cell where both meet.
func (s *Screen) selectPlace(stepID, columnID string) {
	row, column := s.chart.Row(stepID), s.chart.Column(columnID)
	lastRow, lastColumn := len(s.chart.Rows)-1, len(s.chart.Columns)-1
	switch {
	case row >= 0 && column >= 0:
		s.grid.Select(widgets.Block{Row: row, Col: column, RowEnd: row, ColEnd: column})
	case row >= 0:
		s.grid.Select(widgets.Block{Row: row, RowEnd: row, ColEnd: lastColumn})
	case column >= 0:
		s.grid.Select(widgets.Block{Col: column, RowEnd: lastRow, ColEnd: column})
	}
	s.showDetail()
}
