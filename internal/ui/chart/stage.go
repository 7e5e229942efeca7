package chart

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
)

// stage is what all charts that are read stand on: a line of text, the picture below it, and above the picture the cursor
// and the frame of the focus.
type stage struct {
	spec    func() (spec Spec, version int)
	picture picture
	raster  *canvas.Raster
	line    *canvas.Rectangle
	ring    *canvas.Rectangle
	readout *widgets.Text
	objects []fyne.CanvasObject
	density float32 // of the screen when the picture was last asked for
}

func newStage(spec func() (Spec, int)) *stage {
	s := &stage{spec: spec, line: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	s.raster = canvas.NewRaster(s.draw)
	s.readout = widgets.NewElided("", widgets.Look{Size: theme.SizeCaption})
	s.objects = []fyne.CanvasObject{s.raster, s.line, s.readout, s.ring}
	return s
}

func (s *stage) add(object fyne.CanvasObject) { s.objects = append(s.objects, object) }

// unitSize is what a unit at normal presentation size measures on the screen now.
func unitSize() float32 { return theme.Space(0.25) }

func readoutHeight() float32 { return theme.Size(theme.SizeCaption) * 1.6 }

// draw is asked for as many pixels as the screen has, whatever its density is.
func (s *stage) draw(width, height int) image.Image {
	s.density = densityAt(s.raster)
	spec, version := s.spec()
	scale := float64(width) / float64(s.raster.Size().Width) * float64(unitSize())
	return s.picture.draw(spec, version, width, height, scale)
}

func (s *stage) layout(size fyne.Size) {
	pad, top := theme.Space(1), readoutHeight()
	s.readout.Move(fyne.NewPos(pad, 0))
	s.readout.Resize(fyne.NewSize(max(0, size.Width-2*pad), top))
	s.raster.Move(fyne.NewPos(pad, top))
	s.raster.Resize(fyne.NewSize(max(0, size.Width-2*pad), max(0, size.Height-top-pad)))
	s.ring.Resize(size)
	s.ring.CornerRadius = theme.Space(1)
}

// follow has the picture drawn anew where the window came to a screen of another density; Fyne would stretch the old one.
func (s *stage) follow() {
	if s.density != 0 && s.density != densityAt(s.raster) {
		s.raster.Refresh()
	}
}

func densityAt(object fyne.CanvasObject) float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(object); c != nil {
		return c.Scale()
	}
	return 0
}

// ready tells whether there is room to draw in.
func (s *stage) ready() bool {
	size := s.raster.Size()
	return size.Width > 1 && size.Height > 1
}

func (s *stage) minSize(height float32) fyne.Size {
	return fyne.NewSize(240*unitSize(), height*unitSize())
}

// place turns a place of the layout in units, which counts from below, into one on the screen.
func (s *stage) place(x, y vg.Length) fyne.Position {
	area := s.raster
	return fyne.NewPos(area.Position().X+float32(x)*unitSize(), area.Position().Y+area.Size().Height-float32(y)*unitSize())
}

func (s *stage) showReadout(text string, c cursor) {
	s.follow()
	token := theme.Ink
	if c.at == nothing {
		token = theme.Muted
	}
	s.readout.SetLook(widgets.Look{Size: theme.SizeCaption, Token: token})
	s.readout.Set(text)
	s.ring.Hidden = !c.focused
	s.ring.StrokeColor, s.ring.StrokeWidth = theme.Current(theme.Accent), unitSize()*2
	s.ring.Refresh()
}

// showLine draws the cursor as a line from one height to another.
func (s *stage) showLine(on bool, x, top, bottom vg.Length) {
	if !on {
		s.line.Hide()
		return
	}
	from, to := s.place(x, top), s.place(x, bottom)
	s.line.FillColor = theme.Current(theme.Ink)
	s.line.Move(from.SubtractXY(unitSize()/2, 0))
	s.line.Resize(fyne.NewSize(unitSize(), to.Y-from.Y))
	s.line.Show()
	s.line.Refresh()
}

// measure returns a pen that draws nowhere, for laying out in units at normal size.
func (s *stage) measure() pen {
	size := s.raster.Size()
	area := vg.Rectangle{Max: vg.Point{X: vg.Length(size.Width / unitSize()), Y: vg.Length(size.Height / unitSize())}}
	return pen{Canvas: draw.Canvas{Rectangle: area}, scale: 1, colors: theme.Current}
}
