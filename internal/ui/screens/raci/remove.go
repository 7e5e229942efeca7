package raci

import (
	"strings"

	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

func (s *Screen) removeStep(id string) {
	name := s.w.Steps[id].Name
	s.askRemove("step", id, words.T("raci.remove.step", "Name", name), words.T("raci.undo.remove-step", "Name", name))
}

func (s *Screen) removeColumn(id string) {
	name := s.w.Columns[id].Name
	s.askRemove("raci_column", id, words.T("raci.remove.column", "Name", name), words.T("raci.undo.remove-column", "Name", name))
}

// askRemove says what goes with something, and removes it after a yes.
func (s *Screen) askRemove(kind, id, question, label string) {
	sentences := []string{words.Gone(s.w.GoesWith(kind, id)), words.T("raci.can-undo")}
	s.ask(widgets.Dialog{
		Title:    question,
		Sentence: strings.TrimSpace(strings.Join(sentences, " ")),
		Confirm:  words.T("raci.remove"), Cancel: words.T("raci.cancel"), Danger: true,
		OnConfirm: func() { s.env.Do(label, func(w *workspace.Workspace) error { return w.Remove(kind, id) }) },
	})
}

// askReset lets the service's whole chart follow the default again after a yes.
func (s *Screen) askReset() {
	s.ask(widgets.Dialog{
		Title:    words.T("raci.reset.title", "Service", s.w.Services[s.at.ServiceID].Name),
		Sentence: strings.Join([]string{words.N("raci.reset.sentence", s.chart.Exceptions()), words.T("raci.can-undo")}, " "),
		Confirm:  words.T("raci.reset"), Cancel: words.T("raci.cancel"), Danger: true,
		OnConfirm: s.resetAll,
	})
}
