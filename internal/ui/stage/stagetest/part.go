package stagetest

import (
	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"slocharter/internal/reading"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// Part is a part of a screen that shows one SLO with all that was measured for it.
type Part interface {
	Content() fyne.CanvasObject
	Show(w workspace.Workspace, s reading.SLO)
	Focus()
}

// ShowPart puts a part into the window that shows the SLO with the key, as a tab of it.
func (s *Stage) ShowPart(p Part, key string, tab stage.Tab) {
	s.T.Helper()
	s.Show(&partScreen{s, p, widgets.Inset(3, p.Content())}, s.SLO(key, tab))
}

// SLO is the place of a tab of the SLO with the key.
func (s *Stage) SLO(key string, tab stage.Tab) stage.Route {
	s.T.Helper()
	o, err := s.W().SLOByKey(key)
	require.NoError(s.T, err)
	return stage.SLORoute(o.ServiceID, o.ID, tab)
}

// partScreen is a screen that holds nothing but a part.
type partScreen struct {
	stage   *Stage
	part    Part
	content fyne.CanvasObject
}

func (p *partScreen) Content() fyne.CanvasObject { return p.content }

func (p *partScreen) Show(w workspace.Workspace, at stage.Route) {
	id, _ := at.SLO()
	read, err := p.stage.Env.Book.SLO(p.stage.T.Context(), w, id, p.stage.Env.Now())
	require.NoError(p.stage.T, err)
	p.part.Show(w, read)
}

func (p *partScreen) Focus() { p.part.Focus() }
