// Command slocharter is the desktop application. It reads the flags, sees whether there is a display, and opens the
// window; all else is in internal/ui. It is the only program that needs cgo and OpenGL.
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"github.com/alecthomas/kong"

	"slocharter/assets"
	"slocharter/internal/backup"
	"slocharter/internal/crashreport"
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
	Broke   string           `hidden:"" type:"path"` // the report of the run before, which broke off
	Version kong.VersionFlag `help:"${versions}"`
}

func main() {
	if err := ui.Speak(configFolder()); err != nil {
		fyne.LogError("Cannot read the translations", err)
	}
	if crashreport.IsWitness() {
		witness()
		return
	}
	var args arguments
	kong.Parse(&args, kong.Name("slocharter"), kong.Description(words.T("desktop.about")),
		kong.Vars(words.Family("desktop.help.")), kong.Vars{"version": version}, kong.Exit(func(code int) { os.Exit(min(code, wrongUsage)) }))
	os.Exit(run(args, os.Stderr))
}

// witness waits beside the program and, if that breaks off, starts it again with a report of what happened.
func witness() {
	folder := reportsFolder()
	err := crashreport.Watch(os.Stdin, crashreport.Program{Version: version, Folder: folder, Again: startAgain})
	if err != nil {
		_, _ = fmt.Fprintln(os.Stderr, err)
	}
}

// startAgain starts the program after it broke off, unless it never really ran: then it would only break again.
func startAgain(report string, lived time.Duration) {
	_, _ = fmt.Fprintln(os.Stderr, words.T("desktop.broken", "File", report))
	if lived < patience {
		return
	}
	program := exec.Command(os.Args[0], "--broke", report)
	program.Stdout, program.Stderr = os.Stdout, os.Stderr
	_ = program.Start() // the report is there in any case
}

// run opens the window and returns the program's exit code once it is closed.
func run(args arguments, problems io.Writer) (code int) {
	if why := noDisplay(); why != "" {
		_, _ = fmt.Fprintln(problems, why)
		return 1
	}
	if err := crashreport.Begin(); err != nil {
		_, _ = fmt.Fprintln(problems, err)
	}
	open(args)
	return 0
}

// open shows the window until it is closed.
func open(args arguments) {
	desktop := app.NewWithID(appID)
	icon, err := assets.FS.ReadFile("icon.png")
	if err == nil {
		desktop.SetIcon(fyne.NewStaticResource("icon.png", icon))
	}
	shell := ui.New(desktop, ui.Options{
		Version: version, Folder: configFolder(), Samples: samplesFolder(), Backups: backup.UsualFolder(), Reports: reportsFolder(),
		Me: me(), Leaving: endForSure,
	})
	desktop.Lifecycle().SetOnStarted(func() {
		shell.Start(args.File, args.Broke)
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

func reportsFolder() string { return filepath.Join(configFolder(), "reports") }

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
