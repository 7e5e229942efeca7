package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// font is in every Excel, and LibreOffice has one of the same widths for it.
const font = "Arial"

const textSize = 10.0

// The colours: one accent, greys, and red for what is wrong.
const (
	accent  hue = 0x0F766E
	deep    hue = 0x134E4A
	tint    hue = 0xA9D8D2
	faint   hue = 0xE6F4F2
	pale    hue = 0xF0F8F7
	ink     hue = 0x1F2937
	muted   hue = 0x6B7280
	hair    hue = 0xD5DAE0
	wrong   hue = 0xB91C1C
	onDark  hue = 0xFFFFFF
	linkInk     = accent
)

// hue is a colour as 0xRRGGBB; 0 is the usual one.
type hue uint32

func (h hue) String() string {
	if h == 0 {
		return ""
	}
	return fmt.Sprintf("%06X", uint32(h))
}

// side is where a cell's text stands; 0 is the usual place.
type side uint8

const (
	toLeft side = iota + 1
	toCenter
	toRight
	toTop
	toBottom
)

func (s side) String() string { return [...]string{"", "left", "center", "right", "top", "bottom"}[s] }

// edge says which borders a cell has.
type edge uint8

const (
	noEdge edge = iota
	underHair
	underAccent
	boxHair
)

// look is how a cell is drawn. The zero look is plain text. There are many cells: its fields are in the order in which they
// take least room.
type look struct {
	color, fill             hue
	align, valign           side
	format                  string  // of numbers and dates
	size                    float64 // points; 0: textSize
	bold, italic, underline bool
	wrap                    bool
	indent                  uint8
	edge                    edge
}

var (
	titleLook    = look{size: 18, bold: true, color: deep, valign: toCenter}
	subtitleLook = look{size: 9, color: muted, valign: toTop}
	backLook     = look{size: 9, color: linkInk, underline: true, align: toRight, valign: toCenter}
	sectionLook  = look{size: 12, bold: true, color: deep, valign: toBottom, edge: underAccent}
	headerLook   = look{bold: true, color: deep, fill: pale, valign: toCenter, wrap: true, edge: underAccent}
	bodyLook     = look{color: ink, valign: toCenter, wrap: true, edge: underHair}
	centredLook  = look{color: ink, align: toCenter, valign: toCenter, wrap: true, edge: underHair}
	numberLook   = look{color: ink, align: toCenter, valign: toCenter, edge: underHair, format: "#,##0"}
	dateLook     = look{color: ink, align: toLeft, valign: toCenter, edge: underHair, format: "d mmm yyyy"}
	linkLook     = look{color: linkInk, underline: true, valign: toCenter, wrap: true, edge: underHair}
	mutedLook    = look{color: muted, italic: true, valign: toCenter}
	plainLook    = look{color: ink, valign: toTop, wrap: true}
)

func (l look) boldly() look      { l.bold = true; return l }
func (l look) in(color hue) look { l.color = color; return l }
func (l look) indented() look    { l.align, l.indent = toLeft, 1; return l }
func (l look) to(s side) look    { l.align = s; return l }

func (l look) sized(points float64) look { l.size = points; return l }

func (l look) points() float64 {
	if l.size == 0 {
		return textSize
	}
	return l.size
}

// style is the look as excelize has it.
func (l look) style() *excelize.Style {
	s := &excelize.Style{
		Font:      l.font(),
		Alignment: &excelize.Alignment{Horizontal: l.align.String(), Vertical: l.valign.String(), WrapText: l.wrap, Indent: int(l.indent)},
		Border:    l.edge.borders(),
	}
	if l.fill != 0 {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill.String()}}
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	return s
}

func (l look) font() *excelize.Font {
	f := &excelize.Font{Family: font, Size: l.points(), Bold: l.bold, Italic: l.italic, Color: l.color.String()}
	if l.underline {
		f.Underline = "single"
	}
	return f
}

// change is the look as a conditional format has it: what it does not say stays as it is.
func (l look) change() *excelize.Style {
	s := &excelize.Style{Font: &excelize.Font{Bold: l.bold, Color: l.color.String()}, Border: l.edge.borders()}
	if l.fill != 0 {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill.String()}}
	}
	return s
}

// thin is a border that, in a light grey, prints better than Excel's own hairline.
const thin = 1

func (e edge) borders() []excelize.Border {
	switch e {
	case underHair:
		return []excelize.Border{{Type: "bottom", Color: hair.String(), Style: thin}}
	case underAccent:
		return []excelize.Border{{Type: "bottom", Color: accent.String(), Style: thin}}
	case boxHair:
		return box()
	}
	return nil
}

func box() []excelize.Border {
	var borders []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		borders = append(borders, excelize.Border{Type: side, Color: hair.String(), Style: thin})
	}
	return borders
}
