// Package forms holds the panels in which one kind of a service's data is edited: journeys, expectations, dependencies
// and SLOs. The guide and the register of SLOs show the same panels. They know the session through stage.Env, and
// nothing of where they stand: whoever shows a panel puts it into a scroll, and calls Show after every change.
package forms

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/ui/stage"
	"slocharter/internal/workspace"
)

// JourneysPanel edits what its name says.
type JourneysPanel struct {
	env stage.Env
	box *fyne.Container
}

// Journeys returns the panel, empty until Show.
func Journeys(env stage.Env) *JourneysPanel {
	return &JourneysPanel{env: env, box: container.NewVBox()}
}

// Content returns what is drawn.
func (p *JourneysPanel) Content() fyne.CanvasObject { return p.box }

// Show shows what a service has, or for the panel of one SLO that SLO; it is silent.
func (p *JourneysPanel) Show(w workspace.Workspace, id string) {}

// ExpectationsPanel edits what its name says.
type ExpectationsPanel struct {
	env stage.Env
	box *fyne.Container
}

// Expectations returns the panel, empty until Show.
func Expectations(env stage.Env) *ExpectationsPanel {
	return &ExpectationsPanel{env: env, box: container.NewVBox()}
}

// Content returns what is drawn.
func (p *ExpectationsPanel) Content() fyne.CanvasObject { return p.box }

// Show shows what a service has, or for the panel of one SLO that SLO; it is silent.
func (p *ExpectationsPanel) Show(w workspace.Workspace, id string) {}

// DependenciesPanel edits what its name says.
type DependenciesPanel struct {
	env stage.Env
	box *fyne.Container
}

// Dependencies returns the panel, empty until Show.
func Dependencies(env stage.Env) *DependenciesPanel {
	return &DependenciesPanel{env: env, box: container.NewVBox()}
}

// Content returns what is drawn.
func (p *DependenciesPanel) Content() fyne.CanvasObject { return p.box }

// Show shows what a service has, or for the panel of one SLO that SLO; it is silent.
func (p *DependenciesPanel) Show(w workspace.Workspace, id string) {}

// SLOsPanel edits what its name says.
type SLOsPanel struct {
	env stage.Env
	box *fyne.Container
}

// SLOs returns the panel, empty until Show.
func SLOs(env stage.Env) *SLOsPanel {
	return &SLOsPanel{env: env, box: container.NewVBox()}
}

// Content returns what is drawn.
func (p *SLOsPanel) Content() fyne.CanvasObject { return p.box }

// Show shows what a service has, or for the panel of one SLO that SLO; it is silent.
func (p *SLOsPanel) Show(w workspace.Workspace, id string) {}

// SLOPanel edits what its name says.
type SLOPanel struct {
	env stage.Env
	box *fyne.Container
}

// SLO returns the panel, empty until Show.
func SLO(env stage.Env) *SLOPanel {
	return &SLOPanel{env: env, box: container.NewVBox()}
}

// Content returns what is drawn.
func (p *SLOPanel) Content() fyne.CanvasObject { return p.box }

// Show shows what a service has, or for the panel of one SLO that SLO; it is silent.
func (p *SLOPanel) Show(w workspace.Workspace, id string) {}
