package raci

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/raci"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// totals counts the letters of each column, right below the columns of the grid.
type totals struct {
	grid    *widgets.KeyGrid
	shown   [][]string // by letter: its label, then a figure per column
	content *fyne.Container
}

func newTotals(grid *widgets.KeyGrid) *totals {
	t := &totals{grid: grid}
	t.content = container.New(t)
	grid.OnColumns = t.content.Refresh
	return t
}

func (t *totals) set(m raci.Matrix) {
	rows := totalRows(m)
	if slices.EqualFunc(rows, t.shown, slices.Equal) {
		return
	}
	t.shown = rows
	var figures []fyne.CanvasObject
	for _, row := range rows {
		for i, text := range row {
			look := widgets.Look{Size: captionSize, Token: mutedToken}
			if i > 0 {
				look.Align = fyne.TextAlignCenter
			}
			figures = append(figures, widgets.NewElided(text, look))
		}
	}
	t.content.Objects = figures
	t.content.Refresh()
}

func totalRows(m raci.Matrix) [][]string {
	loads := m.ColumnLoads()
	var rows [][]string
	for _, l := range m.Scheme {
		row := []string{words.T("raci.totals.letter", "Letter", l.Symbol, "Label", l.Label)}
		for _, load := range loads {
			row = append(row, strconv.Itoa(load.Counts[l.Symbol]))
		}
		rows = append(rows, row)
	}
	return rows
}

// Layout puts each figure below its column.
func (t *totals) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	height, pad := t.lineHeight(), theme.Space(1)
	first, _ := t.grid.ColumnSpan(0)
	i := 0
	for r, row := range t.shown {
		for c := range row {
			o, y := objects[i], float32(r)*height
			i++
			if c == 0 {
				put(o, pad, y, max(first, theme.Size(theme.SizeText)*9)-2*pad, height)
				continue
			}
			x, width := t.grid.ColumnSpan(c - 1)
			put(o, x, y, width, height)
			setVisible(o, width > 0)
		}
	}
}

// MinSize is called by Fyne.
func (t *totals) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, float32(len(t.shown))*t.lineHeight())
}

func (t *totals) lineHeight() float32 { return theme.Size(captionSize) * 1.25 }

func setVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// legend says what the letters mean.
type legend struct {
	content *fyne.Container
	shown   raci.Scheme
}

func newLegend() *legend { return &legend{content: container.NewHBox()} }

func (l *legend) set(scheme raci.Scheme) {
	if slices.Equal(scheme, l.shown) {
		return
	}
	l.shown = scheme
	l.content.Objects = nil
	for _, letter := range scheme {
		l.content.Add(widgets.NewLetterChip(letter.Symbol))
		l.content.Add(container.NewCenter(widgets.NewTerm(letter.Label, letter.Meaning, widgets.Look{Size: captionSize})))
		l.content.Add(widgets.NewText("  ", widgets.Look{Size: captionSize}))
	}
	l.content.Refresh()
}
