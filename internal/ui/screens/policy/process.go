package policy

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/policy"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// processView shows one process: what it is about, its next step, and all of its steps.
type processView struct {
	screen   *Screen
	id       string
	title    *widgets.Text
	about    *widgets.Paragraph
	effect   *widgets.Banner // what it changes about the verdict
	texts    *fyne.Container // its reason and its drawbacks
	next     *widgets.Card
	nextName *widgets.Paragraph
	nextHint *widgets.Paragraph
	nextWho  *widgets.Paragraph
	close    *widgets.Button
	reopen   *widgets.Button
	steps    *list
	content  *fyne.Container
}

func newProcessView(s *Screen, column *widgets.Column) *processView {
	v := &processView{
		screen: s, title: widgets.NewElided("", widgets.Look{Size: theme.SizeSection, Bold: true}),
		about: widgets.NewParagraph("", widgets.Look{}), effect: widgets.NewBanner(), texts: widgets.Stack(2),
		nextName: widgets.NewParagraph("", widgets.Look{Size: theme.SizeSection, Bold: true}),
		nextHint: widgets.NewParagraph("", widgets.Look{}), nextWho: widgets.NewParagraph("", widgets.Look{Token: theme.Muted}),
	}
	v.close = widgets.NewButton(words.T("policy.process.close"), func() { s.askClose(v.id) })
	v.reopen = widgets.NewButton(words.T("policy.process.reopen"), func() { s.reopen(v.id) })
	v.steps = newList([]listColumn{{"", 0.8}, {words.T("policy.process.step"), 8}, {words.Field("owner_id"), 3}, {words.T("policy.process.when"), 3}}, column.Reveal)
	v.steps.onOpen = s.askStep
	v.steps.onTick = v.tick
	v.effect.OnAction = func() { s.askClose(v.id) }
	buttons := container.NewHBox(
		widgets.NewQuiet(words.T("policy.process.edit"), fynetheme.DocumentCreateIcon(), func() { s.askEditProcess(v.id) }),
		v.close, v.reopen,
		widgets.NewIconButton(fynetheme.DeleteIcon(), words.T("policy.process.remove"), func() { s.askRemoveProcess(v.id) }),
	)
	v.next = widgets.NewCard(v.nextStep())
	hint := widgets.NewParagraph(words.T("policy.process.keys"), widgets.Look{Size: theme.SizeCaption, Token: theme.Muted})
	v.content = widgets.Stack(2.5, container.NewBorder(nil, nil, nil, buttons, v.title), v.about, v.effect, v.texts, v.next, v.steps, hint)
	return v
}

// nextStep is what stands in the card of the next step.
func (v *processView) nextStep() fyne.CanvasObject {
	done := widgets.NewPrimary(words.T("policy.step.done-today"), func() { v.tick(v.nextID()) })
	edit := widgets.NewButton(words.T("policy.step.edit"), func() { v.screen.askStep(v.nextID()) })
	caption := widgets.NewText(words.T("policy.process.next"), widgets.Look{Size: theme.SizeCaption, Token: theme.Accent, Bold: true})
	return widgets.Stack(1, caption, v.nextName, v.nextHint, v.nextWho, container.NewHBox(done, edit))
}

func (v *processView) nextID() string {
	step, _ := policy.NextStep(v.screen.w.ProcessStepsOf(v.id))
	return step.ID
}

// show shows the process with the ID; nothing when there is none.
func (v *processView) show(id string) {
	s := v.screen
	process, ok := s.w.Processes[id]
	another := id != v.id
	v.id, v.content.Hidden = id, !ok
	if !ok {
		return
	}
	steps := s.w.ProcessStepsOf(id)
	v.title.Set(process.Title)
	v.about.Set(s.aboutProcess(process))
	v.effect.Set(s.effectOf(process, steps))
	v.texts.Objects = nil
	v.addText(words.Field("reason"), process.Reason)
	v.addText(words.Field("drawbacks"), process.Drawbacks)
	v.close.Hidden, v.reopen.Hidden = process.Closed != "", process.Closed == ""
	v.showNext(process, steps)
	var rows []listRow
	for _, step := range steps {
		rows = append(rows, s.stepRow(step))
	}
	if another {
		v.steps.selected = v.nextID()
	}
	v.steps.set(rows)
	v.content.Refresh()
}

