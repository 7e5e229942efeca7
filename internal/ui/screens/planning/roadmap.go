package planning

import (
	"cmp"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/review"
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
	r.table = widgets.NewSortTable(widgets.Table{Rows: -1, Empty: words.T("planning.no-work"), Columns: []widgets.TableColumn{
		{Title: words.T("planning.column.work"), Weight: 2.6}, {Title: words.T("planning.column.slo"), Weight: 1.6},
		{Title: words.Field("size"), Weight: 0.9}, {Title: words.Field("owner"), Weight: 1.3}, {Title: words.Field("due"), Weight: 1},
		{Title: words.T("planning.column.agreed"), Weight: 1},
	}})
	edit := func() { askWork(s, s.w.RoadmapItems[r.table.Selected()]) }
	r.table.OnOpen = func(string) { edit() }
	r.table.OnSelect = func(string) { r.arrange() }
	r.buttons = container.NewHBox(widgets.NewButton(words.T("planning.edit-work"), edit), widgets.NewButton(words.T("planning.remove-work"), r.askRemove))
	r.content = widgets.Section(words.T("planning.roadmap"), r.table, r.buttons)
	return r
}

func (r *roadmap) show() {
	w := r.screen.w
	proposals := w.OpenProposalsOf(r.screen.at.ServiceID)
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
	_, r.buttons.Hidden = r.screen.w.RoadmapItems[r.table.Selected()]
	r.buttons.Hidden = !r.buttons.Hidden
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

// askWork asks for work that a proposal needs: new without an ID, or another that is there.
func askWork(s *Screen, before review.RoadmapItem) {
	f := newWorkForm(s, before)
	widgets.Dialog{
		Title: words.T("planning.work-title"), Sentence: words.T("planning.work-sentence"),
		Body:    widgets.Stack(3, f.text, f.size, f.owner, f.due, f.agreed),
		Confirm: words.T("planning.work-confirm"), Cancel: words.T("planning.cancel"),
		Validate: func() string {
			return s.env.Check(words.T("planning.undo.work", "Text", widgets.Shorten(f.text.Value(), 40)), func(w *workspace.Workspace) error {
				return f.write(w, before)
			})
		},
	}.Open(s.env.Window.Canvas())
}

type workForm struct {
	text        *widgets.TextField
	size, owner *widgets.ChoiceField
	due         *widgets.DateField
	agreed      *widgets.CheckField
}

func newWorkForm(s *Screen, before review.RoadmapItem) *workForm {
	f := &workForm{
		text:   widgets.NewTextField(widgets.Field{Label: words.T("planning.column.work")}),
		size:   widgets.NewChoiceField(widgets.Field{Label: words.Field("size")}),
		owner:  widgets.NewChoiceField(widgets.Field{Label: words.Field("owner")}),
		due:    dateField(s, words.Field("due")),
		agreed: widgets.NewCheckField(widgets.Field{Label: words.T("planning.agreed")}),
	}
	var sizes []widgets.Choice
	for _, size := range review.Sizes {
		sizes = append(sizes, widgets.Choice{ID: string(size), Text: words.Size(size)})
	}
	owners := []widgets.Choice{{Text: words.T("planning.no-owner")}}
	for _, p := range s.w.PeopleByName() {
		owners = append(owners, widgets.Choice{ID: p.ID, Text: p.Name})
	}
	f.text.Set(before.Text)
	f.size.Set(sizes, string(before.Size))
	f.owner.Set(owners, before.OwnerID)
	f.due.Set(before.Due)
	f.agreed.Set(before.Agreed)
	return f
}

func (f *workForm) write(w *workspace.Workspace, before review.RoadmapItem) error {
	item, ok := w.RoadmapItems[before.ID]
	if !ok {
		added, err := w.AddRoadmapItem(before.ProposalID, f.text.Value())
		if err != nil {
			return err
		}
		item = added
	}
	item.Text, item.Size, item.OwnerID, item.Due, item.Agreed = f.text.Value(), review.Size(f.size.Value()), f.owner.Value(), f.due.Value(), f.agreed.Value()
	return w.PutRoadmapItem(item)
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
