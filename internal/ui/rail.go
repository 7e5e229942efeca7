package ui

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// rail is the navigation at the left.
type rail struct {
	places  []place
	items   []*railItem
	compact bool // only the icons are shown
	content fyne.CanvasObject
}

func newRail(places []place, goTo func(stage.Name)) *rail {
	r := &rail{places: places}
	column := container.NewVBox()
	for i, p := range places {
		item := newRailItem(p, func() { goTo(p.name) })
		item.step = r.focus(i)
		if p.apart && (i == 0 || !places[i-1].apart) {
			column.Add(container.New(margins{1, 2}, widget.NewSeparator()))
		}
		r.items = append(r.items, item)
		column.Add(item)
	}
	r.content = newGround(theme.Surface, widgets.NewScroll(container.New(margins{2, 2}, column)))
	return r
}

// focus gives the keyboard to the item so many places from the one at an index.
func (r *rail) focus(from int) func(by int) {
	return func(by int) {
		if to := from + by; to >= 0 && to < len(r.items) {
			fyne.CurrentApp().Driver().CanvasForObject(r.items[to]).Focus(r.items[to])
		}
	}
}

// setCompact shows the icons only, or the names too.
func (r *rail) setCompact(compact bool) {
	if r.compact == compact {
		return
	}
	r.compact = compact
	for _, item := range r.items {
		item.title.Hidden = compact
		item.tip.SetTip("")
		if compact {
			item.tip.SetTip(item.place.title)
		}
		item.Refresh()
	}
}

// show marks the present screen and counts what waits on each.
func (r *rail) show(w workspace.Workspace, at stage.Route) {
	for i, p := range r.places {
		count := 0
		if p.count != nil {
			count = p.count(w, at.ServiceID)
		}
		r.items[i].set(p.name == at.Screen, count)
	}
}

// railItem is one line of the navigation.
type railItem struct {
	widget.BaseWidget
	place             place
	press             func()
	step              func(by int)
	here              bool
	count             int
	focused, hovered  bool
	ground, bar, ring *canvas.Rectangle
	title, figure     *widgets.Text
	tip               widgets.HoverTip // the title, where there is no room for it
	box               *fyne.Container
}

func newRailItem(p place, press func()) *railItem {
	i := &railItem{
		place: p, press: press,
		ground: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil),
		title: widgets.NewText(p.title, widgets.Look{}), figure: widgets.Figure(""),
	}
	line := container.NewBorder(nil, nil, container.NewHBox(widget.NewIcon(p.icon), gap(1)), i.figure, i.title)
	i.box = container.NewStack(i.ground, i.ring, container.New(margins{1.5, 2}, line), container.New(edge{}, i.bar))
	i.ExtendBaseWidget(i)
	i.paint()
	return i
}

// set shows whether this is the present screen, and how much waits there.
func (i *railItem) set(here bool, count int) {
	if i.here == here && i.count == count {
		return
	}
	i.here, i.count = here, count
	i.Refresh()
}

// Count returns the figure that is shown.
func (i *railItem) Count() int { return i.count }

func (i *railItem) paint() {
	i.ground.FillColor, i.bar.FillColor = theme.Current(i.groundToken()), theme.Current(theme.Accent)
	i.ground.CornerRadius, i.ring.CornerRadius, i.bar.CornerRadius = theme.Space(1), theme.Space(1), theme.Space(0.5)
	i.ground.Hidden = !i.here && !i.hovered
	i.bar.Hidden = !i.here
	i.ring.FillColor = color.Transparent
	i.ring.StrokeColor, i.ring.StrokeWidth = theme.Current(theme.Accent), theme.Space(0.5)
	i.ring.Hidden = !i.focused
	i.title.SetLook(widgets.Look{Bold: i.here})
	i.figure.SetLook(widgets.Look{Size: theme.SizeCaption, Token: theme.Watch, Bold: true, Align: fyne.TextAlignTrailing})
	text := ""
	if i.count > 0 {
		text = strconv.Itoa(i.count)
	}
	i.figure.Set(text)
}

func (i *railItem) groundToken() theme.Token {
	if i.here {
		return theme.AccentSoft
	}
	return theme.NeutralSoft
}

// Refresh draws the item in the present theme.
func (i *railItem) Refresh() {
	i.paint()
	i.box.Refresh()
	i.BaseWidget.Refresh()
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (i *railItem) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(i.box) }

// Tapped goes to the screen.
func (i *railItem) Tapped(*fyne.PointEvent) { i.press() }

// MouseIn shows that the item can be pressed.
func (i *railItem) MouseIn(ev *desktop.MouseEvent) {
	i.tip.In(i, ev)
	i.hover(true)
}

// MouseMoved follows the pointer.
func (i *railItem) MouseMoved(ev *desktop.MouseEvent) { i.tip.Moved(ev) }

// MouseOut is called by Fyne.
func (i *railItem) MouseOut() {
	i.tip.Out()
	i.hover(false)
}

func (i *railItem) hover(hovered bool) {
	i.hovered = hovered
	i.Refresh()
}

// FocusGained is called by Fyne.
func (i *railItem) FocusGained() {
	i.focus(true)
	widgets.KeepInSight(i)
}

// FocusLost is called by Fyne.
func (i *railItem) FocusLost() { i.focus(false) }

func (i *railItem) focus(focused bool) {
	i.focused = focused
	i.Refresh()
}

// TypedRune is called by Fyne; letters mean nothing here.
func (i *railItem) TypedRune(rune) {}

// TypedKey moves to another item or goes to the screen.
func (i *railItem) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		i.step(-1)
	case fyne.KeyDown:
		i.step(1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		i.press()
	}
}
