package measuring

import (
	"errors"

	"fyne.io/fyne/v2"

	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// form is what a dialog about a stretch of time asks for, and how it is taken in.
type form struct {
	body    *fyne.Container
	read    func() bool                  // false where a field holds what cannot be read, and says so
	put     func() error                 // writes what was typed
	fieldOf func(err error) problemField // the field that an error is about
}

// open shows the form in a dialog, which stays until what was typed is written.
func (f form) open(d widgets.Dialog, c fyne.Canvas) {
	d.Body, d.Cancel = f.body, words.T("measuring-tab.cancel")
	d.Ready = func() bool {
		defer f.body.Refresh()
		if !f.read() {
			return false
		}
		err := f.put()
		f.fieldOf(err).SetProblem(wrongTime(err))
		return err == nil
	}
	d.Open(c)
}

// wrongTime says what is wrong, with times as people typed them.
func wrongTime(err error) string {
	var ends workspace.EndsBeforeStart
	if errors.As(err, &ends) {
		return words.T("measuring-tab.ends-before-start")
	}
	return words.Error(err)
}
