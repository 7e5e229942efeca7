package forms

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// SLOsPanel lists the SLOs of a service, and adds to them.
type SLOsPanel struct {
	desk
	OnOpen func(sloID string) // a row was opened; without it the register of SLOs shows the SLO

	serviceID string
	sheet     sheet
}

// SLOs returns the panel, empty until Show.
func SLOs(env stage.Env) *SLOsPanel {
	p := &SLOsPanel{desk: desk{env: env}}
	p.OnOpen = func(sloID string) {
		env.GoTo(stage.Route{Screen: stage.SLOs, ServiceID: p.serviceID, ID: sloID})
	}
	add := newAdder(words.T("forms.slos.hint"), words.T("forms.add"), p.add)
	p.sheet = newSheet(&p.desk, words.T("forms.slos.none"), "slo.name", add, p.row)
	return p
}

// Content returns what is drawn.
func (p *SLOsPanel) Content() fyne.CanvasObject { return p.sheet.notes }

// Show shows the SLOs of a service; it is silent.
func (p *SLOsPanel) Show(w workspace.Workspace, serviceID string) {
	p.w, p.serviceID = w, serviceID
	var ids []string
	for _, o := range w.SLOsOf(serviceID) {
		ids = append(ids, o.ID)
	}
	p.sheet.show(ids)
}

func (p *SLOsPanel) add(name string) (sentence string) {
	return p.env.Check(words.T("forms.undo.add", "Kind", words.Kind("slo"), "Name", name), func(w *workspace.Workspace) error {
		_, err := w.AddSLO(p.serviceID, name)
		return err
	})
}

// row makes the row of an SLO, and the function that shows it.
func (p *SLOsPanel) row(id string) (fyne.CanvasObject, func()) {
	h := newLinkRow(func() { p.OnOpen(id) })
	h.onFocus = p.sheet.notes.on("slo.name", h)
	h.onRemove = func() { p.askRemove("slo", id, p.w.SLOs[id].Name) }
	return h, func() { h.set(p.line(p.w.SLOs[id])) }
}

func (p *SLOsPanel) line(o slo.SLO) line {
	aim, special := words.T("forms.slos.no-target"), ""
	if t, ok := p.w.LatestTarget(o.ID); ok {
		aim = targetWords(t)
	}
	if o.Aspirational {
		special = words.Field("aspirational")
	}
	return line{
		title:  o.Name,
		detail: about(aim, words.Indicator(o.Indicator), special, p.w.Journeys[o.JourneyID].Name),
		chip:   words.Standing(o.Standing), kind: StandingKind(o.Standing),
	}
}

// targetWords says a target in short: "99.9 % over 28 days".
func targetWords(t slo.Target) string {
	return words.T("forms.target", "Goal", words.Percent(t.Goal), "Window", words.Window(t.Window))
}

// StandingKind returns the colour and shape of where an SLO is in its life.
func StandingKind(s slo.Standing) widgets.Kind {
	switch s {
	case slo.Agreed:
		return widgets.Good
	case slo.Proposed:
		return widgets.Accent
	}
	return widgets.Neutral
}
