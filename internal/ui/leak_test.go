package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"go.uber.org/goleak"

	"slocharter/internal/ui/stage"
)

func TestNothingGoesOnAfterTheWorkspaceWasClosed(t *testing.T) {
	th := newTheater(t)
	before := goleak.IgnoreCurrent()
	path := th.sample("larkline.slocharter")
	for range 2 {
		th.shell.Open(path)
		th.settle()
		for _, place := range th.shell.Places() {
			th.shell.GoTo(stage.Route{Screen: place})
			th.settle()
		}
		th.exported()
		th.ctrl(fyne.KeyZ)
		th.menu("Close workspace")
		th.settle()
	}
	goleak.VerifyNone(t, before)
}
