package chart

import (
	"image"
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"slocharter/internal/ui/theme"
)

// Spec is what a picture is drawn from: a LinesSpec or a DaysSpec.
type Spec interface{ draw(p pen) }

// pointsPerInch makes a point of the canvas a pixel.
const pointsPerInch = 72

// Image draws a chart on a transparent ground of so many pixels. The scale is how many pixels a unit of the screen has,
// times the presentation size: 1 draws text 12 pixels high.
func Image(spec Spec, width, height int, scale float64, colors Palette) image.Image {
	if width < 1 || height < 1 {
		return image.NewRGBA(image.Rectangle{})
	}
	c := vgimg.NewWith(vgimg.UseWH(vg.Length(width), vg.Length(height)), vgimg.UseDPI(pointsPerInch), vgimg.UseBackgroundColor(color.Transparent))
	spec.draw(pen{Canvas: draw.New(c), ground: c.Image(), scale: scale, colors: colors})
	return c.Image()
}

// picture keeps the last image that was drawn, as long as nothing about it changes.
type picture struct {
	key   pictureKey
	image image.Image
}

type pictureKey struct {
	width, height int
	scale         float64
	ink, accent   color.Color // stand for the theme
	version       int         // of what is drawn
}

func (p *picture) draw(spec Spec, version, width, height int, scale float64) image.Image {
	key := pictureKey{width, height, scale, theme.Current(theme.Ink), theme.Current(theme.Accent), version}
	if p.image == nil || key != p.key {
		p.key, p.image = key, Image(spec, width, height, scale, theme.Current)
	}
	return p.image
}
