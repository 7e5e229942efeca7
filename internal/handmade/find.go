package handmade

import (
	"unicode"

	"slocharter/internal/raci"
)

// candidate is a place where a chart may be: a row of headings, and a column with the names of the steps.
type candidate struct {
	grid
	header, names int
	steps, roles  []int // rows below the header and columns that belong to the chart
	score         float64
}

const (
	headersTried = 60 // rows in which the header is looked for, beginning with the first
	namesTried   = 12 // columns in which the names of the steps are
	alike        = 3  // how much more a heading that we know says than a letter
)

// find returns where on a sheet the chart most likely is.
func (g grid) find(ours Names, scheme raci.Scheme) (candidate, error) {
	upright, err := g.findUpright(ours, scheme)
	turned, errTurned := g.turn().findUpright(ours, scheme)
	switch {
	case errTurned == nil && turned.score > upright.score:
		return turned, nil
	default:
		return upright, err
	}
}

// findUpright looks for a chart with the steps down and the roles across.
func (g grid) findUpright(ours Names, scheme raci.Scheme) (candidate, error) {
	looks := g.look(scheme)
	if looks.count == 0 {
		return candidate{}, NotAChart{NoLetters}
	}
	best, fault := candidate{}, NoHeadings
	for header := range min(len(g.texts), headersTried) {
		for names := range min(g.cols, namesTried) {
			found := candidate{grid: g, header: header, names: names}
			letters := found.extend(looks, ours)
			if letters == 0 {
				continue
			}
			if letters < 2 {
				fault = TooSmall
				continue
			}
			found.score = float64(letters) + alike*found.familiar(ours)
			if found.score >= best.score { // of two that are alike, the header nearest to the letters
				best = found
			}
		}
	}
	if best.score == 0 {
		return candidate{}, NotAChart{fault}
	}
	return best, nil
}

// looks says of each cell what it looks like.
type looks struct {
	letters [][]bool
	heading [][]bool
	count   int // cells that look like letters
}

func (g grid) look(scheme raci.Scheme) looks {
	l := looks{}
	for r := range g.texts {
		letters, heading := make([]bool, g.cols), make([]bool, g.cols)
		for c := range g.cols {
			text := g.at(r, c)
			letters[c] = looksLikeLetters(text, scheme)
			heading[c] = !letters[c] && hasLetter(text)
			if letters[c] {
				l.count++
			}
		}
		l.letters, l.heading = append(l.letters, letters), append(l.heading, heading)
	}
	return l
}

func hasLetter(text string) bool {
	for _, r := range text {
		if unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

// extend finds the roles and the steps that belong to the candidate, and counts their letters.
func (c *candidate) extend(l looks, ours Names) int {
	for col := c.names + 1; col < c.cols; col++ {
		if l.heading[c.header][col] && (c.holdsLetters(l, col) || ours.likestColumn(c.at(c.header, col)) >= sure) {
			c.roles = append(c.roles, col)
		}
	}
	total := 0
	for row := c.header + 1; row < len(c.texts); row++ {
		if !l.heading[row][c.names] {
			continue
		}
		if n := c.lettersIn(l, row); n > 0 || c.blank(row) && ours.likestStep(c.at(row, c.names)) >= sure {
			c.steps = append(c.steps, row)
			total += n
		}
	}
	return total
}

// blank tells whether nothing stands in a row where letters belong.
func (c *candidate) blank(row int) bool {
	for _, col := range c.roles {
		if c.at(row, col) != "" {
			return false
		}
	}
	return true
}

// holdsLetters tells whether at least half of what stands in a column below the header is letters.
func (c *candidate) holdsLetters(l looks, col int) bool {
	letters, other := 0, 0
	for row := c.header + 1; row < len(c.texts); row++ {
		switch {
		case !l.heading[row][c.names]:
		case l.letters[row][col]:
			letters++
		case l.heading[row][col]:
			other++
		}
	}
	return letters > 0 && letters >= other
}

func (c *candidate) lettersIn(l looks, row int) int {
	n := 0
	for _, col := range c.roles {
		if l.letters[row][col] {
			n++
		}
	}
	return n
}

// familiar says how much the headings are like ours.
func (c *candidate) familiar(ours Names) float64 {
	sum := 0.0
	for _, row := range c.steps {
		sum += ours.likestStep(c.at(row, c.names))
	}
	for _, col := range c.roles {
		sum += ours.likestColumn(c.at(c.header, col))
	}
	return sum
}

// chart reads what stands there.
func (c candidate) chart(scheme raci.Scheme) Chart {
	found := Chart{Sheet: c.sheet, Turned: c.turned}
	for _, col := range c.roles {
		found.Columns = append(found.Columns, Line{c.colPlace(col), oneLine(c.at(c.header, col))})
	}
	for _, row := range c.steps {
		found.Steps = append(found.Steps, Line{c.rowPlace(row), oneLine(c.at(row, c.names))})
		var cells []Cell
		for _, col := range c.roles {
			text := c.at(row, col)
			if _, err := raci.Parse(text, scheme); err != nil && isMark(text) {
				found.Marks++
			}
			cells = append(cells, Cell{c.place(row, col), text})
		}
		found.Cells = append(found.Cells, cells)
	}
	return found
}
