package reviews

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/review"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// The columns of an agenda.
const (
	itemText = iota
	itemHint
	itemEach
	itemMinutes
	itemColumns
)

// agenda is the table of the parts of the reviews of a kind.
type agenda struct {
	screen *Screen
	kind   review.Kind
	keys   *keys
	grid   *widgets.EntryGrid
	tools  *fyne.Container
	all    fyne.CanvasObject
}

func newAgenda(s *Screen) *agenda {
	a := &agenda{screen: s, keys: newKeys()}
	a.grid = widgets.NewEntryGrid([]widgets.EntryColumn{
		{Title: words.T("reviews.item"), Hint: words.T("reviews.item-hint"), Weight: 4}, {Title: words.Field("hint"), Hint: words.T("reviews.hint-hint"), Weight: 4},
		{Title: words.Field("each"), Hint: words.T("reviews.no"), Weight: 1.5}, {Title: words.Field("minutes"), Hint: "5", Weight: 0.8, Right: true},
	}, words.T("reviews.no-items"))
	a.grid.OnAdd, a.grid.OnChange, a.grid.OnDelete, a.grid.OnMove = a.add, a.change, a.askRemove, a.move
	a.tools = container.NewHBox(
		widgets.NewButton(words.T("reviews.item-up"), func() { a.moveSelected(-1) }),
		widgets.NewButton(words.T("reviews.item-down"), func() { a.moveSelected(1) }))
	a.all = container.NewBorder(widgets.NewParagraph(words.T("reviews.agenda-hint"), muted), widgets.Inset(1, a.tools), nil, nil, a.grid)
	return a
}

func (a *agenda) show(k review.Kind) {
	a.kind = k
	shown := rows{keys: a.keys}
	for _, item := range a.screen.w.AgendaOf(k) {
		texts := []string{item.Text, item.Hint, yesNo(item.Each), minutes(item.Minutes)}
		shown.ids, shown.texts = append(shown.ids, item.ID), append(shown.texts, texts)
	}
	shown.typed = shown.texts
	readOnly := a.screen.env.Session.ReadOnly()
	a.tools.Hidden = readOnly
	a.grid.SetReadOnly(readOnly)
	a.grid.Set(shown)
}

func minutes(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func yesNo(yes bool) string {
	if yes {
		return words.T("reviews.yes")
	}
	return words.T("reviews.no")
}

// named returns what a part of the agenda is called, for the label of an edit.
func (a *agenda) named(id string) string {
	for _, item := range a.screen.w.AgendaOf(a.kind) {
		if item.ID == id {
			return widgets.Shorten(item.Text, 40)
		}
	}
	return ""
}

func (a *agenda) add(texts []string) (int, string) {
	typed := review.AgendaItem{Kind: a.kind}
	for column := range itemColumns {
		if sentence := fillItem(&typed, column, texts[column]); sentence != "" {
			return column, sentence
		}
	}
	return itemText, a.screen.env.Check(words.T("reviews.undo.add-item", "Item", widgets.Shorten(typed.Text, 40)), func(w *workspace.Workspace) error {
		item, err := w.AddAgendaItem(typed.Kind, typed.Text)
		if err != nil {
			return err
		}
		item.Hint, item.Each, item.Minutes = typed.Hint, typed.Each, typed.Minutes
		return w.PutAgendaItem(item)
	})
}

func (a *agenda) change(key int64, column int, text string) string {
	id, kind, sentence := a.keys.id(key), a.kind, ""
	failed := a.screen.env.Check(words.T("reviews.undo.item", "Item", a.named(id)), func(w *workspace.Workspace) error {
		for _, item := range w.AgendaOf(kind) {
			if item.ID != id {
				continue
			}
			if sentence = fillItem(&item, column, text); sentence != "" {
				return nil
			}
			return w.PutAgendaItem(item)
		}
		return workspace.NotFound{Kind: "agenda_item", Key: id}
	})
	if sentence != "" {
		return sentence
	}
	return failed
}

// fillItem writes what was typed in a column into a part of an agenda. It returns a sentence about what is wrong with it.
func fillItem(item *review.AgendaItem, column int, text string) string {
	text = strings.TrimSpace(text)
	switch column {
	case itemText:
		item.Text = text
	case itemHint:
		item.Hint = text
	case itemEach:
		return fillEach(item, text)
	case itemMinutes:
		n, err := strconv.Atoi(text)
		if text != "" && (err != nil || n < 0 || n > workspace.MaxMinutes) {
			return words.T("reviews.bad-minutes", "Text", text, "Most", workspace.MaxMinutes)
		}
		item.Minutes = n
	}
	return ""
}

// fillEach takes a word that begins like yes or no; an empty one is no.
func fillEach(item *review.AgendaItem, text string) string {
	for _, yes := range []bool{false, true} {
		if strings.HasPrefix(strings.ToLower(yesNo(yes)), strings.ToLower(text)) {
			item.Each = yes
			return ""
		}
	}
	return words.T("reviews.bad-each", "Text", text)
}

func (a *agenda) moveSelected(by int) {
	a.grid.MoveSelected(by)
	a.grid.Focus()
}

func (a *agenda) move(key int64, by int) {
	id, kind := a.keys.id(key), a.kind
	a.screen.env.Do(words.T("reviews.undo.move-item", "Item", a.named(id)), func(w *workspace.Workspace) error {
		return w.MoveAgendaItem(kind, id, by)
	})
}

func (a *agenda) askRemove(key int64) {
	s, id, kind := a.screen, a.keys.id(key), a.kind
	name := a.named(id)
	widgets.Dialog{
		Title: words.T("reviews.remove-item"), Sentence: words.T("reviews.remove-sentence", "Gone", name), Danger: true,
		Confirm: words.T("reviews.remove-confirm"), Cancel: words.T("reviews.cancel"),
		OnConfirm: func() {
			s.env.Do(words.T("reviews.undo.remove-item", "Item", name), func(w *workspace.Workspace) error {
				return w.RemoveAgendaItem(kind, id)
			})
		},
	}.Open(s.env.Window.Canvas())
}
