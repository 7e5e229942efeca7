package overview_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/session"
	"slocharter/internal/ui/screens/overview"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// scene is the screen in a window, with what it asked for.
type scene struct {
	screen  *overview.Screen
	session *session.Session
	window  fyne.Window
	went    []stage.Route
	added   int
}

// start opens the screen on a workspace that was just saved.
func start(t *testing.T, w workspace.Workspace, window fyne.Window) *scene {
	t.Helper()
	opened, err := session.New(filepath.Join(t.TempDir(), "here.slocharter"), w, "Ada", "make it")
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, opened.Close()) })
	s := &scene{session: opened, window: window}
	s.screen = overview.New(stage.Env{
		Session: opened, Window: window,
		GoTo:       func(to stage.Route) { s.went = append(s.went, to) },
		Tell:       func(sentence string) { t.Error(sentence) },
		AddService: func() { s.added++ },
	})
	window.SetContent(s.screen.Content())
	s.show("")
	return s
}

func (s *scene) show(serviceID string) {
	s.screen.Show(s.session.Workspace(), stage.Route{Screen: stage.Overview, ServiceID: serviceID})
}

func sample(t *testing.T) workspace.Workspace {
	t.Helper()
	w, err := workspace.Sample(time.Now())
	require.NoError(t, err)
	return w
}

func open(t *testing.T, w workspace.Workspace) *scene {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Opts{Variant: theme.Light}))
	window := test.NewTempWindow(t, nil)
	window.Resize(fyne.NewSize(1280, 800))
	return start(t, w, window)
}

func (s *scene) service(t *testing.T, key string) string {
	t.Helper()
	service, err := s.session.Workspace().ServiceByKey(key)
	require.NoError(t, err)
	return service.ID
}

// link finds the button beside a sentence that contains the text.
func (s *scene) link(t *testing.T, text string) *widgets.Button {
	t.Helper()
	for _, o := range test.LaidOutObjects(s.window.Content()) {
		row, ok := o.(*fyne.Container)
		if !ok || !strings.Contains(strings.Join(sentences(row), ""), text) || len(sentences(row)) != 1 {
			continue
		}
		for _, part := range row.Objects {
			if b, ok := part.(*widgets.Button); ok {
				return b
			}
		}
	}
	t.Fatalf("no link beside %q in %v", text, sentences(s.window.Content()))
	return nil
}

// sentences lists the paragraphs within an object.
func sentences(root fyne.CanvasObject) []string {
	var all []string
	for _, o := range test.LaidOutObjects(root) {
		if p, ok := o.(*widgets.Paragraph); ok {
			all = append(all, p.Text())
		}
	}
	return all
}

