package widgets

// UndoTyping takes back the latest letters that were typed and do not count yet, and says whether there were any.
func (e *input) UndoTyping() bool { return e.changed(e.Undo) }

// RedoTyping types the letters again that were taken back last, and says whether there were any.
func (e *input) RedoTyping() bool { return e.changed(e.Redo) }

func (e *input) changed(by func()) bool {
	before := e.Text
	by()
	return e.Text != before
}

// forgetTyping lets what was typed until now count: it cannot be taken back letter by letter any more.
func (e *input) forgetTyping() {
	tell, column, row := e.OnChanged, e.CursorColumn, e.CursorRow
	e.OnChanged = nil
	e.SetText(e.Text)
	e.OnChanged, e.CursorColumn, e.CursorRow = tell, column, row
}
