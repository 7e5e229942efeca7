package reviews

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/review"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// list shows the reviews of a service, and how often they take place.
type list struct {
	screen *Screen
	title  *widgets.Text
	table  *widgets.SortTable
	pace   *pace
	column *fyne.Container
	empty  fyne.CanvasObject
	middle *fyne.Container
	all    fyne.CanvasObject
}

// asked begins the ID of the row of a review that only the cadence asks for; its kind follows.
const asked = "due:"

func newList(s *Screen) *list {
	l := &list{screen: s, title: widgets.Title(""), pace: newPace(s)}
	l.table = widgets.NewSortTable(widgets.Table{
		Name: "reviews",
		Columns: []widgets.TableColumn{
			{Title: words.T("reviews.column.kind"), Weight: 2}, {Title: words.T("reviews.column.date"), Weight: 1.8},
			{Title: words.T("reviews.column.state"), Weight: 1.3}, {Title: words.T("reviews.column.verdict"), Weight: 4},
			{Title: words.T("reviews.column.decided"), Weight: 1.2},
		},
		Empty: words.T("reviews.none"), Rows: 6,
	})
	l.table.OnOpen = l.open
	l.empty = widgets.EmptyState(theme.IconReview, words.T("reviews.none"), words.T("reviews.plan"), s.askNext)
	plan := widgets.NewPrimary(words.T("reviews.plan"), s.askNext)
	head := container.NewBorder(nil, nil, nil, container.NewHBox(widgets.NewButton(words.T("reviews.practice-open"), s.openPractice), plan), l.title)
	l.middle = container.NewStack()
	l.column = widgets.Stack(3, head, widgets.Heading(words.T("reviews.cadence")), l.pace.all)
	l.all = widgets.Inset(5, widgets.NewFilledColumn(4, l.column, l.middle))
	return l
}

func (l *list) content() fyne.CanvasObject { return l.all }

func (l *list) focus() {
	if len(l.middle.Objects) == 1 && l.middle.Objects[0] == l.table {
		l.table.Focus()
	}
}

func (l *list) show() {
	s := l.screen
	l.title.Set(words.T("reviews.of", "Service", s.w.Services[s.at.ServiceID].Name))
	var rows []widgets.Row
	for _, due := range s.w.ReviewsDue(s.at.ServiceID) {
		if due.ReviewID == "" {
			rows = append(rows, widgets.Row{ID: asked + string(due.Kind), Cells: []widgets.Cell{
				widgets.TextCell(words.ReviewKind(due.Kind)), s.dueCell(due.Date), widgets.MutedCell(words.T("reviews.expected")),
				widgets.MutedCell(words.T("reviews.expected-hint")), widgets.MutedCell(words.None),
			}})
		}
	}
	for _, r := range s.w.ReviewsOf(s.at.ServiceID) {
		rows = append(rows, l.row(r))
	}
	l.table.Set(rows)
	l.pace.show()
	shown := fyne.CanvasObject(l.table)
	if len(rows) == 0 {
		shown = l.empty
	}
	if len(l.middle.Objects) != 1 || l.middle.Objects[0] != shown {
		l.middle.Objects = []fyne.CanvasObject{shown}
		l.middle.Refresh()
	}
}

func (l *list) row(r review.Review) widgets.Row {
	date, verdict := l.screen.dueCell(r.Date), widgets.TextCell(r.VerdictText)
	if r.State == review.Held {
		date = widgets.TextCell(words.Date(r.Date)).SortedBy(r.Date)
	}
	if r.AsOf == "" {
		verdict = widgets.MutedCell(words.T("reviews.no-figures"))
	}
	done, lines := 0, l.screen.w.LinesOf(r.ID)
	for _, line := range lines {
		if line.Decided != review.Undecided {
			done++
		}
	}
	decided := widgets.MutedCell(words.None)
	if len(lines) > 0 {
		decided = widgets.TextCell(words.T("reviews.count-of", "Count", done, "All", len(lines)))
	}
	return widgets.Row{ID: r.ID, Cells: []widgets.Cell{
		widgets.TextCell(words.ReviewKind(r.Kind)), date, widgets.ChipCell(words.ReviewState(r.State), stateKinds[r.State]), verdict, decided,
	}}
}

func (l *list) open(id string) {
	if kind, ok := strings.CutPrefix(id, asked); ok {
		l.screen.askPlan(review.Kind(kind))
		return
	}
	l.screen.goTo(l.screen.at.ServiceID, id)
}

// askNext asks for a review of the first kind of which none is open.
func (s *Screen) askNext() {
	for _, k := range review.Kinds {
		if _, open := s.w.OpenReview(s.at.ServiceID, k); !open {
			s.askPlan(k)
			return
		}
	}
	s.env.Tell(words.T("reviews.all-open"))
}

// askPlan asks which review takes place when, and opens it.
func (s *Screen) askPlan(kind review.Kind) {
	serviceID := s.at.ServiceID
	kinds := widgets.NewChoiceField(widgets.Field{Label: words.T("reviews.column.kind")})
	date := s.dateField(words.Field("date"))
	offer := func(k review.Kind) {
		day := s.w.CadenceOf(serviceID, k).Next
		if day == "" {
			day = s.env.Session.Today()
		}
		date.Set(day)
	}
	kinds.Set(kindChoices(), string(kind))
	kinds.OnChoose = func(id string) { offer(review.Kind(id)) }
	offer(kind)
	var planned review.Review
	widgets.Dialog{
		Title: words.T("reviews.plan-title"), Sentence: words.T("reviews.plan-sentence"), Body: widgets.Stack(3, kinds, date),
		Confirm: words.T("reviews.plan-confirm"), Cancel: words.T("reviews.cancel"),
		Validate: func() string {
			k := review.Kind(kinds.Value())
			return s.env.Check(words.T("reviews.undo.plan", "Kind", words.ReviewKind(k), "Date", words.Date(date.Value())), func(w *workspace.Workspace) (err error) {
				planned, err = w.PlanReview(serviceID, k, date.Value())
				return err
			})
		},
		OnConfirm: func() { s.goTo(serviceID, planned.ID) },
	}.Open(s.env.Window.Canvas())
}

func kindChoices() []widgets.Choice {
	var choices []widgets.Choice
	for _, k := range review.Kinds {
		choices = append(choices, widgets.Choice{ID: string(k), Text: words.ReviewKind(k)})
	}
	return choices
}

func (s *Screen) dateField(label string) *widgets.DateField {
	field := widgets.NewDateField(widgets.Field{Label: label}, words.T("reviews.calendar"), checkDate)
	field.Today = s.env.Now
	return field
}

func checkDate(text string) string {
	if _, err := time.Parse(workspace.DateLayout, text); text != "" && err != nil {
		return words.Error(workspace.BadDate{Text: text})
	}
	return ""
}
