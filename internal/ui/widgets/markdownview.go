package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// NewMarkdown returns Markdown to read, without a way to edit it.
func NewMarkdown(text string) *widget.RichText {
	r := widget.NewRichText(markdownSegments(text)...)
	r.Wrapping = fyne.TextWrapWord
	return r
}

// markdownView shows Markdown; a click, or Enter while it has the focus, asks to edit it.
type markdownView struct {
	widget.BaseWidget
	rich    *widget.RichText
	hint    string
	onEdit  func()
	focused bool
}

func newMarkdownView(hint string, onEdit func()) *markdownView {
	v := &markdownView{rich: NewMarkdown(""), hint: hint, onEdit: onEdit}
	v.ExtendBaseWidget(v)
	v.set("")
	return v
}

func (v *markdownView) set(text string) {
	v.rich.Segments = markdownSegments(text)
	if text == "" {
		style := widget.RichTextStyleInline
		style.ColorName = theme.Muted
		v.rich.Segments = []widget.RichTextSegment{&widget.TextSegment{Text: v.hint, Style: style}}
	}
	v.rich.Refresh()
	v.Refresh()
}

func (v *markdownView) Tapped(*fyne.PointEvent) { call(v.onEdit) }

func (v *markdownView) Cursor() desktop.Cursor { return desktop.TextCursor }

func (v *markdownView) FocusGained() {
	v.focused = true
	v.Refresh()
	keepInSight(v)
}

func (v *markdownView) FocusLost() {
	v.focused = false
	v.Refresh()
}

func (v *markdownView) TypedRune(rune) {}

func (v *markdownView) TypedKey(ev *fyne.KeyEvent) {
	if isReturn(ev.Name) || ev.Name == fyne.KeySpace || ev.Name == fyne.KeyF2 {
		call(v.onEdit)
		return
	}
	bubbleKey(v, ev)
}

func (v *markdownView) TypedShortcut(shortcut fyne.Shortcut) { bubbleShortcut(v, shortcut) }

func (v *markdownView) CreateRenderer() fyne.WidgetRenderer {
	return &markdownRenderer{view: v, ring: canvas.NewRectangle(nil)}
}

type markdownRenderer struct {
	view *markdownView
	ring *canvas.Rectangle
}

func (r *markdownRenderer) Layout(size fyne.Size) {
	token := theme.Line
	if r.view.focused {
		token = theme.Accent
	}
	fill(r.ring, theme.Surface, fyne.NewPos(0, 0), size)
	outline(r.ring, token, hairline())
	r.ring.CornerRadius = theme.Size(fynetheme.SizeNameInputRadius)
	r.view.rich.Resize(size)
}

func (r *markdownRenderer) MinSize() fyne.Size { return r.view.rich.MinSize() }

func (r *markdownRenderer) Refresh() {
	r.Layout(r.view.Size())
	canvas.Refresh(r.view)
}

func (r *markdownRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.view.rich}
}

func (r *markdownRenderer) Destroy() {}
