package reviews

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/review"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// attendance says who must be in the review by the RACI chart, and who is.
type attendance struct {
	screen   *Screen
	review   review.Review
	readOnly bool
	missing  *widgets.Paragraph
	people   *widgets.InlineList
	add      *widgets.Button
	guest    *widgets.TextField
	tools    *fyne.Container
	column   *widgets.Column
}

func newAttendance(s *Screen) *attendance {
	a := &attendance{screen: s, missing: widgets.NewParagraph("", widgets.Look{Bold: true})}
	a.people = widgets.NewInlineList("", a.row)
	a.add = widgets.NewButton(words.T("reviews.add-person"), a.askPerson)
	a.guest = widgets.NewTextField(widgets.Field{Label: words.T("reviews.guest"), Hint: words.T("reviews.guest-hint")})
	a.guest.OnCommit = a.addGuest
	a.tools = widgets.Stack(3, container.NewHBox(a.add), a.guest)
	a.column = widgets.NewColumn(3, a.missing, a.people, a.tools)
	return a
}

func (a *attendance) content() fyne.CanvasObject { return a.column }

func (a *attendance) focus() {
	if all := a.screen.w.AttendeesOf(a.review.ID); len(all) > 0 {
		if row, ok := a.people.Row(all[0].ID).(*fyne.Container); ok {
			a.screen.env.Window.Canvas().Focus(row.Objects[0].(fyne.Focusable))
		}
		return
	}
	if !a.readOnly {
		a.guest.Focus()
	}
}

func (a *attendance) show(r review.Review, readOnly bool) {
	a.review, a.readOnly = r, readOnly
	a.missing.Set(a.sentence())
	var ids []string
	for _, one := range a.screen.w.AttendeesOf(r.ID) {
		ids = append(ids, one.ID)
	}
	a.people.Set(ids)
	a.tools.Hidden = readOnly
	a.column.Settle()
}

// missing says who must be in a review and is not there; nothing when everybody is.
func missing(w workspace.Workspace, reviewID string) string {
	var names []string
	for _, one := range w.MissingFrom(reviewID) {
		names = append(names, words.T("reviews.missing-one", "Name", one.Name, "Role", one.Role))
	}
	if len(names) == 0 {
		return ""
	}
	return words.T("reviews.missing", "Names", words.List(names))
}

// sentence says who is missing, and which parts nobody has.
func (a *attendance) sentence() string {
	w, text := a.screen.w, missing(a.screen.w, a.review.ID)
	if text == "" {
		text = words.T("reviews.all-here")
	}
	if a.review.State == review.Held {
		return text
	}
	var chairs []string
	_, empty := w.Invited(a.review.ServiceID, a.review.Kind.Steps())
	for _, column := range empty {
		chairs = append(chairs, column.Name)
	}
	if len(chairs) > 0 {
		text += " " + words.T("reviews.nobody", "Chairs", words.List(chairs))
	}
	return text
}

// row makes the row of somebody who must be there, or was.
func (a *attendance) row(id string) (fyne.CanvasObject, func()) {
	one := a.screen.w.Attendees[id]
	box := widgets.NewCheckField(widgets.Field{Label: one.Name})
	role := widgets.NewElided("", widgets.Look{Token: theme.Muted})
	box.OnTick = func(ticked bool) { a.tick(id, ticked) }
	return container.NewGridWithColumns(2, box, container.NewBorder(nil, nil, nil, nil, role)), func() {
		one := a.screen.w.Attendees[id]
		role.Set(roleText(one))
		box.Set(one.Present)
		if a.readOnly {
			box.Disable()
		} else {
			box.Enable()
		}
	}
}

func roleText(a review.Attendee) string {
	switch {
	case a.Must:
		return words.T("reviews.must", "Role", a.Role)
	case a.PersonID == "":
		return words.T("reviews.is-guest")
	}
	return orNone(a.Role)
}

func (a *attendance) tick(id string, present bool) {
	one := a.screen.w.Attendees[id]
	label := words.T("reviews.undo.present", "Name", one.Name)
	reviewID := a.review.ID
	done := a.screen.env.Do(label, func(w *workspace.Workspace) error {
		if one.PersonID == "" {
			return w.Remove("attendee", id)
		}
		return w.SetPresent(reviewID, one.PersonID, present)
	})
	if !done {
		a.show(a.review, a.readOnly)
	}
}

// askPerson asks who else is there.
func (a *attendance) askPerson() {
	s, reviewID := a.screen, a.review.ID
	here := map[string]bool{}
	for _, one := range s.w.AttendeesOf(reviewID) {
		here[one.PersonID] = true
	}
	var choices []widgets.PickerChoice
	for _, p := range s.w.PeopleByName() {
		if !here[p.ID] {
			choices = append(choices, widgets.PickerChoice{ID: p.ID, Text: p.Name})
		}
	}
	widgets.Picker{
		Title: words.T("reviews.add-person"), Hint: words.T("reviews.person-hint"), Empty: words.T("reviews.no-person"), Choices: choices,
		OnPick: func(id string) {
			s.env.Do(words.T("reviews.undo.present", "Name", s.w.People[id].Name), func(w *workspace.Workspace) error {
				return w.SetPresent(reviewID, id, true)
			})
		},
	}.Open(s.env.Window.Canvas())
}

func (a *attendance) addGuest(name string) {
	if name == "" {
		return
	}
	reviewID := a.review.ID
	sentence := a.screen.env.Check(words.T("reviews.undo.guest", "Name", name), func(w *workspace.Workspace) error {
		_, err := w.AddGuest(reviewID, name)
		return err
	})
	if sentence == "" {
		a.guest.Set("")
	}
	a.guest.SetProblem(sentence)
}
