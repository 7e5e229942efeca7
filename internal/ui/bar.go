package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// The bar shows so many characters of a service's name.
const (
	longestName       = 28
	longestNarrowName = 14
)

// bar is the line above the screens: which service, how far it is, search, undo, redo, export.
type bar struct {
	desk         *desk
	service      *widgets.Button
	progress     *widgets.Text
	undo, redo   *widgets.Button
	search       *widgets.Button
	export       *widgets.Button
	narrow       bool
	content      fyne.CanvasObject
	backAndForth [2]*widgets.Button
}

func newBar(d *desk) *bar {
	b := &bar{desk: d, progress: widgets.NewElided("", widgets.Look{Token: theme.Muted})}
	b.service = menuButton("", func() { b.open(b.service, b.services(), d.trail.at.ServiceID, b.pickService) })
	b.export = menuButton(words.T("shell.export"), func() { b.open(b.export, exports(), "", b.pickExport) })
	b.undo = widgets.NewIconButton(fynetheme.ContentUndoIcon(), "", d.undo)
	b.redo = widgets.NewIconButton(fynetheme.ContentRedoIcon(), "", d.redo)
	b.backAndForth = [2]*widgets.Button{
		widgets.NewIconButton(fynetheme.NavigateBackIcon(), words.T("shell.command.back"), d.goBack),
		widgets.NewIconButton(fynetheme.NavigateNextIcon(), words.T("shell.command.forward"), d.goForward),
	}
	b.search = widgets.NewQuiet(words.T("shell.search"), fynetheme.SearchIcon(), d.shell.search)
	b.search.SetTip(words.T("shell.search.tip"))
	left := container.NewHBox(b.backAndForth[0], b.backAndForth[1], gap(1), b.service, gap(2))
	right := container.NewHBox(gap(2), b.search, b.undo, b.redo, gap(1), b.export)
	line := container.New(margins{2, 2}, container.New(between{b.setNarrow}, left, b.progress, right))
	b.content = container.New(layout.NewCustomPaddedVBoxLayout(0), line, widget.NewSeparator())
	return b
}

// menuButton is a button that opens a list.
func menuButton(text string, open func()) *widgets.Button {
	b := widgets.NewButton(text, open)
	b.Icon, b.IconPlacement = fynetheme.MenuDropDownIcon(), widget.ButtonIconTrailingText
	return b
}

// open opens a list below a button.
func (b *bar) open(button *widgets.Button, choices []widgets.Choice, chosen string, pick func(id string)) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(button)
	at.Y += button.Size().Height
	widgets.OpenMenu(b.desk.shell.window.Canvas(), at, choices, chosen, pick)
}

// services lists the choices of a service, by their place in the list: 0 is all of them.
func (b *bar) services() []widgets.Choice {
	choices := []widgets.Choice{{ID: "", Text: words.T("shell.all-services")}}
	if b.desk.place(b.desk.trail.at.Screen).service {
		choices = nil
	}
	for _, service := range b.desk.workspace().ServicesInOrder() {
		choices = append(choices, widgets.Choice{ID: service.ID, Text: service.Name})
	}
	return append(choices, widgets.Choice{ID: addService, Text: words.T("shell.command.add-service")})
}

// addService stands for the last line of the list of services.
const addService = "+"

func (b *bar) pickService(id string) {
	if id == addService {
		b.desk.addService()
		return
	}
	b.desk.choose(id)
}

func exports() []widgets.Choice {
	return []widgets.Choice{
		{ID: string(stage.RACIChart), Text: words.T("shell.command.export-raci")},
		{ID: string(stage.ReviewPack), Text: words.T("shell.command.export-review")},
	}
}

func (b *bar) pickExport(id string) {
	b.desk.shell.export(stage.Workbook(id), b.desk.trail.at.ServiceID)
}

// show brings the line up to date.
func (b *bar) show(w workspace.Workspace, at stage.Route) {
	b.service.SetText(b.serviceName(w, at.ServiceID))
	b.progress.Set(progressOf(w, at.ServiceID))
	showStep(b.undo, words.T("shell.command.undo"), undoText(b.desk.session.UndoLabel()), b.desk.session.UndoLabel() != "")
	showStep(b.redo, words.T("shell.command.redo"), redoText(b.desk.session.RedoLabel()), b.desk.session.RedoLabel() != "")
	enable(b.backAndForth[0], len(b.desk.trail.back) > 0)
	enable(b.backAndForth[1], len(b.desk.trail.forward) > 0)
	b.content.Refresh() // the names may be longer now
}

func showStep(b *widgets.Button, plain, labelled string, can bool) {
	if !can {
		labelled = plain
	}
	b.SetTip(labelled)
	enable(b, can)
}

func enable(b *widgets.Button, enabled bool) {
	if enabled {
		b.Enable()
		return
	}
	b.Disable()
}

// setNarrow shows less of the search and of the service where there is little room.
func (b *bar) setNarrow(narrow bool) {
	if b.narrow == narrow {
		return
	}
	b.narrow = narrow
	b.search.SetText(words.T("shell.search"))
	if narrow {
		b.search.SetText("")
	}
	b.service.SetText(b.serviceName(b.desk.workspace(), b.desk.trail.at.ServiceID))
}

func (b *bar) serviceName(w workspace.Workspace, serviceID string) string {
	name := w.Services[serviceID].Name
	if serviceID == "" {
		name = words.T("shell.all-services")
	}
	if b.narrow {
		return shortened(name, longestNarrowName)
	}
	return shortened(name, longestName)
}

func shortened(text string, limit int) string {
	if runes := []rune(text); len(runes) > limit {
		return string(runes[:limit-1]) + "…"
	}
	return text
}

// progressOf says how far a service is: "Implementation · 5 of 9".
func progressOf(w workspace.Workspace, serviceID string) string {
	if serviceID == "" {
		return words.N("shell.services", len(w.Services))
	}
	g := w.Guide(serviceID, "")
	if len(g.Steps) == 0 {
		return ""
	}
	return words.T("shell.progress", "Phase", words.Phase(g.Phase()), "Step", strconv.Itoa(g.Current()+1), "Steps", strconv.Itoa(len(g.Steps)))
}

func undoText(label string) string {
	if label == "" {
		return words.T("shell.command.undo")
	}
	return words.T("history.undo", "Label", label)
}

func redoText(label string) string {
	if label == "" {
		return words.T("shell.command.redo")
	}
	return words.T("history.redo", "Label", label)
}
