package policy

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/policy"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// underWayPart shows the escalations and exceptions of the service: a list, and below it the chosen one with its steps.
// Past ones are folded away.
type underWayPart struct {
	screen *Screen
	none   *widgets.Paragraph
	choose *fyne.Container
	tools  *fyne.Container
	list   *list
	past   *widgets.CheckField // shows past ones too
	detail *processView
	onStep bool // the last place that was shown is a step
	column *widgets.Column
	all    fyne.CanvasObject
}

func newUnderWayPart(s *Screen) *underWayPart {
	p := &underWayPart{
		screen: s, none: widgets.NewParagraph("", widgets.Look{Token: theme.Muted}), column: widgets.NewColumn(3),
		past: widgets.NewCheckField(widgets.Field{}), choose: container.NewHBox(s.serviceChooser()),
	}
	p.list = newList([]listColumn{
		{words.Field("title"), 5}, {words.Field("state"), 2.6}, {words.Field("owner_id"), 2.6}, {words.T("policy.process.dates"), 3},
		{words.T("policy.process.next"), 4},
	}, p.column.Reveal)
	p.detail = newProcessView(s, p.column)
	p.list.onSelect = func(string) { p.showDetail() }
	p.list.onOpen, p.list.onRemove = func(id string) { s.askEditProcess(id) }, s.askRemoveProcess
	p.past.OnTick = func(bool) { p.show() }
	p.tools = container.NewHBox(
		widgets.NewButton(words.T("policy.start.escalation"), func() { s.askStart(policy.EscalationProcess) }),
		widgets.NewButton(words.T("policy.start.exception"), func() { s.askStart(policy.ExceptionProcess) }),
		p.past,
	)
	p.column.Set(p.none, p.choose, p.list, p.detail.content)
	p.all = container.New(below{}, p.tools, p.column)
	return p
}

func (p *underWayPart) content() fyne.CanvasObject { return p.all }

// keys are those of the steps when the last place that was shown is one of them.
func (p *underWayPart) keys() fyne.Focusable {
	if p.onStep {
		return p.detail.steps
	}
	return p.list
}

// reveal shows a process, or a step within its process.
func (p *underWayPart) reveal(id string) {
	s := p.screen
	step, onStep := s.w.ProcessSteps[id]
	p.onStep = onStep
	if onStep {
		id = step.ProcessID
	}
	process, ok := s.w.Processes[id]
	if !ok {
		return
	}
	if !p.past.Value() && !s.underWay(process) {
		p.past.Set(true)
		p.show()
	}
	p.list.choose(id)
	if onStep {
		p.detail.steps.choose(step.ID)
	}
}

func (p *underWayPart) show() {
	s := p.screen
	s.live.look()
	all, now := s.w.ProcessesOf(s.at.ServiceID), s.processesUnderWay()
	var rows []listRow
	for _, process := range all {
		if p.past.Value() || s.underWay(process) {
			rows = append(rows, p.row(process))
		}
	}
	p.list.set(rows)
	p.none.Set(words.T("policy.process.empty"))
	if s.at.ServiceID == "" {
		p.none.Set(words.T("policy.process.choose"))
	}
	past := len(all) - len(now)
	p.past.SetText(words.N("policy.process.past", past))
	p.past.Hidden = past == 0
	p.list.Hidden, p.none.Hidden, p.choose.Hidden = len(rows) == 0, len(rows) > 0, s.at.ServiceID != ""
	hide(p.tools, s.at.ServiceID == "", p.all)
	p.tools.Refresh()
	p.showDetail()
}

func (p *underWayPart) showDetail() {
	p.detail.show(p.list.selected)
	p.column.Settle()
}

func (p *underWayPart) row(process policy.Process) listRow {
	s := p.screen
	title := widgets.Stack(0.5, widgets.NewParagraph(process.Title, widgets.Look{Bold: true}),
		widgets.NewParagraph(words.ProcessKind(process.Kind), widgets.Look{Size: theme.SizeCaption, Token: theme.Muted}))
	return listRow{process.ID, []fyne.CanvasObject{
		title, s.stateChip(process), widgets.NewParagraph(s.personName(process.OwnerID), widgets.Look{}),
		widgets.NewParagraph(processDates(process), widgets.Look{}), widgets.NewParagraph(s.nextText(process), widgets.Look{}),
	}}
}

// stateChip names where a process is today.
func (s *Screen) stateChip(process policy.Process) fyne.CanvasObject {
	state := process.StateOn(s.env.Session.Today(), s.w.ProcessStepsOf(process.ID))
	return container.NewVBox(container.NewHBox(widgets.NewChip(words.ProcessState(state), processKinds[state])))
}

var processKinds = map[policy.ProcessState]widgets.Kind{
	policy.ProcessOpen: widgets.Watch, policy.ProcessRatified: widgets.Accent, policy.ProcessExpired: widgets.Bad, policy.ProcessClosed: widgets.Neutral,
}

// underWay tells whether a process goes on: it is not closed. One past its date still asks for its end to be announced.
func (s *Screen) underWay(process policy.Process) bool {
	return process.StateOn(s.env.Session.Today(), s.w.ProcessStepsOf(process.ID)) != policy.ProcessClosed
}

func (s *Screen) processesUnderWay() []policy.Process {
	var list []policy.Process
	for _, process := range s.w.ProcessesOf(s.at.ServiceID) {
		if s.underWay(process) {
			list = append(list, process)
		}
	}
	return list
}

func (s *Screen) personName(id string) string {
	if p, ok := s.w.People[id]; ok {
		return p.Name
	}
	return words.T("policy.process.nobody")
}

func processDates(process policy.Process) string {
	switch {
	case process.Until != "":
		return words.T("policy.process.from-until", "From", words.Date(process.From), "Until", words.Date(process.Until))
	case process.Closed != "":
		return words.T("policy.process.from-until", "From", words.Date(process.From), "Until", words.Date(process.Closed))
	}
	return words.T("policy.process.since", "From", words.Date(process.From))
}

// nextText names the next step of a process, and by when it is due.
func (s *Screen) nextText(process policy.Process) string {
	step, ok := policy.NextStep(s.w.ProcessStepsOf(process.ID))
	switch {
	case process.Closed != "" || !ok:
		return words.None
	case step.Due == "":
		return step.Name
	}
	return words.T("policy.process.next-due", "Step", step.Name, "Due", words.Date(step.Due))
}
