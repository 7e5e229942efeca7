package forms

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// JourneysPanel edits the journeys of a service, ranked without ties.
type JourneysPanel struct {
	desk
	serviceID string
	sheet     sheet
}

// Journeys returns the panel, empty until Show.
func Journeys(env stage.Env) *JourneysPanel {
	p := &JourneysPanel{desk: desk{env: env}}
	add := newAdder(words.T("forms.journeys.hint"), words.T("forms.add"), p.add)
	p.sheet = newSheet(&p.desk, words.T("forms.journeys.none"), "journey.rank", add, p.row)
	return p
}

// Content returns what is drawn.
func (p *JourneysPanel) Content() fyne.CanvasObject { return p.sheet.notes }

// Show shows the journeys of a service; it is silent.
func (p *JourneysPanel) Show(w workspace.Workspace, serviceID string) {
	p.w, p.serviceID = w, serviceID
	var ids []string
	for _, j := range w.JourneysOf(serviceID) {
		ids = append(ids, j.ID)
	}
	p.sheet.show(ids)
}

func (p *JourneysPanel) add(name string) (sentence string) {
	return p.env.Check(words.T("forms.undo.add", "Kind", words.Kind("journey"), "Name", name), func(w *workspace.Workspace) error {
		_, err := w.AddJourney(p.serviceID, name)
		return err
	})
}

// row makes the row of a journey, and the function that shows it.
func (p *JourneysPanel) row(id string) (fyne.CanvasObject, func()) {
	name := widgets.NewTextField(widgets.Field{Label: words.Field("name")})
	who := widgets.NewTextField(widgets.Field{Label: words.Field("who"), Hint: words.T("forms.journeys.who")})
	description := widgets.NewMarkdownField(widgets.Field{Label: words.Field("description"), Hint: words.T("forms.write")}, 3)
	remove := widgets.NewQuiet(words.T("forms.remove"), fynetheme.DeleteIcon(), func() { p.askRemove("journey", id, p.w.Journeys[id].Name) })
	r := newRow(p.sheet.notes, func(by int) { p.move(id, by) },
		sideBySide(name, who), description, container.NewHBox(remove))

	name.OnCommit = func(text string) { p.edit(id, name, "name", func(j *slo.Journey) { j.Name = text }) }
	who.OnCommit = func(text string) { p.edit(id, who, "who", func(j *slo.Journey) { j.Who = text }) }
	description.OnCommit = func(text string) {
		p.edit(id, description, "description", func(j *slo.Journey) { j.Description = text })
	}
	name.OnFocus, who.OnFocus = p.sheet.notes.on("journey.name", name), p.sheet.notes.on("", who)
	r.head.onFocus = p.sheet.notes.on("journey.rank", r.head)
	r.head.onRemove = remove.OnTapped
	return r, func() {
		j := p.w.Journeys[id]
		name.Set(j.Name)
		who.Set(j.Who)
		description.Set(j.Description)
		r.head.set(p.line(j))
	}
}

func (p *JourneysPanel) line(j slo.Journey) line {
	rank, covered := 1, 0
	for _, other := range p.w.JourneysOf(p.serviceID) {
		if other.Position < j.Position {
			rank++
		}
	}
	for _, o := range p.w.LiveSLOsOf(p.serviceID) {
		if o.JourneyID == j.ID {
			covered++
		}
	}
	l := line{rank: strconv.Itoa(rank), title: j.Name, detail: j.Who, chip: words.N("forms.journeys.covered", covered), kind: widgets.Neutral}
	if covered == 0 {
		l.chip, l.kind = words.T("forms.journeys.uncovered"), widgets.Watch
	}
	return l
}

func (p *JourneysPanel) edit(id string, f field, fieldName string, change func(j *slo.Journey)) {
	p.write(f, "journey", id, changeLabel(fieldName, p.w.Journeys[id].Name), func(w *workspace.Workspace) error {
		j := w.Journeys[id]
		change(&j)
		return w.PutJourney(j)
	})
}

func (p *JourneysPanel) move(id string, by int) {
	p.env.Do(words.T("forms.undo.move", "Name", p.w.Journeys[id].Name), func(w *workspace.Workspace) error {
		return w.MoveJourney(id, by)
	})
}
