package history_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/ui/screens/history"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// scene is the screen on a stage of its own.
type scene struct {
	*stagetest.Stage
	screen *history.Screen
}

func open(t *testing.T) *scene {
	t.Helper()
	s := stagetest.Open(t)
	s.Window.Resize(fyne.NewSize(1280, 800))
	sc := &scene{s, history.New(s.Env)}
	sc.Show(sc.screen, stage.Route{Screen: stage.History})
	return sc
}

// rename gives a person of the sample another name.
func (s *scene) rename(to string) {
	s.T.Helper()
	s.Do("rename a person to "+to, func(w *workspace.Workspace) error {
		p := w.PeopleByName()[0]
		p.Name = to
		return w.PutPerson(p)
	})
}

func (s *scene) setA() {
	s.T.Helper()
	s.Do("set A", func(w *workspace.Workspace) error {
		row, err := w.StepByKey("Propose SLO")
		require.NoError(s.T, err)
		column, err := w.ColumnByKey("product-owner")
		require.NoError(s.T, err)
		return w.SetLetters(w.ServicesInOrder()[0].ID, row.ID, column.ID, "A")
	})
}

// texts is all wrapping text that is shown.
func (s *scene) texts() string {
	var all []string
	for _, p := range stagetest.All[*widgets.Paragraph](s.Root()) {
		all = append(all, p.Text())
	}
	return strings.Join(all, "\n")
}

// shows tells whether a line of the screen begins with a text.
func (s *scene) shows(text string) bool {
	return slices.ContainsFunc(stagetest.Lines(s.Window.Content()), func(line string) bool { return strings.HasPrefix(line, text) })
}

// lists tells whether a line of the screen says a text and nothing else.
func (s *scene) lists(text string) bool {
	return slices.Contains(stagetest.Lines(s.Window.Content()), text)
}

func (s *scene) button(text string) *widgets.Button {
	s.T.Helper()
	buttons := stagetest.Buttons(s.Root(), text)
	require.NotEmpty(s.T, buttons, "no button %q", text)
	return buttons[0]
}

func TestTheLatestChangeIsShownWithItsFieldsBeforeAndAfter(t *testing.T) {
	s := open(t)
	before := s.W().PeopleByName()[0].Name
	s.rename("Zoë Zimmermann")
	s.GoTo(s.At)
	assert.True(t, s.shows("Rename a person to Zoë"))
	s.screen.Focus()
	s.Press(fyne.KeyHome)
	assert.Contains(t, s.texts(), "Person: Zoë Zimmermann")
	assert.Contains(t, s.texts(), "Name: Zoë Zimmermann\nbefore: "+before)
}

func TestRowsAndReferencesGoByTheirNames(t *testing.T) {
	s := open(t)
	s.setA()
	s.screen.Focus()
	s.Press(fyne.KeyHome)
	first := s.W().ServicesInOrder()[0]
	assert.Contains(t, s.texts(), "RACI cell: "+first.Name+" · Propose SLO · Product Owner(s)")
	assert.Contains(t, s.texts(), "Letters: A")
	for id := range s.W().Steps {
		assert.NotContains(t, s.texts(), id)
	}
}

func TestTakingBackAsksFirstAndPutsThingsBack(t *testing.T) {
	s := open(t)
	before := s.W().PeopleByName()[0]
	s.rename("Zoë Zimmermann")
	s.screen.Focus()
	s.Press(fyne.KeyHome)
	s.Tap("Take back")
	assert.Contains(t, s.texts(), "“rename a person to Zoë Zimmermann” by Ada")
	s.Press(fyne.KeyEscape)
	assert.Equal(t, "Zoë Zimmermann", s.W().People[before.ID].Name)
	s.Tap("Take back")
	s.Press(fyne.KeyReturn)
	assert.Equal(t, before.Name, s.W().People[before.ID].Name)
	assert.True(t, s.shows("Take back: rename a person"))
	assert.Empty(t, s.Said())
}

func TestWhatChangedAgainSinceIsNotTakenBackAndASentenceSaysSo(t *testing.T) {
	s := open(t)
	id := s.W().PeopleByName()[0].ID
	for _, name := range []string{"Aaa", "Aab"} {
		s.rename(name)
	}
	s.screen.Focus()
	s.Press(fyne.KeyHome, fyne.KeyDown)
	s.Tap("Take back")
	s.Press(fyne.KeyReturn)
	assert.Equal(t, "Aab", s.W().People[id].Name)
	assert.Equal(t, []string{"This person was changed again since, so it cannot be taken back on its own."}, s.Said())
}

