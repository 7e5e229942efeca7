package guide

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/lifecycle"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

const (
	captionSize = theme.SizeCaption
	mutedToken  = theme.Muted
)

// page is one step of one cycle. At the left stands the work, at the right who takes part and what closes the step.
type page struct {
	s       *Screen
	env     stage.Env
	cycleID string
	stepID  string
	now     workspace.GuideStep

	banner    *widgets.Banner
	about     *about
	questions *questions
	sheets    *sheets
	tasks     *tasks
	evidence  *evidence
	who       *who
	closing   *closing
	parts     []fyne.CanvasObject // from top to bottom
}

func newPage(s *Screen) *page {
	p := &page{s: s, env: s.env, cycleID: s.guide.Cycle.ID, stepID: s.stepID, banner: widgets.NewBanner()}
	p.banner.OnAction = func() { s.showCycle("") }
	p.about, p.who, p.closing = newAbout(p), newWho(p), newClosing(p)
	p.questions, p.sheets, p.tasks, p.evidence = newQuestions(p), newSheets(p), newTasks(p), newEvidence(p)
	work := widgets.Stack(7, p.questions.content, p.sheets.content, p.tasks.content, p.evidence.content)
	beside := container.New(widgets.TwoColumns{Ems: 18, Share: 0.5}, p.who.content, p.closing.content)
	card := widgets.Stack(0, widgets.NewCard(beside)) // no higher than what is in it
	columns := container.New(widgets.TwoColumns{Ems: 23, Share: 0.63, SecondFirst: true}, work, card)
	p.parts = []fyne.CanvasObject{p.banner, p.about.content, columns}
	return p
}

func (p *page) show(now workspace.GuideStep) {
	p.now = now
	p.banner.Set(p.notice())
	p.about.show()
	p.who.show()
	p.closing.show()
	p.questions.show()
	p.sheets.show()
	p.tasks.show()
	p.evidence.show()
}

// notice says that the cycle is over.
func (p *page) notice() widgets.Notice {
	cycle := p.s.guide.Cycle
	if cycle.Ended == "" {
		return widgets.Notice{}
	}
	return widgets.Notice{
		Text:   words.T("guide.ended", "Number", cycle.Number, "Date", words.Date(cycle.Ended)),
		Action: words.T("guide.ended.present", "Number", p.s.w.CycleOf(p.s.serviceID).Number),
	}
}

// do makes an edit in this step.
func (p *page) do(label string, edit func(w *workspace.Workspace) error) bool {
	return p.env.Do(label, edit)
}

func (p *page) canvas() fyne.Canvas { return p.env.Window.Canvas() }

// about says what the step is and how far it is.
type about struct {
	p       *page
	name    *widgets.Text
	state   *widgets.Chip
	purpose *widgets.Paragraph
	outcome *widgets.Paragraph
	content fyne.CanvasObject
}

func newAbout(p *page) *about {
	a := &about{p: p, name: widgets.NewElided("", widgets.Look{Size: theme.SizeSection, Bold: true})}
	a.state = widgets.NewChip("", widgets.Neutral)
	a.purpose = widgets.NewParagraph("", widgets.Look{})
	a.outcome = widgets.NewParagraph("", widgets.Look{Token: theme.Muted})
	edit := widgets.NewQuiet(words.T("guide.step.edit"), nil, p.askEditStep)
	edit.SetTip(words.T("guide.step.edit-tip"))
	title := container.New(line{grow: 0, gap: 2}, a.name, a.state, edit)
	a.content = widgets.Stack(1, title, a.purpose, a.outcome)
	return a
}

func (a *about) show() {
	now := a.p.now
	a.name.Set(now.Step.Name)
	a.state.Set(words.StepState(now.State), stateKinds[now.State])
	a.purpose.Set(now.Step.Purpose)
	a.purpose.Hidden = now.Step.Purpose == ""
	a.outcome.Set(words.T("guide.step.outcome", "Outcome", now.Step.Outcome))
	a.outcome.Hidden = now.Step.Outcome == ""
}

var stateKinds = map[lifecycle.State]widgets.Kind{
	lifecycle.Open:    widgets.Neutral,
	lifecycle.Working: widgets.Accent,
	lifecycle.Waiting: widgets.Watch,
	lifecycle.Done:    widgets.Good,
}

// heading is the heading of a part of the page; where the glossary explains its word, so does the heading.
func (p *page) heading(text, term string) fyne.CanvasObject {
	return widgets.NewTerm(text, meaning(p.s.w, term), widgets.Look{Size: theme.SizeSection, Bold: true})
}

// ids lists the IDs of rows.
func ids[R any](rows []R, id func(R) string) []string {
	all := make([]string, len(rows))
	for i, row := range rows {
		all[i] = id(row)
	}
	return all
}

// find returns the row with the ID, or a zero one.
func find[R any](rows []R, wanted string, id func(R) string) R {
	for _, row := range rows {
		if id(row) == wanted {
			return row
		}
	}
	var none R
	return none
}
