package policy

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/policy"
	"slocharter/internal/reading"
	"slocharter/internal/slo"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// starts lists what can be started because of a verdict.
func (s *Screen) starts() []widgets.Command {
	return []widgets.Command{
		{Text: words.T("policy.start.escalation"), Do: func() { s.askStart(policy.EscalationProcess) }},
		{Text: words.T("policy.start.exception"), Do: func() { s.askStart(policy.ExceptionProcess) }},
	}
}

// processForm asks for an escalation or an exception.
type processForm struct {
	screen    *Screen
	before    policy.Process
	slo       *widgets.ChoiceField
	owner     *widgets.ChoiceField
	title     *widgets.TextField
	from      *widgets.DateField
	until     *widgets.DateField
	reason    *widgets.TextField
	drawbacks *widgets.TextField
	body      *fyne.Container
}

func newProcessForm(s *Screen, before policy.Process) *processForm {
	f := &processForm{
		screen: s, before: before,
		slo:       widgets.NewChoiceField(widgets.Field{Label: words.Field("slo_id")}),
		owner:     widgets.NewChoiceField(widgets.Field{Label: words.Field("owner_id"), Hint: words.T("policy.process.nobody")}),
		title:     widgets.NewTextField(widgets.Field{Label: words.Field("title"), Hint: words.T("policy.process.title-hint")}),
		from:      s.optionalDate(words.Field("from"), before.From),
		until:     s.optionalDate(words.Field("until"), before.Until),
		reason:    widgets.NewTextArea(widgets.Field{Label: words.Field("reason"), Hint: words.T("policy.process.reason-hint")}, 2),
		drawbacks: widgets.NewTextArea(widgets.Field{Label: words.Field("drawbacks"), Hint: words.T("policy.process.drawbacks-hint")}, 2),
	}
	f.slo.Set(f.slos(), before.SLOID)
	f.owner.Set(s.personChoices(), before.OwnerID)
	f.title.Set(before.Title)
	f.reason.Set(before.Reason)
	f.drawbacks.Set(before.Drawbacks)
	exception := before.Kind == policy.ExceptionProcess
	f.until.Hidden, f.drawbacks.Hidden = !exception, !exception
	f.body = widgets.Stack(3, container.New(abreast{}, f.slo, f.owner), f.title, container.New(abreast{}, f.from, f.until), f.reason, f.drawbacks)
	return f
}

// slos lists what the process may be about, with the budgets that are left.
func (f *processForm) slos() []widgets.Choice {
	s := f.screen
	list := []widgets.Choice{{ID: "", Text: words.T("policy.process.all-slos")}}
	for _, o := range s.w.LiveSLOsOf(s.at.ServiceID) {
		list = append(list, widgets.Choice{ID: o.ID, Text: s.withBudget(o)})
	}
	return list
}

// withBudget names an SLO with what is left of its budget, where that is known.
func (s *Screen) withBudget(o slo.SLO) string {
	loaded, ok := s.live.service.SLO(o.ID)
	if !ok {
		return o.Name
	}
	r, err := loaded.At(s.env.Now())
	if err != nil || !r.Evaluated() {
		return o.Name
	}
	return words.T("policy.process.budget", "SLO", o.Name, "Left", words.Share(r.Result.Remaining))
}

// missed returns the SLO under the policy that missed by most and that no process of the kind looks after yet; the zero
// one when there is none.
func (s *Screen) missed(kind policy.ProcessKind) slo.SLO {
	looked := map[string]bool{}
	for _, p := range s.processesUnderWay() {
		looked[p.SLOID] = looked[p.SLOID] || p.Kind == kind
	}
	var worst reading.Reading
	for _, o := range s.live.service.SLOs {
		r, err := o.At(s.env.Now())
		if err != nil || !r.Missed() || o.Aspirational || looked[o.ID] {
			continue
		}
		if worst.SLO.ID == "" || r.Result.Remaining.Cmp(worst.Result.Remaining) < 0 {
			worst = r
		}
	}
	return worst.SLO
}

func (s *Screen) personChoices() []widgets.Choice {
	list := []widgets.Choice{{ID: "", Text: words.T("policy.process.nobody")}}
	for _, p := range s.w.PeopleByName() {
		list = append(list, widgets.Choice{ID: p.ID, Text: p.Name})
	}
	return list
}

// fill writes what was changed in the form into the process.
func (f *processForm) fill(p policy.Process) policy.Process {
	b := f.before
	forms.Changed(&p.SLOID, b.SLOID, f.slo.Value())
	forms.Changed(&p.OwnerID, b.OwnerID, f.owner.Value())
	forms.Changed(&p.Title, b.Title, f.title.Value())
	forms.Changed(&p.From, b.From, f.from.Value())
	forms.Changed(&p.Until, b.Until, f.until.Value())
	forms.Changed(&p.Reason, b.Reason, f.reason.Value())
	forms.Changed(&p.Drawbacks, b.Drawbacks, f.drawbacks.Value())
	return p
}

func (f *processForm) open(title, sentence, confirm string, validate func() string, then func()) {
	widgets.Dialog{
		Title: title, Sentence: sentence, Body: f.body, Confirm: confirm, Cancel: words.T("policy.cancel"), Validate: validate, OnConfirm: then,
	}.Open(f.screen.env.Window.Canvas())
}

