package people

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/people"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// persons is the table of people, with the one who is selected beside it.
type persons struct {
	screen  *Screen
	table   *widgets.SortTable
	detail  *person
	empty   fyne.CanvasObject
	filled  fyne.CanvasObject
	content fyne.CanvasObject
}

func newPersons(s *Screen) *persons {
	p := &persons{screen: s, detail: newPerson(s)}
	p.table = widgets.NewSortTable(widgets.Table{Name: "people",
		Columns: []widgets.TableColumn{
			{Title: words.Field("name"), Weight: 3}, {Title: words.T("people.personas"), Weight: 3}, {Title: words.T("people.hats"), Weight: 2.5},
		},
		Filter: words.T("people.filter"), Empty: words.T("people.none"), NoMatch: words.T("people.no-match"),
	})
	p.table.OnSelect = func(string) { p.showSelected() }
	p.table.OnOpen = func(string) { p.detail.name.Focus() }
	p.filled = container.New(listAndDetail{}, p.table, p.detail.content)
	p.empty = widgets.EmptyState(theme.IconPeople, words.T("people.none"), words.T("people.add-person"), p.add)
	p.content = below(container.NewStack(p.filled, p.empty))
	return p
}

func (p *persons) show() {
	w := p.screen.w
	all := w.PeopleByName()
	rows := make([]widgets.Row, len(all))
	for i, person := range all {
		rows[i] = widgets.Row{ID: person.ID, Cells: []widgets.Cell{
			widgets.TextCell(person.Name), widgets.TextCell(strings.Join(personasHeld(w, person.ID), ", ")), widgets.MutedCell(hatNames(person)),
		}}
	}
	p.table.Set(rows)
	if len(all) == 0 {
		p.filled.Hide()
		p.empty.Show()
		return
	}
	p.empty.Hide()
	p.filled.Show()
	if !w.Has("person", p.table.Selected()) {
		p.table.Select(all[0].ID)
	}
	p.showSelected()
}

func (p *persons) showSelected() { p.detail.show(p.table.Selected()) }

func (p *persons) selectPerson(id string) {
	p.table.Select(id)
	p.showSelected()
}

// add asks for a name, and selects who was added.
func (p *persons) add() {
	s, added := p.screen, ""
	name := widgets.NewTextField(widgets.Field{Label: words.Field("name")})
	email := widgets.NewTextField(widgets.Field{Label: words.Field("email")})
	widgets.Dialog{
		Title: words.T("people.add-person"), Body: widgets.Stack(3, name, email), Confirm: words.T("people.add"), Cancel: words.T("people.cancel"),
		Validate: func() string {
			return s.env.Check(words.T("people.undo.add-person", "Name", name.Value()), func(w *workspace.Workspace) error {
				person, err := w.AddPerson(name.Value())
				if err != nil {
					return err
				}
				added, person.Email = person.ID, email.Value()
				return w.PutPerson(person)
			})
		},
		OnConfirm: func() { p.selectPerson(added) },
	}.Open(s.canvas())
}

// personasHeld names the personas that a person holds, each once.
func personasHeld(w workspace.Workspace, personID string) []string {
	var names []string
	for _, persona := range w.PersonasInOrder() {
		if len(scopes(w, persona.ID, personID)) > 0 {
			names = append(names, persona.Called())
		}
	}
	return names
}

func hatNames(p people.Person) string {
	var names []string
	for _, hat := range p.Hats() {
		names = append(names, words.Hat(hat))
	}
	return strings.Join(names, ", ")
}