func TestTheBeginningCannotBeTakenBack(t *testing.T) {
	s := open(t)
	assert.True(t, s.button("Take back").Disabled())
	s.rename("Aaa")
	s.screen.Focus()
	s.Press(fyne.KeyHome)
	assert.False(t, s.button("Take back").Disabled())
}

func TestLargeChangesAreShownInPortions(t *testing.T) {
	s := open(t)
	rows := strings.Count(s.texts(), "\n")
	s.Tap("Show more (")
	assert.Greater(t, strings.Count(s.texts(), "\n"), rows)
}

func TestTheListFiltersByService(t *testing.T) {
	s := open(t)
	s.rename("Aaa")
	s.setA()
	services := s.W().ServicesInOrder()
	s.GoTo(stage.Route{Screen: stage.History, ServiceID: services[0].ID})
	assert.True(t, s.shows("Set A"))
	assert.False(t, s.shows("Rename a person"))
	s.GoTo(stage.Route{Screen: stage.History})
	assert.True(t, s.shows("Rename a person"))
}

// choose opens the list of a field and picks the line.
func (s *scene) choose(field int, line string) {
	s.T.Helper()
	stagetest.All[*widgets.ChoiceField](s.Root())[field].Focus()
	s.Choose(line)
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
	s.Type("sample")
	assert.True(t, s.shows("Explore the sample"))
	assert.False(t, s.lists("Rename a person to Aaa"))
}

func TestEarlierEntriesAreShownWhenAskedFor(t *testing.T) {
	s := open(t)
	for range 60 {
		s.rename("Aaa")
		s.rename("Aab")
	}
	s.screen.Focus()
	s.Press(fyne.KeyEnd)
	assert.False(t, s.lists("Explore the sample"))
	s.Tap("Show earlier entries")
	s.screen.Focus()
	s.Press(fyne.KeyEnd)
	assert.True(t, s.shows("Explore the sample"))
}

func TestTheSelectionStaysWhileOthersWork(t *testing.T) {
	s := open(t)
	s.rename("Aaa")
	s.screen.Focus()
	s.Press(fyne.KeyEnd)
	assert.Contains(t, s.texts(), "Explore the sample")
	s.rename("Aab")
	assert.Contains(t, s.texts(), "Explore the sample")
}

func TestLongTextsOpenAsAWhole(t *testing.T) {
	s := open(t)
	text := strings.Repeat("words and more words ", 20) + "to the very end"
	s.Do("describe a service", func(w *workspace.Workspace) error {
		service := w.ServicesInOrder()[0]
		service.Description = text
		return w.PutService(service)
	})
	s.screen.Focus()
	s.Press(fyne.KeyHome)
	assert.NotContains(t, s.texts(), "to the very end")
	s.Tap("Show the whole text")
	assert.Contains(t, s.texts(), text)
}

func TestPictures(t *testing.T) {
	stagetest.Pictures(t, "history", func(look stagetest.Look) *stagetest.Stage {
		s := open(t)
		s.Wear(look)
		s.setA()
		s.rename("Zoë Zimmermann")
		s.Do("take on the next cycle of Payments API", func(w *workspace.Workspace) error {
			_, err := w.StartNextCycle(w.ServicesInOrder()[0].ID, "The targets were too low.\n\nWe meet in March.", s.Session.Today())
			return err
		})
		s.screen.Focus()
		s.Press(fyne.KeyHome)
		return s.Stage
	})
}

func TestMeasurementsAreShownAndTakenBackAsAWhole(t *testing.T) {
	s := open(t)
	o := s.W().SLOsOf("")[0]
	day := budget.Slot{Start: stagetest.Day.Add(-24 * time.Hour), Length: 24 * time.Hour, Good: 99, Valid: 100}
	job := s.Session.WriteMeasurements("import measurements", store.Batch{SLOID: o.ID, ServiceID: o.ServiceID, Put: []budget.Slot{day}})
	require.NoError(t, job.End(job.Do(t.Context(), nil)))
	s.screen.Focus()
	s.Press(fyne.KeyHome)
	assert.Contains(t, s.texts(), o.Name)
	assert.Contains(t, s.texts(), "Added: 1")
	assert.Contains(t, s.texts(), "1 Mar 2026, 09:00")
	s.Tap("Take back")
	s.Press(fyne.KeyReturn)
	slots, err := s.Session.Slots(t.Context(), o.ID, slo.Interval{})
	require.NoError(t, err)
	assert.Empty(t, slots)
}
