package guide

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/lifecycle"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// head names and describes the service, and lets people choose the cycle and start the next one.
type head struct {
	s       *Screen
	name    *widgets.Text
	about   *widgets.Paragraph
	word    *widgets.Term
	cycle   *widgets.ChoiceField
	content fyne.CanvasObject
}

func newHead(s *Screen) *head {
	h := &head{s: s, name: widgets.NewElided("", widgets.Look{Size: theme.SizeHeading, Bold: true})}
	h.word = widgets.NewTerm(words.Kind("cycle"), "", widgets.Look{Token: theme.Muted})
	h.cycle = widgets.NewChoiceField(widgets.Field{})
	h.cycle.OnChoose = s.showCycle
	next := widgets.NewButton(words.T("guide.cycle.next"), s.askNextCycle)
	cycles := container.New(line{grow: 0, gap: 3}, widgets.Muted(""), h.word, container.New(wide(13), h.cycle), next)
	h.about = widgets.NewParagraph("", widgets.Look{Token: mutedToken})
	h.content = widgets.Stack(1, container.New(widgets.TwoColumns{Ems: 25, Share: 0.45}, h.name, cycles), h.about)
	return h
}

func (h *head) show() {
	s := h.s
	h.name.Set(s.guide.Service.Name)
	h.about.Set(s.guide.Service.Description)
	h.about.Hidden = s.guide.Service.Description == ""
	h.word.Set(words.T("guide.cycle"), meaning(s.w, "Cycle"))
	var cycles []widgets.Choice
	for _, c := range s.w.CyclesOf(s.serviceID) {
		cycles = append(cycles, widgets.Choice{ID: c.ID, Text: cycleText(c)})
	}
	h.cycle.Set(cycles, s.guide.Cycle.ID)
}

func cycleText(c lifecycle.Cycle) string {
	if c.Ended != "" {
		return words.T("guide.cycle.ended", "Number", c.Number, "Date", words.Date(c.Ended))
	}
	return words.T("guide.cycle.running", "Number", c.Number, "Date", words.Date(c.Started))
}

// askNextCycle asks why the next cycle is started, and starts it.
func (s *Screen) askNextCycle() {
	present := s.w.CycleOf(s.serviceID)
	reason := widgets.NewTextArea(widgets.Field{Label: words.Field("reason"), Hint: words.T("guide.next.hint")}, 3)
	widgets.Dialog{
		Title:    words.T("guide.next.title", "Number", present.Number+1, "Service", s.guide.Service.Name),
		Sentence: words.T("guide.next.sentence", "Number", present.Number),
		Body:     reason, Confirm: words.T("guide.next.confirm", "Number", present.Number+1), Cancel: words.T("guide.cancel"),
		Validate: func() string { return s.startNextCycle(strings.TrimSpace(reason.Value())) },
	}.Open(s.env.Window.Canvas())
}

// startNextCycle starts the next cycle and shows its first step; it returns a sentence when that fails.
func (s *Screen) startNextCycle(reason string) string {
	service := s.guide.Service
	s.cycleID, s.stepID = "", ""
	label := words.T("guide.undo.next-cycle", "Number", s.w.CycleOf(service.ID).Number+1, "Service", service.Name)
	sentence := s.env.Check(label, func(w *workspace.Workspace) error {
		_, err := w.StartNextCycle(service.ID, reason, s.env.Session.Today())
		return err
	})
	if sentence == "" {
		s.goToStep(s.guide.Current())
	}
	return sentence
}

// meaning is what the glossary says about a term in a sentence or two.
func meaning(w workspace.Workspace, term string) string {
	found, _ := w.Term(term)
	return strings.TrimSpace(found.Short + " " + found.Meaning)
}

func phaseTitle(p lifecycle.Phase) string { return strings.ToUpper(words.Phase(p)) }

// goTo goes to another screen, with the service.
func (s *Screen) goTo(screen stage.Name, id string) {
	s.env.GoTo(stage.Route{Screen: screen, ServiceID: s.serviceID, ID: id})
}
