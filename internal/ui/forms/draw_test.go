package forms_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/workspace"
)

// TestDraw draws the panels for people to look at, as wide as the window and as narrow as beside a list.
func TestDraw(t *testing.T) {
	draw(t, "forms-journeys", forms.Journeys, payments)
	draw(t, "forms-expectations", forms.Expectations, payments)
	draw(t, "forms-dependencies", forms.Dependencies, payments)
	draw(t, "forms-slos", forms.SLOs, payments)
	draw(t, "forms-slo", forms.SLO, sloCalled("pay-in-2s"))
}

func draw[P panel](t *testing.T, name string, build func(stage.Env) P, id func(workspace.Workspace) string) {
	t.Helper()
	stagetest.Pictures(t, name, func(look stagetest.Look) *stagetest.Stage {
		return openRow(t, look, build, id).Stage
	})
	stagetest.Pictures(t, name+"-narrow", func(look stagetest.Look) *stagetest.Stage {
		o := openRow(t, look, build, id)
		o.Window.Resize(fyne.NewSize(460, 900))
		o.column.Settle()
		return o.Stage
	})
}

// openRow opens the second row of a panel, if it has rows.
func openRow[P panel](t *testing.T, look stagetest.Look, build func(stage.Env) P, id func(workspace.Workspace) string) *opened {
	t.Helper()
	o, _ := open(t, build, id)
	o.Wear(look)
	o.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	if o.Window.Canvas().Focused() != nil {
		o.Press(fyne.KeyReturn)
	}
	o.column.Settle()
	return o
}
