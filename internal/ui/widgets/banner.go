package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// Notice is what a banner says.
type Notice struct {
	Kind   Kind
	Text   string
	Action string // the text of the button; empty means none
	Close  string // the tooltip of the button that closes; empty means that the banner stays
}

// Banner is a sentence across the screen, with a button for what can be done about it.
type Banner struct {
	widget.BaseWidget

	OnAction func()
	OnClose  func() // the banner was closed; it is hidden already

	notice Notice
	shape  *Text
	text   *Paragraph
	action *Button
	close  *Button
	box    *fyne.Container
}

// NewBanner returns a banner that is hidden until it has something to say.
func NewBanner() *Banner {
	b := &Banner{shape: NewText("", Look{Bold: true}), text: NewParagraph("", Look{})}
	b.action = NewButton("", func() { call(b.OnAction) })
	b.close = NewIconButton(fynetheme.CancelIcon(), "", b.dismiss)
	buttons := container.NewHBox(b.action, b.close)
	b.box = container.New(bannerLayout{}, b.shape, b.text, buttons)
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// Set shows a notice; one without a text hides the banner.
func (b *Banner) Set(n Notice) {
	b.notice = n
	look := kindLooks[n.Kind]
	b.shape.SetLook(Look{Token: look.strong, Bold: true})
	b.shape.Set(look.shape)
	b.text.Set(n.Text)
	b.action.SetText(n.Action)
	b.action.Hidden = n.Action == ""
	b.close.SetTip(n.Close)
	b.close.Hidden = n.Close == ""
	if n.Text == "" {
		b.Hide()
		return
	}
	b.Show()
	b.Refresh()
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (b *Banner) CreateRenderer() fyne.WidgetRenderer {
	return &groundRenderer{host: b, ground: canvas.NewRectangle(nil), content: b.box, look: b.draw}
}

func (b *Banner) draw(ground *canvas.Rectangle, size fyne.Size) {
	look := kindLooks[b.notice.Kind]
	ground.CornerRadius = theme.Size(fynetheme.SizeNameCardRadius)
	fill(ground, look.soft, fyne.NewPos(0, 0), size)
	outline(ground, look.strong, hairline())
}

func (b *Banner) dismiss() {
	b.Hide()
	call(b.OnClose)
}

// bannerLayout is a shape, a wrapping text, and buttons at the right.
type bannerLayout struct{}

func (bannerLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	shape, text, buttons := objects[0], objects[1], objects[2]
	pad, sign, right := theme.Space(2), theme.Size(theme.SizeText)*1.5, buttons.MinSize()
	width := max(0, size.Width-sign-right.Width-3*pad)
	text.Resize(fyne.NewSize(width, text.MinSize().Height))
	height := text.MinSize().Height
	text.Resize(fyne.NewSize(width, height))
	text.Move(fyne.NewPos(pad+sign, (size.Height-height)/2))
	line := lineHeight(theme.Size(theme.SizeText))
	shape.Resize(fyne.NewSize(sign, line))
	shape.Move(fyne.NewPos(pad, (size.Height-height)/2))
	buttons.Resize(right)
	buttons.Move(fyne.NewPos(size.Width-right.Width-pad, (size.Height-right.Height)/2))
}

func (bannerLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	text, buttons := objects[1].MinSize(), objects[2].MinSize()
	pad := theme.Space(2)
	return fyne.NewSize(text.Width+buttons.Width+theme.Size(theme.SizeText)*1.5+3*pad, max(text.Height+2*pad, buttons.Height+pad))
}
