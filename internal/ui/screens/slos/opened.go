package slos

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/reading"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/screens/slos/agreements"
	"slocharter/internal/ui/screens/slos/budgeting"
	"slocharter/internal/ui/screens/slos/measuring"
	"slocharter/internal/ui/screens/slos/whatif"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// tab is a part of an open SLO that shows what was measured.
type tab interface {
	Content() fyne.CanvasObject
	Show(w workspace.Workspace, s reading.SLO)
	Focus()
}

// opened is an SLO that is open: its definition, and beside it what was measured, what came of it, what if, and what was
// agreed.
type opened struct {
	env    stage.Env
	w      workspace.Workspace
	from   string // the service whose register one came from, or none
	id     string
	chosen stage.Tab
	asked  string // the SLO whose measurements are being read
	waits  bool   // the keyboard goes to the part as soon as it is there
	filled tab    // the part that shows the SLO, while its measurements are read anew too

	tabs    *widgets.Tabs
	editor  *forms.SLOPanel
	column  *widgets.Column
	pair    *fyne.Container // the short list and the definition
	parts   map[stage.Tab]tab
	waiting *widgets.Text
	body    *fyne.Container
	content *fyne.Container
}

func newOpened(env stage.Env, list fyne.CanvasObject) *opened {
	o := &opened{env: env, editor: forms.SLO(env), body: container.NewStack()}
	o.column = widgets.NewColumn(0, o.editor.Content())
	o.editor.Reveal = reveal(o.column)
	o.pair = container.New(pair{}, list, o.column)
	o.parts = map[stage.Tab]tab{
		stage.Measurements: measuring.New(env), stage.Budget: budgeting.New(env),
		stage.WhatIf: whatif.New(env), stage.Agreements: agreements.New(env),
	}
	o.tabs = widgets.NewTabs(words.T("slos.tab.definition"), words.T("slos.tab.measurements"), words.T("slos.tab.budget"),
		words.T("slos.tab.what-if"), words.T("slos.tab.agreements"))
	o.tabs.OnSelect = func(i int) { env.GoTo(stage.SLORoute(o.from, o.id, stage.Tabs[i])) }
	o.waiting = widgets.NewText("", widgets.Look{Token: theme.Muted})
	o.content = container.NewBorder(o.tabs, nil, nil, nil, widgets.Inset(0, o.body))
	return o
}

// show shows an SLO on one of its tabs.
func (o *opened) show(w workspace.Workspace, from, id string, chosen stage.Tab) {
	moved := id != o.id || chosen != o.chosen
	o.w, o.from, o.id, o.chosen = w, from, id, chosen
	for i, t := range stage.Tabs {
		if t == chosen {
			o.tabs.Set(i)
		}
	}
	if moved {
		o.filled = nil
	}
	if o.parts[chosen] == nil {
		o.define(moved)
		return
	}
	o.measured()
}

// define shows the definition.
func (o *opened) define(moved bool) {
	o.editor.Show(o.w, o.id)
	o.put(o.pair)
	o.column.Settle()
	if moved {
		o.column.RevealTop(o.editor.Content())
	}
}

// measured shows a part that needs the measurements, once they are read.
func (o *opened) measured() {
	s, ready, err := o.env.Book.Ready(o.w, o.id, o.env.Now())
	switch {
	case err != nil:
		o.wait(words.Error(err))
	case ready:
		o.filled = o.parts[o.chosen]
		o.filled.Show(o.w, s)
		o.put(o.filled.Content())
	default:
		o.read()
	}
}

// read reads the measurements beside the screen and then shows them, if they are still wanted.
func (o *opened) read() {
	if o.filled != o.parts[o.chosen] {
		o.wait(words.T("slos.reading"))
	}
	if o.asked == o.id {
		return
	}
	w, id := o.w, o.id
	o.asked = id
	o.env.Fetch(func(ctx context.Context) error {
		_, err := o.env.Book.SLO(ctx, w, id, o.env.Now())
		return err
	}, func(err error) {
		if o.asked == id {
			o.asked = ""
		}
		switch {
		case id != o.id || o.parts[o.chosen] == nil:
		case err != nil:
			o.wait(words.Error(err))
		default:
			o.measured()
			o.focusAtLast()
		}
	})
}

// focusAtLast gives the keyboard to a part that was not there yet when people arrived, unless they went elsewhere with it.
func (o *opened) focusAtLast() {
	if o.waits && o.env.Window.Canvas().Focused() == nil {
		o.focus()
	}
	o.waits = false
}

// Take takes in a file that was dropped on a part.
func (o *opened) Take(path string) bool {
	taker, ok := o.parts[o.chosen].(stage.Taker)
	return ok && taker.Take(path)
}

func (o *opened) wait(sentence string) {
	o.filled = nil
	o.waiting.Set(sentence)
	o.put(container.NewVBox(widgets.Inset(3, o.waiting)))
}

func (o *opened) put(shown fyne.CanvasObject) {
	if len(o.body.Objects) != 1 || o.body.Objects[0] != shown {
		o.body.Objects = []fyne.CanvasObject{shown}
		o.body.Refresh()
	}
}

// focus gives the keyboard to what is shown.
func (o *opened) focus() {
	part := o.parts[o.chosen]
	o.waits = part != nil && o.filled != part
	switch {
	case part == nil:
		o.editor.FocusName()
	case !o.waits:
		part.Focus()
	}
}
