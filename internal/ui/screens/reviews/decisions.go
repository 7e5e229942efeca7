package reviews

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/policy"
	"slocharter/internal/review"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// decided is the table of what the review decided for the service as a whole.
type decided struct {
	screen *Screen
	review review.Review
	keys   *keys
	grid   *widgets.EntryGrid
	all    fyne.CanvasObject
}

func newDecisions(s *Screen) *decided {
	d := &decided{screen: s, keys: newKeys()}
	d.grid = widgets.NewEntryGrid([]widgets.EntryColumn{
		{Title: words.Field("decided"), Hint: words.T("reviews.decision-hint"), Weight: 4}, {Title: words.Field("reason"), Hint: words.T("reviews.why-hint"), Weight: 4},
		{Title: words.Field("by"), Hint: words.T("reviews.by-hint"), Weight: 2},
	}, words.T("reviews.no-decisions"))
	d.grid.OnAdd, d.grid.OnChange, d.grid.OnDelete = d.add, d.change, d.askRemove
	d.all = container.NewBorder(widgets.NewParagraph(words.T("reviews.decisions-hint"), muted), nil, nil, nil, d.grid)
	return d
}

func (d *decided) content() fyne.CanvasObject { return d.all }
func (d *decided) focus()                     { d.grid.Focus() }

func (d *decided) show(r review.Review, readOnly bool) {
	d.review = r
	shown := rows{keys: d.keys}
	for _, one := range d.screen.w.ReviewDecisions(r.ID) {
		shown.ids = append(shown.ids, one.ID)
		shown.texts = append(shown.texts, []string{one.Decided, one.Reason, one.By})
	}
	shown.typed = shown.texts
	d.grid.SetReadOnly(readOnly)
	d.grid.Set(shown)
}

func (d *decided) add(texts []string) (int, string) {
	s := d.screen
	one := policy.Decision{
		ServiceID: d.review.ServiceID, ReviewID: d.review.ID, Date: d.review.Date, Verdict: d.review.Verdict, VerdictText: d.review.VerdictText,
		Decided: texts[0], Reason: texts[1], By: texts[2],
	}
	column := 0
	switch {
	case texts[0] != "" && texts[1] == "":
		column = 1
	case one.By == "":
		one.By = s.env.Session.Author()
	}
	return column, s.env.Check(words.T("reviews.undo.add-decision", "Decision", widgets.Shorten(one.Decided, 40)), func(w *workspace.Workspace) error {
		_, err := w.AddDecision(one)
		return err
	})
}

func (d *decided) change(key int64, column int, text string) string {
	id := d.keys.id(key)
	label := words.T("reviews.undo.decision", "Decision", widgets.Shorten(d.screen.w.Decisions[id].Decided, 40))
	return d.screen.env.Check(label, func(w *workspace.Workspace) error {
		one := w.Decisions[id]
		switch column {
		case 0:
			one.Decided = text
		case 1:
			one.Reason = text
		case 2:
			one.By = text
		}
		return w.PutDecision(one)
	})
}

func (d *decided) askRemove(key int64) {
	s, id := d.screen, d.keys.id(key)
	one := s.w.Decisions[id]
	widgets.Dialog{
		Title: words.T("reviews.remove-decision"), Sentence: words.T("reviews.remove-sentence", "Gone", one.Decided), Danger: true,
		Confirm: words.T("reviews.remove-confirm"), Cancel: words.T("reviews.cancel"),
		OnConfirm: func() {
			s.env.Do(words.T("reviews.undo.remove-decision", "Decision", widgets.Shorten(one.Decided, 40)), func(w *workspace.Workspace) error {
				return w.Remove("decision", id)
			})
		},
	}.Open(s.env.Window.Canvas())
}
