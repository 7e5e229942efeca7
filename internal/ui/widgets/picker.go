package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// PickerChoice is one line of a picker; Detail stands at its right in muted text.
type PickerChoice struct{ ID, Text, Detail string }

// Picker is a dialog with a list that is narrowed by typing: arrows move, Enter or a click picks, Escape cancels.
type Picker struct {
	Title   string
	Hint    string // in the empty search field
	Empty   string // shown when nothing matches
	Choices []PickerChoice
	Search  func(query string) []PickerChoice // replaces the plain search in Choices
	OnPick  func(id string)                   // after the picker has closed
}

// Open shows the picker.
func (p Picker) Open(c fyne.Canvas) *OpenDialog {
	list := newPickList(p.Empty, c.Size().Height)
	search := newInput(1)
	search.PlaceHolder = p.Hint
	search.OnChanged = func(query string) { list.set(p.find(query)) }
	search.onKey = list.key
	list.set(p.find(""))
	picked := ""
	open := Dialog{
		Title:     p.Title,
		Body:      container.New(stacked(2), search, list),
		Ready:     func() (ok bool) { picked, ok = list.current(); return ok },
		OnConfirm: func() { p.OnPick(picked) },
	}.Open(c)
	list.onPick = open.Confirm
	return open
}

// find returns the choices in which every word of the query occurs.
func (p Picker) find(query string) []PickerChoice {
	if p.Search != nil {
		return p.Search(query)
	}
	words := strings.Fields(strings.ToLower(query))
	var found []PickerChoice
	for _, choice := range p.Choices {
		if containsAll(strings.ToLower(choice.Text+" "+choice.Detail), words) {
			found = append(found, choice)
		}
	}
	return found
}

func containsAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
