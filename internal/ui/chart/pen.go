package chart

import (
	"image"
	"image/color"
	stdraw "image/draw"
	"math"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"slocharter/internal/ui/theme"
)

const (
	captionSize = 12     // of all texts in a picture, in units at normal presentation size
	middle      = -0.264 // puts the middle of the capitals at the height that is asked for
)

// pen draws onto a canvas whose points are pixels.
type pen struct {
	draw.Canvas
	ground stdraw.Image // what is drawn upon; nothing while parts are only laid out
	scale  float64      // pixels of a unit
	colors Palette
}

// units returns a length on the canvas.
func (p pen) units(n float64) vg.Length { return vg.Length(n * p.scale) }

// hair is the width of the thinnest line, in whole pixels.
func (p pen) hair() vg.Length { return max(1, p.pixels(1)) }

// pixels returns a length that is a whole number of pixels.
func (p pen) pixels(n float64) vg.Length { return vg.Length(math.Round(n * p.scale)) }

// style is how a text is drawn: at its left end and in the middle of its height, unless told otherwise.
func (p pen) style(token theme.Token) text.Style {
	return text.Style{
		Color:   p.colors(token),
		Font:    font.Font{Size: p.units(captionSize)},
		YAlign:  middle,
		Handler: applicationLetters(),
	}
}

// lineHeight is the room of a line of text.
func (p pen) lineHeight() vg.Length { return p.units(captionSize * 1.4) }

func (p pen) width(s string) vg.Length { return p.style(theme.Ink).Width(s) }

// fit cuts the text with an ellipsis where it is wider than there is room.
func (p pen) fit(s string, room vg.Length) string {
	if p.width(s) <= room {
		return s
	}
	runes := []rune(s)
	for n := len(runes) - 1; n > 0; n-- {
		if cut := strings.TrimRight(string(runes[:n]), " ") + "…"; p.width(cut) <= room {
			return cut
		}
	}
	return ""
}

// rect fills a rectangle.
func (p pen) rect(c color.Color, x0, y0, x1, y1 vg.Length) {
	if x1 > x0 && y1 > y0 {
		p.FillPolygon(c, []vg.Point{{X: x0, Y: y0}, {X: x1, Y: y0}, {X: x1, Y: y1}, {X: x0, Y: y1}})
	}
}

// block fills whole pixels. It is much quicker than rect where there are many.
func (p pen) block(c color.Color, x0, y0, x1, y1 vg.Length) {
	height := p.ground.Bounds().Dy()
	at := func(n vg.Length) int { return int(math.Round(float64(n))) }
	area := image.Rectangle{Min: image.Pt(at(x0), height-at(y1)), Max: image.Pt(at(x1), height-at(y0))}
	if !area.Empty() && y1 > y0 {
		stdraw.Draw(p.ground, area, image.NewUniform(c), image.Point{}, stdraw.Over)
	}
}

// level draws a horizontal line on whole pixels, upright a vertical one.
func (p pen) level(s draw.LineStyle, x0, x1, y vg.Length) {
	y = snapped(y, s.Width)
	p.StrokeLine2(s, x0, y, x1, y)
}

func (p pen) upright(s draw.LineStyle, x, y0, y1 vg.Length) {
	x = snapped(x, s.Width)
	p.StrokeLine2(s, x, y0, x, y1)
}

// snapped moves the middle of a line so that its edges lie between pixels.
func snapped(at, width vg.Length) vg.Length {
	if int(math.Round(float64(width)))%2 == 1 {
		return vg.Length(math.Floor(float64(at))) + 0.5
	}
	return vg.Length(math.Round(float64(at)))
}

// line is the style of a line.
func (p pen) line(token theme.Token, width vg.Length, stroke Stroke) draw.LineStyle {
	s := draw.LineStyle{Color: p.colors(token), Width: width}
	switch stroke {
	case Dashed:
		s.Dashes = []vg.Length{p.units(6), p.units(4)}
	case Dotted:
		s.Dashes = []vg.Length{p.units(1.5), p.units(3)}
	}
	return s
}

// sentence writes a text in the middle, on as many lines as it needs.
func (p pen) sentence(s string) {
	style := p.style(theme.Muted)
	style.XAlign = draw.XCenter
	room := p.Size().X - p.units(16)
	lines, current := []string{}, ""
	for word := range strings.FieldsSeq(s) {
		longer := strings.TrimPrefix(current+" "+word, " ")
		if current != "" && p.width(longer) > room {
			lines, longer = append(lines, current), word
		}
		current = longer
	}
	lines = append(lines, current)
	y := min(p.Center().Y+p.lineHeight()*vg.Length(len(lines)-1)/2, p.Max.Y-p.lineHeight()/2)
	for _, line := range lines {
		p.FillText(style, vg.Point{X: p.Center().X, Y: y}, p.fit(line, room))
		y -= p.lineHeight()
	}
}
