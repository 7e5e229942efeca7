package guide

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/lifecycle"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// evidence shows the notes and links that back what was decided in the step.
type evidence struct {
	p       *page
	list    *widgets.InlineList
	none    *widgets.Paragraph
	add     *widgets.Button
	content fyne.CanvasObject
}

func evidenceID(e lifecycle.Evidence) string { return e.ID }

func newEvidence(p *page) *evidence {
	e := &evidence{p: p, none: widgets.NewParagraph(words.T("guide.evidence.none"), widgets.Look{Token: mutedToken})}
	e.list = widgets.NewInlineList("", e.row)
	e.add = widgets.NewButton(words.T("guide.evidence.add"), func() { e.ask(lifecycle.Evidence{}) })
	e.content = widgets.Section(words.T("guide.evidence"), e.list, e.none, left(e.add))
	return e
}

func (e *evidence) show() {
	e.list.Set(ids(e.p.now.Evidence, evidenceID))
	e.none.Hidden = len(e.p.now.Evidence) > 0
	e.add.Hidden = e.p.s.ended()
}

func (e *evidence) row(id string) (row fyne.CanvasObject, show func()) {
	title := widgets.NewParagraph("", widgets.Look{Bold: true})
	link := widgets.NewQuiet("", fynetheme.Icon(fynetheme.IconNameMailForward), func() { forms.Follow(e.find(id).URL) })
	link.Alignment = widget.ButtonAlignLeading
	note := widgets.NewMarkdown("")
	edit := widgets.NewIconButton(fynetheme.DocumentCreateIcon(), words.T("guide.evidence.edit-tip"), func() { e.ask(e.find(id)) })
	remove := widgets.NewIconButton(fynetheme.DeleteIcon(), words.T("guide.evidence.remove-tip"), func() { e.askRemove(id) })
	head := container.New(line{grow: 0, gap: 1}, title, link, edit, remove)
	box := widgets.Stack(0, head, note)
	return box, func() {
		now := e.find(id)
		title.Set(now.Title)
		link.SetText(words.T("guide.evidence.open"))
		link.SetTip(now.URL)
		link.Hidden = now.URL == ""
		note.Segments = widgets.NewMarkdown(now.Note).Segments
		note.Hidden = now.Note == ""
		edit.Hidden, remove.Hidden = e.p.s.ended(), e.p.s.ended()
		box.Refresh()
	}
}

func (e *evidence) find(id string) lifecycle.Evidence { return find(e.p.now.Evidence, id, evidenceID) }

// ask lets people write a note or a link, or edit one that has an ID.
func (e *evidence) ask(before lifecycle.Evidence) {
	title := widgets.NewTextField(widgets.Field{Label: words.Field("title"), Hint: words.T("guide.evidence.title-hint")})
	link := widgets.NewTextField(widgets.Field{Label: words.Field("link"), Hint: words.T("guide.evidence.link-hint")})
	note := widgets.NewTextArea(widgets.Field{Label: words.Field("note"), Hint: words.T("guide.evidence.note-hint")}, 4)
	title.Set(before.Title)
	link.Set(before.URL)
	note.Set(before.Note)
	heading, confirm := words.T("guide.evidence.add-title"), words.T("guide.add")
	if before.ID != "" {
		heading, confirm = words.T("guide.evidence.edit-title"), words.T("guide.save")
	}
	widgets.Dialog{
		Title: heading, Body: widgets.Stack(3, title, link, note), Confirm: confirm, Cancel: words.T("guide.cancel"),
		Validate: func() string { return e.save(before, title.Value(), link.Value(), note.Value()) },
	}.Open(e.p.canvas())
}

// save adds a note, or writes what changed in one; it returns a sentence when that fails.
func (e *evidence) save(before lifecycle.Evidence, title, link, note string) string {
	if before.ID == "" {
		return e.p.env.Check(words.T("guide.undo.evidence-add", "Title", title), func(w *workspace.Workspace) error {
			return w.AddEvidence(e.p.cycleID, e.p.stepID, title, link, note)
		})
	}
	return e.p.env.Check(words.T("guide.undo.evidence-edit", "Title", title), func(w *workspace.Workspace) error {
		now, ok := w.Evidence[before.ID]
		if !ok {
			return workspace.NotFound{Kind: "evidence", Key: before.Title}
		}
		take(&now.Title, before.Title, title)
		take(&now.URL, before.URL, link)
		take(&now.Note, before.Note, note)
		return w.PutEvidence(now)
	})
}

func (e *evidence) askRemove(id string) {
	title := e.find(id).Title
	label := words.T("guide.undo.evidence-remove", "Title", title)
	e.p.askRemove("evidence", id, words.T("guide.evidence.remove", "Title", title), label)
}

// take takes a form's value over, unless it is what the form was opened with.
func take(field *string, before, now string) {
	if now != before {
		*field = now
	}
}
