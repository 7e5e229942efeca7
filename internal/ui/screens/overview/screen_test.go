package overview_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/reading"
	"slocharter/internal/ui/screens/overview"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// scene is the screen on a stage of its own.
type scene struct {
	*stagetest.Stage
	screen *overview.Screen
}

func open(t *testing.T, w workspace.Workspace) *scene {
	t.Helper()
	return on(t, stagetest.OpenOn(t, w))
}

func on(t *testing.T, s *stagetest.Stage) *scene {
	t.Helper()
	s.MustStaySilent()
	s.Window.Resize(fyne.NewSize(1280, 800))
	sc := &scene{s, overview.New(s.Env)}
	sc.Show(sc.screen, stage.Route{Screen: stage.Overview})
	return sc
}

// show shows the service with the key, or all for an empty one.
func (s *scene) show(serviceKey string) { s.GoTo(s.Place(serviceKey, "")) }

// link finds the button beside a sentence that contains the text.
func (s *scene) link(t *testing.T, text string) *widgets.Button {
	t.Helper()
	for _, row := range stagetest.All[*fyne.Container](s.Root()) {
		if !strings.Contains(strings.Join(sentences(row), ""), text) || len(sentences(row)) != 1 {
			continue
		}
		for _, part := range row.Objects {
			if b, ok := part.(*widgets.Button); ok {
				return b
			}
		}
	}
	t.Fatalf("no link beside %q in %v", text, sentences(s.Window.Content()))
	return nil
}

// sentences lists the paragraphs within an object.
func sentences(root fyne.CanvasObject) []string {
	var all []string
	for _, p := range stagetest.All[*widgets.Paragraph](root) {
		all = append(all, p.Text())
	}
	return all
}

// shows tells whether a line of the screen begins with a text.
func (s *scene) shows(text string) bool {
	return slices.ContainsFunc(stagetest.Lines(s.Root()), func(line string) bool { return strings.HasPrefix(line, text) })
}

func TestEveryServiceHasItsRow(t *testing.T) {
	s := open(t, stagetest.Sample(t))
	for _, service := range s.W().ServicesInOrder() {
		assert.True(t, s.shows(service.Name[:min(10, len(service.Name))]), service.Name)
	}
	assert.False(t, s.shows("Measure+Track SLO · c"))
	s.Window.Resize(fyne.NewSize(1600, 800))
	assert.True(t, s.shows("Measure+Track SLO · c"), "there is room for the step")
}

func TestEnterOpensTheGuideOfTheSelectedService(t *testing.T) {
	s := open(t, stagetest.Sample(t))
	s.screen.Focus()
	s.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	second := s.W().ServicesInOrder()[1]
	assert.Equal(t, []stage.Route{{Screen: stage.Guide, ServiceID: second.ID}}, s.Went())
}

func TestTypingFiltersTheServices(t *testing.T) {
	s := open(t, stagetest.Sample(t))
	s.screen.Focus()
	s.Type("pay")
	assert.True(t, s.shows("Payments API"))
	assert.NotContains(t, stagetest.Lines(s.Root()), "Checkout")
}

func TestEveryNeedLeadsToThePlaceThatCuresIt(t *testing.T) {
	places := map[workspace.NeedKind]stage.Name{
		workspace.NobodyAnswers: stage.RACI, workspace.SignOffWaits: stage.Guide, workspace.TasksLate: stage.Guide,
		workspace.ChairIsEmpty: stage.People, workspace.NoPolicy: stage.Policy, workspace.PolicyUnsigned: stage.Policy,
		workspace.ProposalWaits: stage.Planning, workspace.ReviewLate: stage.Reviews, workspace.ActionsLate: stage.Reviews,
		workspace.SLOWithoutTarget: stage.SLOs, workspace.JourneyWithoutSLO: stage.SLOs, workspace.DependencyWorse: stage.SLOs,
	}
	s := open(t, needy(t))
	w := s.W()
	s.Tap("Show all")
	for i, need := range w.NeedsAttention(s.Session.Today()) {
		test.Tap(s.link(t, words.Need(need, w.Services[need.ServiceID].Name)))
		require.Len(t, s.Went(), i+1)
		assert.Equal(t, places[need.Kind], s.Went()[i].Screen, need.Kind)
		assert.Equal(t, need.ServiceID, s.Went()[i].ServiceID)
		if need.StepID != "" {
			assert.Equal(t, need.StepID, s.Went()[i].ID)
		}
	}
}

