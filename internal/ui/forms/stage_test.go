package forms_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// panel is what all panels are.
type panel interface {
	Content() fyne.CanvasObject
	Show(w workspace.Workspace, id string)
}

// alone is a screen that holds nothing but a panel.
type alone struct {
	panel  panel
	column *widgets.Column
}

func (a alone) Content() fyne.CanvasObject { return a.column }

func (a alone) Show(w workspace.Workspace, at stage.Route) {
	a.panel.Show(w, at.ID)
	a.column.Settle()
}

// opened is a panel on a stage of its own that shows the sample.
type opened struct {
	*stagetest.Stage
	column *widgets.Column
}

// open makes a panel that shows what id finds in the sample.
func open[P panel](t *testing.T, build func(env stage.Env) P, id func(w workspace.Workspace) string) (*opened, P) {
	t.Helper()
	s := stagetest.Open(t)
	p := build(s.Env)
	o := &opened{s, widgets.NewColumn(0, p.Content())}
	o.Window.Resize(fyne.NewSize(1024, 800))
	o.Show(alone{p, o.column}, stage.Route{ID: id(s.W())})
	return o, p
}

func payments(w workspace.Workspace) string { return serviceCalled(w, "payments") }

func serviceCalled(w workspace.Workspace, key string) string {
	s, err := w.ServiceByKey(key)
	if err != nil {
		panic(err)
	}
	return s.ID
}

func sloCalled(key string) func(w workspace.Workspace) string {
	return func(w workspace.Workspace) string {
		o, err := w.SLOByKey(key)
		if err != nil {
			panic(err)
		}
		return o.ID
	}
}

// slo returns an SLO of the session.
func (o *opened) slo(key string) slo.SLO {
	o.T.Helper()
	found, err := o.W().SLOByKey(key)
	require.NoError(o.T, err)
	return found
}

// tabTo presses Tab until what has the focus is right.
func (o *opened) tabTo(right func(focused fyne.Focusable) bool) {
	o.T.Helper()
	for range 200 {
		o.Press(fyne.KeyTab)
		if focused := o.Window.Canvas().Focused(); focused != nil && right(focused) {
			return
		}
	}
	o.T.Fatal("Tab does not lead there")
}

// write replaces the text in the field with a label.
func (o *opened) write(label, text string) {
	o.T.Helper()
	stagetest.Labelled[*widgets.TextField](o.Stage, label).Focus()
	o.TypeOver(text)
}

// add types into the field that adds something.
func (o *opened) add(text string) {
	o.T.Helper()
	fields := stagetest.All[*widgets.TextField](o.Window.Content())
	fields[len(fields)-1].Focus()
	o.Type(text + "\n")
}

// choose picks another possibility of the field with a label by the keyboard: so many lines from the top of its list.
func (o *opened) choose(label string, line int) {
	o.T.Helper()
	stagetest.Labelled[*widgets.ChoiceField](o.Stage, label).Focus()
	o.ChooseLine(line)
}
