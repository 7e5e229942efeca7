// Package history is the screen of the change log: who changed what and when, and the way to take it back. It reads the
// log through the session and says what changed in the words of the catalogue.
package history

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/store"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// page is how many entries are listed at first, and how many more each time.
const page = 100

// Screen lists the change log, of all services or of the one in the route, with the details of the selected entry beside
// it. The route's ID may be the number of an entry.
type Screen struct {
	env     stage.Env
	w       workspace.Workspace
	at      stage.Route
	limit   int // how many entries are listed at the most
	entries []store.Logged

	service *widgets.ChoiceField
	kind    *widgets.ChoiceField
	list    *widgets.SortTable
	more    *widgets.Button
	left    *fyne.Container
	detail  *detail
	content fyne.CanvasObject
}

// New returns the screen.
func New(env stage.Env) *Screen {
	s := &Screen{env: env, limit: page, list: newList(), detail: newDetail(env)}
	s.service = widgets.NewChoiceField(widgets.Field{Label: words.T("history.filter.service")})
	s.service.OnChoose = func(id string) { env.GoTo(stage.Route{Screen: stage.History, ServiceID: chosen(id)}) }
	s.kind = widgets.NewChoiceField(widgets.Field{Label: words.T("history.filter.kind")})
	s.kind.Set(kindChoices(), everything)
	s.kind.OnChoose = func(string) { s.start() }
	s.list.OnSelect = func(string) { s.showDetail() }
	s.more = widgets.NewButton(words.T("history.more"), s.loadMore)
	filters := container.NewGridWithColumns(2, s.service, s.kind)
	s.left = container.NewBorder(filters, s.more, nil, nil, s.list)
	columns := container.New(widgets.TwoColumns{Ems: 18, Share: 0.58}, s.left, s.detail.content)
	title := widgets.Title(words.T("history.title"))
	s.content = widgets.Inset(5, widgets.NewFilledColumn(3, title, columns))
	return s
}

// Content returns what is shown.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show lists the entries as they are now. The selected one stays selected.
func (s *Screen) Show(w workspace.Workspace, at stage.Route) {
	arrived := at != s.at
	s.w, s.at = w, at
	s.service.Set(serviceChoices(w), orEverything(at.ServiceID))
	if arrived {
		s.limit = page
	}
	s.load()
	if arrived && at.ID != "" {
		s.list.Select(at.ID)
	}
	s.showDetail()
}

// Focus gives the keyboard to the list.
func (s *Screen) Focus() { s.list.Focus() }

// start lists the entries of another filter.
func (s *Screen) start() {
	s.limit = page
	s.load()
	s.showDetail()
}

func (s *Screen) loadMore() {
	s.limit += page
	s.load()
}

// load reads one entry more than it lists, to know whether there are more.
func (s *Screen) load() {
	filter := store.Filter{ServiceID: s.at.ServiceID, Kind: chosen(s.kind.Value()), Limit: s.limit + 1}
	entries, err := s.env.Session.History(filter)
	if err != nil {
		s.env.Tell(words.Error(err))
		return
	}
	s.more.Hidden = len(entries) <= s.limit
	s.entries = entries[:min(len(entries), s.limit)]
	s.list.Set(listRows(s.w, s.entries, s.env.Session.Today()))
	s.left.Refresh()
}

// showDetail shows the selected entry, or the latest one while none is selected.
func (s *Screen) showDetail() {
	for _, e := range s.entries {
		if strconv.FormatInt(e.Seq, 10) == s.list.Selected() {
			s.detail.set(s.w, e)
			return
		}
	}
	if len(s.entries) == 0 {
		s.detail.clear()
		return
	}
	s.list.Select(strconv.FormatInt(s.entries[0].Seq, 10))
	s.detail.set(s.w, s.entries[0])
}

// muted is how secondary text looks here.
var muted = widgets.Look{Token: theme.Muted}
