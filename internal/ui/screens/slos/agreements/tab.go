// Package agreements shows what an SLO aimed for over time, by kinds of targets: since when, until when, decided where and
// by whom. Targets are changed from a day on here; an open proposal is shown, and goes on at the planning board.
package agreements

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/reading"
	"slocharter/internal/slo"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// Tab is this part of an open SLO.
type Tab struct {
	env stage.Env
	w   workspace.Workspace
	s   reading.SLO

	now      *widgets.Paragraph
	proposal *proposal
	register *register
	change   *widgets.Button
	column   *widgets.Column
	content  *fyne.Container
}

// New returns the tab, empty until Show.
func New(env stage.Env) *Tab {
	t := &Tab{env: env, content: container.NewStack(), now: widgets.NewParagraph("", widgets.Look{Size: theme.SizeSection, Bold: true})}
	t.proposal, t.register = newProposal(t), newRegister(t)
	t.change = widgets.NewPrimary(words.T("agreements.change"), t.askObjective)
	other := widgets.NewButton(words.T("agreements.other"), t.askOther)
	t.column = widgets.NewColumn(5, t.now, container.NewHBox(t.change, other), t.proposal.content, t.register.content)
	return t
}

// Content returns what is shown.
func (t *Tab) Content() fyne.CanvasObject { return t.content }

// Focus gives the keyboard to the register.
func (t *Tab) Focus() {
	if len(t.content.Objects) == 1 && t.content.Objects[0] == t.column {
		t.register.table.Focus()
	}
}

// Show shows an SLO; it is silent.
func (t *Tab) Show(w workspace.Workspace, s reading.SLO) {
	t.w, t.s = w, s
	targets := all(w, s.ID)
	if len(targets) == 0 {
		t.put(widgets.EmptyState(theme.IconTarget, words.T("agreements.empty"), words.T("agreements.set"), t.askObjective))
		return
	}
	t.now.Set(t.standing())
	t.proposal.show()
	t.register.show(targets)
	t.put(t.column)
	t.column.Settle()
}

// all lists every target that was agreed on, of all kinds, the newest first.
func all(w workspace.Workspace, sloID string) []slo.Target {
	var list []slo.Target
	for _, kind := range slo.TargetKinds {
		list = append(list, w.TargetsOfKind(sloID, kind)...)
	}
	return newestFirst(list)
}

// standing says what the SLO aims for now.
func (t *Tab) standing() string {
	target, ok := t.s.TargetAt(slo.Objective, t.env.Now())
	switch {
	case !ok:
		return words.T("agreements.nothing")
	case target.From == "":
		return words.T("agreements.from-start", "Goal", words.Percent(target.Goal), "Window", words.Window(target.Window))
	}
	return words.T("agreements.now", "Goal", words.Percent(target.Goal), "Window", words.Window(target.Window), "Date", words.Date(target.From))
}

func (t *Tab) askObjective() { forms.AskTarget(t.env, t.w, t.s.ID, slo.Objective) }

func (t *Tab) askOther() { forms.AskTarget(t.env, t.w, t.s.ID, slo.Aspiration, slo.ContractGoal) }

func (t *Tab) put(shown fyne.CanvasObject) {
	if len(t.content.Objects) != 1 || t.content.Objects[0] != shown {
		t.content.Objects = []fyne.CanvasObject{shown}
		t.content.Refresh()
	}
}
