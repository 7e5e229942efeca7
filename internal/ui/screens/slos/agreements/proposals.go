package agreements

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/slo"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// proposals lists the targets that nobody agreed on yet.
type proposals struct {
	tab     *Tab
	list    *widgets.InlineList
	content *fyne.Container
}

func newProposals(t *Tab) *proposals {
	p := &proposals{tab: t}
	p.list = widgets.NewInlineList("", p.row)
	p.content = widgets.Section(words.T("agreements.proposals"), p.list)
	return p
}

func (p *proposals) show(proposed []slo.Target) {
	var ids []string
	for _, t := range proposed {
		ids = append(ids, t.ID)
	}
	p.content.Hidden = len(ids) == 0
	p.list.Set(ids)
}

// row makes the row of a proposal, and the function that shows it.
func (p *proposals) row(id string) (fyne.CanvasObject, func()) {
	title := widgets.NewElided("", widgets.Look{Bold: true})
	note := widgets.NewParagraph("", widgets.Look{Token: theme.Muted})
	agree := widgets.NewButton(words.T("agreements.agree"), func() { p.askAgree(id) })
	drop := widgets.NewQuiet(words.T("agreements.drop"), nil, func() { p.askDrop(id) })
	row := container.NewBorder(nil, nil, nil, container.NewVBox(container.NewHBox(drop, agree)), widgets.Stack(1, title, note))
	return widgets.NewCard(row), func() {
		t := p.tab.w.Targets[id]
		title.Set(targetWords(t))
		note.Set(t.Note)
		note.Hidden = t.Note == ""
	}
}

// targetWords says a target in short, with its kind where it is not the objective.
func targetWords(t slo.Target) string {
	text := words.T("agreements.target", "Goal", words.Percent(t.Goal), "Window", windowWords(t))
	if t.Kind == slo.Objective {
		return text
	}
	return words.T("agreements.of-kind", "Kind", words.TargetKind(t.Kind), "Target", text)
}

// windowWords names a window, with its time zone and its beginning where they are not the usual ones.
func windowWords(t slo.Target) string {
	text := words.Window(t.Window)
	if t.Window.Rolling() {
		return text
	}
	if t.Zone != "" {
		text = words.T("agreements.zone", "Window", text, "Zone", t.Zone)
	}
	if t.Anchor != "" {
		text = words.T("agreements.anchor", "Window", text, "Date", words.Date(t.Anchor))
	}
	return text
}

// askAgree asks since when a proposal counts, where that was decided, and by whom.
func (p *proposals) askAgree(id string) {
	env, t := p.tab.env, p.tab.w.Targets[id]
	from := widgets.NewDateField(widgets.Field{Label: words.T("agreements.from"), Help: words.T("agreements.from-help")}, words.T("agreements.calendar"), checkDate)
	from.Today = env.Now
	from.Set(env.Session.Today())
	by := widgets.NewTextField(widgets.Field{Label: words.Field("by"), Hint: words.T("agreements.by-hint")})
	where := widgets.NewTextArea(widgets.Field{Label: words.T("agreements.where"), Help: words.T("agreements.where-help")}, 4)
	where.Set(t.Note)
	widgets.Dialog{
		Title: words.T("agreements.agree-title", "Target", targetWords(t)), Sentence: words.T("agreements.agree-sentence"),
		Body: widgets.Stack(3, from, by, where), Confirm: words.T("agreements.agree-confirm"), Cancel: words.T("agreements.cancel"),
		Validate: func() (sentence string) {
			if from.Value() == "" {
				return words.Error(workspace.Missing{Field: "date"})
			}
			return env.Check(words.T("agreements.undo.agree", "Goal", words.Percent(t.Goal), "Name", p.tab.s.Name), func(w *workspace.Workspace) error {
				return w.AgreeTarget(id, from.Value(), where.Value(), by.Value())
			})
		},
	}.Open(env.Window.Canvas())
}

func (p *proposals) askDrop(id string) {
	p.tab.askRemove(id, words.T("agreements.drop-title"), words.T("agreements.drop"),
		words.T("agreements.undo.drop", "Goal", words.Percent(p.tab.w.Targets[id].Goal), "Name", p.tab.s.Name))
}

// askRemove removes a target after a yes.
func (t *Tab) askRemove(id, title, confirm, label string) {
	widgets.Dialog{
		Title: title, Sentence: words.T("agreements.remove-sentence", "Target", targetWords(t.w.Targets[id])),
		Confirm: confirm, Cancel: words.T("agreements.cancel"), Danger: true,
		OnConfirm: func() {
			t.env.Do(label, func(w *workspace.Workspace) error { return w.Remove("target", id) })
		},
	}.Open(t.env.Window.Canvas())
}

func checkDate(text string) string {
	if _, err := time.Parse(workspace.DateLayout, text); text != "" && err != nil {
		return words.Error(workspace.BadDate{Text: text})
	}
	return ""
}