// needy is the sample with an SLO that has no target yet.
func needy(t *testing.T) workspace.Workspace {
	t.Helper()
	w := stagetest.Sample(t)
	_, err := w.AddSLO(w.ServicesInOrder()[0].ID, "Quick refunds")
	require.NoError(t, err)
	return w
}

func TestTheDependencyThatPromisesTooLittleIsShownAmongTheDependencies(t *testing.T) {
	s := open(t, stagetest.Sample(t))
	s.Tap("Show all")
	test.Tap(s.link(t, "less than the 99.9 % of"))
	assert.Equal(t, "dependencies", s.Went()[0].ID)
}

func TestOnlyTheFirstNeedsAreShownUntilSomebodyAsksForAll(t *testing.T) {
	s := open(t, stagetest.Sample(t))
	count := len(s.W().NeedsAttention(s.Session.Today()))
	require.Greater(t, count, 6)
	assert.Len(t, sentences(s.Window.Content()), 6)
	s.Tap("Show all")
	assert.Len(t, sentences(s.Window.Content()), count)
	s.Tap("Show only the first ones")
	assert.Len(t, sentences(s.Window.Content()), 6)
}

func TestAChosenServiceShowsItsOwnNeedsOnly(t *testing.T) {
	s := open(t, stagetest.Sample(t))
	w := s.W()
	for _, service := range w.ServicesInOrder() {
		s.GoTo(stage.Route{Screen: stage.Overview, ServiceID: service.ID})
		for _, sentence := range sentences(s.Window.Content()) {
			assert.True(t, strings.HasPrefix(sentence, service.Name+": ") || sentence == "Nothing needs attention.", sentence)
		}
	}
}

func TestACuredNeedIsGoneWithoutTakingTheKeyboardFromTheRest(t *testing.T) {
	s := open(t, stagetest.Sample(t))
	s.screen.Focus()
	before := s.Window.Canvas().Focused()
	s.Do("clear a letter", func(w *workspace.Workspace) error {
		step, err := w.StepByKey("Existence of SLO")
		require.NoError(t, err)
		column, err := w.ColumnByKey("developer")
		require.NoError(t, err)
		return w.SetLetters("", step.ID, column.ID, "C")
	})
	assert.NotContains(t, strings.Join(sentences(s.Window.Content()), "\n"), "“Existence of SLO” has 2")
	assert.Same(t, before, s.Window.Canvas().Focused())
}

func TestAWorkspaceWithoutServicesOffersToAddOne(t *testing.T) {
	w, err := workspace.New("Empty")
	require.NoError(t, err)
	s := open(t, w)
	s.Tap("Add a service")
	assert.Equal(t, 1, s.Added())
	s.Do("add one", func(w *workspace.Workspace) error {
		_, err := w.AddService("Checkout", "", "2026-03-02")
		return err
	})
	assert.True(t, s.shows("Checkout"))
}

// year is the screen on the sample with its year, and how its services stand.
func year(t *testing.T) (*scene, []reading.Row) {
	t.Helper()
	s := on(t, stagetest.WithYear(t))
	rows, err := s.Env.Book.Overview(t.Context(), s.W(), stagetest.Day)
	require.NoError(t, err)
	return s, rows
}

// order lists the services from top to bottom.
func (s *scene) order() []string {
	lines := stagetest.Lines(s.table())
	var names []string
	for _, line := range lines {
		for _, service := range s.W().ServicesInOrder() {
			if beginning, cut := strings.CutSuffix(line, "…"); line == service.Name || cut && beginning != "" && strings.HasPrefix(service.Name, beginning) {
				names = append(names, service.Name)
			}
		}
	}
	return names
}

func (s *scene) table() *widgets.SortTable { return stagetest.Find[*widgets.SortTable](s.Stage, "") }

func TestTheFiguresAreThoseOfTheOverview(t *testing.T) {
	s, rows := year(t)
	s.Window.Resize(fyne.NewSize(1600, 900))
	lines := stagetest.Lines(s.table())
	for _, row := range rows {
		assert.Contains(t, lines, words.VerdictShort(row.Verdict))
		if worst, ok := row.WorstLine(); ok {
			assert.Contains(t, lines, words.SharePrecisely(worst.Result.Remaining, 0))
		}
	}
}

