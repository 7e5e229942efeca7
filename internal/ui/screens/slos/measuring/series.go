package measuring

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// series is what was measured, and the ways in which it comes.
type series struct {
	tab     *Tab
	summary *summary
	filter  *filter
	grid    *widgets.EntryGrid
	refresh *widgets.Button
	buttons []*widgets.Button
	ways    *fyne.Container
	notice  *widgets.Paragraph
	counted int // measurements that were shown last
	all     *widgets.Column
	outages fyne.CanvasObject // instead, for an SLO that is measured by incidents
	since   *widgets.Paragraph
	content *fyne.Container
}

func newSeries(t *Tab) *series {
	s := &series{tab: t, summary: newSummary(), content: container.NewStack()}
	s.filter = newFilter(t.env, s.list)
	s.grid = widgets.NewEntryGrid(columns(), words.T("measuring-tab.none-in-range"))
	s.grid.OnAdd, s.grid.OnChange, s.grid.OnDelete, s.grid.OnPaste = s.add, s.change, s.askDelete, s.paste
	s.notice = widgets.NewParagraph("", widgets.Look{Token: theme.Accent})
	s.refresh = widgets.NewButton(words.T("measuring-tab.refresh"), s.refreshNow)
	s.buttons = []*widgets.Button{
		widgets.NewPrimary(words.T("measuring-tab.type"), s.typeOne), widgets.NewButton(words.T("measuring-tab.file"), s.askFile),
		widgets.NewButton(words.T("measuring-tab.prometheus"), s.askServer), s.refresh,
	}
	s.ways = container.New(flow{lastRight: true}, s.buttons[0], s.buttons[1], s.buttons[2], s.refresh, s.filter.content)
	head := widgets.Stack(2, s.summary.content, s.ways, s.notice)
	s.all = widgets.NewFilledColumn(2, head, s.grid)
	s.since = widgets.NewParagraph("", widgets.Look{})
	s.outages = container.NewVBox(widgets.Inset(2, widgets.Stack(3, s.since, container.NewHBox(
		widgets.NewPrimary(words.T("measuring-tab.to-incidents"), func() { t.choose(partIncidents) }),
		widgets.NewButton(words.T("measuring-tab.to-definition"), func() {
			t.env.GoTo(stage.SLORoute(t.view.s.ServiceID, t.view.s.ID, stage.Definition))
		})))))
	return s
}

func (s *series) object() fyne.CanvasObject { return s.content }

func (s *series) focus() {
	if s.tab.view.s.Way == slo.Telemetry {
		s.grid.Focus()
	}
}

// begin forgets what was said about another SLO.
func (s *series) begin() {
	s.say("")
	s.filter.begin()
}

func (s *series) show(v view) {
	shown := fyne.CanvasObject(s.all)
	if v.s.Way == slo.Outages {
		shown = s.outages
		s.since.Set(sinceSentence(v.s.SLO))
	}
	s.content.Objects = []fyne.CanvasObject{shown}
	source, known := v.w.Sources[v.s.ID]
	s.summary.show(v, source)
	s.refresh.Hidden = !known
	readOnly := s.tab.env.Session.ReadOnly()
	s.grid.SetReadOnly(readOnly)
	for _, b := range s.buttons {
		enable(b, !readOnly)
	}
	s.grid.Offer(s.offered())
	s.list()
	if n := len(s.existing()); n != s.counted {
		s.counted = n
		s.say("") // what was told of others does not hold any more
	}
	s.content.Refresh()
	s.all.Settle()
}

// list shows the measurements of the time that was chosen.
func (s *series) list() {
	v := s.tab.view
	s.grid.Set(slots{list: s.filter.of(v), zone: v.zone, goal: v.r.Target.Goal})
}

// say tells what came of something, above the measurements.
func (s *series) say(sentence string) {
	s.notice.Set(sentence)
	s.notice.Hidden = sentence == ""
	s.all.Settle()
}

// sinceSentence says that an SLO is measured by incidents.
func sinceSentence(o slo.SLO) string {
	if o.Since == "" {
		return words.T("measuring-tab.by-incidents")
	}
	return words.T("measuring-tab.by-incidents-since", "Date", words.Date(o.Since))
}

// existing is what was measured already.
func (s *series) existing() []budget.Slot { return s.tab.view.s.Series.Slots() }
