package measuring

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/slo"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// incidentForm asks what happened.
type incidentForm struct {
	tab    *Tab
	before slo.Incident
	made   string // the ID of what was added

	title      *widgets.TextField
	start, end *momentField
	goesOn     *widgets.CheckField
	share      *widgets.TextField
	cause      *widgets.ChoiceField
	concerns   *widgets.ChoiceField
	link, note *widgets.TextField
	starts     string // the moments, as they are written down
	ends       string
	body       *fyne.Container
}

func newIncidentForm(t *Tab, before slo.Incident) *incidentForm {
	f := &incidentForm{
		tab: t, before: before,
		title:    widgets.NewTextField(widgets.Field{Label: words.Field("title"), Hint: words.T("measuring-tab.incidents.title-hint")}),
		start:    newMomentField(words.T("measuring-tab.column.start"), words.T("measuring-tab.hint.moment"), before.Start, t.view.zone),
		end:      newMomentField(words.T("measuring-tab.column.end"), words.T("measuring-tab.hint.moment"), before.End, t.view.zone),
		goesOn:   widgets.NewCheckField(widgets.Field{Label: words.T("measuring-tab.incidents.goes-on")}),
		share:    widgets.NewTextField(widgets.Field{Label: words.T("measuring-tab.incidents.share"), Help: words.T("measuring-tab.incidents.share-help")}),
		cause:    widgets.NewChoiceField(widgets.Field{Label: words.Field("cause")}),
		concerns: widgets.NewChoiceField(widgets.Field{Label: words.T("measuring-tab.incidents.concerns")}),
		link:     widgets.NewTextField(widgets.Field{Label: words.Field("link"), Hint: "https://"}),
		note:     widgets.NewTextArea(widgets.Field{Label: words.Field("note")}, 3),
	}
	f.title.Set(before.Title)
	f.share.Set(words.Decimal(before.Share))
	f.cause.Set(names(slo.Causes, words.Cause), string(before.Cause))
	f.concerns.Set([]widgets.Choice{
		{ID: t.view.s.ID, Text: words.T("measuring-tab.incidents.this", "SLO", t.view.s.Name)},
		{ID: "", Text: words.T("measuring-tab.incidents.whole", "Service", t.view.w.Services[t.view.s.ServiceID].Name)},
	}, before.SLOID)
	f.link.Set(before.Link)
	f.note.Set(before.Note)
	f.goesOn.Set(before.ID != "" && before.End == "")
	f.goesOn.OnTick = func(bool) { f.arrange() }
	f.body = container.New(roomy{36, t.canvas()}, widgets.Stack(3, f.title, container.New(abreast(11), f.start.TextField, f.end.TextField), f.goesOn,
		container.New(abreast(11), f.share, f.cause), f.concerns, f.link, f.note))
	f.arrange()
	return f
}

func (f *incidentForm) arrange() { f.end.SetReadOnly(f.goesOn.Value()) }

// read reads the moments; what is wrong is said at their fields.
func (f *incidentForm) read() bool {
	for _, field := range []problemField{f.title, f.share, f.link} {
		field.SetProblem("")
	}
	starts, okStart := f.start.read()
	ends, okEnd := "", true
	if !f.goesOn.Value() {
		ends, okEnd = f.end.read()
	}
	if okEnd && ends == "" && !f.goesOn.Value() {
		f.end.SetProblem(words.T("measuring-tab.incidents.no-end"))
		okEnd = false
	}
	f.starts, f.ends = starts, ends
	return okStart && okEnd
}

// fill writes what was changed in the form into an incident.
func (f *incidentForm) fill(i slo.Incident) slo.Incident {
	b := f.before
	take(&i.Title, b.Title, f.title.Value())
	take(&i.Start, b.Start, f.starts)
	take(&i.End, b.End, f.ends)
	take(&i.Share, words.Decimal(b.Share), f.share.Value())
	take(&i.Cause, b.Cause, slo.Cause(f.cause.Value()))
	take(&i.SLOID, b.SLOID, f.concerns.Value())
	take(&i.Link, b.Link, f.link.Value())
	take(&i.Note, b.Note, f.note.Value())
	return i
}

// fieldOf is the field that an error is about.
func (f *incidentForm) fieldOf(err error) problemField {
	var percent slo.BadPercent
	var ends workspace.EndsBeforeStart
	var link workspace.BadLink
	var missing workspace.Missing
	switch {
	case errors.As(err, &percent):
		return f.share
	case errors.As(err, &ends):
		return f.end
	case errors.As(err, &link):
		return f.link
	case errors.As(err, &missing) && missing.Field == "start":
		return f.start
	}
	return f.title
}

// open shows the form. Put writes what was typed; its error is said at the field that it is about.
func (f *incidentForm) open(title, confirm string, put func(slo.Incident) error, then func()) {
	sentence := words.T("measuring-tab.zone", "Zone", f.tab.view.zone.String())
	form{body: f.body, read: f.read, put: func() error { return put(f.fill(f.before)) }, fieldOf: f.fieldOf}.
		open(widgets.Dialog{Title: title, Sentence: sentence, Confirm: confirm, OnConfirm: then}, f.tab.canvas())
}
