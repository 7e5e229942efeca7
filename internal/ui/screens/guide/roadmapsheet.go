package guide

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/lifecycle"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// roadmapSheet gathers the tasks of all steps that work on the roadmap, each with its step.
type roadmapSheet struct {
	*passive
	p       *page
	content fyne.CanvasObject
}

func newRoadmapSheet(p *page) *roadmapSheet {
	s := &roadmapSheet{passive: newPassive(3), p: p}
	s.content = s.box
	return s
}

func (s *roadmapSheet) show() {
	tasks := s.p.s.w.RoadmapTasks(s.p.cycleID)
	s.set(fmt.Sprint("roadmap", tasks, s.p.s.w.People), func() []fyne.CanvasObject { return s.build() })
}

func (s *roadmapSheet) build() []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for i, g := range s.p.s.guide.Steps {
		if !g.Step.Has(lifecycle.Roadmap) || len(g.Tasks) == 0 {
			continue
		}
		parts = append(parts, s.step(i, g))
	}
	if len(parts) == 0 {
		parts = append(parts, widgets.NewParagraph(words.T("guide.roadmap.none"), widgets.Look{Token: mutedToken}))
	}
	return parts
}

// step shows the tasks of one step below its name, which leads there.
func (s *roadmapSheet) step(index int, g workspace.GuideStep) fyne.CanvasObject {
	rows := []fyne.CanvasObject{widgets.NewText(g.Step.Name, widgets.Look{Bold: true})}
	if g.Step.ID != s.p.stepID {
		open := widgets.NewQuiet(words.T("guide.roadmap.open"), nil, func() { s.p.s.goToStep(index) })
		rows[0] = container.New(line{grow: 0, gap: 2}, rows[0], open)
	}
	for _, task := range g.Tasks {
		rows = append(rows, s.task(task))
	}
	return widgets.Stack(0.5, rows...)
}

func (s *roadmapSheet) task(t lifecycle.Task) fyne.CanvasObject {
	mark, token := "○", theme.Muted
	if t.Done {
		mark, token = "✓", theme.Good
	}
	text := widgets.NewParagraph(t.Text, widgets.Look{})
	detail := widgets.NewText(s.detail(t), widgets.Look{Size: theme.SizeCaption, Token: theme.Muted})
	return container.New(line{grow: 1, gap: 2}, container.New(wide(1), widgets.NewText(mark, widgets.Look{Token: token, Bold: true})), text, detail)
}

// detail says by whom and by when a task is done.
func (s *roadmapSheet) detail(t lifecycle.Task) string {
	var parts []string
	if owner, ok := s.p.s.w.People[t.OwnerID]; ok {
		parts = append(parts, owner.Name)
	}
	if t.Due != "" {
		parts = append(parts, words.Date(t.Due))
	}
	return strings.Join(parts, " · ")
}
