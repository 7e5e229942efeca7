package settings

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/session"
	"slocharter/internal/store"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// file is the part for the open workspace and the file that it is in.
type file struct {
	env      stage.Env
	onHeight func() // the part became higher or lower
	name     *widgets.TextField
	path     *widgets.TextField
	verdict  *widgets.Banner
	content  fyne.CanvasObject
	box      *fyne.Container
}

func newFile(env stage.Env) *file {
	f := &file{env: env, onHeight: func() {}, verdict: widgets.NewBanner()}
	f.name = widgets.NewTextField(widgets.Field{Label: words.T("settings.name"), Help: words.T("settings.name.help")})
	f.name.OnCommit = f.rename
	f.path = widgets.NewTextField(widgets.Field{Label: words.T("settings.path")})
	f.path.SetReadOnly(true)
	check := widgets.NewButton(words.T("settings.check"), f.check)
	f.box = widgets.Section(words.T("settings.workspace"),
		f.name, f.path,
		widgets.NewParagraph(words.T("settings.backup"), widgets.Look{}),
		container.NewHBox(check), f.verdict)
	f.content = widgets.NewCard(f.box)
	return f
}

// show forgets what the last check said: something may have changed since.
func (f *file) show(w workspace.Workspace) {
	f.name.Set(w.Info().Name)
	f.name.SetReadOnly(f.env.Session.ReadOnly())
	f.path.Set(f.env.Session.Path())
	f.say(widgets.Notice{})
}

func (f *file) rename(name string) {
	f.name.SetProblem(f.env.Check(words.T("settings.undo.rename", "Name", name), func(w *workspace.Workspace) error {
		return w.Rename(name)
	}))
}

// check reads the whole file beside the screen, which people can cancel, and shows what was altered in it.
func (f *file) check() {
	var found []workspace.Alteration
	look := func(ctx context.Context, progress store.Progress) (err error) {
		found, err = f.env.Session.Alterations(ctx, progress)
		return err
	}
	f.env.Run(words.T("check.busy"), session.Job{Do: look, End: func(err error) error { return err }}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			f.say(widgets.Notice{})
		case err != nil:
			f.say(widgets.Notice{Kind: widgets.Bad, Text: words.Error(err)})
		case len(found) == 0:
			f.say(widgets.Notice{Kind: widgets.Good, Text: words.T("settings.check.sound")})
		default:
			f.verdict.OnAction = func() { f.list(found) }
			f.say(widgets.Notice{Kind: widgets.Bad, Text: words.N("check.found", len(found)), Action: words.T("check.show")})
			f.list(found)
		}
	})
}

// most is how many alterations are shown. All of them are copied.
const most = 300

// list shows what was altered as a text that can be selected and copied.
func (f *file) list(found []workspace.Alteration) {
	lines := make([]string, len(found))
	for i, a := range found {
		lines[i] = words.Alteration(a)
	}
	shown := "• " + strings.Join(lines[:min(most, len(lines))], "\n• ")
	if more := len(lines) - most; more > 0 {
		shown += "\n" + words.N("check.more", more)
	}
	text := widgets.NewTextArea(widgets.Field{Label: words.N("check.found", len(found))}, 10)
	text.Set(shown)
	text.SetReadOnly(true)
	widgets.Dialog{
		Title: words.T("check.title"), Sentence: words.T("check.advice"), Body: text, Confirm: words.T("check.copy"), Cancel: words.T("check.close"),
		OnConfirm: func() { fyne.CurrentApp().Clipboard().SetContent(strings.Join(lines, "\n") + "\n") },
	}.Open(f.env.Window.Canvas())
}

func (f *file) say(n widgets.Notice) {
	f.verdict.Set(n)
	f.box.Refresh()
	f.onHeight()
}
