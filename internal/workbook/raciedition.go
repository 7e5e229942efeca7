package workbook

import (
	"strings"

	"slocharter/internal/raci"
	"slocharter/internal/words"
)

// Paper is the size of the sheets that a workbook is printed on.
type Paper string

// The papers; nothing means A4.
const (
	A4     Paper = "a4"
	Letter Paper = "letter"
)

// ChartOptions say how RACI charts are exported.
type ChartOptions struct {
	Paper       Paper
	All         bool // the default chart and a sheet for each service, with an index before them
	Differences bool // only the steps in which services differ from the default; of all services where none is chosen
	Names       bool // the people below the letters, instead of below the names of the columns
}

// of returns the options for a service, or for none: the default chart differs from nothing, so then all services do.
func (o ChartOptions) of(service string) ChartOptions {
	o.All = o.All || o.Differences && service == ""
	return o
}

// number is how the file format knows the paper.
func (p Paper) number() int {
	if p == Letter {
		return 1
	}
	return 9
}

// room is how much of an upright page is printed on, in points.
func (p Paper) room() (width, height float64) {
	width, height = 595, 842
	if p == Letter {
		width, height = 612, 792
	}
	return width - 2*0.45*72, height - (0.55+0.6)*72
}

// tall tells whether a sheet on one page is larger when the page stands upright.
func (s sheet) tall(p Paper) bool {
	const pointsPerUnit, padding = 5.25, 3.75 // of a column, in every program
	width, height := 0.0, 0.0
	for _, c := range s.columns {
		if !c.hidden {
			width += c.width*pointsPerUnit + padding
		}
	}
	for _, r := range s.rows {
		if !r.hidden {
			height += s.height(r)
		}
	}
	short, long := p.room()
	scale := func(wide, high float64) float64 { return min(1, wide/width, high/height) }
	return scale(short, long) > scale(long, short)
}

// live tells whether the chart counts and checks what is changed in it; what shows differences only is for reading.
func (c chart) live() bool { return !c.Chart.Differences }

func (c chart) title() string {
	if c.live() {
		return words.T("workbook.raci.title")
	}
	return words.T("workbook.raci.differences")
}

// wayBack leads to the index, where there is one.
func (c *chart) wayBack() {
	if c.Chart.All {
		last := len(c.sheet.columns) - 1
		c.sheet.rows[0].cells[last] = cell{value: words.T("workbook.raci.to-index"), look: backLook, link: place(c.tabs.index)}
	}
}

// onlyDiffering keeps the steps in which a service differs from the default.
func onlyDiffering(m raci.Matrix) raci.Matrix {
	kept := raci.NewMatrix(m.Scheme, nil, m.Columns)
	for i, row := range m.Rows {
		for _, own := range m.Own[i] {
			if own {
				kept.Rows, kept.Cells, kept.Own = append(kept.Rows, row), append(kept.Cells, m.Cells[i]), append(kept.Own, m.Own[i])
				break
			}
		}
	}
	return kept
}

// differingCell shows what a service has for itself with what it was, and the rest in pale.
func (c chart) differingCell(drawn cell, letters raci.Letters, own bool, was raci.Letters) cell {
	if !own {
		drawn.look = look{size: 9, color: muted, align: toCenter, valign: toCenter, edge: boxHair}
		return drawn
	}
	drawn.look.bold, drawn.look.wrap = true, true
	drawn.value = runs{
		{shown(letters), drawn.look},
		{"\n" + words.T("workbook.raci.was", "Letters", shown(was)), look{size: 8, color: drawn.look.color}},
	}
	return drawn
}

// withNames writes the people behind a column below the letters.
func (c chart) withNames(drawn cell, columnID string) cell {
	holders := c.roster.Holders(columnID)
	if len(holders) == 0 {
		return drawn
	}
	drawn.look.wrap = true
	letters := drawn.look
	letters.bold = true
	drawn.value = runs{{drawn.value.(string), letters}, {"\n" + below(holders), look{size: 8, color: drawn.look.color}}}
	return drawn
}

// stepHeight is the height of a step's row in points, where letters with names need more than its text; else 0.
func (c chart) stepHeight(i int) float64 {
	most := 0
	for j, letters := range c.Cells[i] {
		if holders := c.roster.Holders(c.Columns[j].ID); c.Chart.Names && c.live() && letters != "" && len(holders) > 0 {
			most = max(most, strings.Count(below(holders), "\n")+1)
		}
	}
	if most == 0 {
		return 0
	}
	return 22 + 11*float64(most)
}

// legend says what the letters mean, in a chart without totals.
func (c *chart) legend() {
	c.sheet.gap(6)
	for _, l := range c.Scheme {
		c.sheet.add(c.legendCells(l)...)
	}
	c.sheet.add(cell{}, cell{}, cell{value: words.T("workbook.raci.differences-about"), look: mutedLook.sized(9)})
}
