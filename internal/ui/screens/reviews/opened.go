package reviews

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// part is what stands under a tab of an open review.
type part interface {
	content() fyne.CanvasObject
	show(r review.Review, readOnly bool)
	focus()
}

// The tabs, in their order.
const (
	slosTab = iota
	attendanceTab
	actionsTab
	decisionsTab
	proposalsTab
	notesTab
)

// opened is one review, from its plan to its minutes.
type opened struct {
	screen  *Screen
	turn    int    // counts the times figures were read, so that what comes too late is dropped
	reading string // the review whose figures are being read
	shown   string // the review that is shown

	title   *widgets.Text
	verdict *widgets.Paragraph
	finish  *widgets.Button
	tabs    *widgets.Tabs
	parts   []part
	propose *recalibration // one of the parts
	prepare *widgets.Button
	planned fyne.CanvasObject // around the button that prepares
	middle  *fyne.Container
	head    *fyne.Container
	all     fyne.CanvasObject
}

func newOpened(s *Screen) *opened {
	o := &opened{screen: s, title: widgets.NewElided("", widgets.Look{Size: theme.SizeHeading, Bold: true}), verdict: widgets.NewParagraph("", widgets.Look{}), middle: container.NewStack()}
	o.finish = widgets.NewPrimary(words.T("reviews.finish"), o.askFinish)
	pack := widgets.NewButton(words.T("reviews.pack"), func() { s.env.Export(stage.ReviewPack, s.at.ServiceID) })
	back := widgets.NewIconButton(fynetheme.NavigateBackIcon(), words.T("reviews.back"), func() { s.goTo(s.at.ServiceID, "") })
	more := widgets.NewMoreButton(words.T("reviews.more"), o.commands)
	tools := container.NewHBox(pack, o.finish, more)
	o.tabs = widgets.NewTabs("", "", "", "", "", words.T("reviews.tab.notes"))
	o.tabs.OnSelect = func(int) { o.show() }
	o.propose = newRecalibration(s)
	o.parts = []part{newLines(s), newAttendance(s), newActions(s), newDecisions(s), o.propose, newNotes(s)}
	o.prepare = widgets.NewPrimary(words.T("reviews.prepare"), o.prepareNow)
	o.planned = widgets.EmptyStateWith(theme.IconReview, words.T("reviews.not-prepared"), o.prepare)
	o.head = widgets.Stack(2, container.NewBorder(nil, nil, back, tools, container.NewVBox(o.title)), o.verdict, o.tabs)
	o.all = widgets.Inset(4, widgets.NewFilledColumn(2, o.head, o.middle))
	return o
}

func (o *opened) content() fyne.CanvasObject { return o.all }

func (o *opened) review() review.Review { return o.screen.w.Reviews[o.screen.at.ID] }

func (o *opened) focus() {
	if o.review().State == review.Planned {
		o.screen.env.Window.Canvas().Focus(o.prepare)
		return
	}
	o.parts[o.tabs.Chosen()].focus()
}

func (o *opened) show() {
	s, r := o.screen, o.review()
	if o.shown != r.ID {
		o.shown = r.ID
		o.tabs.Set(slosTab)
	}
	readOnly := r.State == review.Held || s.env.Session.ReadOnly()
	o.title.Set(words.T("reviews.headline", "Review", called(r), "State", words.ReviewState(r.State)))
	o.verdict.Set(o.standing(r))
	o.finish.Hidden = readOnly || r.State == review.Planned
	o.tabs.Hidden = r.State == review.Planned
	shown := o.planned
	if r.State != review.Planned {
		o.titles(r)
		part := o.parts[o.tabs.Chosen()]
		part.show(r, readOnly)
		shown = part.content()
	}
	if len(o.middle.Objects) != 1 || o.middle.Objects[0] != shown {
		o.middle.Objects = []fyne.CanvasObject{shown}
		o.middle.Refresh()
	}
	o.all.Refresh()
}

// standing says what the policy said, and as of when.
func (o *opened) standing(r review.Review) string {
	switch {
	case o.reading == r.ID:
		return words.T("reviews.reading")
	case r.AsOf == "":
		return words.T("reviews.without-figures")
	}
	return words.T("reviews.as-of", "Moment", words.Moment(slo.Moment(r.AsOf), time.UTC), "Verdict", r.VerdictText)
}

// titles counts what stands under the tabs.
func (o *opened) titles(r review.Review) {
	w := o.screen.w
	must, missing, open := 0, len(w.MissingFrom(r.ID)), 0
	for _, a := range w.AttendeesOf(r.ID) {
		if a.Must {
			must++
		}
	}
	for _, f := range w.ReviewActions(r.ID) {
		if f.State == review.Open {
			open++
		}
	}
	o.tabs.SetTitle(slosTab, words.T("reviews.tab.slos", "Count", len(w.LinesOf(r.ID))))
	o.tabs.SetTitle(attendanceTab, words.T("reviews.tab.attendance", "Here", must-missing, "All", must))
	o.tabs.SetTitle(actionsTab, words.T("reviews.tab.actions", "Count", open))
	o.tabs.SetTitle(proposalsTab, words.T("reviews.tab.proposals", "Count", o.propose.count(r)))
	o.tabs.SetTitle(decisionsTab, words.T("reviews.tab.decisions", "Count", len(w.ReviewDecisions(r.ID))))
}

