// Package theme is how SLO Charter looks: colour tokens, text sizes, spacing and icons, as one Fyne theme
// in light and dark and at any presentation size. It knows Fyne and nothing of what the screens show.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Variant chooses between light and dark.
type Variant int

// The variants: as the system says, or fixed.
const (
	System Variant = iota
	Light
	Dark
)

// The five text sizes, from small to large.
const (
	SizeCaption fyne.ThemeSizeName = fynetheme.SizeNameCaptionText
	SizeText    fyne.ThemeSizeName = fynetheme.SizeNameText
	SizeSection fyne.ThemeSizeName = fynetheme.SizeNameSubHeadingText
	SizeHeading fyne.ThemeSizeName = fynetheme.SizeNameHeadingText
	SizeDisplay fyne.ThemeSizeName = "charter.display"
)

// Opts are the choices that people have.
type Opts struct {
	Variant Variant
	Scale   float32 // presentation size: 1 is normal, 2 twice as large; 0 means 1
}

// Theme is SLO Charter's fyne.Theme.
type Theme struct {
	fyne.Theme
	opts Opts
}

// New returns the theme for the given choices.
func New(opts Opts) *Theme {
	if opts.Scale <= 0 {
		opts.Scale = 1
	}
	return &Theme{Theme: fynetheme.DefaultTheme(), opts: opts}
}

// Opts returns the choices that the theme was made with.
func (t *Theme) Opts() Opts { return t.opts }

// Color returns a token's or a Fyne colour's value; a fixed variant wins over the given one.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	variant = t.effective(variant)
	if token, ok := fyneTokens[name]; ok {
		return Color(token, variant)
	}
	if veil, ok := veils[name]; ok {
		return veil.color(variant)
	}
	if c := Color(name, variant); c != color.Transparent {
		return c
	}
	return t.Theme.Color(name, variant)
}

// Size returns a size in Fyne's units, multiplied by the presentation size.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := sizes[name]; ok {
		return size * t.opts.Scale
	}
	return t.Theme.Size(name) * t.opts.Scale
}

// Size returns a size of the theme that the application shows now.
func Size(name fyne.ThemeSizeName) float32 {
	if size := fynetheme.Size(name); size != 0 {
		return size
	}
	return sizes[name]
}

// Space returns a distance of so many steps; a step is 4 units at normal size.
func Space(steps float32) float32 { return steps * fynetheme.Padding() }

func (t *Theme) effective(variant fyne.ThemeVariant) fyne.ThemeVariant {
	switch {
	case t.opts.Variant == Light:
		return fynetheme.VariantLight
	case t.opts.Variant == Dark:
		return fynetheme.VariantDark
	default:
		return variant
	}
}

var sizes = map[fyne.ThemeSizeName]float32{
	SizeCaption:                          12,
	SizeText:                             14,
	SizeSection:                          17,
	SizeHeading:                          22,
	SizeDisplay:                          30,
	fynetheme.SizeNamePadding:            4,
	fynetheme.SizeNameInnerPadding:       8,
	fynetheme.SizeNameLineSpacing:        4,
	fynetheme.SizeNameInlineIcon:         18,
	fynetheme.SizeNameScrollBar:          10,
	fynetheme.SizeNameScrollBarSmall:     4,
	fynetheme.SizeNameInputRadius:        4,
	fynetheme.SizeNameButtonRadius:       4,
	fynetheme.SizeNameCardRadius:         6,
	fynetheme.SizeNameModalBlurRadius:    0,
	fynetheme.SizeNameSelectionRadius:    4,
	fynetheme.SizeNameSeparatorThickness: 1,
}

// fyneTokens says which token each of Fyne's own colours is.
var fyneTokens = map[fyne.ThemeColorName]Token{
	fynetheme.ColorNameBackground:          Paper,
	fynetheme.ColorNameHeaderBackground:    Paper,
	fynetheme.ColorNameInputBackground:     Surface,
	fynetheme.ColorNameMenuBackground:      Surface,
	fynetheme.ColorNameOverlayBackground:   Surface,
	fynetheme.ColorNameButton:              NeutralSoft,
	fynetheme.ColorNameDisabledButton:      NeutralSoft,
	fynetheme.ColorNameForeground:          Ink,
	fynetheme.ColorNamePlaceHolder:         Muted,
	fynetheme.ColorNameDisabled:            Disabled,
	fynetheme.ColorNameSeparator:           Line,
	fynetheme.ColorNameInputBorder:         Border,
	fynetheme.ColorNamePrimary:             Accent,
	fynetheme.ColorNameHyperlink:           Accent,
	fynetheme.ColorNameForegroundOnPrimary: OnAccent,
	fynetheme.ColorNameSuccess:             Good,
	fynetheme.ColorNameWarning:             Watch,
	fynetheme.ColorNameError:               Bad,
	fynetheme.ColorNameForegroundOnSuccess: OnAccent,
	fynetheme.ColorNameForegroundOnWarning: OnAccent,
	fynetheme.ColorNameForegroundOnError:   OnBad,
	fynetheme.ColorNameScrollBar:           Border,
	fynetheme.ColorNameScrollBarBackground: Paper,
}

// veil is a token laid thinly over what is below it.
type veil struct {
	token Token
	alpha uint8
}

var veils = map[fyne.ThemeColorName]veil{
	fynetheme.ColorNameFocus:     {Accent, 0x33},
	fynetheme.ColorNameSelection: {Accent, 0x33},
	fynetheme.ColorNameHover:     {Ink, 0x0C},
	fynetheme.ColorNamePressed:   {Ink, 0x1E},
}

func (v veil) color(variant fyne.ThemeVariant) color.Color {
	c := Color(v.token, variant).(color.NRGBA)
	c.A = v.alpha
	return c
}
