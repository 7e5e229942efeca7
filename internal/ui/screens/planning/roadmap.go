package planning

import (
	"cmp"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/review"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// roadmap lists the work that the open proposals of the service need.
type roadmap struct {
	screen  *Screen
	table   *widgets.SortTable
	buttons *fyne.Container
	content *fyne.Container
}

func newRoadmap(s *Screen) *roadmap {
	r := &roadmap{screen: s}
	r.table = widgets.NewSortTable(widgets.Table{Name: "work", Rows: -1, Empty: words.T("planning.no-work"), Columns: []widgets.TableColumn{
		{Title: words.T("planning.column.work"), Weight: 2.2}, {Title: words.T("planning.column.slo"), Weight: 1.3},
		{Title: words.Field("size"), Weight: 0.9}, {Title: words.Field("owner"), Weight: 1.3}, {Title: words.Field("due"), Weight: 1.2},
		{Title: words.T("planning.column.agreed"), Weight: 1.5},
	}})
	edit := func() {
		if item, ok := s.w.RoadmapItems[r.table.Selected()]; ok {
			forms.AskWork(s.env, s.w, item)
		}
	}
	r.table.OnOpen = func(string) { edit() }
	r.table.OnSelect = func(string) { r.arrange() }
	r.buttons = container.NewHBox(widgets.NewButton(words.T("planning.edit-work"), edit), widgets.NewButton(words.T("planning.remove-work"), r.askRemove))
	r.content = widgets.Section(words.T("planning.roadmap"), r.table, r.buttons)
	return r
}

func (r *roadmap) show() {
	w := r.screen.w
	var proposals []review.Proposal
	for _, id := range r.screen.services() {
		proposals = append(proposals, w.OpenProposalsOf(id)...)
	}
	var rows []widgets.Row
	for _, p := range proposals {
		for _, i := range w.RoadmapOf(p.ID) {
			rows = append(rows, workRow(w, w.SLOs[p.SLOID].Name, i))
		}
	}
	r.content.Hidden = len(proposals) == 0
	r.table.Set(rows)
	r.arrange()
}

// arrange offers to edit what is selected.
func (r *roadmap) arrange() {
	_, ok := r.screen.w.RoadmapItems[r.table.Selected()]
	r.buttons.Hidden = !ok || r.screen.env.Session.ReadOnly()
	r.content.Refresh()
	r.screen.column.Settle()
}

func workRow(w workspace.Workspace, sloName string, i review.RoadmapItem) widgets.Row {
	agreed := widgets.ChipCell(words.T("planning.not-agreed"), widgets.Neutral)
	if i.Agreed {
		agreed = widgets.ChipCell(words.T("planning.agreed"), widgets.Good)
	}
	return widgets.Row{ID: i.ID, Cells: []widgets.Cell{
		widgets.TextCell(i.Text), widgets.MutedCell(sloName),
		widgets.TextCell(words.Size(i.Size)).SortedBy(strconv.Itoa(slices.Index(review.Sizes, i.Size))),
		widgets.TextCell(cmp.Or(w.People[i.OwnerID].Name, words.None)), widgets.TextCell(words.Date(cmp.Or(i.Due, words.None))).SortedBy(i.Due), agreed,
	}}
}

func (r *roadmap) askRemove() {
	s, id := r.screen, r.table.Selected()
	text := widgets.Shorten(s.w.RoadmapItems[id].Text, 40)
	widgets.Dialog{
		Title: words.T("planning.remove-title"), Sentence: words.T("planning.remove-sentence", "Text", text),
		Confirm: words.T("planning.remove-confirm"), Cancel: words.T("planning.cancel"), Danger: true,
		OnConfirm: func() {
			s.env.Do(words.T("planning.undo.remove", "Text", text), func(w *workspace.Workspace) error { return w.Remove("roadmap_item", id) })
		},
	}.Open(s.env.Window.Canvas())
}
