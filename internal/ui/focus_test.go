package ui_test

import (
	"fmt"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
)

func TestEveryKindOfControlShowsThatItHasTheKeyboard(t *testing.T) {
	for _, look := range []string{"light", "dark"} {
		t.Run(look, func(t *testing.T) {
			th := newStrangersTheater(t)
			th.open(fmt.Sprintf(`{"author": "Ada", "theme": %q}`, look))
			th.onSample()
			kinds := map[string]bool{}
			for _, to := range th.placesToWalk() {
				th.shell.GoTo(to)
				th.settle()
				th.showsFocus(kinds)
			}
			assert.Greater(t, len(kinds), 12)
		})
	}
}

// showsFocus goes through the visible screen and looks at each kind of control that was not seen yet.
func (th *theater) showsFocus(seen map[string]bool) {
	th.t.Helper()
	th.goAround(func() {
		th.forth()
		c, ok := th.canvas().Focused().(control)
		if !ok || seen[kindOf(c)] {
			return
		}
		seen[kindOf(c)] = true
		with := th.pictureOf(c)
		th.canvas().Unfocus()
		assert.NotEqual(th.t, with, th.pictureOf(c), "%s looks the same without the keyboard", called(c))
		th.canvas().Focus(c)
	})
}

// kindOf is the type of a control, and of a button how important it is.
func kindOf(c control) string {
	if b, ok := c.(*widgets.Button); ok {
		return fmt.Sprintf("%T %d", c, b.Importance)
	}
	return fmt.Sprintf("%T", c)
}

// pictureOf is what can be seen of an object, with a little around it.
func (th *theater) pictureOf(o fyne.CanvasObject) []uint32 {
	const around = 3
	pos, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size()
	place := image.Rect(int(pos.X)-around, int(pos.Y)-around, int(pos.X+size.Width)+around, int(pos.Y+size.Height)+around)
	picture := th.canvas().Capture()
	place = place.Intersect(picture.Bounds())
	var dots []uint32
	for y := place.Min.Y; y < place.Max.Y; y++ {
		for x := place.Min.X; x < place.Max.X; x++ {
			r, g, b, _ := picture.At(x, y).RGBA()
			dots = append(dots, r>>8<<16|g>>8<<8|b>>8)
		}
	}
	return dots
}

// placesToWalk lists every screen, with all services and with one, and the parts of an SLO.
func (th *theater) placesToWalk() map[string]stage.Route {
	th.t.Helper()
	o, err := th.shell.Session().Workspace().SLOByKey("pay-in-2s")
	require.NoError(th.t, err)
	places := map[string]stage.Route{"replay": {Screen: stage.Policy, ServiceID: o.ServiceID, ID: stage.PolicyReplay}}
	for _, name := range th.shell.Places() {
		places[string(name)] = stage.Route{Screen: name}
		places[string(name)+" of a service"] = stage.Route{Screen: name, ServiceID: o.ServiceID}
	}
	for _, tab := range stage.Tabs {
		places["SLO "+string(tab)] = stage.SLORoute(o.ServiceID, o.ID, tab)
	}
	return places
}
