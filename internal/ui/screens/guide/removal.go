package guide

import (
	"strings"

	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// askRemove says what goes with something, and removes it after a yes.
func (p *page) askRemove(kind, id, question, label string) {
	gone := words.Gone(p.s.w.GoesWith(kind, id))
	widgets.Dialog{
		Title:    question,
		Sentence: strings.TrimSpace(gone + " " + words.T("guide.can-undo")),
		Confirm:  words.T("guide.remove"), Cancel: words.T("guide.cancel"), Danger: true,
		OnConfirm: func() {
			p.do(label, func(w *workspace.Workspace) error { return w.Remove(kind, id) })
		},
	}.Open(p.canvas())
}
