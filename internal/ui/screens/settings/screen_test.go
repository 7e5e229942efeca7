package settings_test

import (
	"database/sql"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/screens/settings"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// kept is a memory that lasts as long as a test.
type kept struct {
	theme    string
	scale    float32
	author   string
	language string
	backups  string
}

func (k *kept) Theme() string              { return k.theme }
func (k *kept) SetTheme(theme string)      { k.theme = theme }
func (k *kept) TextScale() float32         { return k.scale }
func (k *kept) SetTextScale(scale float32) { k.scale = scale }
func (k *kept) Language() string           { return k.language }
func (k *kept) SetLanguage(code string)    { k.language = code }
func (k *kept) Author() string             { return k.author }
func (k *kept) SetAuthor(name string)      { k.author = name }

// scene is the screen on a stage of its own.
type scene struct {
	*stagetest.Stage
	kept *kept
}

func open(t *testing.T) *scene {
	t.Helper()
	s := &scene{stagetest.Open(t), &kept{theme: settings.System, scale: 1, author: "Ada"}}
	s.Window.Resize(fyne.NewSize(1120, 690))
	s.Show(settings.New(s.Env, s.kept), stage.Route{Screen: stage.Settings})
	return s
}

// field finds a field of text by its place on the screen: 0 is the author, 1 the workspace's name, 2 the file.
func (s *scene) field(at int) *widgets.TextField {
	s.T.Helper()
	fields := stagetest.All[*widgets.TextField](s.Root())
	require.Greater(s.T, len(fields), at)
	return fields[at]
}

// write types a text over what stands in a field.
func (s *scene) write(at int, text string) {
	s.T.Helper()
	s.field(at).Focus()
	s.TypeOver(text + "\n")
}

// choose takes a line of the list of a field, counted from 1: field 0 is the theme, 1 the text size.
func (s *scene) choose(at, line int) {
	s.T.Helper()
	fields := stagetest.All[*widgets.ChoiceField](s.Root())
	require.Greater(s.T, len(fields), at)
	fields[at].Focus()
	s.ChooseLine(line)
}

func (s *scene) texts() string {
	var all []string
	for _, p := range stagetest.All[*widgets.Paragraph](s.Root()) {
		all = append(all, p.Text())
	}
	return strings.Join(all, "\n")
}

func TestTheAuthorIsRememberedButNotEmptied(t *testing.T) {
	s := open(t)
	s.write(0, " Ben ")
	assert.Equal(t, "Ben", s.kept.author)
	s.write(0, "")
	assert.Equal(t, "Ben", s.kept.author)
	assert.Contains(t, s.texts(), "Name must not be empty.")
}

func TestThemeAndTextSizeAreChosenByKeyboard(t *testing.T) {
	s := open(t)
	s.choose(0, 3)
	assert.Equal(t, settings.Dark, s.kept.theme)
	s.choose(1, 4)
	assert.Equal(t, float32(1.15), s.kept.scale)
}

func TestTheLanguageIsThatOfTheSystemUnlessItIsChosen(t *testing.T) {
	s := open(t)
	s.choose(2, 3)
	assert.Equal(t, "de", s.kept.language)
	s.choose(2, 1)
	assert.Empty(t, s.kept.language)
}

func TestTheWorkspaceIsRenamed(t *testing.T) {
	s := open(t)
	s.write(1, "Larkline Travel")
	assert.Equal(t, "Larkline Travel", s.W().Info().Name)
	assert.Equal(t, "rename the workspace to Larkline Travel", s.Session.UndoLabel())
	s.write(1, strings.Repeat("x", workspace.MaxName+1))
	assert.Equal(t, "Larkline Travel", s.W().Info().Name)
	assert.Contains(t, s.texts(), "too long")
}

func TestASoundFileIsSaidToBeSoundUntilSomethingChanges(t *testing.T) {
	s := open(t)
	assert.Equal(t, s.Session.Path(), s.field(2).Value())
	s.Tap("Check this file")
	assert.Contains(t, s.texts(), "The whole file was read, and it is sound.")
	s.write(1, "Larkline Travel")
	assert.NotContains(t, s.texts(), "it is sound")
}

func TestWhatWasAlteredOutsideOfTheProgramIsListed(t *testing.T) {
	s := open(t)
	alter(t, s.Session.Path(), `UPDATE service SET name = 'Something else' WHERE name = 'Checkout'`)
	s.Tap("Check this file")
	require.NotNil(t, s.Window.Canvas().Overlays().Top(), "a list comes up")
	listed := strings.TrimPrefix(stagetest.All[*widgets.TextField](s.Root())[0].Value(), "• ")
	assert.Equal(t, "The service “Checkout” was changed outside the program: Name is “Something else”, the history says “Checkout”.", listed)
	s.Tap("Copy the list")
	assert.Equal(t, listed+"\n", fyne.CurrentApp().Clipboard().Content())
	assert.Contains(t, s.texts(), "One thing is not as this program wrote it.")
	s.Tap("Show what was found")
	assert.NotNil(t, s.Window.Canvas().Overlays().Top())
}

// alter runs a statement on the file as another program would.
func alter(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	_, err = db.Exec(statement)
	require.NoError(t, err)
}

func TestPictures(t *testing.T) {
	stagetest.Pictures(t, "settings", func(look stagetest.Look) *stagetest.Stage {
		s := open(t)
		s.Wear(look)
		s.Tap("Check this file")
		return s.Stage
	})
	stagetest.Pictures(t, "altered", func(look stagetest.Look) *stagetest.Stage {
		s := open(t)
		s.Wear(look)
		alter(t, s.Session.Path(), `UPDATE service SET name = name || ' 2'; UPDATE change SET author = 'Eve'; DELETE FROM raci_cell WHERE letters = 'A'`)
		s.Tap("Check this file")
		return s.Stage
	})
}
