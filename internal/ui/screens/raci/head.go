package raci

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/raci"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// head says whose chart it is and how it differs from the default, and holds what can be done with the whole of it.
type head struct {
	title, sub *widgets.Text
	reset      *widgets.Button
	content    fyne.CanvasObject
}

func newHead(s *Screen) *head {
	h := &head{
		title: widgets.NewElided("", widgets.Look{Size: theme.SizeHeading, Bold: true}),
		sub:   widgets.NewElided("", widgets.Look{Token: theme.Muted}),
		reset: widgets.NewQuiet(words.T("raci.reset"), fynetheme.ContentUndoIcon(), s.askReset),
	}
	buttons := container.NewHBox(
		h.reset,
		s.menuButton(words.T("raci.step"), func() []command { row, _ := s.grid.Cursor(); return s.stepMenu(row) }),
		s.menuButton(words.T("raci.column"), func() []command { _, column := s.grid.Cursor(); return s.columnMenu(column) }),
		widgets.NewButton(words.T("raci.rules"), s.openRules),
		widgets.NewPrimary(words.T("raci.export"), func() { s.env.Export(stage.RACIChart, s.at.ServiceID) }),
	)
	centred := container.NewVBox(buttons)
	h.content = container.NewBorder(nil, nil, nil, centred, widgets.Stack(0, h.title, h.sub))
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
	h.reset.Hidden = differing == 0
	h.content.Refresh()
}

func differ(n int) string {
	if n == 0 {
		return words.T("raci.sub.same")
	}
	return words.N("raci.sub.differs", n)
}

// menuButton returns a button that opens a list of commands below it.
func (s *Screen) menuButton(text string, commands func() []command) *widgets.Button {
	var b *widgets.Button
	b = widgets.NewButton(text, func() {
		below := fyne.CurrentApp().Driver().AbsolutePositionForObject(b).AddXY(0, b.Size().Height)
		s.openMenu(commands(), below)
	})
	b.Icon = fynetheme.MenuDropDownIcon()
	b.IconPlacement = trailingIcon
	return b
}
