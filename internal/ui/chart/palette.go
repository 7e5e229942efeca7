package chart

import (
	"image/color"

	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/ui/theme"
)

// Palette says which colour a token of the theme has.
type Palette func(theme.Token) color.Color

// Light has the colours of the light theme.
func Light(token theme.Token) color.Color { return theme.Color(token, fynetheme.VariantLight) }

// Dark has the colours of the dark theme.
func Dark(token theme.Token) color.Color { return theme.Color(token, fynetheme.VariantDark) }

// faded returns the colour with only a share of its strength.
func faded(c color.Color, share float64) color.Color {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = uint8(float64(n.A)*share + 0.5)
	return n
}
