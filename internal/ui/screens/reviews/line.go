package reviews

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/review"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// line is one SLO of a review: how it stood, and what people say about it.
type line struct {
	screen   *Screen
	id       string
	readOnly bool
	settle   func()

	name         *widgets.Text
	facts        *widgets.Paragraph
	toil         *widgets.ChoiceField
	satisfaction *widgets.ChoiceField
	suggestion   *widgets.Paragraph
	decided      *widgets.ChoiceField
	decision     *widgets.TextField
	why          *widgets.TextField
	recalibrate  *widgets.Button
	questions    *widgets.InlineList
	asked        *fyne.Container
	all          *fyne.Container
}

func newLine(s *Screen, settle func()) *line {
	l := &line{
		screen: s, settle: settle, name: widgets.Heading(""), facts: widgets.NewParagraph("", widgets.Look{}),
		toil:         widgets.NewChoiceField(widgets.Field{Label: words.T("reviews.column.toil")}),
		satisfaction: widgets.NewChoiceField(widgets.Field{Label: words.T("reviews.column.satisfaction")}),
		suggestion:   widgets.NewParagraph("", widgets.Look{Token: theme.Muted}),
		decided:      widgets.NewChoiceField(widgets.Field{Label: words.T("reviews.column.decided")}),
		decision:     widgets.NewTextField(widgets.Field{Label: words.T("reviews.decision"), Hint: words.T("reviews.decision-hint")}),
		why:          widgets.NewTextField(widgets.Field{Label: words.T("reviews.why"), Hint: words.T("reviews.why-hint")}),
	}
	l.toil.OnChoose = func(id string) {
		l.put(words.T("reviews.undo.toil", "SLO", l.said().Name), func(line *review.Line) { line.Toil = review.Level(id) })
	}
	l.satisfaction.OnChoose = func(id string) {
		l.put(words.T("reviews.undo.satisfaction", "SLO", l.said().Name), func(line *review.Line) { line.Satisfaction = review.Level(id) })
	}
	l.decided.OnChoose = func(id string) { l.decide(review.Decided(id)) }
	l.decision.OnCommit = l.write
	l.why.OnCommit = func(text string) {
		l.put(words.T("reviews.undo.why", "SLO", l.said().Name), func(line *review.Line) { line.Why = text })
	}
	l.recalibrate = widgets.NewButton(words.T("reviews.recalibrate"), func() { s.opened.recalibrate(l.id) })
	l.questions = widgets.NewInlineList("", l.question)
	l.asked = widgets.Section(words.T("reviews.questions"), l.questions)
	said := widgets.Stack(2, container.NewGridWithColumns(2, l.toil, l.satisfaction), l.suggestion, container.NewGridWithColumns(2, l.decided, l.decision), l.why, container.NewHBox(l.recalibrate))
	left := widgets.Stack(3, l.name, l.facts)
	l.all = widgets.Stack(4, container.New(widgets.TwoColumns{Ems: 20, Share: 0.42}, left, said), l.asked)
	return l
}

// said is the line as it is now.
func (l *line) said() review.Line { return l.screen.w.Lines[l.id] }

func (l *line) show(now review.Line) {
	l.id = now.ID
	l.name.Set(now.Name)
	l.facts.Set(facts(now))
	l.toil.Set(levels(), string(now.Toil))
	l.satisfaction.Set(levels(), string(now.Satisfaction))
	l.suggestion.Set(words.T("reviews.suggests-nothing"))
	if now.Suggestion != "" {
		l.suggestion.Set(words.T("reviews.suggests", "Suggestion", now.Suggestion, "Balance", words.Balance(now.Balance)))
	}
	l.decided.Set(decisions(now), string(now.Decided))
	l.decision.Set(now.Decision)
	l.why.Set(now.Why)
	l.toil.SetReadOnly(l.readOnly)
	l.satisfaction.SetReadOnly(l.readOnly)
	l.decided.SetReadOnly(l.readOnly)
	l.decision.SetReadOnly(l.readOnly)
	l.why.SetReadOnly(l.readOnly)
	l.recalibrate.Hidden = l.readOnly || now.SLOID == ""
	l.showQuestions(now)
}

// facts says how an SLO stood: its target, what used its budget, what changed, and what the policy said.
func facts(l review.Line) string {
	parts := []string{words.T("reviews.stood", "Target", words.LineTarget(l), "SLI", words.LineSLI(l), "Left", words.LineLeft(l))}
	for _, text := range []string{l.Used, l.Change, l.VerdictText} {
		if text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "\n")
}

func levels() []widgets.Choice {
	var list []widgets.Choice
	for _, level := range review.Levels {
		list = append(list, widgets.Choice{ID: string(level), Text: words.Level(level)})
	}
	return list
}

// decisions are the kinds of decisions that an SLO can have: only what is suggested can be followed.
func decisions(l review.Line) []widgets.Choice {
	var list []widgets.Choice
	for _, d := range review.Decisions {
		if d != review.AsSuggested || l.Suggestion != "" || l.Decided == d {
			list = append(list, widgets.Choice{ID: string(d), Text: words.Decided(d)})
		}
	}
	return list
}

func (l *line) put(label string, change func(*review.Line)) {
	id := l.id
	l.screen.env.Do(label, func(w *workspace.Workspace) error {
		now := w.Lines[id]
		change(&now)
		return w.PutLine(now)
	})
}

// decide notes how the decision relates to the suggestion. Another decision has to be said first.
func (l *line) decide(d review.Decided) {
	if d == review.Otherwise && l.said().Decision == "" {
		l.decision.Focus()
		return
	}
	l.put(l.decideLabel(), func(line *review.Line) { line.Decided = d })
}

// write notes what was decided: it is another decision than the suggested one where that was chosen, or nothing else was.
func (l *line) write(text string) {
	chosen := review.Decided(l.decided.Value())
	l.put(l.decideLabel(), func(line *review.Line) {
		line.Decision = text
		switch {
		case text == "" && line.Decided == review.Otherwise:
			line.Decided = review.Undecided
		case text != "" && (line.Decided == review.Undecided || chosen == review.Otherwise):
			line.Decided = review.Otherwise
		}
	})
}

func (l *line) decideLabel() string { return words.T("reviews.undo.decide", "SLO", l.said().Name) }

// showQuestions asks what is asked about each SLO.
func (l *line) showQuestions(now review.Line) {
	var ids []string
	for _, topic := range l.screen.w.TopicsOf(now.ReviewID) {
		if topic.Each {
			ids = append(ids, review.AnswerID(now.ID, topic.ID))
		}
	}
	l.asked.Hidden = len(ids) == 0
	l.questions.Set(ids)
}

// question makes the field for the answer with the ID.
func (l *line) question(id string) (fyne.CanvasObject, func()) {
	w := l.screen.w
	lineID := l.id
	var topic review.Topic
	for _, t := range w.TopicsOf(w.Lines[lineID].ReviewID) {
		if review.AnswerID(lineID, t.ID) == id {
			topic = t
		}
	}
	field := widgets.NewTextField(widgets.Field{Label: topic.Text, Hint: topic.Hint})
	field.OnCommit = func(text string) {
		name := l.screen.w.Lines[lineID].Name
		l.screen.env.Do(words.T("reviews.undo.answer", "SLO", name), func(w *workspace.Workspace) error {
			return w.SetReviewAnswer(lineID, topic.ID, text)
		})
	}
	return field, func() {
		field.Set(l.screen.w.ReviewAnswer(lineID, topic.ID))
		field.SetReadOnly(l.readOnly)
	}
}
