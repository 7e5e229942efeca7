package history

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/changes"
	"slocharter/internal/store"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// few is how many rows of a change are shown at first, and how many more each time.
const few = 25

// detail is what one entry changed, row by row and field by field.
type detail struct {
	env    stage.Env
	entry  store.Logged
	change workspace.Change
	names  changes.Names
	shown  int

	label, by *widgets.Paragraph
	back      *widgets.Button
	head      fyne.CanvasObject
	column    *widgets.Column
	content   fyne.CanvasObject
}

func newDetail(env stage.Env) *detail {
	d := &detail{env: env, column: widgets.NewColumn(3)}
	d.label = widgets.NewParagraph("", widgets.Look{Size: theme.SizeSection, Bold: true})
	d.by = widgets.NewParagraph("", widgets.Look{Size: theme.SizeCaption, Token: theme.Muted})
	d.back = widgets.NewButton(words.T("history.take-back.button"), d.takeBack)
	d.back.Icon = fynetheme.ContentUndoIcon()
	d.head = widgets.Stack(2, d.label, d.by, container.NewHBox(d.back))
	d.content = widgets.NewCard(d.column)
	return d
}

func (d *detail) clear() {
	d.entry = store.Logged{}
	d.column.Set(widgets.NewParagraph(words.T("history.empty"), muted))
}

// set shows an entry. Names are those of now, so it is drawn again with every change of the workspace; where somebody
// asked for more rows of it they stay.
func (d *detail) set(w workspace.Workspace, e store.Logged) {
	other := e.Seq != d.entry.Seq
	if other {
		change, err := d.env.Session.ChangeAt(e.Seq)
		if err != nil {
			d.env.Tell(words.Error(err))
			return
		}
		d.change, d.shown = change, few
	}
	d.entry, d.names = e, changes.Names{Now: w, Change: d.change}
	d.drawHead()
	d.draw()
	if other {
		d.column.Reveal(d.head)
	}
}

func (d *detail) draw() {
	objects := []fyne.CanvasObject{d.head}
	for _, row := range d.change[:min(d.shown, len(d.change))] {
		objects = append(objects, d.row(row))
	}
	if left := len(d.change) - d.shown; left > 0 {
		objects = append(objects, container.NewHBox(widgets.NewButton(words.N("history.more-rows", left), func() {
			d.shown += few
			d.draw()
		})))
	}
	d.column.Set(objects...)
}

// drawHead says what was done by whom and when, and offers to take it back.
func (d *detail) drawHead() {
	moment := when(d.entry.At, d.env.Session.Today())
	d.label.Set(capital(d.entry.Label))
	d.by.Set(words.T("history.by", "Author", d.entry.Author, "When", moment, "Number", d.entry.Seq))
	d.back.SetTip("")
	d.back.Enable()
	if d.begins() {
		d.back.SetTip(words.T("history.take-back.beginning"))
		d.back.Disable()
	}
}

// begins tells whether the entry made the workspace: without it there is nothing.
func (d *detail) begins() bool {
	for _, row := range d.change {
		if row.Kind == "workspace" && row.Op == workspace.Insert {
			return true
		}
	}
	return false
}

func (d *detail) takeBack() {
	widgets.Dialog{
		Title:    words.T("history.take-back.title"),
		Sentence: words.T("history.take-back.sentence", "Label", d.entry.Label, "Author", d.entry.Author),
		Confirm:  words.T("history.take-back.confirm"), Cancel: words.T("history.take-back.cancel"),
		OnConfirm: d.takeBackNow,
	}.Open(d.env.Window.Canvas())
}

func (d *detail) takeBackNow() {
	if job, ok := d.env.Session.TakeBackJob(d.entry); ok {
		d.env.Run(words.T("history.take-back", "Label", d.entry.Label), job, d.told)
		return
	}
	d.told(d.env.Session.TakeBack(d.entry))
}

func (d *detail) told(err error) {
	if err != nil && !errors.Is(err, context.Canceled) {
		d.env.Tell(words.Error(err))
	}
}
