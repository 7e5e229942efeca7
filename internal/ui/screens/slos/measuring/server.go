package measuring

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/measure/prometheus"
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// serverForm asks where to read measurements from, and which.
type serverForm struct {
	tab              *Tab
	server, user, ca *widgets.TextField
	secret           *widgets.TextField
	auth, which      *widgets.ChoiceField
	counted, valid   *widgets.TextField
	step             *widgets.TextField
	from, to         *momentField
	exposed          *widgets.Paragraph
	results          *fyne.Container
	signIn           *fyne.Container
	opened           *widgets.OpenDialog
	body             *fyne.Container
}

// The choices of what the first query counts.
const (
	countsGood = "good"
	countsBad  = "bad"
)

// askServer asks where to read from, and reads.
func (s *series) askServer() {
	f := newServerForm(s.tab)
	f.opened = widgets.Dialog{
		Title: words.T("measuring-tab.server.title", "SLO", s.tab.view.s.Name), Body: f.body,
		Confirm: words.T("measuring-tab.server.read"), Cancel: words.T("measuring-tab.cancel"),
		Ready: func() bool {
			f.readNow()
			return false // it closes when something was read
		},
	}.Open(s.tab.canvas())
}

func newServerForm(t *Tab) *serverForm {
	text := func(label, hint string) *widgets.TextField {
		return widgets.NewTextField(widgets.Field{Label: label, Hint: hint})
	}
	f := &serverForm{
		tab:    t,
		server: text(words.Field("server"), "https://prometheus.example.org:9090"), user: text(words.T("measuring-tab.server.user"), ""),
		ca:      text(words.T("measuring-tab.server.ca"), words.T("measuring-tab.server.ca-hint")),
		auth:    widgets.NewChoiceField(widgets.Field{Label: words.T("measuring-tab.server.auth")}),
		which:   widgets.NewChoiceField(widgets.Field{Label: words.T("measuring-tab.server.which")}),
		step:    text(words.T("measuring-tab.column.length"), "1h"),
		from:    newMomentField(words.T("measuring-tab.from"), words.T("measuring-tab.hint.moment"), slo.WriteMoment(t.series.start()), t.view.zone),
		to:      newMomentField(words.T("measuring-tab.to"), words.T("measuring-tab.hint.now"), "", t.view.zone),
		secret:  widgets.NewSecretField(widgets.Field{Label: words.T("measuring-tab.secret.word"), Help: words.T("measuring-tab.secret.help"), Hint: words.T("measuring-tab.secret.hint")}),
		exposed: widgets.NewParagraph(words.T("measuring-tab.server.exposed"), widgets.Look{Token: theme.Watch}),
		results: widgets.Stack(2),
	}
	query := func(label, hint string) *widgets.TextField {
		return widgets.NewTextArea(widgets.Field{Label: label, Hint: hint, Help: words.T("measuring-tab.server.query-help")}, 2)
	}
	f.counted = query(words.T("measuring-tab.server.counted"), `sum(increase(http_requests_total{code!~"5.."}[$step]))`)
	f.valid = query(words.T("measuring-tab.server.valid"), `sum(increase(http_requests_total[$step]))`)
	f.fill(t.view.w.Sources[t.view.s.ID])
	f.arrange()
	return f
}

// fill shows where measurements were read from until now.
func (f *serverForm) fill(s slo.Source) {
	f.server.Set(s.Server)
	f.user.Set(s.User)
	f.ca.Set(s.CA)
	f.step.Set(s.Step)
	f.auth.Set(names(slo.Auths, words.Auth), string(s.Auth))
	chosen, query := countsGood, s.Good
	if s.Bad != "" {
		chosen, query = countsBad, s.Bad
	}
	f.which.Set([]widgets.Choice{
		{ID: countsGood, Text: words.T("measuring-tab.server.good")}, {ID: countsBad, Text: words.T("measuring-tab.server.bad")},
	}, chosen)
	f.counted.Set(query)
	f.valid.Set(s.Valid)
	f.auth.OnChoose = func(string) { f.arrange() }
	f.server.OnType = func(string) { f.arrange() }
	f.signIn = container.New(abreast(9), f.auth, f.user, f.secret)
	test := widgets.NewButton(words.T("measuring-tab.server.test"), f.test)
	f.body = container.New(roomy{44, f.tab.canvas()}, widgets.Stack(3, container.New(abreast(14), f.server, f.ca), f.signIn, f.exposed, f.which, f.counted, f.valid,
		container.New(abreast(9), f.step, f.from.TextField, f.to.TextField), container.NewHBox(test), f.results))
}

