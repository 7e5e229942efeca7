package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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
	for _, s := range slices.Backward(following) {
		if s.holds(o) && !s.shows(o) {
			s.reveal(o)
		}
	}
}

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
