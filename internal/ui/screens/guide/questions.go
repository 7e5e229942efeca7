package guide

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// questions shows each question of the step with room for its answer.
type questions struct {
	p       *page
	list    *widgets.InlineList
	fields  map[string]*widgets.MarkdownField
	content fyne.CanvasObject
}

func questionID(a workspace.Answered) string { return a.Question.ID }

func newQuestions(p *page) *questions {
	q := &questions{p: p, fields: map[string]*widgets.MarkdownField{}}
	q.list = widgets.NewInlineList("", q.row)
	q.content = widgets.Section(words.T("guide.questions"), q.list)
	return q
}

func (q *questions) show() {
	q.list.Set(ids(q.p.now.Questions, questionID))
	setHidden(q.content, len(q.p.now.Questions) == 0)
}

func (q *questions) row(id string) (row fyne.CanvasObject, show func()) {
	question := widgets.NewParagraph("", widgets.Look{})
	answer := widgets.NewMarkdownField(widgets.Field{Hint: words.T("guide.answer.hint")}, 3)
	answer.OnCommit = func(text string) { answer.SetProblem(q.answer(id, text)) }
	q.fields[id] = answer
	return container.New(roomBelow(2), widgets.Stack(1, question, answer)), func() {
		asked := find(q.p.now.Questions, id, questionID)
		question.Set(asked.Question.Text)
		answer.Set(asked.Answer)
		answer.SetReadOnly(q.p.s.ended())
	}
}

// answer writes an answer down; it returns a sentence when that fails.
func (q *questions) answer(id, text string) string {
	return q.p.env.Check(words.T("guide.undo.answer", "Step", q.p.now.Step.Name), func(w *workspace.Workspace) error {
		return w.SetAnswer(q.p.cycleID, id, text)
	})
}

// editOpen opens the first question without an answer.
func (q *questions) editOpen() {
	for _, asked := range q.p.now.Questions {
		if asked.Answer == "" {
			field := q.fields[asked.Question.ID]
			q.p.s.column.Reveal(field)
			field.Edit()
			return
		}
	}
}

func setHidden(o fyne.CanvasObject, hidden bool) {
	if hidden {
		o.Hide()
		return
	}
	o.Show()
}
