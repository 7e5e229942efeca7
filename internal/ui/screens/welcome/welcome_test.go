package welcome_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/screens/welcome"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
)

// doors notes which action was asked for.
type doors struct {
	recent []string
	called []string
}

func (d *doors) actions() welcome.Actions {
	note := func(what string) func() { return func() { d.called = append(d.called, what) } }
	return welcome.Actions{
		New: note("new"), Open: note("open"), Sample: note("sample"), Introduction: note("introduction"),
		Recent:     func() []string { return d.recent },
		OpenRecent: func(path string) { d.called = append(d.called, path) },
	}
}

// buttons finds the visible buttons of a window by their texts.
func buttons(window fyne.Window) map[string]*widgets.Button {
	found := map[string]*widgets.Button{}
	root := window.Content()
	if top := window.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	for _, o := range test.LaidOutObjects(root) {
		if b, ok := o.(*widgets.Button); ok && b.Visible() {
			found[b.Text] = b
		}
	}
	return found
}

// texts lists all that is written in a window.
func texts(window fyne.Window) []string {
	var all []string
	root := window.Content()
	if top := window.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	for _, o := range test.LaidOutObjects(root) {
		switch o := o.(type) {
		case *widgets.Text:
			all = append(all, o.Text())
		case *widgets.Paragraph:
			all = append(all, o.Text())
		}
	}
	return all
}

func press(window fyne.Window, keys ...fyne.KeyName) {
	for _, key := range keys {
		if focused := window.Canvas().Focused(); focused != nil {
			focused.TypedKey(&fyne.KeyEvent{Name: key})
			continue
		}
		window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: key})
	}
}

func open(t *testing.T, d *doors) (fyne.Window, *welcome.Screen) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Opts{Variant: theme.Light}))
	screen := welcome.New(d.actions())
	window := test.NewTempWindow(t, screen.Content())
	window.Resize(fyne.NewSize(1024, 640))
	return window, screen
}

func TestEveryButtonDoesWhatItSays(t *testing.T) {
	d := &doors{}
	window, _ := open(t, d)
	for _, text := range []string{"New workspace…", "Open…", "Explore the sample", "Five-minute introduction"} {
		require.Contains(t, buttons(window), text)
		test.Tap(buttons(window)[text])
	}
	assert.Equal(t, []string{"new", "open", "sample", "introduction"}, d.called)
}

func TestTheKeyboardAloneReachesTheFirstButtons(t *testing.T) {
	d := &doors{}
	window, _ := open(t, d)
	window.Canvas().FocusNext()
	press(window, fyne.KeyReturn)
	window.Canvas().FocusNext()
	press(window, fyne.KeySpace)
	assert.Equal(t, []string{"new", "open"}, d.called)
}

func TestRecentFilesAreListedAnewAndOpened(t *testing.T) {
	d := &doors{}
	window, screen := open(t, d)
	assert.Contains(t, texts(window), "Workspaces that you open will be listed here.")
	d.recent = []string{"/somewhere/shop/checkout.slocharter", "/elsewhere/search.slocharter"}
	screen.Refresh()
	assert.NotContains(t, texts(window), "Workspaces that you open will be listed here.")
	assert.Contains(t, texts(window), "/somewhere/shop")
	test.Tap(buttons(window)["search"])
	assert.Equal(t, []string{"/elsewhere/search.slocharter"}, d.called)
}

func introduce(t *testing.T, goTo func(stage.Name)) fyne.Window {
	t.Helper()
	window, _ := open(t, &doors{})
	welcome.Introduction(window, goTo)
	return window
}

func TestTheIntroductionIsReadWithTheArrowKeys(t *testing.T) {
	window := introduce(t, nil)
	assert.Contains(t, texts(window), "1 of 7")
	press(window, fyne.KeyRight, fyne.KeyRight)
	assert.Contains(t, texts(window), "3 of 7")
	assert.Contains(t, texts(window), "Who takes part")
	press(window, fyne.KeyLeft)
	assert.Contains(t, texts(window), "2 of 7")
	press(window, fyne.KeyEscape)
	assert.Nil(t, window.Canvas().Overlays().Top())
}

func TestEnterTurnsThePagesAndClosesTheLastOne(t *testing.T) {
	window := introduce(t, nil)
	for range 6 {
		press(window, fyne.KeyReturn)
	}
	assert.Contains(t, texts(window), "7 of 7")
	assert.True(t, buttons(window)["Next"].Disabled())
	press(window, fyne.KeyRight)
	assert.Contains(t, texts(window), "7 of 7")
	press(window, fyne.KeyReturn)
	assert.Nil(t, window.Canvas().Overlays().Top())
}

func TestAPageLeadsToItsScreenAndClosesTheIntroduction(t *testing.T) {
	var went stage.Name
	window := introduce(t, func(to stage.Name) { went = to })
	press(window, fyne.KeyRight)
	test.Tap(buttons(window)["See the SLOs →"])
	assert.Equal(t, stage.SLOs, went)
	assert.Nil(t, window.Canvas().Overlays().Top())
}

func TestWithoutAWorkspaceNoPageLeadsAnywhere(t *testing.T) {
	window := introduce(t, nil)
	press(window, fyne.KeyRight)
	assert.NotContains(t, buttons(window), "See the SLOs →")
}

func TestPictures(t *testing.T) {
	d := &doors{recent: []string{"/home/mo/slo/payments-2026.slocharter", "/srv/share/platform team/ticket search and booking.slocharter"}}
	draw(t, "welcome", func(window fyne.Window) { window.SetContent(welcome.New(d.actions()).Content()) })
	draw(t, "introduction", func(window fyne.Window) {
		window.SetContent(welcome.New(d.actions()).Content())
		welcome.Introduction(window, func(stage.Name) {})
		press(window, fyne.KeyRight)
	})
}
