package workbook

import (
	"io"
	"strings"

	"slocharter/internal/lifecycle"
	"slocharter/internal/people"
	"slocharter/internal/raci"
	"slocharter/internal/words"
	"slocharter/internal/workbook/drawing"
	"slocharter/internal/workspace"
)

// Picture is a kind of picture that a chart can be drawn as.
type Picture string

// The pictures.
const (
	PNG Picture = "png"
	SVG Picture = "svg"
)

// ChartPicture draws the chart of a service, or the default one, for slides: light, and readable in grey. Of the chart's
// options only Names counts. The error is a workspace.NotFound for a service that does not exist, or that of the writer.
func ChartPicture(out io.Writer, kind Picture, w workspace.Workspace, opts Options) error {
	opts.Chart = ChartOptions{Names: opts.Chart.Names}
	e, err := begin(RACIChart, w, opts)
	if err != nil {
		return err
	}
	s := e.slide()
	if kind == SVG {
		return s.SVG(out)
	}
	return s.PNG(out)
}

// The measures of a slide.
const (
	slideMargin = 36.0
	stepRoom    = 236.0
	letterRoom  = 128.0
	slideRow    = 42.0
	slidePhase  = 28.0
	nameLine    = 15.0
)

// The colours of the letters, as on the screen.
const (
	letterA   hue = 0xB84F00
	letterR   hue = 0x0072B2
	letterC   hue = 0x007A59
	letterI   hue = 0x555C68
	slideInk  hue = 0x1F2933
	slideGrey hue = 0x5F6C7B
	slideLine hue = 0xD5DAE0
)

// slideChart is a chart while it is laid out.
type slideChart struct {
	chart
	slide drawing.Drawing
	y     float64 // where the next line begins
}

// slide lays the chart out.
func (e export) slide() drawing.Drawing {
	s := slideChart{chart: chart{export: e, Matrix: e.w.Matrix(e.ServiceID), roster: e.w.Roster(e.ServiceID)}}
	s.slide.Width = max(2*slideMargin+stepRoom+letterRoom*float64(len(s.Columns)), 720)
	s.slide.Title = words.T("workbook.raci.title") + " · " + s.chartOf()
	s.y = slideMargin
	s.write(slideMargin, s.y+22, 26, deep, true, s.slide.Title)
	s.write(slideMargin, s.y+46, 13, slideGrey, false, e.organisation()+" · "+words.Date(e.day))
	s.y += 66
	if len(s.Rows) == 0 || len(s.Columns) == 0 {
		s.write(slideMargin, s.y+20, 15, slideGrey, false, words.T("workbook.raci.empty"))
		s.slide.Height = s.y + 60
		return s.slide
	}
	s.heads()
	for i, r := range s.Rows {
		if i == 0 || r.Phase != s.Rows[i-1].Phase {
			s.phase(r.Phase)
		}
		s.step(i)
	}
	s.legend()
	s.slide.Height = s.y + slideMargin
	return s.slide
}

func (s *slideChart) write(x, y, size float64, color hue, bold bool, said string) {
	s.slide.Texts = append(s.slide.Texts, drawing.Text{X: x, Y: y, Size: size, Color: color.String(), Bold: bold, Said: said})
}

func (s *slideChart) centre(x, y, size float64, color hue, bold bool, said string) {
	s.slide.Texts = append(s.slide.Texts, drawing.Text{X: x, Y: y, Size: size, Anchor: 0.5, Color: color.String(), Bold: bold, Said: said})
}

// rule draws a line across the chart.
func (s *slideChart) rule(y, thick float64, color hue) {
	s.slide.Boxes = append(s.slide.Boxes, drawing.Box{X: slideMargin, Y: y - thick/2, W: s.slide.Width - 2*slideMargin, H: thick, Fill: color.String()})
}

// middleOf is where the middle of a column is.
func middleOf(column int) float64 { return slideMargin + stepRoom + letterRoom*(float64(column)+0.5) }

// headLine is a line of a column's heading.
type headLine struct {
	said  string
	color hue
	size  float64
	bold  bool
}

// heads writes the names of the columns with what stands behind them, all on one base line.
func (s *slideChart) heads() {
	heads, most := make([][]headLine, len(s.Columns)), 0
	for i := range s.Columns {
		heads[i] = s.head(i)
		most = max(most, len(heads[i]))
	}
	for i, lines := range heads {
		y := s.y + 4
		for _, l := range lines {
			y += l.size * 1.25
			s.centre(middleOf(i), y, l.size, l.color, l.bold, l.said)
		}
	}
	s.write(slideMargin+8, s.y+4+14*1.25, 14, deep, true, words.T("workbook.raci.step"))
	s.y += float64(most)*nameLine + 24
	s.rule(s.y, 2, accent)
	s.y++
}

// head is what stands above a column: its name, what it is called here, and who is behind it where that is asked for.
func (s *slideChart) head(i int) []headLine {
	name, own := s.w.ColumnCalled(s.Columns[i].ID)
	room := letterRoom - 10
	var lines []headLine
	for _, line := range broken(name, 14, true, room, 2) {
		lines = append(lines, headLine{line, deep, 14, true})
	}
	if own != "" {
		lines = append(lines, headLine{cut(words.T("workbook.raci.own", "Name", own), 12, false, room), slideGrey, 12, false})
	}
	if !s.Chart.Names {
		return lines
	}
	return append(lines, s.namesBehind(i, room)...)
}

