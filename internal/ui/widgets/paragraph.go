package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Paragraph is text that wraps at its width and keeps its line breaks, without any room around it.
type Paragraph struct {
	widget.BaseWidget
	text string
	look Look
}

// NewParagraph returns a wrapping text.
func NewParagraph(text string, look Look) *Paragraph {
	p := &Paragraph{text: text, look: look}
	p.ExtendBaseWidget(p)
	return p
}

// Set replaces the text.
func (p *Paragraph) Set(text string) {
	p.text = text
	p.Refresh()
}

// Text returns what is shown.
func (p *Paragraph) Text() string { return p.text }

// CreateRenderer is Fyne's way to ask for the drawing.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	return &paragraphRenderer{host: p}
}

type paragraphRenderer struct {
	host    *Paragraph
	views   []*textView
	objects []fyne.CanvasObject
}

func (r *paragraphRenderer) Layout(size fyne.Size) {
	look := r.host.look
	lines := wrap(r.host.text, size.Width, look.size(), look.style())
	for len(r.views) < len(lines) {
		view := newTextView()
		r.views = append(r.views, view)
		r.objects = append(r.objects, view.obj)
	}
	height := lineHeight(look.size())
	for i, view := range r.views {
		if i >= len(lines) {
			view.hide()
			continue
		}
		view.set(lines[i], look.token(), look.size(), 0, look.style())
		view.place(0, float32(i)*height, size.Width, height, look.share())
	}
}

// MinSize is as high as the text needs at the width that the paragraph has now.
func (r *paragraphRenderer) MinSize() fyne.Size {
	look := r.host.look
	width := min(fyne.MeasureText(r.host.text, look.size(), look.style()).Width, look.size()*6)
	at := r.host.Size().Width
	if at == 0 {
		at = look.size() * 30
	}
	lines := wrap(r.host.text, at, look.size(), look.style())
	return fyne.NewSize(width, float32(len(lines))*lineHeight(look.size()))
}

func (r *paragraphRenderer) Refresh() {
	r.Layout(r.host.Size())
	canvas.Refresh(r.host)
}

func (r *paragraphRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *paragraphRenderer) Destroy()                     {}

// wrap breaks the text between words; a word that is wider than the line stands alone.
func wrap(text string, width, size float32, style fyne.TextStyle) []string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		lines = append(lines, wrapLine(line, width, size, style)...)
	}
	return lines
}

func wrapLine(line string, width, size float32, style fyne.TextStyle) []string {
	if fyne.MeasureText(line, size, style).Width <= width {
		return []string{line}
	}
	var lines []string
	current := ""
	for word := range strings.FieldsSeq(line) {
		longer := strings.TrimPrefix(current+" "+word, " ")
		if current != "" && fyne.MeasureText(longer, size, style).Width > width {
			lines = append(lines, current)
			longer = word
		}
		current = longer
	}
	return append(lines, current)
}