func (v *processView) addText(title, text string) {
	if text != "" {
		v.texts.Add(caption(title, widgets.NewParagraph(text, widgets.Look{})))
	}
}

func (v *processView) showNext(process policy.Process, steps []policy.ProcessStep) {
	s := v.screen
	step, ok := policy.NextStep(steps)
	v.next.Hidden = !ok || process.Closed != ""
	v.nextName.Set(step.Name)
	v.nextHint.Set(step.Hint)
	who := words.T("policy.step.who", "Owner", s.personName(step.OwnerID))
	if step.Due != "" {
		who = words.T("policy.step.who-due", "Owner", s.personName(step.OwnerID), "Due", words.Date(step.Due))
	}
	v.nextWho.Set(who)
}

// aboutProcess says in a sentence what kind of process it is, about what, and who looks after it.
func (s *Screen) aboutProcess(process policy.Process) string {
	about := words.T("policy.process.all-slos")
	if o, ok := s.w.SLOs[process.SLOID]; ok {
		about = words.T("policy.process.slo", "SLO", o.Name)
	}
	return words.T("policy.process.about", "Kind", words.ProcessKind(process.Kind), "About", about,
		"Dates", processDates(process), "Owner", s.personName(process.OwnerID))
}

// effectOf says what an exception changes about the verdict, or what it waits for.
func (s *Screen) effectOf(process policy.Process, steps []policy.ProcessStep) widgets.Notice {
	if _, more := policy.NextStep(steps); !more && process.Closed == "" {
		return widgets.Notice{Kind: widgets.Good, Text: words.T("policy.process.all-done"), Action: words.T("policy.process.close")}
	}
	if process.Kind != policy.ExceptionProcess {
		return widgets.Notice{}
	}
	today := s.env.Session.Today()
	_, inForce := process.ExceptionOn(today, steps)
	switch state := process.StateOn(today, steps); {
	case inForce:
		return widgets.Notice{Kind: widgets.Accent, Text: words.T("policy.process.in-force", "Until", words.Date(process.Until))}
	case state == policy.ProcessExpired:
		return widgets.Notice{Kind: widgets.Watch, Text: words.T("policy.process.expired", "Until", words.Date(process.Until))}
	case state == policy.ProcessRatified:
		return widgets.Notice{Text: words.T("policy.process.not-yet", "From", words.Date(process.From))}
	case state == policy.ProcessOpen:
		return widgets.Notice{Text: words.T("policy.process.unratified")}
	}
	return widgets.Notice{}
}

func (s *Screen) stepRow(step policy.ProcessStep) listRow {
	mark, look := "○", widgets.Look{}
	when := words.None
	switch {
	case step.Done != "":
		mark, look = "✓", widgets.Look{Token: theme.Muted}
		when = words.T("policy.step.done-on", "Date", words.Date(step.Done))
	case step.Due != "":
		when = words.T("policy.step.due-on", "Date", words.Date(step.Due))
	}
	overdue := step.Done == "" && step.Due != "" && step.Due < s.env.Session.Today()
	whenLook := look
	if overdue {
		when, whenLook = words.T("policy.step.overdue", "Date", words.Date(step.Due)), widgets.Look{Token: theme.Bad, Bold: true}
	}
	name := widgets.Stack(0.5, widgets.NewParagraph(step.Name, look))
	if step.Note != "" {
		name.Add(widgets.NewParagraph(step.Note, widgets.Look{Size: theme.SizeCaption, Token: theme.Muted}))
	}
	return listRow{step.ID, []fyne.CanvasObject{
		widgets.NewParagraph(mark, widgets.Look{Bold: true, Token: theme.Accent}), name,
		widgets.NewParagraph(s.personName(step.OwnerID), look), widgets.NewParagraph(when, whenLook),
	}}
}

// tick marks a step as done today, or takes that back.
func (v *processView) tick(id string) {
	s := v.screen
	step, ok := s.w.ProcessSteps[id]
	if !ok {
		return
	}
	done, label := s.env.Session.Today(), words.T("policy.undo.step-done", "Step", step.Name)
	if step.Done != "" {
		done, label = "", words.T("policy.undo.step-open", "Step", step.Name)
	}
	s.env.Do(label, func(w *workspace.Workspace) error {
		step := w.ProcessSteps[id]
		step.Done = done
		return w.PutProcessStep(step)
	})
}
