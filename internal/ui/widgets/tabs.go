package widgets

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// Tabs is a line of titles of which one is chosen, by a click or with the arrow keys. What belongs to them is shown by
// whoever listens.
type Tabs struct {
	widget.BaseWidget

	OnSelect func(i int) // another tab was chosen

	titles  []string
	chosen  int
	hovered int
	focused bool
}

// NewTabs returns a line of tabs of which the first is chosen.
func NewTabs(titles ...string) *Tabs {
	t := &Tabs{titles: titles, hovered: -1}
	t.ExtendBaseWidget(t)
	return t
}

// Set chooses a tab.
func (t *Tabs) Set(i int) {
	t.chosen = i
	t.Refresh()
}

// SetTitle replaces the title of a tab.
func (t *Tabs) SetTitle(i int, title string) {
	t.titles[i] = title
	t.Refresh()
}

// Chosen returns which tab is chosen.
func (t *Tabs) Chosen() int { return t.chosen }

// Title returns the title of a tab.
func (t *Tabs) Title(i int) string { return t.titles[i] }

// FullWidth is the width at which no title is cut.
func (t *Tabs) FullWidth() float32 {
	width := float32(0)
	for i := range t.titles {
		width += t.fullWidth(i) + theme.Space(4)
	}
	return width
}

// Tapped chooses the tab under the pointer.
func (t *Tabs) Tapped(ev *fyne.PointEvent) {
	focus(t)
	if i := t.at(ev.Position.X); i >= 0 {
		t.choose(i)
	}
}

// TypedKey goes to the tab on the left or on the right, and keeps the keyboard, so that one can go on.
func (t *Tabs) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		t.choose(t.chosen - 1)
		focus(t)
	case fyne.KeyRight:
		t.choose(t.chosen + 1)
		focus(t)
	default:
		bubbleKey(t, ev)
	}
}

// TypedRune is called by Fyne; tabs have no use for characters.
func (t *Tabs) TypedRune(rune) {}

// TypedShortcut hands shortcuts on to the canvas.
func (t *Tabs) TypedShortcut(shortcut fyne.Shortcut) { bubbleShortcut(t, shortcut) }

// FocusGained is called by Fyne.
func (t *Tabs) FocusGained() {
	t.setFocused(true)
	keepInSight(t)
}

// FocusLost is called by Fyne.
func (t *Tabs) FocusLost() { t.setFocused(false) }

// MouseIn is called by Fyne.
func (t *Tabs) MouseIn(ev *desktop.MouseEvent) { t.hover(t.at(ev.Position.X)) }

// MouseMoved is called by Fyne.
func (t *Tabs) MouseMoved(ev *desktop.MouseEvent) { t.hover(t.at(ev.Position.X)) }

// MouseOut is called by Fyne.
func (t *Tabs) MouseOut() { t.hover(-1) }

// CreateRenderer is Fyne's way to ask for the drawing.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	r := &tabsRenderer{tabs: t, line: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	r.objects = []fyne.CanvasObject{r.line, r.mark, r.ring}
	for range t.titles {
		view := newTextView()
		r.views = append(r.views, view)
		r.objects = append(r.objects, view.obj)
	}
	r.Layout(t.Size())
	return r
}

func (t *Tabs) choose(i int) {
	if i < 0 || i >= len(t.titles) || i == t.chosen {
		return
	}
	t.Set(i)
	if t.OnSelect != nil {
		t.OnSelect(i)
	}
}

func (t *Tabs) setFocused(focused bool) {
	t.focused = focused
	t.Refresh()
}

func (t *Tabs) hover(i int) {
	if i != t.hovered {
		t.hovered = i
		t.Refresh()
	}
}

// at returns the tab at a distance from the left, or -1.
func (t *Tabs) at(x float32) int {
	for i := range t.titles {
		if x -= t.width(i); x < 0 {
			return i
		}
	}
	return -1
}

// width is the room of a tab. It does not depend on which one is chosen, so that nothing moves.
func (t *Tabs) width(i int) float32 { return t.titleWidth(i) + t.room() }

func (t *Tabs) titleWidth(i int) float32 { return min(t.fullWidth(i), t.limit()) }

func (t *Tabs) fullWidth(i int) float32 {
	return fyne.MeasureText(t.titles[i], theme.Size(theme.SizeText), fyne.TextStyle{Bold: true}).Width
}

// limit is how wide a title can be where there is no room for all: the longest are cut first.
func (t *Tabs) limit() float32 {
	if t.Size().Width == 0 {
		return math.MaxFloat32
	}
	left := t.Size().Width - float32(len(t.titles))*theme.Space(1.5)
	widths := make([]float32, len(t.titles))
	for i := range t.titles {
		widths[i] = t.fullWidth(i)
	}
	slices.Sort(widths)
	for i, width := range widths {
		share := left / float32(len(widths)-i)
		if width > share {
			return max(share, t.least())
		}
		left -= width
	}
	return math.MaxFloat32
}

// least is what is left of a title in the narrowest window.
func (t *Tabs) least() float32 { return 4 * theme.Size(theme.SizeText) }

// room is what each tab has beside its title: less where there are many tabs for the width.
func (t *Tabs) room() float32 {
	left := t.Size().Width
	for i := range t.titles {
		left -= t.titleWidth(i)
	}
	return max(theme.Space(1.5), min(theme.Space(4), left/float32(max(1, len(t.titles)))))
}

type tabsRenderer struct {
	tabs             *Tabs
	line, mark, ring *canvas.Rectangle
	views            []*textView
	objects          []fyne.CanvasObject
}

func (r *tabsRenderer) Layout(size fyne.Size) {
	t, x := r.tabs, float32(0)
	fill(r.line, theme.Line, fyne.NewPos(0, size.Height-hairline()), fyne.NewSize(size.Width, hairline()))
	r.ring.Hidden = !t.focused
	for i, view := range r.views {
		token, bold := theme.Muted, i == t.chosen
		if bold || i == t.hovered {
			token = theme.Ink
		}
		width := t.width(i)
		view.set(t.titles[i], token, theme.Size(theme.SizeText), t.titleWidth(i), fyne.TextStyle{Bold: bold})
		view.place(x, 0, width, size.Height-theme.Space(0.5), 0.5)
		if bold {
			r.choose(x, width, size.Height)
		}
		x += width
	}
}

func (r *tabsRenderer) choose(x, width, height float32) {
	thick := theme.Space(0.5)
	fill(r.mark, theme.Accent, fyne.NewPos(x, height-thick), fyne.NewSize(width, thick))
	fill(r.ring, "", fyne.NewPos(x, 0), fyne.NewSize(width, height))
	outline(r.ring, theme.Accent, hairline())
	r.ring.CornerRadius = theme.Space(1)
}

func (r *tabsRenderer) MinSize() fyne.Size {
	width := float32(0)
	for i := range r.tabs.titles {
		width += min(r.tabs.fullWidth(i), r.tabs.least()) + theme.Space(1.5)
	}
	return fyne.NewSize(width, lineHeight(theme.Size(theme.SizeText))+theme.Space(3))
}

func (r *tabsRenderer) Refresh() {
	r.Layout(r.tabs.Size())
	canvas.Refresh(r.tabs)
}

func (r *tabsRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *tabsRenderer) Destroy()                     {}
