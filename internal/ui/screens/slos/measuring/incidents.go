package measuring

import (
	"math/big"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// incidents lists what went wrong, and lets people write it down.
type incidents struct {
	tab   *Tab
	why   *widgets.Paragraph
	table *widgets.SortTable

	edit, exclude, link, remove *widgets.Button
	note                        *fyne.Container
	content                     *widgets.Column
}

func newIncidents(t *Tab) *incidents {
	i := &incidents{tab: t, why: widgets.NewParagraph("", widgets.Look{Token: theme.Muted}), note: container.NewStack()}
	i.table = widgets.NewSortTable(widgets.Table{Name: "incidents", Columns: []widgets.TableColumn{
		{Title: words.Field("title"), Weight: 3}, {Title: words.T("measuring-tab.column.start"), Weight: 2.1},
		{Title: words.T("measuring-tab.column.end"), Weight: 1.9, Ems: 64}, {Title: words.T("measuring-tab.column.lasted"), Weight: 1.2, Ems: 42},
		{Title: words.T("measuring-tab.column.hit"), Weight: 0.9, Right: true, Ems: 46}, {Title: words.Field("cause"), Weight: 1.2, Ems: 52},
		{Title: words.T("measuring-tab.column.of-budget"), Weight: 1.3, Right: true}, {Title: "", Weight: 1.5},
	}, Empty: words.T("measuring-tab.incidents.none"), Filter: words.T("measuring-tab.incidents.filter"), NoMatch: words.T("measuring-tab.incidents.no-match")})
	i.table.OnOpen = func(string) { i.askEdit() }
	i.table.OnSelect = func(string) { i.arrange() }
	i.edit = widgets.NewButton(words.T("measuring-tab.edit"), i.askEdit)
	i.exclude = widgets.NewButton(words.T("measuring-tab.exclude"), i.askExclude)
	i.link = widgets.NewButton(words.T("measuring-tab.open-link"), i.openLink)
	i.remove = widgets.NewButton(words.T("measuring-tab.remove-ask"), i.askRemove)
	buttons := container.New(flow{}, widgets.NewPrimary(words.T("measuring-tab.incidents.add"), i.askAdd), i.edit, i.exclude, i.link, i.remove)
	i.content = widgets.NewFilledColumn(2, i.why, buttons, container.NewBorder(nil, i.note, nil, nil, i.table))
	return i
}

func (i *incidents) object() fyne.CanvasObject { return i.content }
func (i *incidents) focus()                    { i.table.Focus() }

func (i *incidents) show(v view) {
	i.why.Set(words.T("measuring-tab.incidents.explain"))
	if v.s.Way == slo.Outages {
		i.why.Set(sinceSentence(v.s.SLO))
	}
	excluded := map[string]slo.Exclusion{}
	for _, e := range v.w.ExclusionsOf(v.s.ID) {
		excluded[e.IncidentID] = e
	}
	used := usedBy(v)
	var rows []widgets.Row
	for _, one := range v.w.IncidentsOfSLO(v.s.ID) {
		rows = append(rows, i.row(v, one, used[one.ID], excluded[one.ID]))
	}
	i.table.Set(rows)
	i.arrange()
}

// usedBy returns which share of the budget each incident has used in the window.
func usedBy(v view) map[string]*big.Rat {
	used := map[string]*big.Rat{}
	if !v.judged() || v.r.Result.State == budget.NoData {
		return used
	}
	for _, p := range v.s.Attribute(v.r.Result).Incidents {
		used[p.Of] = v.r.Result.Share(p.Bad)
	}
	return used
}

func (i *incidents) row(v view, one slo.Incident, used *big.Rat, e slo.Exclusion) widgets.Row {
	span := one.Span(i.tab.env.Now())
	end := shownMoment(span.End, v.zone)
	if one.End == "" {
		end = words.T("measuring-tab.incidents.goes-on")
	}
	mark := widgets.TextCell("")
	if e.ID != "" {
		mark = widgets.ChipCell(words.T("measuring-tab.incidents.excluded"), widgets.Watch)
	}
	return widgets.Row{ID: one.ID, Cells: []widgets.Cell{
		widgets.TextCell(one.Title), widgets.TextCell(shownMoment(span.Start, v.zone)).SortedBy(one.Start),
		widgets.TextCell(end).SortedBy(slo.WriteMoment(span.End)),
		widgets.TextCell(words.Duration(span.Length().Truncate(time.Second))).SortedBy(strconv.FormatInt(int64(span.Length()), 10)),
		widgets.TextCell(words.Percent(slo.Percent(one.Share))).SortedBy(one.Share), widgets.TextCell(words.Cause(one.Cause)),
		widgets.TextCell(words.Share(used)).SortedByAmount(used), mark,
	}}
}

// chosen is the incident that is selected.
func (i *incidents) chosen() (slo.Incident, bool) {
	one, ok := i.tab.view.w.Incidents[i.table.Selected()]
	return one, ok
}

// arrange offers what can be done with the incident that is selected, and shows what was noted about it.
func (i *incidents) arrange() {
	one, ok := i.chosen()
	_, excluded := i.exclusion(one.ID)
	enable(i.edit, ok)
	enable(i.remove, ok)
	enable(i.exclude, ok && !excluded)
	enable(i.link, forms.CanFollow(one.Link))
	i.note.Objects = nil
	if strings.TrimSpace(one.Note) != "" {
		i.note.Objects = []fyne.CanvasObject{widgets.Inset(2, widgets.NewMarkdown(one.Note))}
	}
	i.content.Settle()
}

func enable(b *widgets.Button, can bool) {
	if can {
		b.Enable()
		return
	}
	b.Disable()
}

// exclusion is the entry of the ledger that takes an incident out of the budget of the SLO.
func (i *incidents) exclusion(incidentID string) (slo.Exclusion, bool) {
	for _, e := range i.tab.view.w.ExclusionsOf(i.tab.view.s.ID) {
		if incidentID != "" && e.IncidentID == incidentID {
			return e, true
		}
	}
	return slo.Exclusion{}, false
}

func (i *incidents) openLink() {
	if one, ok := i.chosen(); ok {
		forms.Follow(one.Link)
	}
}

func (i *incidents) askAdd() {
	t := i.tab
	before := slo.Incident{ServiceID: t.view.s.ServiceID, SLOID: t.view.s.ID, Share: "100", Cause: slo.OtherCause}
	f := newIncidentForm(t, before)
	f.open(words.T("measuring-tab.incidents.add-title"), words.T("measuring-tab.incidents.add-confirm"), func(made slo.Incident) error {
		return t.env.Session.Do(words.T("measuring-tab.undo.incident-add", "Title", made.Title), func(w *workspace.Workspace) error {
			added, err := w.AddIncident(made)
			f.made = added.ID
			return err
		})
	}, func() { i.reveal(f.made) })
}

// reveal selects an incident.
func (i *incidents) reveal(id string) {
	i.table.Select(id)
	i.arrange()
	i.table.Focus()
}

func (i *incidents) askEdit() {
	one, ok := i.chosen()
	if !ok {
		return
	}
	f := newIncidentForm(i.tab, one)
	f.open(words.T("measuring-tab.incidents.edit-title"), words.T("measuring-tab.save"), func(slo.Incident) error {
		return i.tab.env.Session.Do(words.T("measuring-tab.undo.incident-change", "Title", one.Title), func(w *workspace.Workspace) error {
			now, ok := w.Incidents[one.ID]
			if !ok {
				return workspace.NotFound{Kind: "incident", Key: one.ID}
			}
			return w.PutIncident(f.fill(now))
		})
	}, func() { i.reveal(one.ID) })
}

func (i *incidents) askRemove() {
	if one, ok := i.chosen(); ok {
		i.tab.askRemove("incident", one.ID, one.Title)
	}
}

// askRemove says what goes with something, and removes it after a yes.
func (t *Tab) askRemove(kind, id, name string) {
	widgets.Dialog{
		Title:    words.T("measuring-tab.remove.title", "Kind", words.Kind(kind), "Name", name),
		Sentence: strings.TrimSpace(words.Gone(t.view.w.GoesWith(kind, id)) + " " + words.T("measuring-tab.can-undo")),
		Confirm:  words.T("measuring-tab.remove"), Cancel: words.T("measuring-tab.cancel"), Danger: true,
		OnConfirm: func() {
			t.env.Do(words.T("measuring-tab.undo.gone", "Kind", words.Kind(kind), "Name", name), func(w *workspace.Workspace) error { return w.Remove(kind, id) })
		},
	}.Open(t.canvas())
}
