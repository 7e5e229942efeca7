package measuring

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// ledger lists what does not count, and what the budget would be if it did.
type ledger struct {
	tab           *Tab
	with, without *widgets.Paragraph
	table         *widgets.SortTable
	edit, remove  *widgets.Button
	why           *widgets.Paragraph // of the chosen entry, in full
	content       *widgets.Column
}

func newLedger(t *Tab) *ledger {
	l := &ledger{tab: t, with: widgets.NewParagraph("", widgets.Look{Bold: true}), without: widgets.NewParagraph("", widgets.Look{Token: theme.Muted})}
	l.table = widgets.NewSortTable(widgets.Table{Name: "exclusions", Columns: []widgets.TableColumn{
		{Title: words.T("measuring-tab.from"), Weight: 2}, {Title: words.T("measuring-tab.to"), Weight: 2, Ems: 45},
		{Title: words.Field("reason"), Weight: 1.3, Ems: 64}, {Title: words.T("measuring-tab.column.why"), Weight: 3},
		{Title: words.Field("treatment"), Weight: 1.4}, {Title: words.Field("by"), Weight: 1.3}, {Title: words.Field("decided"), Weight: 1.1, Ems: 70},
	}, Empty: words.T("measuring-tab.ledger.none")})
	l.table.OnOpen = func(string) { l.askEdit() }
	l.table.OnSelect = func(string) { l.arrange() }
	l.why = widgets.NewParagraph("", widgets.Look{})
	l.edit = widgets.NewButton(words.T("measuring-tab.edit"), l.askEdit)
	l.remove = widgets.NewButton(words.T("measuring-tab.remove-ask"), l.askRemove)
	buttons := container.New(flow{}, widgets.NewPrimary(words.T("measuring-tab.ledger.add"), l.askAdd), l.edit, l.remove)
	l.content = widgets.NewFilledColumn(2, widgets.Stack(1, l.with, l.without), buttons, container.NewBorder(nil, widgets.Inset(2, l.why), nil, nil, l.table))
	return l
}

func (l *ledger) object() fyne.CanvasObject { return l.content }
func (l *ledger) focus()                    { l.table.Focus() }

func (l *ledger) show(v view) {
	l.results(v)
	var rows []widgets.Row
	for _, e := range v.w.ExclusionsOf(v.s.ID) {
		span := e.Span()
		rows = append(rows, widgets.Row{ID: e.ID, Cells: []widgets.Cell{
			widgets.TextCell(shownMoment(span.Start, v.zone)).SortedBy(e.From), widgets.TextCell(shownMoment(span.End, v.zone)).SortedBy(e.To),
			widgets.TextCell(words.ExclusionReason(e.Reason)), widgets.TextCell(why(v.w, e)),
			widgets.TextCell(words.Treatment(budget.Treatment(e.Treatment))), widgets.TextCell(e.By),
			widgets.TextCell(words.Date(e.Decided)).SortedBy(e.Decided),
		}})
	}
	l.table.Set(rows)
	l.arrange()
	l.content.Settle()
}

// why says why something is excluded, and which incident it is.
func why(w workspace.Workspace, e slo.Exclusion) string {
	if i, ok := w.Incidents[e.IncidentID]; ok {
		return words.T("measuring-tab.ledger.incident", "Why", e.Why, "Incident", i.Title)
	}
	return e.Why
}

// results says how the budget stands with the exclusions, and as if there were none.
func (l *ledger) results(v view) {
	l.with.Set(words.T("measuring-tab.ledger.explain"))
	l.without.Set("")
	l.without.Hidden = !v.judged() || v.r.Result.State == budget.NoData || len(v.s.Exclusions) == 0
	if l.without.Hidden {
		return
	}
	without, err := v.s.Without(v.r)
	if err != nil {
		l.without.Set(words.Error(err))
		return
	}
	with := v.r.Result
	goal := string(v.r.Target.Goal)
	l.with.Set(words.T("measuring-tab.ledger.with", "Left", words.Share(with.Remaining), "SLI", words.Indicated(with.SLI, goal), "State", words.State(with.State)))
	l.without.Set(words.T("measuring-tab.ledger.without", "Left", words.Share(without.Remaining), "SLI", words.Indicated(without.SLI, goal), "State", words.State(without.State)))
}

