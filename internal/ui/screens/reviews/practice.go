package reviews

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/review"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// practiceID is the place where the agendas and the decision table are edited.
const practiceID = "practice"

// practice is how the organisation holds its reviews: an agenda for each kind, and the decision table.
type practice struct {
	screen *Screen
	tabs   *widgets.Tabs
	agenda *agenda
	table  *adviceTable
	middle *fyne.Container
	all    fyne.CanvasObject
}

func newPractice(s *Screen) *practice {
	p := &practice{screen: s, agenda: newAgenda(s), table: newAdviceTable(s), middle: container.NewStack()}
	titles := []string{}
	for _, k := range review.Kinds {
		titles = append(titles, words.ReviewKind(k))
	}
	p.tabs = widgets.NewTabs(append(titles, words.T("reviews.table"))...)
	p.tabs.OnSelect = func(int) { p.show() }
	back := widgets.NewIconButton(fynetheme.NavigateBackIcon(), words.T("reviews.back-to-reviews"), func() { s.goTo(s.at.ServiceID, "") })
	head := widgets.Stack(2, container.NewBorder(nil, nil, back, nil, widgets.Title(words.T("reviews.practice"))), p.tabs)
	p.all = widgets.Inset(4, widgets.NewFilledColumn(3, head, p.middle))
	return p
}

func (p *practice) content() fyne.CanvasObject { return p.all }

func (p *practice) focus() {
	if p.tabs.Chosen() < len(review.Kinds) {
		p.agenda.grid.Focus()
	} else {
		p.table.table.Focus()
	}
}

func (p *practice) show() {
	shown := p.table.all
	if i := p.tabs.Chosen(); i < len(review.Kinds) {
		p.agenda.show(review.Kinds[i])
		shown = p.agenda.all
	} else {
		p.table.show()
	}
	if len(p.middle.Objects) != 1 || p.middle.Objects[0] != shown {
		p.middle.Objects = []fyne.CanvasObject{shown}
		p.middle.Refresh()
	}
}
