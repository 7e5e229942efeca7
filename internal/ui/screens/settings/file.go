package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

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

func (f *file) check() {
	if err := f.env.Session.Check(); err != nil {
		f.say(widgets.Notice{Kind: widgets.Bad, Text: words.Error(err)})
		return
	}
	f.say(widgets.Notice{Kind: widgets.Good, Text: words.T("settings.check.sound")})
}

func (f *file) say(n widgets.Notice) {
	f.verdict.Set(n)
	f.box.Refresh()
	f.onHeight()
}
