package policy

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/policy"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// sectionRow is a section to read or, in a draft, to edit where it stands.
type sectionRow struct {
	widget.BaseWidget
	screen  *Screen
	id      string
	heading *widgets.Paragraph
	text    *readText
	title   *widgets.TextField
	body    *widgets.MarkdownField
	stack   *fyne.Container
}

func newSectionRow(s *Screen, id string) *sectionRow {
	r := &sectionRow{
		screen: s, id: id,
		heading: widgets.NewParagraph("", widgets.Look{Size: theme.SizeSection, Bold: true}),
		text:    newReadText(words.T("policy.section.empty")),
		title:   widgets.NewTextField(widgets.Field{}),
		body:    widgets.NewMarkdownField(widgets.Field{Hint: words.T("policy.section.body-hint")}, 6),
	}
	r.title.OnCommit = func(text string) { r.title.SetProblem(r.put(func(s *policy.Section) { s.Title = text })) }
	r.body.OnCommit = func(text string) { r.body.SetProblem(r.put(func(s *policy.Section) { s.Body = text })) }
	r.stack = widgets.Stack(1, r.heading, r.text.content, r.title, r.body, widgets.Caption(""))
	r.ExtendBaseWidget(r)
	return r
}

// put edits the section and returns a sentence about what is wrong, or nothing.
func (r *sectionRow) put(edit func(*policy.Section)) string {
	label := words.T("policy.undo.section", "Title", short(r.screen.w.Sections[r.id].Title), "Number", r.screen.version.Number)
	return r.screen.env.Check(label, func(w *workspace.Workspace) error {
		section := w.Sections[r.id]
		edit(&section)
		return w.PutSection(section)
	})
}

func (r *sectionRow) show() {
	section, editable := r.screen.w.Sections[r.id], r.screen.editable()
	r.heading.Hidden, r.text.content.Hidden, r.title.Hidden, r.body.Hidden = editable, editable, !editable, !editable
	if editable {
		r.title.Set(section.Title)
		r.body.Set(section.Body)
	} else {
		r.heading.Set(section.Title)
		r.text.set(section.Body)
	}
	r.stack.Refresh()
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (r *sectionRow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(r.stack)
}

// readText is Markdown to read, drawn anew only when it changes.
type readText struct {
	none    string // what stands there while there is no text
	text    string
	content *fyne.Container
}

func newReadText(none string) *readText {
	return &readText{none: none, content: container.NewStack(widgets.NewParagraph(none, widgets.Look{Token: theme.Muted}))}
}

func (r *readText) set(text string) {
	if text == r.text {
		return
	}
	r.text = text
	var drawn fyne.CanvasObject = container.New(flush{}, widgets.NewMarkdown(text))
	if text == "" {
		drawn = widgets.NewParagraph(r.none, widgets.Look{Token: theme.Muted})
	}
	r.content.Objects = []fyne.CanvasObject{drawn}
	r.content.Refresh()
}
