package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// dialogBox is the inside of a dialog: title and sentence above, buttons below, and between them a body that
// scrolls when the window is too small for it.
type dialogBox struct {
	widget.BaseWidget
	head, body, foot *fyne.Container
	scroll           *container.Scroll
	most             *bodyLayout
	all              *fyne.Container
}

func newDialogBox(d Dialog, problem fyne.CanvasObject, buttons *fyne.Container) *dialogBox {
	b := &dialogBox{head: container.New(stacked(2), Heading(d.Title)), most: &bodyLayout{}}
	b.body = container.New(b.most)
	if d.Sentence != "" {
		b.head.Add(NewParagraph(d.Sentence, Look{}))
	}
	if d.Body != nil {
		b.body.Add(d.Body)
	}
	b.foot = container.New(stacked(3), problem, buttons)
	b.scroll = container.NewVScroll(b.body)
	if d.Body == nil {
		b.scroll.Hide()
	}
	b.all = container.New(dialogLayout{}, b.head, b.scroll, b.foot)
	b.ExtendBaseWidget(b)
	return b
}

func (b *dialogBox) CreateRenderer() fyne.WidgetRenderer {
	followFocus(b.inside())
	return dialogRenderer{widget.NewSimpleRenderer(b.all), b}
}

func (b *dialogBox) inside() scrolled { return scrolled{b.scroll, b.body} }

type dialogRenderer struct {
	fyne.WidgetRenderer
	box *dialogBox
}

func (r dialogRenderer) Destroy() {
	unfollowFocus(r.box.inside())
	r.WidgetRenderer.Destroy()
}

// natural returns the size at which everything is visible, within the room.
func (b *dialogBox) natural(room fyne.Size) fyne.Size {
	b.most.width = room.Width
	width := max(theme.Size(theme.SizeText)*30, b.body.MinSize().Width-2*bodyMargin(), b.foot.MinSize().Width)
	width = min(width, room.Width)
	for range 2 { // the second time, wrapping texts know their width
		b.Resize(fyne.NewSize(width, room.Height))
		b.all.Refresh()
	}
	height := b.head.MinSize().Height + b.foot.MinSize().Height + dialogLayout{}.gaps(b.all.Objects)
	if b.scroll.Visible() {
		height += b.body.MinSize().Height
	}
	return fyne.NewSize(width, min(height, room.Height))
}

// dialogLayout puts the head at the top, the foot at the bottom, and gives the rest to the body.
type dialogLayout struct{}

func (l dialogLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head, body, foot := objects[0], objects[1], objects[2]
	stacked(0).Layout(objects[:1], size)
	stacked(0).Layout(objects[2:], size)
	foot.Move(fyne.NewPos(0, size.Height-foot.Size().Height))
	top := head.Size().Height + theme.Space(3)
	body.Move(fyne.NewPos(-bodyMargin(), top))
	body.Resize(fyne.NewSize(size.Width+2*bodyMargin(), max(0, size.Height-top-foot.Size().Height-theme.Space(3))))
}

func (l dialogLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	text := theme.Size(theme.SizeText)
	return fyne.NewSize(text*12, text*6)
}

func (l dialogLayout) gaps(objects []fyne.CanvasObject) float32 {
	if objects[1].Visible() {
		return theme.Space(6)
	}
	return theme.Space(4)
}

// bodyLayout leaves room beside the body, in which the bar for scrolling stands; the body reaches as far into
// the margin of the dialog, so that it stays in line with the head.
type bodyLayout struct{ width float32 } // there is no more room than that for the body; 0: as much as it likes

func bodyMargin() float32 { return theme.Space(3) }

func (l *bodyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(bodyMargin(), theme.Space(1)))
		o.Resize(size.SubtractWidthHeight(2*bodyMargin(), theme.Space(2)))
	}
}

func (l *bodyLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	if l.width > 0 {
		size.Width = min(size.Width, l.width)
	}
	return size.AddWidthHeight(2*bodyMargin(), theme.Space(2))
}
