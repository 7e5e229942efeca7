// Command slocharter is the desktop application. It reads the flags, sees whether there is a display, and opens the
// window; all else is in internal/ui. It is the only program that needs cgo and OpenGL.
package main

import (
	"fmt"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"github.com/alecthomas/kong"

	"slocharter/assets"
	"slocharter/internal/ui"
	"slocharter/internal/words"
)

// version is set when the program is built.
var version = "dev"

const (
	wrongUsage = 2 // the exit code for flags that do not exist
	appID      = "app.slocharter.desktop"
	pollTime   = 2 * time.Second // between two looks at what others did to the file
	patience   = 5 * time.Second // how long the program may take to end
)

// arguments are what can be said on the command line.
type arguments struct {
	File    string           `arg:"" optional:"" help:"${file}" type:"path"`
	Version kong.VersionFlag `help:"${versions}"`
}

func main() {
	var args arguments
	kong.Parse(&args, kong.Name("slocharter"), kong.Description(words.T("desktop.about")),
		kong.Vars(words.Family("desktop.help.")), kong.Vars{"version": version}, kong.Exit(func(code int) { os.Exit(min(code, wrongUsage)) }))
	os.Exit(run(args.File, os.Stderr))
}

// run opens the window and returns the program's exit code once it is closed.
func run(file string, problems io.Writer) (code int) {
	if why := noDisplay(); why != "" {
		_, _ = fmt.Fprintln(problems, why)
		return 1
	}
	defer func() {
		if broken := recover(); broken != nil {
			_, _ = fmt.Fprintln(problems, words.T("desktop.broken", "Detail", broken)+report(debug.Stack()))
			code = 1
		}
	}()
	open(file)
	return 0
}

// report keeps what the programmers need in a file, and says where.
func report(stack []byte) string {
	path := filepath.Join(configFolder(), "crash.txt")
	if err := os.WriteFile(path, stack, 0o600); err != nil {
		return ""
	}
	return " " + words.T("desktop.report", "File", path)
}

// open shows the window until it is closed.
func open(file string) {
	desktop := app.NewWithID(appID)
	icon, err := assets.FS.ReadFile("icon.png")
	if err == nil {
		desktop.SetIcon(fyne.NewStaticResource("icon.png", icon))
	}
	if err := ui.Speak(); err != nil {
		fyne.LogError("Cannot read the translations", err)
	}
	shell := ui.New(desktop, ui.Options{
		Version: version, Folder: configFolder(), Samples: samplesFolder(), Me: me(), Leaving: endForSure,
	})
	desktop.Lifecycle().SetOnStarted(func() {
		if file != "" {
			shell.Open(file)
		}
	})
	done := poll(shell)
	shell.Window().ShowAndRun()
	close(done)
}

// poll looks every now and then what others did to the open file.
func poll(shell *ui.Shell) chan struct{} {
	done := make(chan struct{})
	go func() {
		ticks := time.NewTicker(pollTime)
		defer ticks.Stop()
		for {
			select {
			case <-ticks.C:
				fyne.Do(shell.Refresh)
			case <-done:
				return
			}
		}
	}()
	return done
}

// endForSure ends the program even if the toolkit hangs in its last events. Everything is saved already.
func endForSure() { time.AfterFunc(patience, func() { os.Exit(0) }) }

func configFolder() string {
	folder, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "slocharter")
}

func samplesFolder() string {
	folder, err := os.UserCacheDir()
	if err != nil {
		folder = os.TempDir()
	}
	return filepath.Join(folder, "slocharter", "samples")
}

// me is the name of the person at this computer.
func me() string {
	person, err := user.Current()
	if err != nil {
		return ""
	}
	if person.Name != "" {
		return person.Name
	}
	return person.Username
}
