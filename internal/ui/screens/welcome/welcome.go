// Package welcome is the first screen: no workspace is open yet, and this is where one is made, opened or explored. It
// also holds the five-minute introduction. It knows no session and opens no file; what its buttons do is handed in.
package welcome

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"slocharter/assets"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// Actions is what can be done here. All are set.
type Actions struct {
	New, Open, Sample func()
	Recent            func() []string // paths of files opened before, the latest first
	OpenRecent        func(path string)
	Introduction      func()
}

// Screen is the welcome screen.
type Screen struct {
	actions Actions
	recent  *fyne.Container
	content fyne.CanvasObject
}

// New returns the welcome screen.
func New(actions Actions) *Screen {
	s := &Screen{actions: actions, recent: widgets.Stack(1)}
	columns := container.New(widgets.TwoColumns{Ems: 20, Share: 0.5}, s.start(), s.recent)
	drop := widgets.NewText(words.T("welcome.drop"), widgets.Look{Size: theme.SizeCaption, Token: theme.Muted})
	s.content = widgets.NewScroll(container.New(middle(58), widgets.Stack(8, head(), columns, drop)))
	s.Refresh()
	return s
}

// Content returns what is shown.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Refresh lists the recent files anew.
func (s *Screen) Refresh() {
	s.recent.Objects = []fyne.CanvasObject{widgets.Heading(words.T("welcome.recent"))}
	paths := s.actions.Recent()
	for _, path := range paths {
		s.recent.Add(newRecent(path, func() { s.actions.OpenRecent(path) }))
	}
	if len(paths) == 0 {
		s.recent.Add(muted(words.T("welcome.recent.none")))
	}
	s.recent.Refresh()
}

// head is the mark, the name, and one sentence about the program.
func head() fyne.CanvasObject {
	mark := canvas.NewImageFromResource(fyne.NewStaticResource("icon.png", markBytes()))
	mark.FillMode = canvas.ImageFillContain
	name := widgets.NewText(words.T("app.name"), widgets.Look{Size: theme.SizeDisplay, Bold: true})
	sentence := widgets.NewParagraph(words.T("welcome.sentence"), widgets.Look{Size: theme.SizeSection, Token: theme.Muted})
	return container.New(beside{}, mark, widgets.Stack(2, name, sentence))
}

func markBytes() []byte {
	content, err := assets.FS.ReadFile("icon.png")
	if err != nil {
		panic(err) // it is embedded: without it there is no program either
	}
	return content
}

// start is the column of what can be done first.
func (s *Screen) start() fyne.CanvasObject {
	create := widgets.NewPrimary(words.T("welcome.new"), s.actions.New)
	create.Icon = fynetheme.ContentAddIcon()
	open := widgets.NewButton(words.T("welcome.open"), s.actions.Open)
	open.Icon = fynetheme.FolderOpenIcon()
	sample := widgets.NewButton(words.T("welcome.sample"), s.actions.Sample)
	sample.Icon = fynetheme.SearchIcon()
	introduction := widgets.NewButton(words.T("welcome.introduction"), s.actions.Introduction)
	introduction.Icon = fynetheme.InfoIcon()
	for _, b := range []*widgets.Button{create, open, sample, introduction} {
		b.Alignment = widget.ButtonAlignLeading
	}
	return widgets.Stack(4,
		widgets.Heading(words.T("welcome.start")),
		widgets.Stack(2, create, open),
		widgets.Stack(1.5, sample, muted(words.T("welcome.sample.what"))),
		widgets.Stack(1.5, introduction, muted(words.T("welcome.introduction.what"))),
	)
}

func muted(text string) *widgets.Paragraph {
	return widgets.NewParagraph(text, widgets.Look{Size: theme.SizeCaption, Token: theme.Muted})
}
