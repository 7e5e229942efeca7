package drawing

import (
	"image/color"
	"image/png"
	"io"
	"math"
	"strconv"
	"sync"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/font/liberation"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"
)

// pixelsPerInch makes two pixels of a unit, which is a point.
const pixelsPerInch = 2 * 72

// PNG writes the drawing as an image.
func (d Drawing) PNG(out io.Writer) error {
	c := vgimg.NewWith(vgimg.UseWH(vg.Length(d.Width), vg.Length(d.Height)), vgimg.UseDPI(pixelsPerInch), vgimg.UseBackgroundColor(color.White))
	for _, one := range d.Boxes {
		one.draw(c, d.Height)
	}
	for _, one := range d.Texts {
		one.draw(c, d.Height)
	}
	return png.Encode(out, c.Image())
}

func (x Box) draw(c vg.Canvas, height float64) {
	x = x.within()
	outline := x.outline(height)
	if x.Fill != "" {
		c.SetColor(inkOf(x.Fill))
		c.Fill(outline)
	}
	if x.Stroke != "" {
		c.SetColor(inkOf(x.Stroke))
		c.SetLineWidth(vg.Length(x.Line))
		c.Stroke(outline)
	}
}

// outline goes round the box; on the canvas up is more.
func (x Box) outline(height float64) vg.Path {
	r := min(x.Radius, x.W/2, x.H/2)
	left, right, top, bottom := x.X, x.X+x.W, height-x.Y, height-x.Y-x.H
	point := func(x, y float64) vg.Point { return vg.Point{X: vg.Length(x), Y: vg.Length(y)} }
	var p vg.Path
	p.Move(point(left+r, bottom))
	for i, corner := range []vg.Point{point(right-r, bottom+r), point(right-r, top-r), point(left+r, top-r), point(left+r, bottom+r)} {
		if r > 0 {
			p.Arc(corner, vg.Length(r), -math.Pi/2+float64(i)*math.Pi/2, math.Pi/2)
			continue
		}
		p.Line(corner)
	}
	p.Close()
	return p
}

func (t Text) draw(c vg.Canvas, height float64) {
	face := faceOf(t.Size, t.Bold)
	c.SetColor(inkOf(t.Color))
	x := vg.Length(t.X) - face.Width(t.Said)*vg.Length(t.Anchor)
	c.FillString(face, vg.Point{X: x, Y: vg.Length(height - t.Y)}, t.Said)
}

// Breadth is how wide a text is drawn.
func Breadth(said string, size float64, bold bool) float64 {
	face := faceOf(size, bold)
	return float64(face.Width(said))
}

// faces are the fonts of pictures: free ones with the widths of Arial.
var faces = sync.OnceValue(func() *font.Cache { return font.NewCache(liberation.Collection()) })

func faceOf(size float64, bold bool) font.Face {
	f := font.Font{Typeface: "Liberation", Variant: "Sans"}
	if bold {
		f.Weight = xfont.WeightBold
	}
	return faces().Lookup(f, font.Length(size))
}

// inkOf reads a colour that is written "RRGGBB".
func inkOf(hex string) color.Color {
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		panic(err) // all colours are ours
	}
	return color.NRGBA{R: uint8(n >> 16), G: uint8(n >> 8 & 0xFF), B: uint8(n & 0xFF), A: 0xFF}
}
