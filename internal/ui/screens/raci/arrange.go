package raci

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

const (
	captionSize = theme.SizeCaption
	mutedToken  = theme.Muted
)

// arrange puts the chart left and the panel with findings and workload right of it.
func (s *Screen) arrange() fyne.CanvasObject {
	s.middle = container.New(chartLayout{}, s.grid, s.totals.content, s.legend.content, s.detail)
	views := widgets.NewTabs(words.T("raci.view.chart"), words.T("raci.view.panel"))
	a := &arrangement{head: s.head.content, views: views, chart: s.middle, panel: s.panel()}
	a.content = container.New(a, a.head, a.views, a.chart, a.panel)
	views.OnSelect = func(int) { a.content.Refresh() }
	s.arrangement = a
	return a.content
}

func (s *Screen) panel() fyne.CanvasObject {
	tabs := widgets.NewTabs(findingsTitle(0), loadsTitle())
	s.findings.onCount = func(n int) { tabs.SetTitle(0, findingsTitle(n)) }
	panels := []fyne.CanvasObject{s.findings.content, s.loads.content}
	panels[1].Hide()
	tabs.OnSelect = func(chosen int) {
		panels[1-chosen].Hide()
		panels[chosen].Show()
	}
	return container.NewBorder(tabs, nil, nil, nil, container.NewStack(panels...))
}

func belowTabs(o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(theme.Space(2), 0, 0, 0), o)
}

// arrangement has the head above, the chart left and the panel right; where that is too narrow, as on a projector, it
// shows one of the two and tabs to choose.
type arrangement struct {
	head, chart, panel fyne.CanvasObject
	views              *widgets.Tabs
	content            *fyne.Container
}

// showChart makes the chart visible where one of two is chosen.
func (a *arrangement) showChart() {
	if a.views.Chosen() != 0 {
		a.views.Set(0)
		a.content.Refresh()
	}
}

// Layout is called by Fyne.
func (a *arrangement) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	gap, em := theme.Space(4), theme.Size(theme.SizeText)
	width := size.Width - 2*gap
	for range 2 { // the second time, the head knows its width
		put(a.head, gap, gap/2, width, a.head.MinSize().Height)
	}
	y := a.head.Size().Height + gap*0.75
	wide := width >= 48*em
	setVisible(a.views, !wide)
	setVisible(a.chart, wide || a.views.Chosen() == 0)
	setVisible(a.panel, wide || a.views.Chosen() == 1)
	if wide {
		side := min(max(width*0.27, 15*em), 24*em)
		put(a.chart, gap, y, width-side-gap, size.Height-y-gap/2)
		put(a.panel, gap+width-side, y, side, size.Height-y-gap/2)
		return
	}
	put(a.views, gap, y, width, a.views.MinSize().Height)
	y += a.views.MinSize().Height + gap/2
	put(a.chart, gap, y, width, size.Height-y-gap/2)
	put(a.panel, gap, y, width, size.Height-y-gap/2)
}

// MinSize is called by Fyne.
func (a *arrangement) MinSize([]fyne.CanvasObject) fyne.Size {
	em := theme.Size(theme.SizeText)
	head := a.head.MinSize()
	return fyne.NewSize(max(head.Width+theme.Space(8), 24*em), head.Height+16*em)
}

// chartLayout puts the totals right below the grid and what explains it below them. Where the rows need the room, first
// the line about the selection goes, then the totals.
type chartLayout struct{}

// Layout is called by Fyne.
func (chartLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	grid, totals, legend, detail := objects[0].(*widgets.KeyGrid), objects[1], objects[2], objects[3]
	room := size.Height - theme.Space(1)
	grid.Resize(fyne.NewSize(size.Width, room))
	need, enough := grid.FullHeight(), 18*theme.Size(theme.SizeText)
	setVisible(legend, room-legend.MinSize().Height >= min(need, enough/2))
	if legend.Visible() {
		room -= legend.MinSize().Height
	}
	setVisible(totals, room-totals.MinSize().Height >= min(need, enough))
	if totals.Visible() {
		room -= totals.MinSize().Height
	}
	setVisible(detail, room-detail.MinSize().Height >= need)
	if detail.Visible() {
		room -= detail.MinSize().Height
	}
	put(grid, 0, 0, size.Width, min(need, room))
	apart := min(theme.Space(2), (room-grid.Size().Height)/3) // as much air as is left
	y := grid.Size().Height + theme.Space(0.5)
	for _, o := range []fyne.CanvasObject{totals, legend, detail} {
		if o.Visible() {
			put(o, 0, y, size.Width, o.MinSize().Height)
			y += o.MinSize().Height + apart
		}
	}
}

// MinSize is called by Fyne.
func (chartLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	grid, legend := objects[0].MinSize(), objects[2].MinSize()
	return fyne.NewSize(grid.Width, grid.Height+legend.Height)
}

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}
