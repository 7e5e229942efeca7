package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/reading"
	"slocharter/internal/session"
	"slocharter/internal/store"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// desk is an open workspace in the window: the navigation, the bar above, the line below, and one screen between them.
type desk struct {
	shell    *Shell
	session  *session.Session
	env      stage.Env
	places   []place
	screens  map[stage.Name]stage.Screen // those that were visited
	trail    trail
	rail     *rail
	bar      *bar
	status   *status
	middle   *fyne.Container
	content  fyne.CanvasObject
	notice   *widgets.Banner // what the open file is, if it is no workspace of its own
	noticed  *fyne.Container
	visit    visit
	backedUp string          // the day of which there is a backup
	fresh    time.Time       // when the screen was shown or made younger
	open     context.Context // ends when the workspace is closed
	leave    context.CancelFunc
}

func newDesk(s *Shell, opened *session.Session) *desk {
	d := &desk{shell: s, session: opened, places: s.places(), screens: map[stage.Name]stage.Screen{}}
	d.env = stage.Env{
		Session: opened, Window: s.window, GoTo: d.goTo, Export: s.export, SaveMinutes: s.saveMinutes, Tell: s.Tell, AddService: d.addService,
		Book: reading.NewBook(opened), Now: d.now, Fetch: d.fetch, Run: s.await, BackUp: s.backUp, AskOpen: s.askTable, Settle: d.settle,
	}
	d.open, d.leave = context.WithCancel(context.Background())
	d.rail = newRail(d.places, func(to stage.Name) { d.goTo(stage.Route{Screen: to, ServiceID: d.trail.at.ServiceID}) })
	d.bar = newBar(d)
	d.status = newStatus()
	d.middle = container.NewStack()
	d.notice = widgets.NewBanner()
	d.noticed = container.New(margins{2, 3}, d.notice)
	d.noticed.Hide()
	top := container.NewVBox(d.bar.content, d.noticed, s.news.content)
	rest := container.NewBorder(top, d.status.content, nil, nil, d.middle)
	d.content = container.New(frame{d.rail}, d.rail.content, widget.NewSeparator(), rest)
	return d
}

// start shows the first screen and follows the session from now on.
func (d *desk) start() {
	d.session.Changed = d.changed
	d.shell.window.SetTitle(words.T("shell.title", "File", fileName(d.session.Path())))
	d.goTo(stage.Route{Screen: d.places[0].name})
	d.daily()
	d.lookForCopies()
}

// changed shows the workspace after an edit. What was said before it does not matter any more.
func (d *desk) changed() {
	d.shell.Tell("")
	d.refresh()
	d.daily()
}

// goTo goes to a place in the application.
func (d *desk) goTo(to stage.Route) {
	if d.place(to.Screen) == nil {
		return
	}
	d.trail.follow(d.settled(to))
	d.arrive()
}

// settled is a route with a service that exists, and one at all where the screen needs it.
func (d *desk) settled(to stage.Route) stage.Route {
	services := d.session.Workspace().ServicesInOrder()
	if !d.session.Workspace().Has("service", to.ServiceID) {
		to.ServiceID = ""
	}
	if to.ServiceID == "" && d.place(to.Screen).service && len(services) > 0 {
		to.ServiceID = services[0].ID
	}
	return to
}

func (d *desk) place(name stage.Name) *place {
	i := slices.IndexFunc(d.places, func(p place) bool { return p.name == name })
	if i < 0 {
		return nil
	}
	return &d.places[i]
}

// arrive shows the screen of the present route.
func (d *desk) arrive() {
	d.shell.Tell("")
	d.shell.window.Canvas().Unfocus() // what is being typed counts now
	screen := d.screen(d.trail.at.Screen)
	if !slices.Contains(d.middle.Objects, screen.Content()) {
		d.middle.Objects = []fyne.CanvasObject{screen.Content()}
		d.middle.Refresh()
	}
	d.refresh()
	if focuser, ok := screen.(stage.Focuser); ok {
		widgets.StayInPlace(focuser.Focus)
	}
}

// screen returns a screen, which is made when it is first visited.
func (d *desk) screen(name stage.Name) stage.Screen {
	if d.screens[name] == nil {
		d.screens[name] = d.place(name).open(d.env)
	}
	return d.screens[name]
}

// refresh shows the workspace as it is now.
func (d *desk) refresh() {
	d.trail.at = d.settled(d.trail.at)
	w, at := d.session.Workspace(), d.trail.at
	d.fresh = d.now()
	d.screen(at.Screen).Show(w, at)
	d.rail.show(w, at)
	d.bar.show(w, at)
	d.status.show(d.session, at)
	d.shell.drawMenu()
}

func (d *desk) workspace() workspace.Workspace { return d.session.Workspace() }

// choose chooses a service, or with "" all of them, and stays on the screen.
func (d *desk) choose(serviceID string) {
	d.goTo(stage.Route{Screen: d.trail.at.Screen, ServiceID: serviceID})
}

// chooseNext chooses the service so many places further on; before the first one stand all services.
func (d *desk) chooseNext(by int) {
	ids := []string{""}
	for _, service := range d.workspace().ServicesInOrder() {
		ids = append(ids, service.ID)
	}
	if d.place(d.trail.at.Screen).service {
		ids = ids[1:]
	}
	if len(ids) == 0 {
		return
	}
	at := slices.Index(ids, d.trail.at.ServiceID)
	d.choose(ids[(at+by+len(ids))%len(ids)])
}

func (d *desk) goBack() {
	if d.trail.goBack() {
		d.arrive()
	}
}

func (d *desk) goForward() {
	if d.trail.goForward() {
		d.arrive()
	}
}

// undo takes the latest edit back, unless something is being typed that can take back its latest letters itself.
func (d *desk) undo() {
	if job, ok := d.session.UndoJob(); ok {
		d.shell.await(undoText(d.session.UndoLabel()), job, d.tellError)
		return
	}
	d.tellError(d.session.Undo())
}

func (d *desk) redo() {
	if job, ok := d.session.RedoJob(); ok {
		d.shell.await(redoText(d.session.RedoLabel()), job, d.tellError)
		return
	}
	d.tellError(d.session.Redo())
}

// now is the time to the minute: what is evaluated stays the same for as long.
func (d *desk) now() time.Time { return d.shell.options.Now().Truncate(time.Minute) }

func (d *desk) tellError(err error) {
	if err != nil && !cancelled(err) {
		d.shell.tellError(err)
	}
}

// age brings figures up to date that grow old, at most once a minute.
func (d *desk) age() {
	screen, ok := d.screen(d.trail.at.Screen).(stage.Ageing)
	if now := d.now(); ok && now.After(d.fresh) {
		d.fresh = now
		screen.Age()
	}
}

// lookElsewhere takes in what another window or program changed.
func (d *desk) lookElsewhere() {
	changed, err := d.session.Refresh()
	if err != nil {
		d.status.elsewhere(words.Error(err))
		return
	}
	if changed {
		d.status.elsewhere(words.T("shell.status.elsewhere", "Time", d.shell.options.Now().Format("15:04")))
	}
}

// fileName is the name of a file without its folder and our extension.
func fileName(path string) string { return strings.TrimSuffix(filepath.Base(path), store.Extension) }
