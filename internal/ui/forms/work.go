package forms

import (
	"slocharter/internal/review"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// workForm asks for work that a proposal needs.
type workForm struct {
	before      review.RoadmapItem
	text        *widgets.TextField
	size, owner *widgets.ChoiceField
	due         *widgets.DateField
	agreed      *widgets.CheckField
}

// AskWork asks for work that a proposal needs: new without an ID, or what is there.
func AskWork(env stage.Env, w workspace.Workspace, before review.RoadmapItem) {
	f := newWorkForm(env, w, before)
	widgets.Dialog{
		Title: words.T("planning.work-title"), Sentence: words.T("planning.work-sentence"),
		Body:    widgets.Stack(3, f.text, f.size, f.owner, f.due, f.agreed),
		Confirm: words.T("planning.work-confirm"), Cancel: words.T("planning.cancel"),
		Validate: func() string {
			return env.Check(words.T("planning.undo.work", "Text", widgets.Shorten(f.text.Value(), 40)), f.write)
		},
	}.Open(env.Window.Canvas())
}

func newWorkForm(env stage.Env, w workspace.Workspace, before review.RoadmapItem) *workForm {
	f := &workForm{
		before: before,
		text:   widgets.NewTextField(widgets.Field{Label: words.T("planning.column.work")}),
		size:   widgets.NewChoiceField(widgets.Field{Label: words.Field("size")}),
		owner:  widgets.NewChoiceField(widgets.Field{Label: words.Field("owner")}),
		due:    PlanDay(env, words.Field("due")),
		agreed: widgets.NewCheckField(widgets.Field{Label: words.T("planning.agreed")}),
	}
	owners := []widgets.Choice{{Text: words.T("planning.no-owner")}}
	for _, p := range w.PeopleByName() {
		owners = append(owners, widgets.Choice{ID: p.ID, Text: p.Name})
	}
	f.text.Set(before.Text)
	f.size.Set(choices(review.Sizes, words.Size), string(before.Size))
	f.owner.Set(owners, before.OwnerID)
	f.due.Set(before.Due)
	f.agreed.Set(before.Agreed)
	return f
}

// write adds the work, or writes what was changed of it.
func (f *workForm) write(w *workspace.Workspace) error {
	b, item := f.before, f.before
	var err error
	if b.ID == "" {
		item, err = w.AddRoadmapItem(b.ProposalID, f.text.Value())
	} else if now, ok := w.RoadmapItems[b.ID]; ok {
		item = now
	} else {
		err = workspace.NotFound{Kind: "roadmap_item", Key: b.ID}
	}
	if err != nil {
		return err
	}
	Changed(&item.Text, b.Text, f.text.Value())
	Changed(&item.Size, b.Size, f.size.Value())
	Changed(&item.OwnerID, b.OwnerID, f.owner.Value())
	Changed(&item.Due, b.Due, f.due.Value())
	if f.agreed.Value() != b.Agreed {
		item.Agreed = f.agreed.Value()
	}
	return w.PutRoadmapItem(item)
}
