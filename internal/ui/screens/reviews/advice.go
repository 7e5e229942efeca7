package reviews

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/review"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// adviceTable is the decision table: for every way in which an SLO can go, what is suggested.
type adviceTable struct {
	screen *Screen
	table  *widgets.SortTable
	tools  *fyne.Container
	all    fyne.CanvasObject
}

func newAdviceTable(s *Screen) *adviceTable {
	a := &adviceTable{screen: s}
	a.table = widgets.NewSortTable(widgets.Table{Name: "suggestions", Columns: []widgets.TableColumn{
		{Title: words.T("reviews.column.slo"), Weight: 1.1}, {Title: words.T("reviews.column.toil"), Weight: 0.7},
		{Title: words.T("reviews.column.satisfaction"), Weight: 1.1}, {Title: words.Field("suggestion"), Weight: 5}, {Title: words.Field("balance"), Weight: 1.6},
	}})
	a.table.OnOpen = a.ask
	a.tools = container.NewHBox(
		widgets.NewButton(words.T("reviews.edit-row"), func() { a.ask(a.table.Selected()) }),
		widgets.NewMenuButton(words.T("reviews.presets"), a.presets))
	a.all = container.NewBorder(widgets.NewParagraph(words.T("reviews.table-hint"), muted), widgets.Inset(1, a.tools), nil, nil, a.table)
	return a
}

func (a *adviceTable) show() {
	var rows []widgets.Row
	for _, row := range a.screen.w.DecisionTable() {
		rows = append(rows, widgets.Row{ID: row.ID, Cells: []widgets.Cell{
			metCell(row.Met), widgets.TextCell(words.Level(row.Toil)), widgets.TextCell(words.Level(row.Satisfaction)),
			widgets.TextCell(row.Suggestion), widgets.TextCell(words.Balance(row.Balance)),
		}})
	}
	a.tools.Hidden = a.screen.env.Session.ReadOnly()
	a.table.Set(rows)
}

func metCell(met bool) widgets.Cell {
	if met {
		return widgets.ChipCell(words.T("reviews.met"), widgets.Good)
	}
	return widgets.ChipCell(words.T("reviews.missed"), widgets.Bad)
}

// condition says in words when a row of the table holds.
func condition(row review.Advice) string {
	key := words.T("reviews.missed")
	if row.Met {
		key = words.T("reviews.met")
	}
	return words.T("reviews.condition", "SLO", key, "Toil", words.Level(row.Toil), "Satisfaction", words.Level(row.Satisfaction))
}

// ask asks what is suggested where the condition of a row holds.
func (a *adviceTable) ask(id string) {
	s, before := a.screen, review.Advice{}
	for _, row := range s.w.DecisionTable() {
		if row.ID == id {
			before = row
		}
	}
	if before.ID == "" || s.env.Session.ReadOnly() {
		return
	}
	suggestion := widgets.NewTextArea(widgets.Field{Label: words.Field("suggestion")}, 3)
	balance := widgets.NewChoiceField(widgets.Field{Label: words.Field("balance")})
	suggestion.Set(before.Suggestion)
	var choices []widgets.Choice
	for _, b := range review.Balances {
		choices = append(choices, widgets.Choice{ID: string(b), Text: words.Balance(b)})
	}
	balance.Set(choices, string(before.Balance))
	widgets.Dialog{
		Title: words.T("reviews.row-title"), Sentence: condition(before), Body: widgets.Stack(3, suggestion, balance),
		Confirm: words.T("reviews.row-confirm"), Cancel: words.T("reviews.cancel"),
		Validate: func() string {
			return s.env.Check(words.T("reviews.undo.row", "Condition", condition(before)), func(w *workspace.Workspace) error {
				for _, now := range w.DecisionTable() {
					if now.ID == id {
						forms.Changed(&now.Suggestion, before.Suggestion, suggestion.Value())
						forms.Changed(&now.Balance, before.Balance, balance.Value())
						return w.PutAdvice(now)
					}
				}
				return workspace.NotFound{Kind: "advice", Key: id}
			})
		},
	}.Open(s.env.Window.Canvas())
}

// presets are the tables that teams use.
func (a *adviceTable) presets() []widgets.Command {
	var list []widgets.Command
	for _, p := range workspace.AdvicePresets() {
		list = append(list, widgets.Command{Text: p.Name, Do: func() { a.askPreset(p) }})
	}
	return list
}

func (a *adviceTable) askPreset(p workspace.AdvicePreset) {
	s := a.screen
	widgets.Dialog{
		Title: words.T("reviews.preset-title", "Name", p.Name), Sentence: words.T("reviews.preset-sentence", "Meaning", p.Meaning),
		Confirm: words.T("reviews.preset-confirm"), Cancel: words.T("reviews.cancel"),
		OnConfirm: func() {
			s.env.Do(words.T("reviews.undo.preset", "Name", p.Name), func(w *workspace.Workspace) error { return w.UseAdvice(p.Key) })
		},
	}.Open(s.env.Window.Canvas())
}
