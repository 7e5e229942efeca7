package ui

import (
	"fyne.io/fyne/v2/container"

	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// serviceForm is the dialog for what is said of a service as a whole.
type serviceForm struct {
	name, key, description *widgets.TextField
}

func newServiceForm(service slo.Service) *serviceForm {
	f := &serviceForm{
		name:        widgets.NewTextField(widgets.Field{Label: words.Field("name"), Hint: words.T("shell.service.name-hint")}),
		key:         widgets.NewTextField(widgets.Field{Label: words.Field("key"), Help: words.T("shell.service.key-help"), Hint: words.T("shell.service.key-hint")}),
		description: widgets.NewTextArea(widgets.Field{Label: words.Field("description")}, 3),
	}
	f.name.Set(service.Name)
	f.key.Set(service.Key)
	f.description.Set(service.Description)
	return f
}

// ask shows the form until what is typed could be saved.
func (f *serviceForm) ask(d *desk, title, confirm string, save func() error, done func()) {
	widgets.Dialog{
		Title: title, Body: container.NewVBox(f.name, f.key, f.description),
		Confirm: confirm, Cancel: words.T("shell.cancel"),
		Validate: func() string { return words.Error(save()) }, OnConfirm: done,
	}.Open(d.shell.window.Canvas())
}

// addService asks for a service and goes to its guide.
func (d *desk) addService() {
	f := newServiceForm(slo.Service{})
	var made slo.Service
	save := func() error {
		return d.session.Do(words.T("shell.undo.add-service", "Name", f.name.Value()), func(w *workspace.Workspace) (err error) {
			if made, err = w.AddService(f.name.Value(), f.key.Value(), d.session.Today()); err != nil {
				return err
			}
			made.Description = f.description.Value()
			return w.PutService(made)
		})
	}
	f.ask(d, words.T("shell.service.add"), words.T("shell.service.add-confirm"), save, func() {
		d.goTo(stage.Route{Screen: d.trail.at.Screen, ServiceID: made.ID})
	})
}

// editService changes what is said of the chosen service.
func (d *desk) editService() {
	before := d.workspace().Services[d.trail.at.ServiceID]
	f := newServiceForm(before)
	save := func() error {
		return d.session.Do(words.T("shell.undo.edit-service", "Name", before.Name), func(w *workspace.Workspace) error {
			after := w.Services[before.ID]
			after.Name, after.Key, after.Description = f.name.Value(), f.key.Value(), f.description.Value()
			return w.PutService(after)
		})
	}
	f.ask(d, words.T("shell.service.edit"), words.T("shell.service.edit-confirm"), save, func() {})
}

// removeService says what goes with the chosen service, and removes it when people agree.
func (d *desk) removeService() {
	service := d.workspace().Services[d.trail.at.ServiceID]
	widgets.Dialog{
		Title:    words.T("shell.service.remove", "Name", service.Name),
		Sentence: joinedSentences(words.Gone(d.workspace().GoesWith("service", service.ID)), words.T("shell.service.remove-undo")),
		Confirm:  words.T("shell.service.remove-confirm"), Cancel: words.T("shell.cancel"), Danger: true,
		OnConfirm: func() {
			d.env.Do(words.T("shell.undo.remove-service", "Name", service.Name), func(w *workspace.Workspace) error {
				return w.Remove("service", service.ID)
			})
		},
	}.Open(d.shell.window.Canvas())
}

func joinedSentences(first, second string) string {
	if first == "" {
		return second
	}
	return first + " " + second
}