// arrange shows what the choices ask for.
func (f *serverForm) arrange() {
	auth := slo.Auth(f.auth.Value())
	f.user.Hidden = auth != slo.Basic
	f.secret.Hidden = auth == slo.NoAuth
	f.exposed.Hidden = !f.access().server.Exposed()
	f.signIn.Refresh()
	f.body.Refresh()
}

// source is what was typed.
func (f *serverForm) source() slo.Source {
	s := slo.Source{
		ID: f.tab.view.s.ID, SLOID: f.tab.view.s.ID, Server: strings.TrimSpace(f.server.Value()), Valid: strings.TrimSpace(f.valid.Value()),
		Step: strings.TrimSpace(f.step.Value()), Auth: slo.Auth(f.auth.Value()), CA: strings.TrimSpace(f.ca.Value()),
	}
	if s.Auth == slo.Basic {
		s.User = strings.TrimSpace(f.user.Value())
	}
	if f.which.Value() == countsBad {
		s.Bad = strings.TrimSpace(f.counted.Value())
	} else {
		s.Good = strings.TrimSpace(f.counted.Value())
	}
	return s
}

func (f *serverForm) access() access { return f.tab.accessTo(f.source(), f.secret.Value()) }

// check says at the fields what is wrong with what was typed.
func (f *serverForm) check() bool {
	for _, field := range []problemField{f.server, f.user, f.secret, f.ca, f.counted, f.valid, f.step, f.from, f.to} {
		field.SetProblem("")
	}
	f.opened.SetProblem("")
	if _, err := slo.ParseSlice(f.step.Value()); err != nil {
		f.step.SetProblem(words.Error(err))
		f.settle()
		return false
	}
	err := f.access().check()
	f.refuse(err)
	return err == nil
}

// refuse says what went wrong, at the field that it is about or else above the buttons.
func (f *serverForm) refuse(err error) {
	if field := f.fieldOf(err); err != nil && field != nil {
		field.SetProblem(words.Error(err))
	} else {
		f.opened.SetProblem(words.Error(err))
	}
	f.settle()
}

func (f *serverForm) settle() {
	f.signIn.Refresh()
	f.body.Refresh()
}

// fieldOf is the field that an error is about; nil where it is none.
func (f *serverForm) fieldOf(err error) problemField {
	var fault prometheus.Error
	var link workspace.BadLink
	switch {
	case noSecret(err):
		return f.secret
	case errors.As(err, &link):
		return f.server
	case !errors.As(err, &fault):
		return nil
	}
	switch fault.Fault {
	case prometheus.NoUser:
		return f.user
	case prometheus.BadCA, prometheus.Untrusted:
		return f.ca
	case prometheus.BadStep:
		return f.step
	case prometheus.NoSlot, prometheus.TooMany:
		return f.from
	}
	switch fault.Part {
	case prometheus.Valid:
		return f.valid
	case prometheus.Good, prometheus.Bad:
		return f.counted
	}
	return f.server
}

