package history_test

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
	"slocharter/internal/ui/screens/history"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// scene is the screen in a window, following its session as the shell lets it.
type scene struct {
	t       *testing.T
	screen  *history.Screen
	session *session.Session
	window  fyne.Window
	at      stage.Route
	told    []string
}

func start(t *testing.T, window fyne.Window) *scene {
	t.Helper()
	w, err := workspace.Sample(time.Now())
	require.NoError(t, err)
	opened, err := session.New(filepath.Join(t.TempDir(), "here.slocharter"), w, "Ada", "explore the sample")
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, opened.Close()) })
	s := &scene{t: t, session: opened, window: window, at: stage.Route{Screen: stage.History}}
	s.screen = history.New(stage.Env{
		Session: opened, Window: window,
		GoTo: s.goTo,
		Tell: func(sentence string) { s.told = append(s.told, sentence) },
	})
	window.SetContent(s.screen.Content())
	opened.Changed = func() { s.goTo(s.at) }
	s.goTo(s.at)
	return s
}

func open(t *testing.T) *scene {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Opts{Variant: theme.Light}))
	window := test.NewTempWindow(t, nil)
	window.Resize(fyne.NewSize(1280, 800))
	return start(t, window)
}

func (s *scene) goTo(to stage.Route) {
	s.at = to
	s.screen.Show(s.session.Workspace(), to)
}

func (s *scene) do(label string, edit func(w *workspace.Workspace) error) {
	s.t.Helper()
	require.NoError(s.t, s.session.Do(label, edit))
}

// rename gives a person of the sample another name.
func (s *scene) rename(to string) {
	s.t.Helper()
	s.do("rename a person to "+to, func(w *workspace.Workspace) error {
		p := w.PeopleByName()[0]
		p.Name = to
		return w.PutPerson(p)
	})
}

func (s *scene) setA() {
	s.t.Helper()
	s.do("set A", func(w *workspace.Workspace) error {
		row, err := w.StepByKey("Propose SLO")
		require.NoError(s.t, err)
		column, err := w.ColumnByKey("product-owner")
		require.NoError(s.t, err)
		return w.SetLetters(w.ServicesInOrder()[0].ID, row.ID, column.ID, "A")
	})
}

// root is what can be seen and used now.
func (s *scene) root() fyne.CanvasObject {
	if top := s.window.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return s.window.Content()
}

// texts is all wrapping text that is shown.
func (s *scene) texts() string {
	var all []string
	for _, o := range test.LaidOutObjects(s.root()) {
		if p, ok := o.(*widgets.Paragraph); ok {
			all = append(all, p.Text())
		}
	}
	return strings.Join(all, "\n")
}

// shows tells whether a text stands in the window, as far as there is room for it.
func (s *scene) shows(text string) bool {
	return strings.Contains(test.RenderToMarkup(s.window.Canvas()), ">"+text)
}

func (s *scene) button(text string) *widgets.Button {
	s.t.Helper()
	for _, o := range test.LaidOutObjects(s.root()) {
		if b, ok := o.(*widgets.Button); ok && b.Text == text && b.Visible() {
			return b
		}
	}
	require.Fail(s.t, "no button "+text)
	return nil
}

