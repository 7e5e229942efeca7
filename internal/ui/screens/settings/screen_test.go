package settings_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/session"
	"slocharter/internal/ui/screens/settings"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// kept is a memory that lasts as long as a test.
type kept struct {
	theme  string
	scale  float32
	author string
}

func (k *kept) Theme() string              { return k.theme }
func (k *kept) SetTheme(theme string)      { k.theme = theme }
func (k *kept) TextScale() float32         { return k.scale }
func (k *kept) SetTextScale(scale float32) { k.scale = scale }
func (k *kept) Author() string             { return k.author }
func (k *kept) SetAuthor(name string)      { k.author = name }

// scene is the screen in a window, following its session as the shell lets it.
type scene struct {
	t       *testing.T
	session *session.Session
	window  fyne.Window
	kept    *kept
}

func start(t *testing.T, window fyne.Window) *scene {
	t.Helper()
	w, err := workspace.Sample(time.Now())
	require.NoError(t, err)
	opened, err := session.New(filepath.Join(t.TempDir(), "here.slocharter"), w, "Ada", "explore the sample")
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, opened.Close()) })
	s := &scene{t: t, session: opened, window: window, kept: &kept{theme: settings.System, scale: 1, author: "Ada"}}
	screen := settings.New(stage.Env{Session: opened, Window: window}, s.kept)
	window.SetContent(screen.Content())
	show := func() { screen.Show(opened.Workspace(), stage.Route{Screen: stage.Settings}) }
	opened.Changed = show
	show()
	return s
}

func open(t *testing.T) *scene {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Opts{Variant: theme.Light}))
	window := test.NewTempWindow(t, nil)
	window.Resize(fyne.NewSize(1120, 690))
	return start(t, window)
}

// field finds a field of text by its place on the screen: 0 is the author, 1 the workspace's name, 2 the file.
func (s *scene) field(at int) *widgets.TextField {
	s.t.Helper()
	var fields []*widgets.TextField
	for _, o := range test.LaidOutObjects(s.window.Content()) {
		if f, ok := o.(*widgets.TextField); ok {
			fields = append(fields, f)
		}
	}
	require.Greater(s.t, len(fields), at)
	return fields[at]
}

// write types a text over what stands in a field.
func (s *scene) write(at int, text string) {
	s.t.Helper()
	s.field(at).Focus()
	focused := s.window.Canvas().Focused()
	focused.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	test.Type(focused, text)
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// choose takes a line of the list of a field, counted from 1: field 0 is the theme, 1 the text size.
func (s *scene) choose(at, line int) {
	s.t.Helper()
	var fields []*widgets.ChoiceField
	for _, o := range test.LaidOutObjects(s.window.Content()) {
		if f, ok := o.(*widgets.ChoiceField); ok {
			fields = append(fields, f)
		}
	}
	require.Greater(s.t, len(fields), at)
	fields[at].Focus()
	keys := append([]fyne.KeyName{fyne.KeySpace}, slices.Repeat([]fyne.KeyName{fyne.KeyDown}, line)...)
	for _, key := range append(keys, fyne.KeyReturn) {
		s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func (s *scene) texts() string {
	var all []string
	for _, o := range test.LaidOutObjects(s.window.Content()) {
		if p, ok := o.(*widgets.Paragraph); ok && p.Visible() {
			all = append(all, p.Text())
		}
	}
	return strings.Join(all, "\n")
}

func (s *scene) check() {
	s.t.Helper()
	for _, o := range test.LaidOutObjects(s.window.Content()) {
		if b, ok := o.(*widgets.Button); ok && b.Text == "Check this file" {
			test.Tap(b)
			return
		}
	}
	require.Fail(s.t, "no button to check the file")
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

func TestTheWorkspaceIsRenamed(t *testing.T) {
	s := open(t)
	s.write(1, "Larkline Travel")
	assert.Equal(t, "Larkline Travel", s.session.Workspace().Info().Name)
	assert.Equal(t, "rename the workspace to Larkline Travel", s.session.UndoLabel())
	s.write(1, strings.Repeat("x", workspace.MaxName+1))
	assert.Equal(t, "Larkline Travel", s.session.Workspace().Info().Name)
	assert.Contains(t, s.texts(), "too long")
}

func TestASoundFileIsSaidToBeSoundUntilSomethingChanges(t *testing.T) {
	s := open(t)
	assert.Equal(t, s.session.Path(), s.field(2).Value())
	s.check()
	assert.Contains(t, s.texts(), "The whole file was read, and it is sound.")
	s.write(1, "Larkline Travel")
	assert.NotContains(t, s.texts(), "it is sound")
}

func TestPictures(t *testing.T) {
	draw(t, "settings", func(window fyne.Window) { start(t, window).check() })
}
