// Package ui is the window: menu, shortcuts, navigation, search, files and exports around whichever screen is shown. It
// knows every screen by its table of places, and nothing of what is on them; the operating system's window is handed in.
package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/session"
	"slocharter/internal/ui/screens/welcome"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// Options is what the window gets from the program that opens it.
type Options struct {
	Version string
	Folder  string           // where the program remembers things between two runs
	Samples string           // where the sample is put when somebody explores it
	Backups string           // where backups are kept unless people choose another folder; empty: none are made by themselves
	Reports string           // where the reports of crashes are; empty: nowhere
	Me      string           // the name of the person at this computer, as far as it is known
	Now     func() time.Time // nil: the clock
	Post    func(func())     // runs something on the UI goroutine; nil: fyne.Do
	Beside  func(func())     // runs something beside the UI goroutine; nil: on a goroutine of its own
	Files   Files            // asks for files; nil: the system's dialogs, or our own where it has none
	Leaving func()           // called when the program is about to end; may be nil
}

// Shell is the window of the application with everything that surrounds the screens.
type Shell struct {
	app     fyne.App
	window  fyne.Window
	options Options
	memory  *memory
	welcome *welcome.Screen
	layer   *fyne.Container // holds the welcome screen or the desk
	news    *news
	work    work
	desk    *desk // nil while no workspace is open
	menu    string
}

// New makes the window and shows the welcome screen in it.
func New(app fyne.App, options Options) *Shell {
	s := &Shell{app: app, options: options.filled(), memory: remember(options.Folder)}
	s.applyTheme()
	s.window = app.NewWindow(words.T("app.name"))
	s.window.SetMaster()
	if s.options.Files == nil {
		s.options.Files = systemFiles{s.window, s.options.Post}
	}
	s.news = newNews()
	widgets.OnOvertake = func(theirs string) { s.Tell(words.T("shell.overtook", "Text", theirs)) }
	widgets.ReadDate = words.ReadDate
	widgets.KeptWidths, widgets.KeepWidths = s.memory.columns, s.keepColumns
	s.work = work{post: s.options.Post, beside: s.options.Beside, news: s.news}
	s.welcome = welcome.New(s.welcomeActions())
	s.layer = container.NewStack()
	s.news.arrange = s.layer.Refresh
	s.window.SetPadded(false)
	s.window.SetContent(widgets.TipLayer(s.layer, s.window.Canvas()))
	s.window.SetOnDropped(s.dropped)
	s.window.SetCloseIntercept(s.Quit)
	s.listen()
	s.leaveDesk()
	s.window.Resize(s.memory.kept.size())
	return s
}

func (o Options) filled() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Post == nil {
		o.Post = fyne.Do
	}
	if o.Beside == nil {
		o.Beside = func(do func()) { go do() }
	}
	if o.Leaving == nil {
		o.Leaving = func() {}
	}
	return o
}

// Window returns the window.
func (s *Shell) Window() fyne.Window { return s.window }

// Session returns the open workspace, or nil.
func (s *Shell) Session() *session.Session {
	if s.desk == nil {
		return nil
	}
	return s.desk.session
}

// GoTo goes to a place in the open workspace.
func (s *Shell) GoTo(to stage.Route) {
	if s.desk != nil {
		s.desk.goTo(to)
	}
}

// Places lists the screens, in the order of the navigation.
func (s *Shell) Places() []stage.Name {
	var all []stage.Name
	for _, p := range s.places() {
		all = append(all, p.name)
	}
	return all
}

// Refresh looks whether another window or program changed the open file, and shows what it did, and figures as of now. It
// is cheap.
func (s *Shell) Refresh() {
	if s.desk != nil {
		s.desk.lookElsewhere()
		s.desk.age()
	}
}

// Quit closes the workspace and ends the program.
func (s *Shell) Quit() {
	s.options.Leaving()
	s.keepSize()
	s.closeSession()
	s.app.Quit()
}

// Tell shows a sentence in the banner.
func (s *Shell) Tell(sentence string) { s.news.tell(sentence) }

func (s *Shell) tellError(err error) { s.Tell(words.Error(err)) }

func (s *Shell) welcomeActions() welcome.Actions {
	return welcome.Actions{
		New: s.newWorkspace, Open: s.openWorkspace, Sample: s.exploreSample,
		Recent: s.memory.recent, OpenRecent: s.openRecent,
		Introduction: s.introduce,
	}
}

// leaveDesk shows the welcome screen.
func (s *Shell) leaveDesk() {
	s.desk = nil
	s.welcome.Refresh()
	s.show(container.NewBorder(s.news.content, nil, nil, nil, s.welcome.Content()))
	s.window.SetTitle(words.T("app.name"))
	s.drawMenu()
}

// enter shows a workspace that was just opened.
func (s *Shell) enter(opened *session.Session) {
	s.closeSession()
	s.Tell("")
	s.desk = newDesk(s, opened)
	s.show(s.desk.content)
	s.desk.start()
}

func (s *Shell) show(content fyne.CanvasObject) {
	s.layer.Objects = []fyne.CanvasObject{content}
	s.layer.Refresh()
}

// closeSession ends the work on the open file, after what is being typed was taken in.
func (s *Shell) closeSession() {
	if s.desk == nil {
		return
	}
	s.window.Canvas().Unfocus()
	s.work.cancel()
	s.desk.leave()
	if err := s.desk.session.Close(); err != nil {
		s.tellError(err)
	}
	s.desk.visit.forget()
	s.desk = nil
}

func (s *Shell) closeWorkspace() {
	s.closeSession()
	s.noted(s.memory.change(func(k *kept) { k.Last = "" }))
	s.leaveDesk()
}

// applyTheme shows the colours and sizes that were chosen.
func (s *Shell) applyTheme() {
	variant := map[string]theme.Variant{"light": theme.Light, "dark": theme.Dark}[s.memory.kept.Theme]
	s.app.Settings().SetTheme(theme.New(theme.Opts{Variant: variant, Scale: s.memory.kept.TextScale}))
}
