package welcome_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"

	"slocharter/internal/ui/screens/welcome"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
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

// opened is the screen on a stage without a workspace.
type opened struct {
	*stagetest.Stage
	screen *welcome.Screen
}

func open(t *testing.T, d *doors) *opened {
	t.Helper()
	o := &opened{stagetest.Bare(t), welcome.New(d.actions())}
	o.Window.SetContent(o.screen.Content())
	o.Window.Resize(fyne.NewSize(1024, 640))
	return o
}

func TestEveryButtonDoesWhatItSays(t *testing.T) {
	d := &doors{}
	o := open(t, d)
	for _, text := range []string{"New workspace…", "Open…", "Explore the sample", "Five-minute introduction"} {
		o.Tap(text)
	}
	assert.Equal(t, []string{"new", "open", "sample", "introduction"}, d.called)
}

func TestTheKeyboardAloneReachesTheFirstButtons(t *testing.T) {
	d := &doors{}
	o := open(t, d)
	o.Press(fyne.KeyTab, fyne.KeyReturn)
	o.Press(fyne.KeyTab, fyne.KeySpace)
	assert.Equal(t, []string{"new", "open"}, d.called)
}

func TestRecentFilesAreListedAnewAndOpened(t *testing.T) {
	d := &doors{}
	o := open(t, d)
	assert.Contains(t, stagetest.Lines(o.Root()), "Workspaces that you open will be listed here.")
	d.recent = []string{"/somewhere/shop/checkout.slocharter", "/elsewhere/search.slocharter"}
	o.screen.Refresh()
	assert.NotContains(t, o.Text(), "Workspaces that you open will be listed here.")
	assert.Contains(t, stagetest.Lines(o.Root()), "/somewhere/shop")
	o.Tap("search")
	assert.Equal(t, []string{"/elsewhere/search.slocharter"}, d.called)
}

func introduce(t *testing.T, goTo func(stage.Name)) *opened {
	t.Helper()
	o := open(t, &doors{})
	welcome.Introduction(o.Window, goTo)
	return o
}

func TestTheIntroductionIsReadWithTheArrowKeys(t *testing.T) {
	o := introduce(t, nil)
	assert.Contains(t, stagetest.Lines(o.Root()), "1 of 7")
	o.Press(fyne.KeyRight, fyne.KeyRight)
	assert.Contains(t, stagetest.Lines(o.Root()), "3 of 7")
	assert.Contains(t, stagetest.Lines(o.Root()), "Who takes part")
	o.Press(fyne.KeyLeft)
	assert.Contains(t, stagetest.Lines(o.Root()), "2 of 7")
	o.Press(fyne.KeyEscape)
	assert.Nil(t, o.Window.Canvas().Overlays().Top())
}

func TestEnterTurnsThePagesAndClosesTheLastOne(t *testing.T) {
	o := introduce(t, nil)
	for range 6 {
		o.Press(fyne.KeyReturn)
	}
	assert.Contains(t, stagetest.Lines(o.Root()), "7 of 7")
	assert.True(t, stagetest.Buttons(o.Root(), "Next")[0].Disabled())
	o.Press(fyne.KeyRight)
	assert.Contains(t, stagetest.Lines(o.Root()), "7 of 7")
	o.Press(fyne.KeyReturn)
	assert.Nil(t, o.Window.Canvas().Overlays().Top())
}

func TestAPageLeadsToItsScreenAndClosesTheIntroduction(t *testing.T) {
	var went stage.Name
	o := introduce(t, func(to stage.Name) { went = to })
	o.Press(fyne.KeyRight)
	o.Tap("See the SLOs →")
	assert.Equal(t, stage.SLOs, went)
	assert.Nil(t, o.Window.Canvas().Overlays().Top())
}

func TestWithoutAWorkspaceNoPageLeadsAnywhere(t *testing.T) {
	o := introduce(t, nil)
	o.Press(fyne.KeyRight)
	assert.Empty(t, stagetest.Buttons(o.Root(), "See the SLOs →"))
}

func TestPictures(t *testing.T) {
	d := &doors{recent: []string{"/home/mo/slo/payments-2026.slocharter", "/srv/share/platform team/ticket search and booking.slocharter"}}
	stagetest.Pictures(t, "welcome", func(look stagetest.Look) *stagetest.Stage {
		o := open(t, d)
		o.Wear(look)
		return o.Stage
	})
	stagetest.Pictures(t, "introduction", func(look stagetest.Look) *stagetest.Stage {
		o := introduce(t, func(stage.Name) {})
		o.Wear(look)
		o.Press(fyne.KeyRight)
		return o.Stage
	})
}
