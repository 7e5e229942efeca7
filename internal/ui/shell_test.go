package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"slocharter/internal/session"
	"slocharter/internal/ui"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/workspace"
)

// theater is the window in a test: the shell, its folder, what it posts to the UI goroutine, and what it asks for.
type theater struct {
	t       *testing.T
	shell   *ui.Shell
	window  *droppable
	folder  string
	posted  chan func()
	running atomic.Int64  // what goes on beside the UI goroutine
	passed  time.Duration // since noon
	files   *answers
	left    bool
}

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// newTheater opens the window in a fresh home. The person at the computer is known already.
func newTheater(t *testing.T) *theater {
	t.Helper()
	th := newStrangersTheater(t)
	th.shell = th.open(`{"author": "Ada"}`)
	return th
}

// newStrangersTheater is a theater in which no window is open yet.
func newStrangersTheater(t *testing.T) *theater {
	t.Helper()
	return &theater{t: t, folder: t.TempDir(), posted: make(chan func(), 100), files: &answers{}}
}

// open opens the window with what the program remembers.
func (th *theater) open(remembered string) *ui.Shell {
	th.t.Helper()
	require.NoError(th.t, os.WriteFile(filepath.Join(th.folder, "preferences.json"), []byte(remembered), 0o600))
	app := &windowKeeper{App: test.NewTempApp(th.t)}
	th.shell = ui.New(app, ui.Options{
		Version: "test", Folder: th.folder, Samples: filepath.Join(th.folder, "samples"), Me: "Ada Lovelace", Reports: filepath.Join(th.folder, "reports"),
		Now: func() time.Time { return noon.Add(th.passed) }, Post: func(f func()) { th.posted <- f }, Files: th.files, Beside: th.beside,
		Leaving: func() { th.left = true },
	})
	th.window = app.window
	th.t.Cleanup(func() {
		if open := th.shell.Session(); open != nil {
			_ = open.Close()
		}
	})
	return th.shell
}

// sample makes a file with the sample in it.
func (th *theater) sample(name string) string {
	th.t.Helper()
	path := filepath.Join(th.folder, name)
	w, err := workspace.Sample(noon)
	require.NoError(th.t, err)
	s, err := session.New(path, w, "Ada", "make the sample")
	require.NoError(th.t, err)
	require.NoError(th.t, s.Close())
	return path
}

// onSample opens a file with the sample in it.
func (th *theater) onSample() *theater {
	th.t.Helper()
	th.shell.Open(th.sample("larkline.slocharter"))
	th.settle()
	require.NotNil(th.t, th.shell.Session())
	return th
}

// beside runs something beside the UI goroutine, and counts what is not over yet.
func (th *theater) beside(do func()) {
	th.running.Add(1)
	go func() {
		defer th.running.Add(-1)
		do()
	}()
}

// settle runs what is posted to the UI goroutine until nothing is going on beside it.
func (th *theater) settle() {
	th.t.Helper()
	th.settleUntil(func() bool { return true })
}

// settleUntil runs what is posted until something is so, and nothing is going on any more.
func (th *theater) settleUntil(so func() bool) {
	th.t.Helper()
	th.until(func() bool { return th.running.Load() == 0 && len(th.posted) == 0 && so() })
}

// until runs what is posted until something is so.
func (th *theater) until(so func() bool) {
	th.t.Helper()
	for last := time.Now(); ; {
		select {
		case f := <-th.posted:
			f()
			last = time.Now()
		case <-time.After(5 * time.Millisecond):
			if so() {
				return
			}
			require.Less(th.t, time.Since(last), time.Minute, "nothing came back from beside the screen")
		}
	}
}

// press presses a key with modifiers, in the order in which the desktop driver offers it: first to the main menu, then
// to what has the keyboard.
func (th *theater) press(key fyne.KeyName, modifier fyne.KeyModifier) {
	th.t.Helper()
	shortcut := shortcutFor(key, modifier)
	if item := menuItem(th.shell.Window().MainMenu(), shortcut); item != nil {
		item.Action()
		return
	}
	focused, ok := th.canvas().Focused().(fyne.Shortcutable)
	require.True(th.t, ok, "nobody listens to %s", shortcut.ShortcutName())
	focused.TypedShortcut(shortcut)
}

func (th *theater) ctrl(key fyne.KeyName) { th.press(key, fyne.KeyModifierControl) }

