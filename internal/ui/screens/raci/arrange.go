package raci

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
)

const (
	captionSize = theme.SizeCaption
	mutedToken  = theme.Muted
)

// arrange puts the chart left and the panel with findings and workload right of it.
func (s *Screen) arrange() fyne.CanvasObject {
	s.middle = container.New(chartLayout{}, s.grid, s.totals.content, widgets.Stack(1, s.legend.content, s.detail))
	tabs := widgets.NewTabs(findingsTitle(0), loadsTitle())
	s.findings.onCount = func(n int) { tabs.SetTitle(0, findingsTitle(n)) }
	panels := []fyne.CanvasObject{s.findings.content, s.loads.content}
	panels[1].Hide()
	tabs.OnSelect = func(chosen int) {
		panels[1-chosen].Hide()
		panels[chosen].Show()
	}
	panel := container.NewBorder(tabs, nil, nil, nil, container.NewStack(panels...))
	return container.New(screenLayout{}, s.head.content, s.middle, panel)
}

// screenLayout has the head above, the chart left and the panel right; where that is too narrow, the panel goes below.
type screenLayout struct{}

// Layout is called by Fyne.
func (screenLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head, chart, panel := objects[0], objects[1], objects[2]
	gap, em := theme.Space(4), theme.Size(theme.SizeText)
	put(head, gap, gap/2, size.Width-2*gap, head.MinSize().Height)
	y := head.Size().Height + gap
	width, height := size.Width-2*gap, size.Height-y-gap/2
	side := min(max(width*0.29, 17*em), 26*em)
	if width < 48*em {
		low := height * 0.36
		put(chart, gap, y, width, height-low-gap/2)
		put(panel, gap, y+height-low, width, low)
		return
	}
	put(chart, gap, y, width-side-gap, height)
	put(panel, gap+width-side, y, side, height)
}

// MinSize is called by Fyne.
func (screenLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	em := theme.Size(theme.SizeText)
	head := objects[0].MinSize()
	return fyne.NewSize(max(head.Width, 24*em), head.Height+20*em)
}

// chartLayout puts the totals right below the grid and what explains it below them. The totals go first where there is
// little room.
type chartLayout struct{}

// Layout is called by Fyne.
func (chartLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	grid, totals, below := objects[0].(*widgets.KeyGrid), objects[1], objects[2]
	gap := theme.Space(1)
	room := size.Height - below.MinSize().Height - 2*gap
	grid.Resize(fyne.NewSize(size.Width, room))
	least := min(grid.FullHeight(), 16*theme.Size(theme.SizeText))
	if need := totals.MinSize().Height; room-need < least {
		totals.Hide()
	} else {
		totals.Show()
		room -= need
	}
	height := min(grid.FullHeight(), room)
	put(grid, 0, 0, size.Width, height)
	y := height + gap
	if totals.Visible() {
		put(totals, 0, y, size.Width, totals.MinSize().Height)
		y += totals.MinSize().Height + gap
	}
	put(below, 0, y, size.Width, below.MinSize().Height)
}

// MinSize is called by Fyne.
func (chartLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	grid, below := objects[0].MinSize(), objects[2].MinSize()
	return fyne.NewSize(grid.Width, grid.Height+below.Height)
}

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}
