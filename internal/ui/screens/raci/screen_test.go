package raci_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	screen "slocharter/internal/ui/screens/raci"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
)

// opened is the screen on a stage of its own.
type opened struct{ *stagetest.Stage }

func open(t *testing.T) *opened {
	t.Helper()
	o := &opened{stagetest.Open(t)}
	o.Show(screen.New(o.Env), stage.Route{Screen: stage.RACI})
	return o
}

// show shows the chart of the service with the key, or the default for an empty one.
func (o *opened) show(serviceKey, id string) {
	o.T.Helper()
	o.GoTo(o.Place(serviceKey, id))
}

// tab chooses a tab of the panel.
func (o *opened) tab(i int) {
	o.T.Helper()
	tabs := stagetest.All[*widgets.Tabs](o.Window.Content())
	require.NotEmpty(o.T, tabs)
	tabs[0].Set(i)
	tabs[0].OnSelect(i)
}
