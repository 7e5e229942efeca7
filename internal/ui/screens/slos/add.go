package slos

import (
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// openAdd asks for the name of a new SLO, and for its service unless one is chosen, and opens the SLO.
func openAdd(env stage.Env, w workspace.Workspace, serviceID string) {
	name := widgets.NewTextField(widgets.Field{Label: words.Field("name"), Hint: words.T("slos.add.hint")})
	service := widgets.NewChoiceField(widgets.Field{Label: words.Field("service_id"), Hint: words.T("slos.add.service")})
	var list []widgets.Choice
	for _, s := range w.ServicesInOrder() {
		list = append(list, widgets.Choice{ID: s.ID, Text: s.Name})
	}
	service.Set(list, serviceID)
	service.Hidden = serviceID != ""
	var added string
	widgets.Dialog{
		Title: words.T("slos.add.title"), Sentence: words.T("slos.add.sentence"),
		Body: widgets.Stack(3, name, service), Confirm: words.T("slos.add.confirm"), Cancel: words.T("slos.cancel"),
		Validate: func() (sentence string) {
			return env.Check(words.T("slos.undo.add", "Name", name.Value()), func(w *workspace.Workspace) error {
				if service.Value() == "" {
					return workspace.Missing{Field: "service_id"}
				}
				o, err := w.AddSLO(service.Value(), name.Value())
				added = o.ID
				return err
			})
		},
		OnConfirm: func() { env.GoTo(stage.Route{Screen: stage.SLOs, ServiceID: serviceID, ID: added}) },
	}.Open(env.Window.Canvas())
}
