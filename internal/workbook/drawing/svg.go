package drawing

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// SVG writes the drawing with its texts as texts, so that they can be searched, copied and edited.
func (d Drawing) SVG(out io.Writer) error {
	var b bytes.Buffer
	width, height := figure(d.Width), figure(d.Height)
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" role="img"`, width, height, width, height)
	fmt.Fprintf(&b, ` stroke="none" font-family="'Liberation Sans', Arial, Helvetica, sans-serif">`+"\n<title>%s</title>\n", escaped(d.Title))
	fmt.Fprintf(&b, `<rect width="%s" height="%s" fill="#FFFFFF"/>`+"\n", width, height)
	for _, one := range d.Boxes {
		one.svg(&b)
	}
	for _, one := range d.Texts {
		one.svg(&b)
	}
	b.WriteString("</svg>\n")
	_, err := out.Write(b.Bytes())
	return err
}

func (x Box) svg(b *bytes.Buffer) {
	if x.Fill == "" && x.Stroke == "" {
		return
	}
	x = x.within()
	fmt.Fprintf(b, `<rect x="%s" y="%s" width="%s" height="%s"`, figure(x.X), figure(x.Y), figure(x.W), figure(x.H))
	if x.Radius > 0 {
		fmt.Fprintf(b, ` rx="%s"`, figure(x.Radius))
	}
	fill := "none"
	if x.Fill != "" {
		fill = "#" + x.Fill
	}
	fmt.Fprintf(b, ` fill="%s"`, fill)
	if x.Stroke != "" {
		fmt.Fprintf(b, ` stroke="#%s" stroke-width="%s"`, x.Stroke, figure(x.Line))
	}
	b.WriteString("/>\n")
}

// within makes a box with an outline so much smaller that the outline lies within it.
func (x Box) within() Box {
	if x.Stroke == "" {
		return x
	}
	half := x.Line / 2
	return Box{x.X + half, x.Y + half, x.W - x.Line, x.H - x.Line, max(0, x.Radius-half), x.Fill, x.Stroke, x.Line}
}

var anchors = map[float64]string{0.5: ` text-anchor="middle"`, 1: ` text-anchor="end"`}

func (t Text) svg(b *bytes.Buffer) {
	style := anchors[t.Anchor]
	if t.Bold {
		style += ` font-weight="bold"`
	}
	fmt.Fprintf(b, `<text x="%s" y="%s" font-size="%s" fill="#%s"%s>%s</text>`+"\n",
		figure(t.X), figure(t.Y), figure(t.Size), t.Color, style, escaped(t.Said))
}

// figure writes a measure with at most two decimals.
func figure(n float64) string {
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(n, 'f', 2, 64), "0"), ".")
}

func escaped(said string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(said)); err != nil {
		return "" // a buffer takes everything
	}
	return b.String()
}
