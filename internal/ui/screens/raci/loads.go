package raci

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/raci"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

type loads struct {
	column  *widgets.Column
	content fyne.CanvasObject
}

func newLoads() *loads {
	l := &loads{column: widgets.NewColumn(1)}
	l.content = l.column
	return l
}

func loadsTitle() string { return words.T("raci.loads.title") }

func (l *loads) set(m raci.Matrix, roster raci.Roster) {}
