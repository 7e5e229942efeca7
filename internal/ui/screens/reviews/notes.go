package reviews

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/review"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// notes is the agenda with what was said to its parts, and what was noted beside it.
type notes struct {
	screen   *Screen
	review   review.Review
	readOnly bool
	agenda   *widgets.InlineList
	free     *widgets.MarkdownField
	column   *widgets.Column
}

func newNotes(s *Screen) *notes {
	n := &notes{screen: s, free: widgets.NewMarkdownField(widgets.Field{Label: words.T("reviews.notes"), Hint: words.T("reviews.notes-hint")}, 6)}
	n.agenda = widgets.NewInlineList("", n.topic)
	n.free.OnCommit = n.write
	n.column = widgets.NewColumn(4, widgets.Section(words.T("reviews.agenda"), n.agenda), n.free)
	return n
}

func (n *notes) content() fyne.CanvasObject { return n.column }

func (n *notes) focus() {
	for _, t := range n.screen.w.TopicsOf(n.review.ID) {
		if field, ok := n.agenda.Row(t.ID).(*widgets.TextField); ok && !t.Each {
			field.Focus()
			return
		}
	}
}

func (n *notes) show(r review.Review, readOnly bool) {
	n.review, n.readOnly = r, readOnly
	var ids []string
	for _, t := range n.screen.w.TopicsOf(r.ID) {
		if !t.Each {
			ids = append(ids, t.ID)
		}
	}
	n.agenda.Set(ids)
	n.free.Set(r.Notes)
	n.free.SetReadOnly(readOnly)
	n.column.Settle()
}

// topic makes the field for what is said to a part of the agenda.
func (n *notes) topic(id string) (fyne.CanvasObject, func()) {
	t := n.screen.w.Topics[id]
	label := t.Text
	if t.Minutes > 0 {
		label = words.T("reviews.topic", "Topic", t.Text, "Minutes", t.Minutes)
	}
	field := widgets.NewTextArea(widgets.Field{Label: label, Hint: t.Hint}, 2)
	field.OnCommit = func(text string) {
		n.screen.env.Do(words.T("reviews.undo.topic", "Topic", t.Text), func(w *workspace.Workspace) error { return w.SetTopicNote(id, text) })
	}
	return field, func() {
		field.Set(n.screen.w.Topics[id].Note)
		field.SetReadOnly(n.readOnly)
	}
}

func (n *notes) write(text string) {
	id, name := n.review.ID, called(n.review)
	n.screen.env.Do(words.T("reviews.undo.notes", "Review", name), func(w *workspace.Workspace) error {
		r := w.Reviews[id]
		r.Notes = text
		return w.PutReview(r)
	})
}