// test reads the last slots, to see whether server and queries work.
func (f *serverForm) test() {
	f.results.Objects = nil
	if !f.check() {
		return
	}
	a, now := f.access(), f.tab.env.Now()
	var trial prometheus.Trial
	do := func(ctx context.Context, _ store.Progress) error {
		client, err := a.connect()
		if err != nil {
			return err
		}
		defer client.Close()
		if trial, err = client.Test(ctx, a.query, now); err != nil {
			return err
		}
		if err := a.keep(); err != nil {
			trial.Notes = append(trial.Notes, words.Error(err))
		}
		return nil
	}
	f.tab.env.Run(words.T("measuring-tab.server.testing", "Server", a.server.Place()), session.Job{Do: do, End: same}, func(err error) {
		if err != nil {
			f.refuse(err)
			return
		}
		f.showTrial(trial)
	})
}

// showTrial shows the last slots, and what people should know about them.
func (f *serverForm) showTrial(trial prometheus.Trial) {
	table := widgets.NewSortTable(widgets.Table{Columns: []widgets.TableColumn{
		{Title: words.T("measuring-tab.column.start"), Weight: 2}, {Title: words.T("measuring-tab.column.good"), Right: true},
		{Title: words.T("measuring-tab.column.bad"), Right: true}, {Title: words.T("measuring-tab.column.valid"), Right: true},
	}, Rows: -1})
	var rows []widgets.Row
	for i := len(trial.Reading.Slots) - 1; i >= 0; i-- {
		slot := trial.Reading.Slots[i]
		rows = append(rows, widgets.Row{ID: strconv.Itoa(i), Cells: []widgets.Cell{
			widgets.TextCell(shownMoment(slot.Start, f.tab.view.zone)), widgets.TextCell(words.Number(slot.Good)),
			widgets.TextCell(words.Number(slot.Bad())), widgets.TextCell(words.Number(slot.Valid)),
		}})
	}
	table.Set(rows)
	works := words.N("measuring-tab.server.works", len(rows), "Number", len(rows))
	f.results.Objects = []fyne.CanvasObject{widgets.NewParagraph(works, widgets.Look{Bold: true, Token: theme.Good})}
	for _, note := range trial.Notes {
		f.results.Add(widgets.NewParagraph(note, widgets.Look{Token: theme.Muted}))
	}
	f.results.Add(table)
	f.results.Refresh()
	f.opened.SetProblem("")
	f.settle()
}

// readNow keeps what was typed, reads, and shows what taking it in would do.
func (f *serverForm) readNow() {
	if !f.check() {
		return
	}
	span, ok := f.span()
	if !ok {
		f.settle()
		return
	}
	if err := f.save(); err != nil {
		f.refuse(err)
		return
	}
	f.tab.read(f.access(), span, func(got fetched, err error) {
		if err != nil {
			f.refuse(err)
			return
		}
		f.opened.Close()
		got.proposal(f.tab).open("")
	})
}

// span is the range that was typed; up to now, where nothing was.
func (f *serverForm) span() (slo.Interval, bool) {
	from, okFrom := f.from.read()
	to, okTo := f.to.read()
	span := slo.Interval{Start: f.tab.series.start(), End: f.tab.env.Now()}
	if from != "" {
		span.Start = slo.Moment(from)
	}
	if to != "" {
		span.End = slo.Moment(to)
	}
	return span, okFrom && okTo
}

// save keeps where measurements are read from; never the secret.
func (f *serverForm) save() error {
	source := f.source()
	if f.tab.view.w.Sources[source.ID] == source {
		return nil
	}
	return f.tab.env.Session.Do(words.T("measuring-tab.undo.source", "SLO", f.tab.view.s.Name), func(w *workspace.Workspace) error { return w.PutSource(source) })
}

// start is where reading begins: after what is there or, where nothing is, one window ago.
func (s *series) start() time.Time {
	if span := s.tab.view.s.Series.Span(); span.Length() > 0 {
		return span.End
	}
	return s.first()
}

// first is the beginning of the time that the objective is about, as far as it can be read.
func (s *series) first() time.Time {
	length := slo.DefaultWindow.Length()
	if target, ok := s.tab.view.s.TargetAt(slo.Objective, s.tab.env.Now()); ok {
		length = target.Window.LongestLength()
	}
	return s.tab.env.Now().Add(-length)
}
