package overview_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/reading"
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/ui/screens/overview"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/theme"
	"slocharter/internal/workspace"
)

// large is a workspace with so many services of ten SLOs.
func large(tb testing.TB, services int) workspace.Workspace {
	tb.Helper()
	w, err := workspace.New("Large")
	require.NoError(tb, err)
	for i := range services {
		service, err := w.AddService(fmt.Sprintf("Service %03d", i), "", "2025-01-01")
		require.NoError(tb, err)
		for j := range 10 {
			o, err := w.AddSLO(service.ID, fmt.Sprintf("SLO %03d.%d", i, j))
			require.NoError(tb, err)
			o.Standing = slo.Agreed
			require.NoError(tb, w.PutSLO(o))
			require.NoError(tb, w.SetTarget(slo.Target{SLOID: o.ID, Goal: "99", Window: "28d"}))
		}
	}
	return w
}

// measure writes a slot for each of so many days before now, for each SLO; the budget of the tenth of each service is
// overspent.
func measure(tb testing.TB, s *session.Session, days int) {
	tb.Helper()
	w := s.Workspace()
	for _, service := range w.ServicesInOrder() {
		for i, o := range w.LiveSLOsOf(service.ID) {
			bad := int64(2)
			if i == 9 {
				bad = 20
			}
			slots := make([]budget.Slot, days)
			for d := range slots {
				start := stagetest.Day.Truncate(24*time.Hour).AddDate(0, 0, d-days)
				slots[d] = budget.Slot{Start: start, Length: 24 * time.Hour, Good: 1000 - bad, Valid: 1000}
			}
			job := s.WriteMeasurements("measure", store.Batch{SLOID: o.ID, ServiceID: service.ID, Put: slots})
			require.NoError(tb, job.End(job.Do(tb.Context(), nil)))
		}
	}
}

func TestManyServicesCostNoMoreObjectsThanFit(t *testing.T) {
	count := func(services int) int {
		s := open(t, large(t, services))
		return len(stagetest.All[fyne.CanvasObject](s.Root()))
	}
	few, many := count(30), count(120)
	assert.LessOrEqual(t, many, few+2, "beside the bars that say that there are more")
}

func TestAScreenThatIsShownAgainWhileFiguresAreReadReadsOnceMore(t *testing.T) {
	stg := stagetest.OpenOn(t, large(t, 3))
	measure(t, stg.Session, 40)
	stg.Window.Resize(fyne.NewSize(1280, 800))
	var waiting []func()
	stg.Env.Fetch = func(do func(context.Context) error, then func(error)) {
		waiting = append(waiting, func() { then(do(t.Context())) })
	}
	s := &scene{stg, overview.New(stg.Env)}
	s.Show(s.screen, stage.Route{Screen: stage.Overview})
	assert.True(t, s.shows("Service 000"), "what is written is there at once")
	assert.True(t, s.shows("…"))
	for i := range 3 {
		s.Do("rename", func(w *workspace.Workspace) error { return w.Rename(fmt.Sprint("Renamed ", i)) })
	}
	require.Len(t, waiting, 1, "one after the other")
	waiting[0]()
	assert.True(t, s.shows("…"), "what was read is older than the workspace")
	require.Len(t, waiting, 2)
	waiting[1]()
	assert.True(t, s.shows("3 services · 30 SLOs · 27 of 30 evaluated are met"))
	s.Do("rename", func(w *workspace.Workspace) error { return w.Rename("Renamed") })
	assert.True(t, s.shows("3 services · 30 SLOs · 27 of 30 evaluated are met"), "until there is something newer")
}

func TestFiguresThatGrowOldAreReadAgain(t *testing.T) {
	stg := stagetest.OpenOn(t, large(t, 1))
	measure(t, stg.Session, 40)
	now := stagetest.Day
	stg.Env.Now = func() time.Time { return now }
	s := &scene{stg, overview.New(stg.Env)}
	s.Show(s.screen, stage.Route{Screen: stage.Overview})
	assert.False(t, s.Sees("nothing was measured for"))
	now = now.AddDate(0, 0, 4)
	s.screen.Age()
	assert.True(t, s.Sees("nothing was measured for"))
}

// BenchmarkShow shows 500 services with 5,000 SLOs and their year of days: at once without figures, what is read beside
// the screen, and the figures on the screen.
func BenchmarkShow(b *testing.B) {
	opened, err := session.New(filepath.Join(b.TempDir(), "large.slocharter"), large(b, 500), "Ada", "create")
	require.NoError(b, err)
	b.Cleanup(func() { assert.NoError(b, opened.Close()) })
	opened.Clock = func() time.Time { return stagetest.Day }
	measure(b, opened, 365)
	var read, take func()
	test.NewTempApp(b).Settings().SetTheme(theme.New(theme.Opts{}))
	env := stage.Env{Session: opened, Now: opened.Clock, Book: reading.NewBook(opened), GoTo: func(stage.Route) {}}
	env.Fetch = func(do func(context.Context) error, then func(error)) {
		var err error
		read, take = func() { err = do(b.Context()) }, func() { then(err) }
	}
	screen := overview.New(env)
	window := test.NewTempWindow(b, screen.Content())
	window.Resize(fyne.NewSize(1280, 800))
	show := func() { screen.Show(opened.Workspace(), stage.Route{Screen: stage.Overview}) }
	b.Run("screen", func(b *testing.B) {
		for b.Loop() {
			show()
			b.StopTimer()
			read()
			take()
			b.StartTimer()
		}
	})
	b.Run("beside", func(b *testing.B) {
		for b.Loop() {
			read()
		}
	})
	b.Run("figures", func(b *testing.B) {
		for b.Loop() {
			take()
		}
	})
}