// key presses a key on its own.
func (th *theater) key(name fyne.KeyName) {
	ev := &fyne.KeyEvent{Name: name}
	if focused := th.canvas().Focused(); focused != nil {
		focused.TypedKey(ev)
	} else if listen := th.canvas().OnTypedKey(); listen != nil {
		listen(ev)
	}
}

// write types letters into what has the keyboard.
func (th *theater) write(text string) {
	th.t.Helper()
	require.NotNil(th.t, th.canvas().Focused(), "nothing has the keyboard")
	for _, r := range text {
		th.canvas().Focused().TypedRune(r)
	}
}

func (th *theater) canvas() fyne.Canvas { return th.shell.Window().Canvas() }

// sees tells whether a text can be read somewhere in the window.
func (th *theater) sees(text string) bool {
	all := stagetest.Text(th.canvas().Content())
	for _, overlay := range th.canvas().Overlays().List() {
		all += " " + stagetest.Text(overlay)
	}
	return strings.Contains(all, text)
}

func shortcutFor(key fyne.KeyName, modifier fyne.KeyModifier) fyne.Shortcut {
	known := map[fyne.KeyName]fyne.Shortcut{
		fyne.KeyZ: &fyne.ShortcutUndo{}, fyne.KeyY: &fyne.ShortcutRedo{}, fyne.KeyA: &fyne.ShortcutSelectAll{},
		fyne.KeyC: &fyne.ShortcutCopy{}, fyne.KeyX: &fyne.ShortcutCut{}, fyne.KeyV: &fyne.ShortcutPaste{},
	}
	if s := known[key]; s != nil && modifier == fyne.KeyModifierControl {
		return s
	}
	return &desktop.CustomShortcut{KeyName: key, Modifier: modifier}
}

func menuItem(menu *fyne.MainMenu, shortcut fyne.Shortcut) *fyne.MenuItem {
	for _, m := range menu.Items {
		if item := itemIn(m, shortcut); item != nil {
			return item
		}
	}
	return nil
}

func itemIn(menu *fyne.Menu, shortcut fyne.Shortcut) *fyne.MenuItem {
	for _, item := range menu.Items {
		if item.ChildMenu != nil {
			if found := itemIn(item.ChildMenu, shortcut); found != nil {
				return found
			}
		}
		if item.Shortcut != nil && !item.Disabled && item.Shortcut.ShortcutName() == shortcut.ShortcutName() {
			return item
		}
	}
	return nil
}

// answers says which files people choose.
type answers struct {
	path    string
	replace bool
	asked   string // what was suggested
}

func (a *answers) Open(_, folder string, _ ui.FileKind, chosen func(string)) {
	a.asked = folder
	chosen(a.path)
}

func (a *answers) Save(_, suggestion string, _ ui.FileKind, chosen func(string, bool)) {
	a.asked = suggestion
	if a.path != "" {
		chosen(a.path, a.replace)
	}
}

// windowKeeper is an application that keeps its window, so that a test can drop files on it.
type windowKeeper struct {
	fyne.App
	window *droppable
}

func (k *windowKeeper) NewWindow(title string) fyne.Window {
	k.window = &droppable{Window: k.App.NewWindow(title)}
	return k.window
}

type droppable struct {
	fyne.Window
	drop  func(fyne.Position, []fyne.URI)
	close func()
}

func (d *droppable) SetOnDropped(drop func(fyne.Position, []fyne.URI)) { d.drop = drop }
func (d *droppable) SetCloseIntercept(closing func())                  { d.close = closing }

// menu does what a line of the main menu does.
func (th *theater) menu(title string) {
	th.t.Helper()
	item := th.item(title)
	require.NotNil(th.t, item, "the menu has no %q", title)
	require.False(th.t, item.Disabled, "%q cannot be done now", title)
	item.Action()
}

// item finds a line of the main menu, or nil.
func (th *theater) item(title string) *fyne.MenuItem {
	for _, menu := range th.shell.Window().MainMenu().Items {
		if item := titled(menu, title); item != nil {
			return item
		}
	}
	return nil
}

func titled(menu *fyne.Menu, title string) *fyne.MenuItem {
	for _, item := range menu.Items {
		if item.ChildMenu != nil {
			if found := titled(item.ChildMenu, title); found != nil {
				return found
			}
		}
		if item.Label == title {
			return item
		}
	}
	return nil
}