// askStart asks for what an escalation or an exception is about, and begins it.
func (s *Screen) askStart(kind policy.ProcessKind) {
	if s.at.ServiceID == "" {
		return
	}
	s.live.look()
	before := policy.Process{Kind: kind, ServiceID: s.at.ServiceID, From: s.env.Session.Today()}
	if o := s.missed(kind); o.ID != "" {
		before.SLOID = o.ID
		if kind == policy.EscalationProcess {
			before.Title = words.T("policy.process.missed", "SLO", o.Name)
		}
	}
	form, started := newProcessForm(s, before), ""
	validate := func() string {
		p := form.fill(before)
		return s.env.Check(startLabel(kind, short(p.Title)), func(w *workspace.Workspace) error {
			made, err := w.StartProcess(p)
			started = made.ID
			return err
		})
	}
	form.open(startTitle(kind), startSentence(kind), words.T("policy.start"), validate, func() { s.revealPart(underWayTab, started) })
}

func startLabel(kind policy.ProcessKind, title string) string {
	if kind == policy.ExceptionProcess {
		return words.T("policy.undo.start.exception", "Title", title)
	}
	return words.T("policy.undo.start.escalation", "Title", title)
}

func startTitle(kind policy.ProcessKind) string {
	if kind == policy.ExceptionProcess {
		return words.T("policy.start.exception.title")
	}
	return words.T("policy.start.escalation.title")
}

func startSentence(kind policy.ProcessKind) string {
	if kind == policy.ExceptionProcess {
		return words.T("policy.start.exception.sentence")
	}
	return words.T("policy.start.escalation.sentence")
}

// revealPart shows a tab, and the row with the ID in it.
func (s *Screen) revealPart(tab int, id string) {
	s.tabs.Set(tab)
	s.refresh()
	s.parts[tab].reveal(id)
	s.env.Window.Canvas().Focus(s.parts[tab].keys())
}

func (s *Screen) askEditProcess(id string) {
	before, ok := s.w.Processes[id]
	if !ok {
		return
	}
	form := newProcessForm(s, before)
	label := words.T("policy.undo.edit-process", "Title", short(before.Title))
	form.open(words.T("policy.process.edit"), "", words.T("policy.save"), func() string {
		return s.env.Check(label, func(w *workspace.Workspace) error { return w.PutProcess(form.fill(w.Processes[id])) })
	}, nil)
}

func (s *Screen) askRemoveProcess(id string) {
	process, ok := s.w.Processes[id]
	if !ok {
		return
	}
	label := words.T("policy.undo.remove-process", "Title", short(process.Title))
	s.confirm(words.T("policy.process.remove.title", "Title", process.Title), words.Gone(s.w.GoesWith("process", id)), words.T("policy.remove"), func() {
		s.env.Do(label, func(w *workspace.Workspace) error { return w.Remove("process", id) })
	})
}

// askClose asks on which day a process ends.
func (s *Screen) askClose(id string) {
	process, ok := s.w.Processes[id]
	if !ok {
		return
	}
	date := s.dateField(words.Field("closed"))
	sentence := ""
	if _, inForce := process.ExceptionOn(s.env.Session.Today(), s.w.ProcessStepsOf(id)); inForce {
		sentence = words.T("policy.process.close.sentence")
	}
	widgets.Dialog{
		Title: words.T("policy.process.close.title", "Title", process.Title), Sentence: sentence, Body: date,
		Confirm: words.T("policy.process.close.confirm"), Cancel: words.T("policy.cancel"),
		Validate: func() string {
			if problem := checkDate(date.Value()); problem != "" {
				return problem
			}
			return s.putClosed(id, date.Value(), words.T("policy.undo.close", "Title", short(process.Title)))
		},
	}.Open(s.env.Window.Canvas())
}

func (s *Screen) reopen(id string) {
	if sentence := s.putClosed(id, "", words.T("policy.undo.reopen", "Title", short(s.w.Processes[id].Title))); sentence != "" {
		s.env.Tell(sentence)
	}
}

func (s *Screen) putClosed(id, day, label string) string {
	return s.env.Check(label, func(w *workspace.Workspace) error {
		p := w.Processes[id]
		p.Closed = day
		return w.PutProcess(p)
	})
}

// askStep asks for all that is written down about a step.
func (s *Screen) askStep(id string) {
	before, ok := s.w.ProcessSteps[id]
	if !ok {
		return
	}
	owner := widgets.NewChoiceField(widgets.Field{Label: words.Field("owner_id"), Hint: words.T("policy.process.nobody")})
	owner.Set(s.personChoices(), before.OwnerID)
	due, done := s.optionalDate(words.Field("due"), before.Due), s.optionalDate(words.Field("done"), before.Done)
	note := widgets.NewTextArea(widgets.Field{Label: words.Field("note"), Hint: words.T("policy.step.note-hint")}, 3)
	note.Set(before.Note)
	widgets.Dialog{
		Title: before.Name, Sentence: before.Hint, Body: widgets.Stack(3, owner, container.New(abreast{}, due, done), note),
		Confirm: words.T("policy.save"), Cancel: words.T("policy.cancel"),
		Validate: func() string {
			return s.env.Check(words.T("policy.undo.edit-step", "Step", before.Name), func(w *workspace.Workspace) error {
				step := w.ProcessSteps[id]
				forms.Changed(&step.OwnerID, before.OwnerID, owner.Value())
				forms.Changed(&step.Due, before.Due, due.Value())
				forms.Changed(&step.Done, before.Done, done.Value())
				forms.Changed(&step.Note, before.Note, note.Value())
				return w.PutProcessStep(step)
			})
		},
	}.Open(s.env.Window.Canvas())
}
