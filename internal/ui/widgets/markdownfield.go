package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// MarkdownField shows Markdown and turns into an editor when it is clicked. What was typed counts on
// Ctrl+Enter or when the field is left; Escape takes it back.
type MarkdownField struct {
	widget.BaseWidget

	OnCommit func(text string)

	view *markdownView
	edit *TextField
	box  *frame
}

// NewMarkdownField returns an empty field; its editor shows so many lines at least.
func NewMarkdownField(f Field, rows int) *MarkdownField {
	m := &MarkdownField{edit: NewTextArea(Field{Hint: f.Hint}, rows)}
	m.view = newMarkdownView(f.Hint, m.Edit)
	m.edit.OnCommit = m.commit
	m.edit.entry.onFocus = m.editorFocus
	m.edit.entry.onEscape = m.escape
	m.edit.entry.onReturn = m.Commit
	m.box = newFrame(f, m.view)
	m.box.box.Objects = append(m.box.box.Objects, m.edit)
	m.edit.Hide()
	m.ExtendBaseWidget(m)
	return m
}

// Set shows a text. What is being typed is not overwritten.
func (m *MarkdownField) Set(text string) {
	m.edit.Set(text)
	m.view.set(text)
	m.box.box.Refresh()
}

// Value returns the text as it stands in the field.
func (m *MarkdownField) Value() string { return m.edit.Value() }

// SetProblem shows a sentence below the field, or takes it away when it is empty.
func (m *MarkdownField) SetProblem(sentence string) { m.box.setProblem(sentence) }

// SetReadOnly lets the text be read only.
func (m *MarkdownField) SetReadOnly(readOnly bool) {
	m.view.onEdit = m.Edit
	if readOnly {
		m.view.onEdit = nil
	}
}

// Edit opens the editor.
func (m *MarkdownField) Edit() {
	m.view.Hide()
	m.edit.Show()
	m.box.box.Refresh()
	m.edit.Focus()
}

// Commit reports the text, if it was changed, and shows it.
func (m *MarkdownField) Commit() {
	m.edit.Commit()
	m.close()
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (m *MarkdownField) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(m.box.box)
}

func (m *MarkdownField) commit(text string) {
	m.view.set(text)
	if m.OnCommit != nil {
		m.OnCommit(text)
	}
}

func (m *MarkdownField) editorFocus(focused bool) {
	if focused {
		keepInSight(m.edit)
		return
	}
	if m.edit.Visible() {
		m.Commit()
	}
}

// escape leaves the editor; the key is used up even when there was nothing to take back.
func (m *MarkdownField) escape() (used bool) {
	m.edit.restore()
	m.close()
	return true
}

func (m *MarkdownField) close() {
	if !m.edit.Visible() {
		return
	}
	hadFocus := m.edit.entry.focused
	m.edit.Hide()
	m.view.Show()
	m.box.box.Refresh()
	if hadFocus {
		focus(m.view)
	}
}
