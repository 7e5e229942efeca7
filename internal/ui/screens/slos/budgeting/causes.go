package budgeting

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/budget"
	"slocharter/internal/reading"
	"slocharter/internal/slo"
	"slocharter/internal/ui/chart"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// causes shows what used the budget: by cause, and by incident.
type causes struct {
	tab     *Tab
	bars    *chart.Bars
	list    *widgets.InlineList
	used    map[string]budget.Portion
	content *fyne.Container
}

func newCauses(t *Tab) *causes {
	c := &causes{tab: t, bars: chart.NewBars(nil, words.T("budgeting.causes.none"))}
	c.list = widgets.NewInlineList("", c.line)
	c.content = widgets.Stack(2, widgets.Heading(words.T("budgeting.causes")), c.bars, c.list)
	return c
}

// line makes the line of an incident, which leads to where incidents are kept.
func (c *causes) line(id string) (fyne.CanvasObject, func()) {
	line := widgets.NewFigureLine("", words.T("budgeting.open-incident"), func() { c.tab.goTo(stage.Measurements) })
	return line, func() {
		r := c.tab.now.r.Result
		line.Set(incidentName(c.tab.now.s, id), words.Share(r.Share(c.used[id].Bad)), "")
	}
}

func incidentName(s reading.SLO, id string) string {
	for _, i := range s.Incidents {
		if i.ID == id {
			return words.T("budgeting.incident", "Title", i.Title, "Date", words.Date(s.DayOf(slo.Moment(i.Start))))
		}
	}
	return words.T("budgeting.no-incident")
}

func (c *causes) show(v view) {
	r := v.r.Result
	used := v.s.Attribute(r)
	var bars []chart.Bar
	for _, p := range append(used.Causes, budget.Portion{Bad: used.Unexplained()}) {
		share := r.Share(p.Bad)
		if share == nil || share.Sign() == 0 {
			continue
		}
		bars = append(bars, chart.Bar{Name: causeName(p.Of), Share: min(1, float(share)), Label: words.Share(share), Kind: causeKind(p.Of)})
	}
	c.bars.Set(bars)
	c.used = map[string]budget.Portion{}
	var ids []string
	for _, p := range used.Incidents {
		ids = append(ids, p.Of)
		c.used[p.Of] = p
	}
	c.list.Set(ids)
	c.content.Refresh()
}

func causeName(cause string) string {
	if cause == "" {
		return words.T("budgeting.no-incident")
	}
	return words.Cause(slo.Cause(cause))
}

func causeKind(cause string) widgets.Kind {
	if cause == "" {
		return widgets.Neutral
	}
	return widgets.Accent
}
