package forms

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// line is what a row says about what it stands for.
type line struct {
	rank, title, detail string
	chip                string
	kind                widgets.Kind
}

// row is one thing of a panel: a head that says what it is and, below it while it is open, the fields to edit it.
type row struct {
	widget.BaseWidget
	head  *head
	body  *fyne.Container
	box   *fyne.Container
	notes *notes
}

// newRow returns a closed row of a panel with the notes. Move changes the rank of what the row stands for; nil means
// that there is none.
func newRow(n *notes, move func(by int), body ...fyne.CanvasObject) *row {
	r := &row{notes: n, body: widgets.Inset(3, widgets.Stack(2, body...))}
	r.head = newHead(move)
	r.head.onOpen = r.toggle
	r.head.sign.SetResource(fynetheme.MenuExpandIcon())
	r.body.Hide()
	r.box = widgets.Stack(0, r.head, r.body)
	r.ExtendBaseWidget(r)
	return r
}

// newLinkRow returns a row without fields, which leads somewhere.
func newLinkRow(open func()) *head {
	h := newHead(nil)
	h.onOpen = open
	h.sign.SetResource(fynetheme.NavigateNextIcon())
	return h
}

func (r *row) toggle() {
	r.head.open = !r.body.Visible()
	r.body.Hidden = !r.head.open
	sign := fynetheme.MenuExpandIcon()
	if r.head.open {
		sign = fynetheme.MenuDropDownIcon()
	}
	r.head.sign.SetResource(sign)
	r.Refresh()
	r.notes.Refresh()
	r.notes.reveal(r)
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return &groundRenderer{host: r, content: r.box, ground: canvas.NewRectangle(nil), look: r.look}
}

// look puts an open row on a surface.
func (r *row) look(ground *canvas.Rectangle) {
	ground.FillColor, ground.StrokeColor, ground.StrokeWidth = color.Transparent, color.Transparent, 0
	if r.head.open {
		ground.FillColor, ground.StrokeColor = theme.Current(theme.Surface), theme.Current(theme.Line)
		ground.StrokeWidth, ground.CornerRadius = theme.Space(0.25), theme.Size(fynetheme.SizeNameCardRadius)
	}
}

// head is the line of a row: it opens by click, Enter or Space, and moves by its buttons or with Alt and the arrows.
type head struct {
	widget.BaseWidget
	onOpen, onRemove func() // onRemove is for the Delete key; nil means that it does nothing
	onMove           func(by int)
	onFocus          func()

	sign          *widget.Icon
	rank          *widgets.Text
	title, detail *widgets.Text
	chip          *widgets.Chip
	box           *fyne.Container
	open          bool
	focused       bool
	hovered       bool
}

func newHead(move func(by int)) *head {
	h := &head{onMove: move, sign: widget.NewIcon(nil), chip: widgets.NewChip("", widgets.Neutral)}
	h.rank = widgets.NewText("", widgets.Look{Token: theme.Muted, Align: fyne.TextAlignTrailing})
	h.title = widgets.NewElided("", widgets.Look{})
	h.detail = widgets.NewElided("", widgets.Look{Size: theme.SizeCaption, Token: theme.Muted})
	left := container.NewHBox(h.sign)
	right := container.NewHBox(container.NewCenter(h.chip))
	if move != nil {
		left.Add(h.rank)
		right.Add(widgets.NewIconButton(fynetheme.MoveUpIcon(), words.T("forms.up"), func() { move(-1) }))
		right.Add(widgets.NewIconButton(fynetheme.MoveDownIcon(), words.T("forms.down"), func() { move(1) }))
	}
	texts := container.NewCenter()
	texts.Layout = middle{}
	texts.Add(widgets.Stack(0, h.title, h.detail))
	h.box = widgets.Inset(0.5, container.NewBorder(nil, nil, left, right, widgets.Inset(1, texts)))
	h.ExtendBaseWidget(h)
	return h
}

// set shows what the row stands for.
func (h *head) set(l line) {
	h.rank.Set(l.rank)
	h.title.Set(l.title)
	h.detail.Set(l.detail)
	h.detail.Hidden = l.detail == ""
	h.chip.Set(l.chip, l.kind)
	h.chip.Hidden = l.chip == ""
	h.box.Refresh()
}

// Tapped opens the row.
func (h *head) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(h); c != nil {
		c.Focus(h)
	}
	h.onOpen()
}

// TypedKey opens the row, or asks to remove what it stands for.
func (h *head) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		h.onOpen()
	case fyne.KeyDelete:
		if h.onRemove != nil {
			h.onRemove()
		}
	}
}

// TypedRune opens the row by Space. As a key, Space would be typed once more into the field that gets the focus next.
func (h *head) TypedRune(r rune) {
	if r == ' ' {
		h.onOpen()
	}
}

// FocusGained is called by Fyne.
func (h *head) FocusGained() {
	h.focused = true
	h.Refresh()
	if h.onFocus != nil {
		h.onFocus()
	}
	widgets.KeepInSight(h)
}

// FocusLost is called by Fyne.
func (h *head) FocusLost() {
	h.focused = false
	h.Refresh()
}
