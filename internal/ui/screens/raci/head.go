package raci

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"slocharter/internal/raci"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// head says whose chart it is and how it differs from the default, and holds what can be done with the whole of it.
type head struct {
	title, sub *widgets.Text
	reset      *link
	content    *fyne.Container
}

func newHead(s *Screen) *head {
	h := &head{
		title: widgets.NewElided("", widgets.Look{Size: theme.SizeHeading, Bold: true}),
		sub:   widgets.NewText("", widgets.Look{Token: theme.Muted}),
		reset: newLink(widgets.NewText(words.T("raci.reset"), widgets.Look{Token: theme.Accent, Bold: true}), s.askReset),
	}
	buttons := container.NewHBox(
		widgets.NewMenuButton(words.T("raci.step"), func() []widgets.Command { row, _ := s.grid.Cursor(); return s.stepMenu(row) }),
		widgets.NewMenuButton(words.T("raci.column"), func() []widgets.Command { _, column := s.grid.Cursor(); return s.columnMenu(column) }),
		widgets.NewMenuButton(words.T("raci.chart"), s.chartMenu),
		widgets.NewButton(words.T("raci.rules"), s.openRules),
		widgets.NewPrimary(words.T("raci.export"), s.export),
	)
	below := container.New(clipped{}, container.New(layout.NewCustomPaddedHBoxLayout(theme.Space(4)), h.sub, h.reset))
	h.content = container.New(headLayout{}, widgets.Stack(0, h.title, below), buttons)
	return h
}

func (h *head) set(w workspace.Workspace, serviceID string, m raci.Matrix) {
	differing := m.Exceptions()
	if serviceID == "" {
		h.title.Set(words.T("raci.title.default"))
		h.sub.Set(words.T("raci.sub.default"))
	} else {
		h.title.Set(words.T("raci.title.service", "Service", w.Services[serviceID].Name))
		h.sub.Set(differ(differing))
	}
	setVisible(h.reset, differing > 0)
	h.content.Refresh()
}

func differ(n int) string {
	if n == 0 {
		return words.T("raci.sub.same")
	}
	return words.N("raci.sub.differs", n)
}

// headLayout puts the title left and the buttons right of it, or below it where there is too little room.
type headLayout struct{}

// Layout is called by Fyne.
func (headLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	title, buttons := objects[0], objects[1]
	need := buttons.MinSize()
	if beside := size.Width - need.Width - theme.Space(4); beside >= roomForTitle() {
		put(title, 0, 0, beside, title.MinSize().Height)
		put(buttons, size.Width-need.Width, 0, need.Width, need.Height)
		return
	}
	put(title, 0, 0, size.Width, title.MinSize().Height)
	put(buttons, 0, title.MinSize().Height+theme.Space(1), need.Width, need.Height)
}

// MinSize is called by Fyne; it is as high as the buttons need where they are now.
func (headLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	title, buttons := objects[0].MinSize(), objects[1].MinSize()
	if objects[1].Position().Y > 0 {
		return fyne.NewSize(buttons.Width, title.Height+theme.Space(1)+buttons.Height)
	}
	return fyne.NewSize(buttons.Width, max(title.Height, buttons.Height))
}

func roomForTitle() float32 { return 16 * theme.Size(theme.SizeText) }
