package workbook

import "github.com/xuri/excelize/v2"

// font is in every Excel, and LibreOffice has one of the same widths for it.
const font = "Arial"

const textSize = 10.0

// The colours: one accent, greys, and red for what is wrong.
const (
	accent  = "0F766E"
	deep    = "134E4A"
	tint    = "A9D8D2"
	faint   = "E6F4F2"
	pale    = "F0F8F7"
	ink     = "1F2937"
	muted   = "6B7280"
	hair    = "D5DAE0"
	wrong   = "B91C1C"
	onDark  = "FFFFFF"
	linkInk = accent
)

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
	color, fill             string
	align, valign           string
	format                  string  // of numbers and dates
	size                    float64 // points; 0: textSize
	bold, italic, underline bool
	wrap                    bool
	indent                  uint8
	edge                    edge
}

var (
	titleLook    = look{size: 18, bold: true, color: deep, valign: "center"}
	subtitleLook = look{size: 9, color: muted, valign: "top"}
	backLook     = look{size: 9, color: linkInk, underline: true, align: "right", valign: "center"}
	sectionLook  = look{size: 12, bold: true, color: deep, valign: "bottom", edge: underAccent}
	headerLook   = look{bold: true, color: deep, fill: pale, valign: "center", wrap: true, edge: underAccent}
	bodyLook     = look{color: ink, valign: "center", wrap: true, edge: underHair}
	centredLook  = look{color: ink, align: "center", valign: "center", wrap: true, edge: underHair}
	numberLook   = look{color: ink, align: "center", valign: "center", edge: underHair, format: "#,##0"}
	dateLook     = look{color: ink, align: "left", valign: "center", edge: underHair, format: "d mmm yyyy"}
	linkLook     = look{color: linkInk, underline: true, valign: "center", wrap: true, edge: underHair}
	mutedLook    = look{color: muted, italic: true, valign: "center"}
	plainLook    = look{color: ink, valign: "top", wrap: true}
)

func (l look) boldly() look         { l.bold = true; return l }
func (l look) in(color string) look { l.color = color; return l }
func (l look) indented() look       { l.align, l.indent = "left", 1; return l }
func (l look) to(side string) look  { l.align = side; return l }

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
		Alignment: &excelize.Alignment{Horizontal: l.align, Vertical: l.valign, WrapText: l.wrap, Indent: int(l.indent)},
		Border:    l.edge.borders(),
	}
	if l.fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	return s
}

func (l look) font() *excelize.Font {
	f := &excelize.Font{Family: font, Size: l.points(), Bold: l.bold, Italic: l.italic, Color: l.color}
	if l.underline {
		f.Underline = "single"
	}
	return f
}

// change is the look as a conditional format has it: what it does not say stays as it is.
func (l look) change() *excelize.Style {
	s := &excelize.Style{Font: &excelize.Font{Bold: l.bold, Color: l.color}, Border: l.edge.borders()}
	if l.fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	return s
}

// thin is a border that, in a light grey, prints better than Excel's own hairline.
const thin = 1

func (e edge) borders() []excelize.Border {
	switch e {
	case underHair:
		return []excelize.Border{{Type: "bottom", Color: hair, Style: thin}}
	case underAccent:
		return []excelize.Border{{Type: "bottom", Color: accent, Style: thin}}
	case boxHair:
		return box()
	}
	return nil
}

func box() []excelize.Border {
	var borders []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		borders = append(borders, excelize.Border{Type: side, Color: hair, Style: thin})
	}
	return borders
}