// namesBehind lists the people behind a column.
func (s *slideChart) namesBehind(i int, room float64) []headLine {
	const shown = 4
	holders := s.roster.Holders(s.Columns[i].ID)
	if len(holders) == 0 {
		return []headLine{{words.T("workbook.raci.nobody"), wrong, 12, false}}
	}
	var lines []headLine
	for _, p := range holders[:min(shown, len(holders))] {
		lines = append(lines, headLine{cut(people.Names([]people.Person{p}), 12, false, room), slideInk, 12, false})
	}
	if more := len(holders) - shown; more > 0 {
		lines = append(lines, headLine{words.N("workbook.raci.more-people", more), slideGrey, 12, false})
	}
	return lines
}

func (s *slideChart) phase(phase string) {
	s.slide.Boxes = append(s.slide.Boxes, drawing.Box{X: slideMargin, Y: s.y, W: s.slide.Width - 2*slideMargin, H: slidePhase, Fill: "EEF2F4"})
	s.write(slideMargin+8, s.y+19, 13, deep, true, words.Phase(lifecycle.Phase(phase)))
	s.y += slidePhase
}

func (s *slideChart) step(i int) {
	lines := broken(s.Rows[i].Name, 15, false, stepRoom-16, 2)
	y := s.y + slideRow/2 + 5 - 9*float64(len(lines)-1)
	for _, line := range lines {
		s.write(slideMargin+8, y, 15, slideInk, false, line)
		y += 18
	}
	for j, letters := range s.Cells[i] {
		end := s.letters(letters, middleOf(j), s.y+slideRow/2)
		if s.Own[i][j] {
			s.slide.Boxes = append(s.slide.Boxes, ownMark(end+10, s.y+slideRow/2))
		}
	}
	s.y += slideRow
	s.rule(s.y, 1, slideLine)
}

// ownMark is the dot beside a cell in which a service differs.
func ownMark(x, y float64) drawing.Box {
	return drawing.Box{X: x - 3.5, Y: y - 3.5, W: 7, H: 7, Radius: 3.5, Fill: slideInk.String()}
}

// letters draws the letters of a cell around a point, and returns where they end.
func (s *slideChart) letters(letters raci.Letters, x, y float64) (end float64) {
	const gap = 4.0
	symbols := letters.Symbols()
	wide := min(34, (letterRoom-30)/float64(max(1, len(symbols)))-gap)
	at := x - (float64(len(symbols))*(wide+gap)-gap)/2
	for _, symbol := range symbols {
		l, _ := s.Scheme.Find(symbol)
		shape, ink, bold := letterShape(l.Role)
		shape.X, shape.Y, shape.W, shape.H = at, y-14, wide, 28
		s.slide.Boxes = append(s.slide.Boxes, shape)
		s.centre(at+wide/2, y+6, 17, ink, bold, symbol)
		at += wide + gap
	}
	return at - gap
}

// letterShape is the shape of a role's letter, as on the screen: square and full, round and full, round and empty, none.
func letterShape(role raci.Role) (shape drawing.Box, ink hue, bold bool) {
	switch role {
	case raci.Accountable:
		return drawing.Box{Radius: 4, Fill: letterA.String()}, onDark, true
	case raci.Responsible:
		return drawing.Box{Radius: 14, Fill: letterR.String()}, onDark, true
	case raci.Support:
		return drawing.Box{Radius: 4, Stroke: letterR.String(), Line: 2}, letterR, false
	case raci.Consulted:
		return drawing.Box{Radius: 14, Stroke: letterC.String(), Line: 2}, letterC, false
	}
	return drawing.Box{}, letterI, false
}

// legend says what the letters and the dots mean, in as many lines as it takes.
func (s *slideChart) legend() {
	s.y += 16
	x := slideMargin
	for _, l := range s.Scheme {
		need := 34 + 10 + drawing.Breadth(l.Label, 14, false) + 28
		if x+need > s.slide.Width-slideMargin && x > slideMargin {
			x, s.y = slideMargin, s.y+36
		}
		s.letters(raci.Letters(l.Symbol), x+17, s.y+16)
		s.write(x+44, s.y+21, 14, slideInk, false, l.Label)
		x += need
	}
	s.y += 36
	if n := s.Exceptions(); n > 0 {
		s.slide.Boxes = append(s.slide.Boxes, ownMark(slideMargin+17, s.y+12))
		s.write(slideMargin+44, s.y+17, 14, slideInk, false, words.N("workbook.picture.differs", n))
		s.y += 26
	}
}

// broken breaks a text into lines of a width, at blanks and after slashes; what is left over after the last of them is cut.
func broken(said string, size float64, bold bool, room float64, most int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(strings.ReplaceAll(said, "/", "/ ")) {
		longer := strings.TrimSpace(line + " " + word)
		if strings.HasSuffix(line, "/") {
			longer = line + word
		}
		if line == "" || len(lines) == most-1 || drawing.Breadth(longer, size, bold) <= room {
			line = longer
			continue
		}
		lines, line = append(lines, line), word
	}
	lines = append(lines, line)
	for i := range lines {
		lines[i] = cut(lines[i], size, bold, room)
	}
	return lines
}

// cut shortens a text to a width, and says so by an ellipsis.
func cut(said string, size float64, bold bool, room float64) string {
	if drawing.Breadth(said, size, bold) <= room {
		return said
	}
	runes := []rune(said)
	for len(runes) > 1 && drawing.Breadth(string(runes)+"…", size, bold) > room {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimSpace(string(runes)) + "…"
}