// recalibrate asks what should become of the SLO of a line.
func (o *opened) recalibrate(lineID string) {
	o.tabs.Set(proposalsTab)
	o.show()
	o.focus()
	o.propose.propose(lineID)
}

// prepareNow freezes the figures as of now, or as of the end of the day of a review that is past.
func (o *opened) prepareNow() {
	s, r := o.screen, o.review()
	if o.reading == r.ID {
		return
	}
	o.turn++
	o.reading = r.ID
	o.show()
	turn, w, now := o.turn, s.w, s.env.Now()
	asOf := moment(r.Date, now)
	var snapshot review.Snapshot
	s.env.Fetch(func(ctx context.Context) error {
		service, err := s.env.Book.Service(ctx, w, r.ServiceID, now)
		if err != nil {
			return err
		}
		var before []review.Line
		if last, ok := w.ReviewBefore(r); ok {
			before = w.LinesOf(last.ID)
		}
		snapshot, err = service.Snapshot(asOf, before)
		return err
	}, func(err error) {
		if turn == o.turn {
			o.prepared(r, snapshot, err)
		}
	})
}

func (o *opened) prepared(r review.Review, snapshot review.Snapshot, err error) {
	s := o.screen
	o.reading = ""
	if err != nil {
		s.env.Tell(words.Error(err))
	} else {
		s.env.Do(words.T("reviews.undo.prepare", "Review", called(r)), func(w *workspace.Workspace) error {
			return w.PrepareReview(r.ID, snapshot)
		})
	}
	if s.at.ID == r.ID && s.shown == o {
		o.show()
		o.focus()
	}
}

// moment is when the figures of a review are taken.
func moment(date string, now time.Time) time.Time {
	day, err := time.ParseInLocation(workspace.DateLayout, date, now.Location())
	if err != nil || !day.AddDate(0, 0, 1).Before(now) {
		return now
	}
	return day.AddDate(0, 0, 1)
}

// askFinish closes the review and says when the next one takes place.
func (o *opened) askFinish() {
	s, r := o.screen, o.review()
	next := s.dateField(words.T("reviews.next"))
	next.Set(s.w.NextDate(r))
	widgets.Dialog{
		Title: words.T("reviews.finish-title", "Review", called(r)), Sentence: o.loose(r), Body: next,
		Confirm: words.T("reviews.finish-confirm"), Cancel: words.T("reviews.cancel"),
		Validate: func() string {
			return s.env.Check(words.T("reviews.undo.hold", "Review", called(r)), func(w *workspace.Workspace) error {
				return w.HoldReview(r.ID, next.Value())
			})
		},
	}.Open(s.env.Window.Canvas())
}

// loose says what is still open in a review, and who was not there.
func (o *opened) loose(r review.Review) string {
	undecided := 0
	for _, l := range o.screen.w.LinesOf(r.ID) {
		if l.Decided == review.Undecided {
			undecided++
		}
	}
	text := words.T("reviews.finish-sentence")
	if undecided > 0 {
		text = words.N("reviews.undecided", undecided) + " " + text
	}
	if absent := missing(o.screen.w, r.ID); absent != "" {
		text = absent + " " + text
	}
	return text
}

// commands are what is possible beside the main thing.
func (o *opened) commands() []widgets.Command {
	s, r := o.screen, o.review()
	var list []widgets.Command
	if r.State != review.Planned {
		list = append(list, widgets.Command{Text: words.T("reviews.minutes"), Do: func() { s.env.SaveMinutes(r.ID) }})
	}
	if r.State == review.Prepared && !s.env.Session.ReadOnly() {
		list = append(list, widgets.Command{Text: words.T("reviews.prepare-again"), Do: o.prepareNow})
	}
	if r.State != review.Held && !s.env.Session.ReadOnly() {
		list = append(list,
			widgets.Command{Text: words.T("reviews.move"), Do: func() { s.askMove(r) }},
			widgets.Command{Text: words.T("reviews.remove"), Do: func() { s.askRemove(r) }})
	}
	return append(list, widgets.Command{Text: words.T("reviews.back"), Do: func() { s.goTo(r.ServiceID, "") }})
}

func (s *Screen) askMove(r review.Review) {
	date := s.dateField(words.Field("date"))
	date.Set(r.Date)
	widgets.Dialog{
		Title: words.T("reviews.move-title", "Review", called(r)), Body: date, Confirm: words.T("reviews.move-confirm"), Cancel: words.T("reviews.cancel"),
		Validate: func() string {
			return s.env.Check(words.T("reviews.undo.move", "Review", called(r)), func(w *workspace.Workspace) error {
				now := w.Reviews[r.ID]
				now.Date = date.Value()
				return w.PutReview(now)
			})
		},
	}.Open(s.env.Window.Canvas())
}

func (s *Screen) askRemove(r review.Review) {
	widgets.Dialog{
		Title: words.T("reviews.remove-title", "Review", called(r)), Danger: true, Confirm: words.T("reviews.remove-confirm"), Cancel: words.T("reviews.cancel"),
		Sentence: words.T("reviews.remove-sentence", "Gone", words.Gone(s.w.GoesWith("review", r.ID))),
		OnConfirm: func() {
			removed := s.env.Do(words.T("reviews.undo.remove", "Review", called(r)), func(w *workspace.Workspace) error { return w.Remove("review", r.ID) })
			if removed {
				s.goTo(r.ServiceID, "")
			}
		},
	}.Open(s.env.Window.Canvas())
}
