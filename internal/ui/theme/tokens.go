package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Token names one colour of the design. It is a Fyne colour name, so that rich text, icons and
// widgets can look it up like any other theme colour.
type Token = fyne.ThemeColorName

// The surfaces, texts and lines.
const (
	Paper    Token = "charter.paper"    // the window
	Surface  Token = "charter.surface"  // cards, tables, inputs
	Ink      Token = "charter.ink"      // text
	Muted    Token = "charter.muted"    // secondary text
	Disabled Token = "charter.disabled" // text of what cannot be used now
	Line     Token = "charter.line"     // hairlines
	Border   Token = "charter.border"   // outlines of inputs, a little stronger than hairlines
)

// The accent and the states, each with the text that is readable on it and a pale shade for backgrounds.
const (
	Accent      Token = "charter.accent"
	OnAccent    Token = "charter.onAccent"
	AccentSoft  Token = "charter.accentSoft"
	Good        Token = "charter.good"
	GoodSoft    Token = "charter.goodSoft"
	Watch       Token = "charter.watch"
	WatchSoft   Token = "charter.watchSoft"
	Bad         Token = "charter.bad"
	OnBad       Token = "charter.onBad"
	BadSoft     Token = "charter.badSoft"
	NeutralSoft Token = "charter.neutralSoft"
)

// The RACI letters; OnLetter is the text on a chip that is filled with a letter's colour.
const (
	LetterR  Token = "charter.letterR"
	LetterA  Token = "charter.letterA"
	LetterC  Token = "charter.letterC"
	LetterI  Token = "charter.letterI"
	OnLetter Token = "charter.onLetter"
)

// softShare is how much of a colour its pale shade holds; the rest is surface.
const (
	lightSoftShare = 0.08
	darkSoftShare  = 0.12
)

var lightColors = palette(lightSoftShare, map[Token]color.NRGBA{
	Paper: hex(0xFAFAF7), Surface: hex(0xFFFFFF), Ink: hex(0x1F2933), Muted: hex(0x5F6C7B),
	Disabled: hex(0x687380), Line: hex(0xE3E6EA), Border: hex(0xC9D0D8),
	Accent: hex(0x0F766E), OnAccent: hex(0xFFFFFF),
	Good: hex(0x2E7D32), Watch: hex(0x9A5B00), Bad: hex(0xB3261E), OnBad: hex(0xFFFFFF),
	LetterR: hex(0x0072B2), LetterA: hex(0xB84F00), LetterC: hex(0x007A59), LetterI: hex(0x666D7A), OnLetter: hex(0xFFFFFF),
})

var darkColors = palette(darkSoftShare, map[Token]color.NRGBA{
	Paper: hex(0x14181D), Surface: hex(0x1C2229), Ink: hex(0xE6EAEE), Muted: hex(0x9AA7B4),
	Disabled: hex(0x8A97A4), Line: hex(0x2B333C), Border: hex(0x46525F),
	Accent: hex(0x2DD4BF), OnAccent: hex(0x14181D),
	Good: hex(0x66BB6A), Watch: hex(0xFFB74D), Bad: hex(0xF2857D), OnBad: hex(0x14181D),
	LetterR: hex(0x56B4E9), LetterA: hex(0xF5A05A), LetterC: hex(0x3CC9A0), LetterI: hex(0xA3ACB8), OnLetter: hex(0x14181D),
})

// Color returns the value of a token in the light or the dark theme; an unknown token is transparent.
func Color(token Token, variant fyne.ThemeVariant) color.Color {
	colors := lightColors
	if variant == fynetheme.VariantDark {
		colors = darkColors
	}
	if c, ok := colors[token]; ok {
		return c
	}
	return color.Transparent
}

// Current returns the value of a token in the theme that the application shows now.
func Current(token Token) color.Color {
	settings := fyne.CurrentApp().Settings()
	if th, ok := settings.Theme().(*Theme); ok {
		return th.Color(token, settings.ThemeVariant())
	}
	return Color(token, settings.ThemeVariant())
}

func palette(softShare float64, colors map[Token]color.NRGBA) map[Token]color.Color {
	soft := map[Token]Token{AccentSoft: Accent, GoodSoft: Good, WatchSoft: Watch, BadSoft: Bad, NeutralSoft: Muted}
	all := make(map[Token]color.Color, len(colors)+len(soft))
	for token, c := range colors {
		all[token] = c
	}
	for token, strong := range soft {
		all[token] = mix(colors[strong], colors[Surface], softShare)
	}
	return all
}

func mix(top, bottom color.NRGBA, share float64) color.NRGBA {
	channel := func(t, b uint8) uint8 { return uint8(float64(t)*share + float64(b)*(1-share) + 0.5) }
	return color.NRGBA{R: channel(top.R, bottom.R), G: channel(top.G, bottom.G), B: channel(top.B, bottom.B), A: 0xFF}
}

func hex(rgb uint32) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 0xFF}
}