func TestTheWorstBudgetComesFirst(t *testing.T) {
	s, rows := year(t)
	s.Window.Resize(fyne.NewSize(2000, 900))
	const left = 4
	slices.SortStableFunc(rows, func(a, b reading.Row) int {
		x, _ := a.WorstLine()
		y, _ := b.WorstLine()
		return x.Result.Remaining.Cmp(y.Result.Remaining)
	})
	var want []string
	for _, row := range rows {
		want = append(want, s.W().Services[row.ServiceID].Name)
	}
	s.table().SortBy(left, false)
	assert.Equal(t, want, s.order())
	slices.Reverse(want)
	s.table().SortBy(left, true)
	assert.Equal(t, want, s.order())
}

func TestServicesCanBeNarrowedToThoseThatNeedADecisionOrMoreData(t *testing.T) {
	s, rows := year(t)
	s.Window.Resize(fyne.NewSize(2000, 900))
	want := func(keep func(row reading.Row) bool) (names []string) {
		for _, row := range rows {
			if keep(row) {
				names = append(names, s.W().Services[row.ServiceID].Name)
			}
		}
		return names
	}
	undecided := want(reading.Row.Undecided)
	unknown := want(func(row reading.Row) bool { return row.Judged < row.Counting() })
	require.NotEmpty(t, undecided)
	require.NotEmpty(t, unknown)
	s.Window.Canvas().Focus(stagetest.Find[*widgets.Tabs](s.Stage, ""))
	s.Press(fyne.KeyRight)
	assert.Equal(t, undecided, s.order())
	s.Press(fyne.KeyRight)
	assert.Equal(t, unknown, s.order())
	s.Press(fyne.KeyLeft, fyne.KeyLeft)
	assert.Len(t, s.order(), len(rows))
}

func TestWhatWasMeasuredLeadsToThePolicyAndToTheMeasurements(t *testing.T) {
	s, _ := year(t)
	pay, err := s.W().SLOByKey("pay-in-2s")
	require.NoError(t, err)
	test.Tap(s.link(t, "the budget of “Pay in under 2 s” is overspent"))
	test.Tap(s.link(t, "nothing was measured for “Barcode reads at first scan”"))
	require.Len(t, s.Went(), 2)
	assert.Equal(t, stage.Route{Screen: stage.Policy, ServiceID: pay.ServiceID, ID: stage.PolicyRules}, s.Went()[0])
	_, tab := s.Went()[1].SLO()
	assert.Equal(t, stage.Measurements, tab)
}

func TestASmallWindowShowsFewNeedsAndSeveralServices(t *testing.T) {
	s, _ := year(t)
	s.Window.Resize(fyne.NewSize(864, 540)) // what a window of 1024 x 640 leaves
	assert.Len(t, sentences(s.Window.Content()), 3)
	rows := 0
	bottom := s.Window.Canvas().Size().Height
	for _, text := range stagetest.All[*canvas.Text](s.table()) {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(text)
		if strings.HasSuffix(text.Text, "%") && at.Y+text.Size().Height < bottom {
			rows++
		}
	}
	assert.GreaterOrEqual(t, rows, 5)
	s.Window.Resize(fyne.NewSize(1280, 800))
	assert.Len(t, sentences(s.Window.Content()), 6)
}

func TestANeedThatStaysKeepsTheKeyboard(t *testing.T) {
	s, _ := year(t)
	link := s.link(t, "the budget of “Pay in under 2 s” is overspent")
	s.Window.Canvas().Focus(link)
	s.Do("rename", func(w *workspace.Workspace) error { return w.Rename("Renamed") })
	assert.Same(t, link, s.Window.Canvas().Focused())
}

func TestPictures(t *testing.T) {
	empty, err := workspace.New("Empty")
	require.NoError(t, err)
	for name, picture := range map[string]struct {
		stage   func() *stagetest.Stage
		service string
	}{
		"overview":         {func() *stagetest.Stage { return stagetest.WithYear(t) }, ""},
		"overview-service": {func() *stagetest.Stage { return stagetest.WithYear(t) }, "payments"},
		"overview-empty":   {func() *stagetest.Stage { return stagetest.OpenOn(t, empty) }, ""},
	} {
		stagetest.Pictures(t, name, func(look stagetest.Look) *stagetest.Stage {
			s := on(t, picture.stage())
			s.Wear(look)
			s.show(picture.service)
			return s.Stage
		})
	}
}