func (l *ledger) chosen() (slo.Exclusion, bool) {
	e, ok := l.tab.view.w.Exclusions[l.table.Selected()]
	return e, ok
}

func (l *ledger) arrange() {
	e, ok := l.chosen()
	l.why.Set(why(l.tab.view.w, e))
	enable(l.edit, ok)
	enable(l.remove, ok)
	l.content.Settle()
}

func (l *ledger) askAdd() {
	t := l.tab
	before := slo.Exclusion{SLOID: t.view.s.ID, Treatment: string(budget.Removed), Reason: slo.Maintenance, Decided: t.env.Session.Today(), By: t.env.Session.Author()}
	f := newExclusionForm(t, before)
	f.open(words.T("measuring-tab.ledger.add-title"), "", words.T("measuring-tab.ledger.add-confirm"), func(made slo.Exclusion) error {
		return t.env.Session.Do(words.T("measuring-tab.undo.exclude", "SLO", t.view.s.Name), func(w *workspace.Workspace) error {
			added, err := w.AddExclusion(made)
			f.made = added.ID
			return err
		})
	}, func() { l.reveal(f.made) })
}

func (l *ledger) reveal(id string) {
	l.table.Select(id)
	l.arrange()
	l.table.Focus()
}

func (l *ledger) askEdit() {
	e, ok := l.chosen()
	if !ok {
		return
	}
	f := newExclusionForm(l.tab, e)
	f.open(words.T("measuring-tab.ledger.edit-title"), "", words.T("measuring-tab.save"), func(slo.Exclusion) error {
		return l.tab.env.Session.Do(words.T("measuring-tab.undo.exclusion-change", "SLO", l.tab.view.s.Name), func(w *workspace.Workspace) error {
			now, ok := w.Exclusions[e.ID]
			if !ok {
				return workspace.NotFound{Kind: "exclusion", Key: e.ID}
			}
			return w.PutExclusion(f.fill(now))
		})
	}, func() { l.reveal(e.ID) })
}

func (l *ledger) askRemove() {
	if e, ok := l.chosen(); ok {
		l.tab.askRemove("exclusion", e.ID, widgets.Shorten(e.Why, 60))
	}
}

// askExclude takes an incident out of the budget, with who decided it and why.
func (i *incidents) askExclude() {
	one, ok := i.chosen()
	if !ok {
		return
	}
	t := i.tab
	if one.End == "" {
		t.env.Tell(words.T("measuring-tab.exclude.goes-on"))
		return
	}
	before := slo.Exclusion{
		SLOID: t.view.s.ID, IncidentID: one.ID, From: one.Start, To: one.End, Treatment: string(budget.Removed),
		Reason: slo.Miscounting, Decided: t.env.Session.Today(), By: t.env.Session.Author(),
	}
	f := newExclusionForm(t, before)
	f.onlyWhy()
	sentence := words.T("measuring-tab.exclude.sentence", "SLO", t.view.s.Name)
	f.open(words.T("measuring-tab.exclude.title", "Incident", one.Title), sentence, words.T("measuring-tab.exclude.confirm"), func(made slo.Exclusion) error {
		return t.env.Session.Do(words.T("measuring-tab.undo.exclude-incident", "Incident", one.Title, "SLO", t.view.s.Name), func(w *workspace.Workspace) error {
			_, err := w.ExcludeIncident(one.ID, t.view.s.ID, made.Treatment, made.Why, made.By, made.Decided)
			return err
		})
	}, func() { i.reveal(one.ID) })
}
