package forms

import (
	"time"

	"fyne.io/fyne/v2"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// more is the fold of the form of an SLO that says how it is measured: what is seldom changed.
type more struct {
	panel                *SLOPanel
	way, missing         *widgets.ChoiceField
	since                *widgets.DateField
	unit, enough, outage *widgets.TextField
	fold                 *row
	measured             *fyne.Container
}

func newMore(p *SLOPanel) *more {
	m := &more{panel: p}
	m.way = widgets.NewChoiceField(widgets.Field{Label: words.Field("way"), Help: words.T("forms.slo.way-help")})
	m.since = widgets.NewDateField(widgets.Field{Label: words.T("forms.slo.since"), Help: words.T("forms.slo.since-help")}, words.T("forms.calendar"), checkDate)
	m.since.Today = func() time.Time { return p.env.Session.Clock() }
	m.unit = widgets.NewTextField(widgets.Field{Label: words.T("forms.slo.unit"), Help: words.T("forms.slo.unit-help"), Hint: words.T("forms.slo.unit-hint")})
	m.missing = widgets.NewChoiceField(widgets.Field{Label: words.Field("missing"), Help: words.T("forms.slo.missing-help")})
	m.enough = widgets.NewTextField(widgets.Field{Label: words.T("forms.slo.enough"), Help: words.T("forms.slo.enough-help"), Hint: string(budget.DefaultEnough)})
	m.outage = widgets.NewTextField(widgets.Field{Label: words.Field("outage"), Help: words.T("forms.slo.outage-help"), Hint: "45m"})
	return m
}

// arrange puts the fields into a fold; it needs the notes of the panel.
func (m *more) arrange() {
	m.measured = sideBySide(m.way, m.since, m.unit)
	m.fold = newRow(m.panel.notes, nil, m.measured, sideBySide(m.missing, m.enough, m.outage))
	m.fold.head.onFocus = m.panel.notes.on("slo.implementation", m.fold.head)
}

func (m *more) listen() {
	p := m.panel
	p.choice(m.way, "way", "slo.implementation", func(o *slo.SLO, to string) { o.Way = slo.Way(to) })
	p.choice(m.missing, "missing", "slo.method", func(o *slo.SLO, to string) { o.Missing = to })
	p.text(m.unit, "unit", "slo.implementation", func(o *slo.SLO, to string) { o.Unit = to })
	p.text(m.enough, "enough", "slo.implementation", func(o *slo.SLO, to string) { o.Enough = to })
	p.text(m.outage, "outage", "slo.target", func(o *slo.SLO, to string) { o.Outage = to })
	m.since.OnCommit = func(to string) { p.edit(m.since, "since", func(o *slo.SLO) { o.Since = to }) }
}

func (m *more) show(o slo.SLO) {
	m.way.Set(choices(slo.Ways, words.Way), string(o.Way))
	m.since.Set(o.Since)
	m.since.Hidden = o.Way != slo.Outages
	m.unit.Set(o.Unit)
	m.missing.Set(choices(append([]budget.Missing{""}, budget.Choices[1:]...), words.Missing), missingChoice(o.Missing))
	m.enough.Set(words.Decimal(o.Enough))
	m.outage.Set(o.Outage)
}

// missingChoice is what is chosen for slots without data; not to count them is what nothing means.
func missingChoice(missing string) string {
	if budget.Missing(missing) == budget.Ignore {
		return ""
	}
	return missing
}

// speak says in the head of the fold what stands in it, as it is typed.
func (m *more) speak(o slo.SLO) {
	enough := slo.Percent(m.enough.Value())
	if _, err := slo.ParsePercent(string(enough)); err != nil {
		enough = budget.DefaultEnough
	}
	outage := ""
	if d, err := time.ParseDuration(m.outage.Value()); err == nil {
		outage = words.T("forms.slo.outage-is", "Outage", words.Duration(d))
	}
	m.fold.head.set(line{title: words.T("forms.slo.more"), detail: about(
		words.Way(o.Way), m.unit.Value(), words.T("forms.slo.enough-is", "Enough", words.Percent(enough)), outage)})
}

// tooLong says when one outage of the expected length uses more than the whole budget.
func (m *more) tooLong(t slo.Target) string {
	outage, err := time.ParseDuration(m.outage.Value())
	if err != nil || t.Goal == "" {
		return ""
	}
	allowed := budget.Time(t.Goal, t.Window.LongestLength())
	if outage <= allowed {
		return ""
	}
	return words.T("slo-finding.outage-too-long", "Outage", words.Duration(outage), "Allowed", words.Duration(allowed))
}
