package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// EntryColumn is one column of an EntryGrid. The cells of a fixed one can only be read.
type EntryColumn struct {
	Title  string
	Hint   string  // in the empty cell of the new row
	Weight float32 // its share of the width; 0 means 1
	Right  bool
	Fixed  bool
}

// EntryRows is what an EntryGrid shows. It is asked for what is visible only, so that there may be many.
type EntryRows interface {
	Len() int
	Key(row int) int64            // what a row is known by, wherever it stands
	Text(row, column int) string  // what is shown
	Typed(row, column int) string // the same as people would type it
}

// EntryGrid is a table whose cells are typed where they stand, below a row in which new ones are typed. It reports what
// people want and changes nothing itself.
type EntryGrid struct {
	widget.BaseWidget

	// OnAdd is called with the texts of the new row. It returns a sentence about what is wrong, and the column that is; or
	// nothing, which empties the row.
	OnAdd func(texts []string) (column int, sentence string)
	// OnChange is called with the new text of a cell. It returns a sentence about what is wrong, or nothing.
	OnChange func(key int64, column int, text string) (sentence string)
	OnDelete func(key int64)         // Delete was pressed on a row
	OnPaste  func(text string)       // a table was pasted
	OnMove   func(key int64, by int) // Alt with an arrow moves a row up (-1) or down (1)

	body    *entryBody
	problem *problem
	above   *fyne.Container // around the problem
	box     *fyne.Container
}

// NewEntryGrid returns a grid without rows; empty is shown while there are none.
func NewEntryGrid(columns []EntryColumn, empty string) *EntryGrid {
	g := &EntryGrid{problem: newProblem()}
	g.body = newEntryBody(g, columns, empty)
	g.above = Inset(1, g.problem)
	g.above.Hide()
	g.box = container.NewBorder(g.above, nil, nil, nil, g.body)
	g.ExtendBaseWidget(g)
	return g
}

// Restore puts back what was typed into the new row, with what is wrong: it could not be added after all.
func (g *EntryGrid) Restore(texts []string, sentence string) {
	g.body.drafts = append([]string(nil), texts...)
	g.say(sentence)
	g.body.selectCell(fresh, g.body.col)
}

// Reopen opens the cell again for which a text could not be taken over after all, with that text and what is wrong.
func (g *EntryGrid) Reopen(key int64, column int, text, sentence string) {
	g.say(sentence)
	for i := range g.body.rows.Len() {
		if g.body.rows.Key(i) == key {
			g.body.stop()
			g.body.selectCell(i, column)
			g.body.edit(text)
		}
	}
}

// Set shows rows. What is being typed stays, wherever its row moves to.
func (g *EntryGrid) Set(rows EntryRows) { g.body.setRows(rows) }

// Offer puts texts into the new row, unless something is being typed there.
func (g *EntryGrid) Offer(texts []string) { g.body.offer(texts) }

// SetReadOnly lets the cells be read only.
func (g *EntryGrid) SetReadOnly(readOnly bool) {
	g.body.readOnly = readOnly
	g.body.row = max(g.body.row, g.body.top())
	g.body.Refresh()
}

// Focus gives the keyboard to the grid.
func (g *EntryGrid) Focus() { focus(g.body) }

// SelectNew selects a cell of the new row.
func (g *EntryGrid) SelectNew(column int) { g.body.selectCell(fresh, column) }

// Selected returns the key of the selected row; false for the new row, or without rows.
func (g *EntryGrid) Selected() (key int64, ok bool) { return g.body.key() }

// MoveSelected asks to move the selected row up (-1) or down (1), and stays on it.
func (g *EntryGrid) MoveSelected(by int) {
	key, ok := g.body.key()
	if !ok || g.body.readOnly || g.OnMove == nil {
		return
	}
	g.OnMove(key, by)
	if to := g.body.row + by; to >= 0 && to < g.body.rows.Len() && g.body.rows.Key(to) == key {
		g.body.selectCell(to, g.body.col)
	}
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (g *EntryGrid) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(g.box) }

// say shows a sentence above the grid, or takes it away when it is empty.
func (g *EntryGrid) say(sentence string) {
	g.problem.set(sentence)
	g.above.Hidden = sentence == ""
	g.above.Resize(fyne.NewSize(g.box.Size().Width, g.above.MinSize().Height)) // so that the sentence knows its width
	g.box.Refresh()
}
