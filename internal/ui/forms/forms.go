// Package forms holds the panels in which one kind of a service's data is edited: journeys, expectations, dependencies
// and SLOs. The guide and the register of SLOs show the same panels. They know the session through stage.Env, and
// nothing of where they stand: whoever shows a panel puts it into something that scrolls, and calls Show after every
// change.
package forms

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// desk is what every panel works with: the way to edit, and the workspace as it was shown last.
type desk struct {
	Reveal func(field fyne.CanvasObject) // the field got the keyboard: whoever scrolls shows it; may be nil

	env stage.Env
	w   workspace.Workspace
}

// field is what of a field an edit needs: a place for the sentence about what is wrong.
type field interface{ SetProblem(sentence string) }

// banner is the place for what is wrong with a field that has no place of its own.
type banner struct{ env stage.Env }

// SetProblem shows the sentence above the screen.
func (b banner) SetProblem(sentence string) {
	if sentence != "" {
		b.env.Tell(sentence)
	}
}

// write makes the edit of a field of a row, and says below the field what is wrong with it. A field that is left after
// its row was removed changes nothing.
func (d *desk) write(f field, kind, id, label string, edit func(w *workspace.Workspace) error) {
	f.SetProblem(d.env.Check(label, func(w *workspace.Workspace) error {
		if !w.Has(kind, id) {
			return workspace.NotFound{Kind: kind, Key: id}
		}
		return edit(w)
	}))
}

// changeLabel is the undo label of an edited field.
func changeLabel(fieldName, name string) string {
	return words.T("forms.undo.change", "Field", words.Field(fieldName), "Name", name)
}

// askRemove says what goes with a row, and removes it after a yes.
func (d *desk) askRemove(kind, id, name string) {
	sentences := []string{words.Gone(d.w.GoesWith(kind, id)), words.T("forms.can-undo")}
	widgets.Dialog{
		Title:    words.T("forms.remove.title", "Kind", words.Kind(kind), "Name", name),
		Sentence: strings.TrimSpace(strings.Join(sentences, " ")),
		Confirm:  words.T("forms.remove"), Cancel: words.T("forms.cancel"), Danger: true,
		OnConfirm: func() {
			d.env.Do(words.T("forms.undo.remove", "Kind", words.Kind(kind), "Name", name),
				func(w *workspace.Workspace) error { return w.Remove(kind, id) })
		},
	}.Open(d.env.Window.Canvas())
}

// checkDate returns a sentence about a text that is no date.
func checkDate(text string) string {
	if _, err := time.Parse(workspace.DateLayout, text); text != "" && err != nil {
		return words.Error(workspace.BadDate{Text: text})
	}
	return ""
}

// short is a text as a name for it: its first line, cut where it is long.
func short(text string) string {
	const most = 60
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if runes := []rune(line); len(runes) > most {
		return strings.TrimSpace(string(runes[:most])) + "…"
	}
	return line
}

// choices makes a list to choose from, in its order, with the name of each value.
func choices[V ~string](values []V, name func(V) string) []widgets.Choice {
	list := make([]widgets.Choice, len(values))
	for i, v := range values {
		list[i] = widgets.Choice{ID: string(v), Text: name(v)}
	}
	return list
}

// journeyChoices lists the journeys of a service to choose from, and none.
func journeyChoices(w workspace.Workspace, serviceID string) []widgets.Choice {
	list := []widgets.Choice{{ID: "", Text: words.T("forms.no-journey")}}
	for _, j := range w.JourneysOf(serviceID) {
		list = append(list, widgets.Choice{ID: j.ID, Text: j.Name})
	}
	return list
}

// about joins what is known about something, for the small line below its name.
func about(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), "  ·  ")
}
