// Package handmade reads responsibility charts that people made by hand in a spreadsheet: it finds where on a sheet the
// chart is, guesses which of our steps and columns its rows and columns are, and plans what taking it in would change.
// Nothing changes until somebody applies the plan. It knows neither the store nor the screen, and must not.
package handmade

import (
	"errors"
	"strconv"
	"strings"

	"slocharter/internal/raci"
	"slocharter/internal/sheet"
)

// The limits within which a chart is looked for.
const (
	MaxRows    = 1000
	MaxColumns = 100
	maxText    = 300 // characters of a cell that are looked at
)

// Chart is a chart as it stands in a file.
type Chart struct {
	Sheet   string // empty for a text file
	Turned  bool   // the steps stand across and the roles down
	Steps   []Line
	Columns []Line
	Cells   [][]Cell // by step, then column
	Marks   int      // cells with nothing but a cross or a tick
}

// Line is a row or a column of the chart.
type Line struct {
	Place string // "5" for a row, "C" for a column
	Text  string // its heading, in one line
}

// Cell is one cell of the chart.
type Cell struct {
	Place string // "C5"
	Text  string // as it stands there
}

// Fault is why no chart was found.
type Fault string

// The faults.
const (
	NoLetters  Fault = "no-letters"  // nothing on it looks like letters
	NoHeadings Fault = "no-headings" // there are letters, but no names of steps beside them or of roles above them
	TooSmall   Fault = "too-small"   // fewer than two letters have a step and a role
	TooWide    Fault = "too-large"   // more rows or columns than a chart has
)

// Faults lists all faults.
var Faults = []Fault{NoLetters, NoHeadings, TooSmall, TooWide}

// NotAChart is the error for a file without a chart.
type NotAChart struct{ Fault Fault }

func (e NotAChart) Error() string { return "find a chart: " + string(e.Fault) }

// Sentence returns the key of the sentence for people.
func (e NotAChart) Sentence() (key string, pairs []any) {
	return "handmade.fault." + string(e.Fault), []any{"Rows", MaxRows, "Columns", MaxColumns}
}

// Find looks for a chart on all visible sheets of a file and returns the one that looks most like ours. The error is a
// NotAChart, about the first sheet that has something like a chart, or a sheet.Error.
func Find(f *sheet.File, ours Names, scheme raci.Scheme) (Chart, error) {
	var best candidate
	var failed error = NotAChart{NoLetters}
	for _, s := range f.Sheets() {
		if s.Hidden {
			continue
		}
		found, err := findOn(f, s.Name, ours, scheme)
		var not NotAChart
		switch {
		case err == nil && found.score > best.score:
			best = found
		case err != nil && !errors.As(err, &not):
			return Chart{}, err
		case err != nil && errors.Is(failed, NotAChart{NoLetters}):
			failed = err
		}
	}
	if best.score == 0 {
		return Chart{}, failed
	}
	return best.chart(scheme), nil
}

func findOn(f *sheet.File, name string, ours Names, scheme raci.Scheme) (candidate, error) {
	g, err := read(f, name)
	if err != nil {
		return candidate{}, err
	}
	return g.find(ours, scheme)
}

// grid is a sheet as texts.
type grid struct {
	sheet  string
	texts  [][]string
	rows   []int // the number of each row, as a spreadsheet shows it; nil when the grid is turned
	cols   int
	turned bool
}

func read(f *sheet.File, name string) (grid, error) {
	g := grid{sheet: name}
	for row, err := range f.Rows(name) {
		if err != nil {
			return grid{}, err
		}
		if len(g.texts) == MaxRows {
			return grid{}, NotAChart{TooWide}
		}
		texts := rowTexts(row)
		if len(texts) > MaxColumns {
			return grid{}, NotAChart{TooWide}
		}
		g.cols = max(g.cols, len(texts))
		g.texts, g.rows = append(g.texts, texts), append(g.rows, row.Number)
	}
	return g, nil
}

// rowTexts returns the texts of a row, without the empty cells at its end.
func rowTexts(row sheet.Row) []string {
	last := len(row.Cells)
	for last > 0 && strings.TrimSpace(row.Cells[last-1].Text) == "" {
		last--
	}
	texts := make([]string, min(last, MaxColumns+1))
	for i := range texts {
		texts[i] = strings.TrimSpace(row.Cells[i].Text)
	}
	return texts
}

// turn returns the grid with rows and columns exchanged.
func (g grid) turn() grid {
	t := grid{sheet: g.sheet, rows: g.rows, cols: len(g.texts), turned: !g.turned}
	t.texts = make([][]string, g.cols)
	for c := range t.texts {
		t.texts[c] = make([]string, len(g.texts))
		for r := range g.texts {
			t.texts[c][r] = g.at(r, c)
		}
	}
	return t
}

func (g grid) at(row, col int) string {
	if col < len(g.texts[row]) {
		return g.texts[row][col]
	}
	return ""
}

// rowPlace names a row of the grid, which is a column of a sheet that was turned.
func (g grid) rowPlace(row int) string {
	if g.turned {
		return sheet.ColumnName(row)
	}
	return strconv.Itoa(g.rows[row])
}

func (g grid) colPlace(col int) string {
	if g.turned {
		return strconv.Itoa(g.rows[col])
	}
	return sheet.ColumnName(col)
}

func (g grid) place(row, col int) string {
	if g.turned {
		return g.rowPlace(row) + g.colPlace(col)
	}
	return g.colPlace(col) + g.rowPlace(row)
}

// oneLine joins the lines and blanks of a text, and cuts what is too long for a heading.
func oneLine(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > maxText {
		return string(runes[:maxText]) + "…"
	}
	return text
}