func (s *scene) press(keys ...fyne.KeyName) {
	for _, key := range keys {
		s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func TestTheLatestChangeIsShownWithItsFieldsBeforeAndAfter(t *testing.T) {
	s := open(t)
	before := s.session.Workspace().PeopleByName()[0].Name
	s.rename("Zoë Zimmermann")
	s.goTo(s.at)
	assert.True(t, s.shows("Rename a person to Zoë"))
	s.screen.Focus()
	s.press(fyne.KeyHome)
	assert.Contains(t, s.texts(), "Person: Zoë Zimmermann")
	assert.Contains(t, s.texts(), "Name: Zoë Zimmermann\nbefore: "+before)
}

func TestRowsAndReferencesGoByTheirNames(t *testing.T) {
	s := open(t)
	s.setA()
	s.screen.Focus()
	s.press(fyne.KeyHome)
	first := s.session.Workspace().ServicesInOrder()[0]
	assert.Contains(t, s.texts(), "RACI cell: "+first.Name+" · Propose SLO · Product Owner(s)")
	assert.Contains(t, s.texts(), "Letters: A")
	for id := range s.session.Workspace().Steps {
		assert.NotContains(t, s.texts(), id)
	}
}

func TestTakingBackAsksFirstAndPutsThingsBack(t *testing.T) {
	s := open(t)
	before := s.session.Workspace().PeopleByName()[0]
	s.rename("Zoë Zimmermann")
	s.screen.Focus()
	s.press(fyne.KeyHome)
	test.Tap(s.button("Take back"))
	assert.Contains(t, s.texts(), "“rename a person to Zoë Zimmermann” by Ada")
	s.press(fyne.KeyEscape)
	assert.Equal(t, "Zoë Zimmermann", s.session.Workspace().People[before.ID].Name)
	test.Tap(s.button("Take back"))
	s.press(fyne.KeyReturn)
	assert.Equal(t, before.Name, s.session.Workspace().People[before.ID].Name)
	assert.True(t, s.shows("Take back: rename a person"))
	assert.Empty(t, s.told)
}

func TestWhatChangedAgainSinceIsNotTakenBackAndASentenceSaysSo(t *testing.T) {
	s := open(t)
	id := s.session.Workspace().PeopleByName()[0].ID
	for _, name := range []string{"Aaa", "Aab"} {
		s.rename(name)
	}
	s.screen.Focus()
	s.press(fyne.KeyHome, fyne.KeyDown)
	test.Tap(s.button("Take back"))
	s.press(fyne.KeyReturn)
	assert.Equal(t, "Aab", s.session.Workspace().People[id].Name)
	assert.Equal(t, []string{"This person was changed again since, so it cannot be taken back on its own."}, s.told)
}

func TestTheBeginningCannotBeTakenBack(t *testing.T) {
	s := open(t)
	assert.True(t, s.button("Take back").Disabled())
	s.rename("Aaa")
	s.screen.Focus()
	s.press(fyne.KeyHome)
	assert.False(t, s.button("Take back").Disabled())
}

func TestLargeChangesAreShownInPortions(t *testing.T) {
	s := open(t)
	rows := strings.Count(s.texts(), "\n")
	var more *widgets.Button
	for _, o := range test.LaidOutObjects(s.root()) {
		if b, ok := o.(*widgets.Button); ok && strings.HasPrefix(b.Text, "Show more (") {
			more = b
		}
	}
	require.NotNil(t, more)
	test.Tap(more)
	assert.Greater(t, strings.Count(s.texts(), "\n"), rows)
}

func TestTheListFiltersByService(t *testing.T) {
	s := open(t)
	s.rename("Aaa")
	s.setA()
	services := s.session.Workspace().ServicesInOrder()
	s.goTo(stage.Route{Screen: stage.History, ServiceID: services[0].ID})
	assert.True(t, s.shows("Set A"))
	assert.False(t, s.shows("Rename a person"))
	s.goTo(stage.Route{Screen: stage.History})
	assert.True(t, s.shows("Rename a person"))
}

// choose opens the list of a field and picks the line.
func (s *scene) choose(field int, line string) {
	s.t.Helper()
	var boxes []*widgets.ChoiceField
	for _, o := range test.LaidOutObjects(s.root()) {
		if c, ok := o.(*widgets.ChoiceField); ok {
			boxes = append(boxes, c)
		}
	}
	boxes[field].Focus()
	s.press(fyne.KeySpace)
	for _, o := range test.LaidOutObjects(s.root()) {
		if item, ok := o.(fyne.Tappable); ok && menuText(o) == line {
			item.Tapped(&fyne.PointEvent{})
			return
		}
	}
	require.Fail(s.t, "no line "+line)
}

// menuText is the text of a line of a menu.
func menuText(o fyne.CanvasObject) string {
	markup := test.RenderObjectToMarkup(o)
	text, _, found := strings.Cut(markup, "</text>")
	if !found || strings.Count(markup, "</text>") != 1 {
		return ""
	}
	return text[strings.LastIndex(text, ">")+1:]
}

func TestTheListFiltersByKind(t *testing.T) {
	s := open(t)
	s.rename("Aaa")
	s.setA()
	s.choose(1, "Person")
	assert.True(t, s.shows("Rename a person"))
	assert.False(t, s.shows("Set A"))
}

func TestTypingFiltersTheList(t *testing.T) {
	s := open(t)
	s.rename("Aaa")
	s.screen.Focus()
	test.Type(s.window.Canvas().Focused(), "sample")
	assert.True(t, s.shows("Explore the sample"))
	assert.False(t, s.shows("Rename a person to Aaa<"))
}

func TestEarlierEntriesAreShownWhenAskedFor(t *testing.T) {
	s := open(t)
	for range 60 {
		s.rename("Aaa")
		s.rename("Aab")
	}
	s.screen.Focus()
	s.press(fyne.KeyEnd)
	assert.False(t, s.shows("Explore the sample<"))
	test.Tap(s.button("Show earlier entries"))
	s.screen.Focus()
	s.press(fyne.KeyEnd)
	assert.True(t, s.shows("Explore the sample"))
}

func TestTheSelectionStaysWhileOthersWork(t *testing.T) {
	s := open(t)
	s.rename("Aaa")
	s.screen.Focus()
	s.press(fyne.KeyEnd)
	assert.Contains(t, s.texts(), "Explore the sample")
	s.rename("Aab")
	assert.Contains(t, s.texts(), "Explore the sample")
}

func TestLongTextsOpenAsAWhole(t *testing.T) {
	s := open(t)
	text := strings.Repeat("words and more words ", 20) + "to the very end"
	s.do("describe a service", func(w *workspace.Workspace) error {
		service := w.ServicesInOrder()[0]
		service.Description = text
		return w.PutService(service)
	})
	s.screen.Focus()
	s.press(fyne.KeyHome)
	assert.NotContains(t, s.texts(), "to the very end")
	test.Tap(s.button("Show the whole text"))
	assert.Contains(t, s.texts(), text)
}

func TestPictures(t *testing.T) {
	draw(t, "history", func(window fyne.Window) {
		s := start(t, window)
		s.setA()
		s.rename("Zoë Zimmermann")
		s.do("take on the next cycle of Payments API", func(w *workspace.Workspace) error {
			_, err := w.StartNextCycle(w.ServicesInOrder()[0].ID, "The targets were too low.\n\nWe meet in March.", s.session.Today())
			return err
		})
		s.screen.Focus()
		s.press(fyne.KeyHome)
	})
}
