package guide_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"slocharter/internal/ui/stage/stagetest"
)

// TestDraw draws the screen for people to look at.
func TestDraw(t *testing.T) {
	for name, place := range map[string][2]string{
		"first": {"payments", "existence-of-slo"}, "slos": {"payments", "propose-slo"}, "late": {"payments", "agree-slo-roadmap"},
		"roadmap": {"search", "propose-slo-roadmap"}, "policy": {"tickets", "agree-on-slo"}, "services": {"", ""},
	} {
		stagetest.Pictures(t, "guide-"+name, func(look stagetest.Look) *stagetest.Stage {
			o := open(t)
			o.Wear(look)
			o.show(place[0], place[1])
			return o.Stage
		})
	}
}

// TestDrawFigures draws the steps that show what was measured.
func TestDrawFigures(t *testing.T) {
	for name, place := range map[string][2]string{
		"measure": {"checkout", "measure-track-slo"}, "handle": {"payments", "handle-error-budget"}, "unmeasured": {"tickets", "handle-error-budget"},
	} {
		stagetest.Pictures(t, "guide-figures-"+name, func(look stagetest.Look) *stagetest.Stage {
			o := on(stagetest.WithYear(t))
			o.Wear(look)
			o.Window.Resize(fyne.NewSize(o.Window.Canvas().Size().Width, 1500))
			o.show(place[0], place[1])
			return o.Stage
		})
	}
}

// TestDrawOpened draws what opens above and within the screen.
func TestDrawOpened(t *testing.T) {
	for name, open := range map[string]func(o *opened){
		"cycle": func(o *opened) { o.choose("2, since", "1, ended on") },
		"next":  func(o *opened) { o.Tap("Start next cycle…") },
		"edit":  func(o *opened) { o.Tap("Edit step…") },
		"sign":  func(o *opened) { o.Tap("Sign off") },
		"note":  func(o *opened) { o.Tap("Add note or link…") },
	} {
		stagetest.Pictures(t, "guide-opened-"+name, func(look stagetest.Look) *stagetest.Stage {
			o := openedAt(t, "checkout", "measure-track-slo")
			o.Wear(look)
			open(o)
			return o.Stage
		})
	}
}
