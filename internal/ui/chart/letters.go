package chart

import (
	"sync"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"

	"slocharter/internal/ui/theme"
)

// letters writes texts with the fonts of the application, in the order in which it looks for a character. Figures are all
// equally wide. It is gonum's text handler.
type letters struct{ fonts []*opentype.Font }

var applicationLetters = sync.OnceValue(func() letters {
	var l letters
	symbols := theme.New(theme.Opts{}).Font(fyne.TextStyle{})
	for _, file := range []fyne.Resource{fynetheme.DefaultTextFont(), symbols, fynetheme.DefaultSymbolFont()} {
		face, err := opentype.Parse(file.Content())
		if err != nil {
			panic(err) // the font is part of the program: a broken one is a broken build
		}
		l.fonts = append(l.fonts, face)
	}
	return l
})

// run is a part of a text whose characters are in one font.
type run struct {
	face font.Face
	text string
}

func (l letters) runs(txt string, f font.Font) []run {
	var runs []run
	var buffer sfnt.Buffer
	last := -1
	for _, r := range txt {
		at := l.fontOf(r, &buffer)
		if at != last {
			runs = append(runs, run{face: font.Face{Font: f, Face: l.fonts[at]}})
			last = at
		}
		runs[len(runs)-1].text += string(r)
	}
	return runs
}

// fontOf returns the first font that has a character; one that none has is left to the first.
func (l letters) fontOf(r rune, buffer *sfnt.Buffer) int {
	for i, f := range l.fonts {
		if glyph, err := f.GlyphIndex(buffer, r); err == nil && glyph != 0 {
			return i
		}
	}
	return 0
}

// Cache is part of gonum's interface; these fonts are in no cache.
func (l letters) Cache() *font.Cache { return nil }

// Extents returns how far the text font rises and falls.
func (l letters) Extents(f font.Font) font.Extents {
	face := font.Face{Font: f, Face: l.fonts[0]}
	return face.Extents()
}

// Lines returns the text as it is: all texts of a chart have one line.
func (l letters) Lines(txt string) []string { return []string{txt} }

// Box returns the room of a text.
func (l letters) Box(txt string, f font.Font) (width, height, depth vg.Length) {
	for _, r := range l.runs(txt, f) {
		width += r.face.Width(r.text)
	}
	extents := l.Extents(f)
	return width, extents.Ascent, extents.Descent
}

// Draw writes a text. As everywhere in gonum, the bottom of its box is its base line.
func (l letters) Draw(c vg.Canvas, txt string, s text.Style, at vg.Point) {
	c.SetColor(s.Color)
	width, height, depth := l.Box(txt, s.Font)
	at.X += width * vg.Length(s.XAlign)
	at.Y += (height + depth) * vg.Length(s.YAlign)
	for _, r := range l.runs(txt, s.Font) {
		c.FillString(r.face, at, r.text)
		at.X += r.face.Width(r.text)
	}
}
