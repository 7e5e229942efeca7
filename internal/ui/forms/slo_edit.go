package forms

import (
	"slocharter/internal/slo"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// listen connects the fields: what counts is written, what is typed is said in plain words, and the field in use has
// its notes in the margin.
func (p *SLOPanel) listen() {
	p.text(p.name, "name", "slo.name", func(o *slo.SLO, to string) { o.Name = to })
	p.text(p.key, "key", "", func(o *slo.SLO, to string) { o.Key = to })
	p.text(p.specification, "specification", "slo.specification", func(o *slo.SLO, to string) { o.Specification = to })
	p.text(p.measured, "implementation", "slo.implementation", func(o *slo.SLO, to string) { o.Implementation = to })
	p.text(p.slice, "slice", "slo.method", func(o *slo.SLO, to string) { o.Slice = to })
	p.text(p.sliceTarget, "slice_target", "slo.method", func(o *slo.SLO, to string) { o.SliceTarget = to })
	p.choice(p.journey, "journey_id", "", func(o *slo.SLO, to string) { o.JourneyID = to })
	p.choice(p.standing, "standing", "", func(o *slo.SLO, to string) { o.Standing = slo.Standing(to) })
	p.choice(p.indicator, "indicator", "slo.indicator", func(o *slo.SLO, to string) { o.Indicator = slo.Indicator(to) })
	p.choice(p.method, "method", "slo.method", func(o *slo.SLO, to string) { o.Method = slo.Method(to) })
	p.check(p.aspirational, "aspirational", "slo.aspirational", func(o *slo.SLO, to bool) { o.Aspirational = to })
	p.check(p.internal, "internal", "slo.internal", func(o *slo.SLO, to bool) { o.Internal = to })
	p.check(p.alerts, "alerts", "slo.aspirational", func(o *slo.SLO, to bool) { o.Alerts = to })
	p.aim.listen()
	p.more.listen()
	p.note.OnCommit = func(to string) { p.edit(p.note, "note", func(o *slo.SLO) { o.Note = to }) }
}

func (p *SLOPanel) text(f *widgets.TextField, name, topic string, change func(o *slo.SLO, to string)) {
	f.OnType = func(string) { p.speak() }
	f.OnCommit = func(to string) { p.edit(f, name, func(o *slo.SLO) { change(o, to) }) }
	f.OnFocus = p.notes.on(topic, f)
}

func (p *SLOPanel) choice(f *widgets.ChoiceField, name, topic string, change func(o *slo.SLO, to string)) {
	f.OnChoose = func(to string) { p.edit(f, name, func(o *slo.SLO) { change(o, to) }) }
	f.OnFocus = p.notes.on(topic, f)
}

func (p *SLOPanel) check(f *widgets.CheckField, name, topic string, change func(o *slo.SLO, to bool)) {
	f.OnTick = func(to bool) { p.edit(banner{p.env}, name, func(o *slo.SLO) { change(o, to) }) }
	f.OnFocus = p.notes.on(topic, f)
}

func (p *SLOPanel) edit(f field, fieldName string, change func(o *slo.SLO)) {
	id := p.id
	p.write(f, "slo", id, changeLabel(fieldName, p.w.SLOs[id].Name), func(w *workspace.Workspace) error {
		o := w.SLOs[id]
		change(&o)
		return w.PutSLO(o)
	})
}
