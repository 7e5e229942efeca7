package reviews

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/review"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// The columns of the action items.
const (
	actionText = iota
	actionOwner
	actionDue
	actionState
	actionLink
	actionColumns
)

// actions is the table of action items: those that were open before, and those that the review gives.
type actions struct {
	screen *Screen
	review review.Review
	keys   *keys
	grid   *widgets.EntryGrid
	all    fyne.CanvasObject
}

func newActions(s *Screen) *actions {
	a := &actions{screen: s, keys: newKeys()}
	a.grid = widgets.NewEntryGrid([]widgets.EntryColumn{
		{Title: words.T("reviews.action"), Hint: words.T("reviews.action-hint"), Weight: 4}, {Title: words.T("reviews.owner"), Hint: words.T("reviews.owner-hint"), Weight: 2},
		{Title: words.T("reviews.due"), Hint: words.T("reviews.due-hint"), Weight: 1.4}, {Title: words.T("reviews.column.state"), Hint: words.T("reviews.state-hint"), Weight: 1.2},
		{Title: words.T("reviews.link"), Hint: words.T("reviews.link-hint"), Weight: 2},
	}, words.T("reviews.no-actions"))
	a.grid.OnAdd, a.grid.OnChange, a.grid.OnDelete = a.add, a.change, a.askRemove
	a.all = container.NewBorder(widgets.NewParagraph(words.T("reviews.actions-hint"), muted), nil, nil, nil, a.grid)
	return a
}

func (a *actions) content() fyne.CanvasObject { return a.all }
func (a *actions) focus()                     { a.grid.Focus() }

func (a *actions) show(r review.Review, readOnly bool) {
	a.review = r
	shown := rows{keys: a.keys}
	for _, f := range a.screen.w.ReviewActions(r.ID) {
		state := words.ActionState(f.State)
		due := words.Date(f.Due)
		if f.State == review.Open && f.Due != "" && r.State != review.Held && f.Due < a.screen.env.Session.Today() {
			due = words.T("reviews.overdue", "Date", due)
		}
		shown.ids = append(shown.ids, f.ID+"|"+f.ActionID)
		shown.texts = append(shown.texts, []string{f.Text, f.Owner, due, state, f.Link})
		shown.typed = append(shown.typed, []string{f.Text, f.Owner, f.Due, state, f.Link})
	}
	a.grid.SetReadOnly(readOnly)
	a.grid.Set(shown)
}

// actionOf is the action item behind a row.
func (a *actions) actionOf(key int64) review.ActionItem {
	id := a.keys.id(key)
	return a.screen.w.Actions[id[strings.LastIndex(id, "|")+1:]]
}

func (a *actions) add(texts []string) (int, string) {
	s := a.screen
	item := review.ActionItem{ServiceID: a.review.ServiceID, ReviewID: a.review.ID, State: review.Open, Given: s.env.Session.Today()}
	for column := range actionColumns {
		if column == actionState && strings.TrimSpace(texts[column]) == "" {
			continue
		}
		if sentence := a.fill(&item, column, texts[column]); sentence != "" {
			return column, sentence
		}
	}
	state, day := item.State, s.env.Session.Today()
	return actionText, s.env.Check(words.T("reviews.undo.add-action", "Action", widgets.Shorten(item.Text, 40)), func(w *workspace.Workspace) error {
		added, err := w.AddAction(item)
		if err != nil || state == review.Open {
			return err
		}
		return w.SetActionState(added.ID, state, day)
	})
}

func (a *actions) change(key int64, column int, text string) string {
	s, id := a.screen, a.actionOf(key).ID
	var sentence string
	changed := s.env.Check(words.T("reviews.undo.action", "Action", widgets.Shorten(a.actionOf(key).Text, 40)), func(w *workspace.Workspace) error {
		item, ok := w.Actions[id]
		if !ok {
			return workspace.NotFound{Kind: "action_item", Key: id}
		}
		if sentence = a.fill(&item, column, text); sentence != "" {
			return nil
		}
		return w.PutAction(item)
	})
	if sentence != "" {
		return sentence
	}
	return changed
}

// fill writes what was typed in a column into an action item. It returns a sentence about what is wrong with it.
func (a *actions) fill(item *review.ActionItem, column int, text string) string {
	text = strings.TrimSpace(text)
	switch column {
	case actionText:
		item.Text = text
	case actionOwner:
		return a.own(item, text)
	case actionDue:
		item.Due = text
	case actionState:
		return a.setState(item, text)
	case actionLink:
		item.Link = text
	}
	return ""
}

// own gives an action item to the person whose name begins with what was typed.
func (a *actions) own(item *review.ActionItem, name string) string {
	item.OwnerID = ""
	if name == "" {
		return ""
	}
	var found []string
	for _, p := range a.screen.w.PeopleByName() {
		if strings.EqualFold(p.Name, name) {
			item.OwnerID = p.ID
			return ""
		}
		if strings.Contains(strings.ToLower(p.Name), strings.ToLower(name)) {
			found = append(found, p.ID)
		}
	}
	if len(found) != 1 {
		return words.T("reviews.unknown-owner", "Name", name)
	}
	item.OwnerID = found[0]
	return ""
}

// setState takes the state whose name begins with what was typed.
func (a *actions) setState(item *review.ActionItem, text string) string {
	for _, state := range review.ActionStates {
		if text != "" && strings.HasPrefix(strings.ToLower(words.ActionState(state)), strings.ToLower(text)) {
			item.State, item.Closed = state, a.screen.env.Session.Today()
			return ""
		}
	}
	return words.T("reviews.unknown-state", "Text", text)
}

func (a *actions) askRemove(key int64) {
	s, item := a.screen, a.actionOf(key)
	widgets.Dialog{
		Title: words.T("reviews.remove-action"), Sentence: words.T("reviews.remove-sentence", "Gone", item.Text), Danger: true,
		Confirm: words.T("reviews.remove-confirm"), Cancel: words.T("reviews.cancel"),
		OnConfirm: func() {
			s.env.Do(words.T("reviews.undo.remove-action", "Action", widgets.Shorten(item.Text, 40)), func(w *workspace.Workspace) error {
				return w.Remove("action_item", item.ID)
			})
		},
	}.Open(s.env.Window.Canvas())
}
