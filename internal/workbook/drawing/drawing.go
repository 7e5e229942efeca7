// Package drawing writes flat drawings, made of rectangles and lines of text, as SVG and as PNG: the same in both. It knows
// nothing of what they show.
package drawing

// Drawing is a list of what is drawn, in units of which a PNG has two pixels each, from the top left on. Boxes lie below
// texts.
type Drawing struct {
	Width, Height float64
	Title         string // for those who cannot see it
	Boxes         []Box
	Texts         []Text
}

// Box is a rectangle, with round corners where it has a radius. Its outline lies within it.
type Box struct {
	X, Y, W, H, Radius float64
	Fill, Stroke       string  // "RRGGBB", or nothing
	Line               float64 // the width of the outline
}

// Text is a line of text on its base line.
type Text struct {
	X, Y, Size float64
	Anchor     float64 // which part of the text is at X: 0 its start, 0.5 its middle, 1 its end
	Bold       bool
	Color      string // "RRGGBB"
	Said       string
}
