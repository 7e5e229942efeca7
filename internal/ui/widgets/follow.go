package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// scrolled is content that moves within a scroll.
type scrolled struct {
	scroll  *container.Scroll
	content fyne.CanvasObject
}

// following are the scrolls that are drawn, the inner ones after those around them. What gets the keyboard within one
// is scrolled into sight; Fyne itself moves the keyboard on with Tab and leaves it out of sight.
var following []scrolled

func followFocus(s scrolled) {
	if !slices.Contains(following, s) {
		following = append(following, s)
	}
}

func unfollowFocus(s scrolled) {
	following = slices.DeleteFunc(following, func(other scrolled) bool { return other == s })
}

// keepInSight scrolls what is around an object that got the keyboard so that it is seen. What is seen for the greater
// part stays where it is: a click on it must not move it away from under the pointer.
func keepInSight(o fyne.CanvasObject) {
	if staying {
		return
	}
	for _, s := range slices.Backward(following) {
		if s.holds(o) && !s.shows(o) {
			s.reveal(o)
		}
	}
}

// staying is set while the keyboard is given to something that needs not be in sight yet.
var staying bool

// StayInPlace gives the keyboard to something without scrolling to it: people who arrive somewhere begin at the top.
func StayInPlace(focus func()) {
	staying = true
	defer func() { staying = false }()
	focus()
}

// KeepInSight scrolls to a widget of another package that got the keyboard, unless it is seen.
func KeepInSight(o fyne.CanvasObject) { keepInSight(o) }

// holds tells whether an object is in the content, however deep: it is if it moves together with it.
func (s scrolled) holds(o fyne.CanvasObject) bool {
	if canvasOf(o) == nil || canvasOf(o) != canvasOf(s.content) {
		return false
	}
	driver, place := fyne.CurrentApp().Driver(), s.content.Position()
	before := driver.AbsolutePositionForObject(o)
	s.content.Move(place.AddXY(0, 1))
	moved := driver.AbsolutePositionForObject(o) != before
	s.content.Move(place)
	return moved
}

// shows tells whether the greater part of an object in the content is in sight.
func (s scrolled) shows(o fyne.CanvasObject) bool {
	top, height, from, room := s.topOf(o), o.Size().Height, s.scroll.Offset.Y, s.scroll.Size().Height
	seen := min(top+height, from+room) - max(top, from)
	return seen > min(height, room)/2
}

// reveal scrolls so that an object in the content is visible: from its top, where it is too high.
func (s scrolled) reveal(o fyne.CanvasObject) {
	top := s.topOf(o)
	bottom, offset := top+o.Size().Height, s.scroll.Offset
	switch {
	case top < offset.Y:
		offset.Y = top
	case bottom > offset.Y+s.scroll.Size().Height:
		offset.Y = min(top, bottom-s.scroll.Size().Height)
	}
	s.scroll.ScrollToOffset(offset)
}

// topOf returns how far below the beginning of the content an object within it starts.
func (s scrolled) topOf(o fyne.CanvasObject) float32 {
	driver := fyne.CurrentApp().Driver()
	return driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s.content).Y
}

// follower is content that scrolls to what gets the keyboard in it.
type follower struct {
	widget.BaseWidget
	scroll *container.Scroll
}

// NewScroll returns content that scrolls up and down, and to what gets the keyboard in it.
func NewScroll(content fyne.CanvasObject) fyne.CanvasObject {
	f := &follower{scroll: container.NewVScroll(content)}
	f.ExtendBaseWidget(f)
	return f
}

func (f *follower) inside() scrolled { return scrolled{f.scroll, f.scroll.Content} }

// CreateRenderer is Fyne's way to ask for the drawing.
func (f *follower) CreateRenderer() fyne.WidgetRenderer {
	followFocus(f.inside())
	return followerRenderer{widget.NewSimpleRenderer(f.scroll), f}
}

type followerRenderer struct {
	fyne.WidgetRenderer
	follower *follower
}

func (r followerRenderer) Destroy() {
	unfollowFocus(r.follower.inside())
	r.WidgetRenderer.Destroy()
}
