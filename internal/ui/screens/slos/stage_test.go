package slos_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"slocharter/internal/ui/screens/slos"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/workspace"
)

// opened is the screen on a stage of its own.
type opened struct{ *stagetest.Stage }

func open(t *testing.T) *opened {
	t.Helper()
	return openOn(t, stagetest.Sample(t))
}

func openOn(t *testing.T, w workspace.Workspace) *opened {
	t.Helper()
	return on(stagetest.OpenOn(t, w))
}

func on(s *stagetest.Stage) *opened {
	o := &opened{s}
	o.MustStaySilent()
	o.Window.Resize(fyne.NewSize(1130, 720))
	o.Show(slos.New(o.Env), stage.Route{Screen: stage.SLOs})
	return o
}

// choose chooses the service with the key, or all for an empty one, and a tab or an SLO.
func (o *opened) choose(serviceKey, id string) {
	o.T.Helper()
	if found, err := o.W().SLOByKey(id); err == nil {
		id = found.ID
	}
	o.GoTo(o.Place(serviceKey, id))
}
