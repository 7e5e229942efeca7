package guide

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// services lets people choose a service, or add the first one.
func (s *Screen) services() fyne.CanvasObject {
	all := s.w.ServicesInOrder()
	if len(all) == 0 {
		return widgets.EmptyState(theme.IconGuide, words.T("guide.empty"), words.T("guide.service.add-first"), s.askAddService)
	}
	rows := []fyne.CanvasObject{widgets.Title(words.T("guide.choose"))}
	for _, service := range all {
		rows = append(rows, s.serviceRow(service))
	}
	rows = append(rows, left(widgets.NewButton(words.T("guide.service.add"), s.askAddService)))
	return widgets.NewColumn(4, rows...)
}

// serviceRow shows a service and how far it is.
func (s *Screen) serviceRow(service slo.Service) fyne.CanvasObject {
	sum := s.w.Summary(service.ID, s.env.Session.Today())
	open := widgets.NewButton(words.T("guide.service.open"), func() { s.goToService(service.ID) })
	progress := widgets.NewProgressDots(sum.Done, sum.Steps, words.Phase(sum.Phase))
	name := widgets.NewElided(service.Name, widgets.Look{Size: theme.SizeSection, Bold: true})
	lines := []fyne.CanvasObject{container.New(line{grow: 0, gap: 3}, name, progress)}
	if service.Description != "" {
		lines = append(lines, widgets.NewParagraph(service.Description, widgets.Look{Token: mutedToken}))
	}
	return container.New(line{grow: 0, gap: 4}, widgets.Stack(0.5, lines...), open)
}

func (s *Screen) goToService(id string) {
	s.env.GoTo(stage.Route{Screen: stage.Guide, ServiceID: id})
}

// askAddService asks what a new service is called, adds it, and goes to it.
func (s *Screen) askAddService() {
	name := widgets.NewTextField(widgets.Field{Label: words.Field("name"), Hint: words.T("guide.service.name-hint")})
	about := widgets.NewTextArea(widgets.Field{Label: words.Field("description"), Hint: words.T("guide.service.about-hint")}, 3)
	added := ""
	widgets.Dialog{
		Title: words.T("guide.service.add-title"), Body: widgets.Stack(3, name, about),
		Confirm: words.T("guide.add"), Cancel: words.T("guide.cancel"),
		Validate: func() (sentence string) {
			added, sentence = s.addService(name.Value(), about.Value())
			return sentence
		},
		OnConfirm: func() { s.goToService(added) },
	}.Open(s.env.Window.Canvas())
}

// addService adds a service; it returns its ID, or a sentence when that fails.
func (s *Screen) addService(name, description string) (id, sentence string) {
	sentence = s.env.Check(words.T("guide.undo.add-service", "Name", name), func(w *workspace.Workspace) error {
		service, err := w.AddService(name, "", s.env.Session.Today())
		if err != nil {
			return err
		}
		id, service.Description = service.ID, description
		return w.PutService(service)
	})
	return id, sentence
}