// tapStarting taps the button whose text starts so.
func (s *scene) tapStarting(t *testing.T, text string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(s.window.Content()) {
		if b, ok := o.(*widgets.Button); ok && strings.HasPrefix(b.Text, text) && b.Visible() {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("no button %q", text)
}

func (s *scene) press(keys ...fyne.KeyName) {
	for _, key := range keys {
		s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// shows tells whether a text stands in the window, as far as there is room for it.
func (s *scene) shows(text string) bool {
	return strings.Contains(test.RenderToMarkup(s.window.Canvas()), ">"+text)
}

func TestEveryServiceHasItsRow(t *testing.T) {
	s := open(t, sample(t))
	for _, service := range s.session.Workspace().ServicesInOrder() {
		assert.True(t, s.shows(service.Name[:min(10, len(service.Name))]), service.Name)
	}
	assert.True(t, s.shows("Measure+Track SLO · c"))
}

func TestEnterOpensTheGuideOfTheSelectedService(t *testing.T) {
	s := open(t, sample(t))
	s.screen.Focus()
	s.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	second := s.session.Workspace().ServicesInOrder()[1]
	assert.Equal(t, []stage.Route{{Screen: stage.Guide, ServiceID: second.ID}}, s.went)
}

func TestTypingFiltersTheServices(t *testing.T) {
	s := open(t, sample(t))
	s.screen.Focus()
	test.Type(s.window.Canvas().Focused(), "pay")
	assert.True(t, s.shows("Payments API"))
	assert.False(t, s.shows("Checkout<"))
}

func TestEveryNeedLeadsToThePlaceThatCuresIt(t *testing.T) {
	places := map[workspace.NeedKind]stage.Name{
		workspace.NobodyAnswers: stage.RACI, workspace.SignOffWaits: stage.Guide, workspace.TasksLate: stage.Guide,
		workspace.ChairIsEmpty: stage.People, workspace.NoPolicy: stage.Policy, workspace.PolicyUnsigned: stage.Policy,
		workspace.SLOWithoutTarget: stage.SLOs, workspace.JourneyWithoutSLO: stage.SLOs, workspace.DependencyWorse: stage.SLOs,
	}
	s := open(t, needy(t))
	w := s.session.Workspace()
	s.tapStarting(t, "Show all")
	for i, need := range w.NeedsAttention(s.session.Today()) {
		test.Tap(s.link(t, words.Need(need, w.Services[need.ServiceID].Name)))
		require.Len(t, s.went, i+1)
		assert.Equal(t, places[need.Kind], s.went[i].Screen, need.Kind)
		assert.Equal(t, need.ServiceID, s.went[i].ServiceID)
		if need.StepID != "" {
			assert.Equal(t, need.StepID, s.went[i].ID)
		}
	}
}

// needy is the sample with an SLO that has no target yet.
func needy(t *testing.T) workspace.Workspace {
	t.Helper()
	w := sample(t)
	_, err := w.AddSLO(w.ServicesInOrder()[0].ID, "Quick refunds")
	require.NoError(t, err)
	return w
}

func TestTheDependencyThatPromisesTooLittleIsShownAmongTheDependencies(t *testing.T) {
	s := open(t, sample(t))
	s.tapStarting(t, "Show all")
	test.Tap(s.link(t, "less than the 99.9 % of"))
	assert.Equal(t, "dependencies", s.went[0].ID)
}

func TestOnlyTheFirstNeedsAreShownUntilSomebodyAsksForAll(t *testing.T) {
	s := open(t, sample(t))
	count := len(s.session.Workspace().NeedsAttention(s.session.Today()))
	require.Greater(t, count, 6)
	assert.Len(t, sentences(s.window.Content()), 6)
	s.tapStarting(t, "Show all")
	assert.Len(t, sentences(s.window.Content()), count)
	s.tapStarting(t, "Show only the first ones")
	assert.Len(t, sentences(s.window.Content()), 6)
}

func TestAChosenServiceShowsItsOwnNeedsOnly(t *testing.T) {
	s := open(t, sample(t))
	w := s.session.Workspace()
	for _, service := range w.ServicesInOrder() {
		s.show(service.ID)
		for _, sentence := range sentences(s.window.Content()) {
			assert.True(t, strings.HasPrefix(sentence, service.Name+": ") || sentence == "Nothing needs attention.", sentence)
		}
	}
}

func TestACuredNeedIsGoneWithoutTakingTheKeyboardFromTheRest(t *testing.T) {
	s := open(t, sample(t))
	s.screen.Focus()
	before := s.window.Canvas().Focused()
	require.NoError(t, s.session.Do("clear a letter", func(w *workspace.Workspace) error {
		step, err := w.StepByKey("Existence of SLO")
		require.NoError(t, err)
		column, err := w.ColumnByKey("developer")
		require.NoError(t, err)
		return w.SetLetters("", step.ID, column.ID, "C")
	}))
	s.show("")
	assert.NotContains(t, strings.Join(sentences(s.window.Content()), "\n"), "“Existence of SLO” has 2")
	assert.Same(t, before, s.window.Canvas().Focused())
}

func TestAWorkspaceWithoutServicesOffersToAddOne(t *testing.T) {
	w, err := workspace.New("Empty")
	require.NoError(t, err)
	s := open(t, w)
	s.tapStarting(t, "Add a service")
	assert.Equal(t, 1, s.added)
	require.NoError(t, s.session.Do("add one", func(w *workspace.Workspace) error {
		_, err := w.AddService("Checkout", "", "2026-03-02")
		return err
	}))
	s.show("")
	assert.True(t, s.shows("Checkout"))
}

func TestPictures(t *testing.T) {
	draw(t, "overview", func(window fyne.Window) { start(t, sample(t), window) })
	draw(t, "overview-service", func(window fyne.Window) {
		s := start(t, sample(t), window)
		s.show(s.service(t, "payments"))
	})
	draw(t, "overview-empty", func(window fyne.Window) {
		w, err := workspace.New("Empty")
		require.NoError(t, err)
		start(t, w, window)
	})
}
