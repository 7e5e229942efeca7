// Command screenshots draws every screen with the sample, light and dark, without a display. It knows the window only
// from outside.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"slocharter/internal/reading"
	"slocharter/internal/review"
	"slocharter/internal/sample"
	"slocharter/internal/session"
	"slocharter/internal/ui"
	"slocharter/internal/ui/stage"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// look is a way to draw all screens, or those that are named.
type look struct {
	name  string // behind the name of the screen; empty for none
	theme string
	text  float32 // presentation size
	size  fyne.Size
	only  []string // names of pictures
}

// picture is what is drawn: a screen, or a place on it.
type picture struct {
	name string
	to   stage.Route
}

var (
	usual = fyne.NewSize(1280, 800)
	small = fyne.NewSize(1024, 640)
	some  = []string{"overview", "guide", "slos", "raci", "policy", "measurements", "budget", "what-if", "agreements", "review"}
)

var looks = []look{
	{name: "light", theme: "light", text: 1, size: usual},
	{name: "dark", theme: "dark", text: 1, size: usual},
	{name: "small", theme: "light", text: 1, size: small, only: some},
	{name: "large-text", theme: "light", text: 2, size: usual, only: some},
}

func main() {
	out := flag.String("out", ".", "the folder for the pictures")
	lang := flag.String("lang", "en", "the language of the pictures, which is that of their numbers and dates too")
	flag.Parse()
	spoken := words.Locale{Texts: []string{*lang}, Numbers: *lang, Dates: *lang}
	if *lang != string(words.English) { // pictures in English show what is said of no place
		words.Speak(words.Choose("", spoken), spoken.Format())
	}
	if err := drawAll(*out); err != nil {
		fmt.Fprintln(os.Stderr, words.Error(err))
		os.Exit(1)
	}
}

func drawAll(out string) error {
	scratch, err := os.MkdirTemp("", "slocharter-screenshots-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(scratch) }()
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	file := filepath.Join(scratch, words.T("shell.sample.file")+".slocharter")
	if err := makeSample(file); err != nil {
		return err
	}
	for _, l := range looks {
		if err := l.draw(scratch, file, out); err != nil {
			return err
		}
	}
	return nil
}

func makeSample(path string) error {
	now := time.Now()
	w, err := workspace.Sample(now)
	if err != nil {
		return err
	}
	made, err := sample.Create(context.Background(), path, w, "Ada", words.T("shell.history.sample"), now)
	if err != nil {
		return err
	}
	return errors.Join(prepareReview(made, now), made.Close())
}

// prepareReview prepares a review of the service of an SLO with a story, so that there is one to be drawn.
func prepareReview(made *session.Session, now time.Time) error {
	w := made.Workspace()
	o, err := w.SLOByKey("pay-in-2s")
	if err != nil {
		return err
	}
	service, err := reading.NewBook(made).Service(context.Background(), w, o.ServiceID, now)
	if err != nil {
		return err
	}
	figures, err := service.Snapshot(now, nil)
	if err != nil {
		return err
	}
	return made.Do(words.T("shell.history.sample"), func(w *workspace.Workspace) error {
		r, err := w.PlanReview(o.ServiceID, review.Weekly, now.Format(workspace.DateLayout))
		if err != nil {
			return err
		}
		return w.PrepareReview(r.ID, figures)
	})
}

// draw opens a window and draws the welcome screen and then, with the sample, all others.
func (l look) draw(scratch, file, out string) error {
	preferences, err := json.Marshal(map[string]any{"author": "Ada", "theme": l.theme, "textScale": l.text})
	if err == nil {
		err = os.WriteFile(filepath.Join(scratch, "preferences.json"), preferences, 0o600)
	}
	if err != nil {
		return err
	}
	posted := make(chan func(), 100)
	shell := ui.New(test.NewApp(), ui.Options{Folder: scratch, Post: func(f func()) { posted <- f }})
	shell.Window().Resize(l.size)
	if err := l.capture(shell, out, string(stage.Welcome)); err != nil {
		return err
	}
	shell.Open(file)
	settle(posted)
	defer shell.Quit()
	for _, p := range pictures(shell) {
		shell.GoTo(p.to)
		settle(posted)
		if err := l.capture(shell, out, p.name); err != nil {
			return err
		}
	}
	return nil
}

// pictures lists the screens, and the tabs of an SLO with a story.
func pictures(shell *ui.Shell) []picture {
	var all []picture
	for _, name := range shell.Places() {
		all = append(all, picture{string(name), stage.Route{Screen: name}})
	}
	o, err := shell.Session().Workspace().SLOByKey("pay-in-2s")
	if err != nil {
		return all
	}
	for _, tab := range stage.Tabs[1:] {
		all = append(all, picture{string(tab), stage.SLORoute(o.ServiceID, o.ID, tab)})
	}
	for _, r := range shell.Session().Workspace().ReviewsOf(o.ServiceID) {
		if r.State != review.Prepared {
			continue
		}
		all = append(all, picture{"review", stage.Route{Screen: stage.Reviews, ServiceID: o.ServiceID, ID: r.ID}})
	}
	return append(all, picture{"replay", stage.Route{Screen: stage.Policy, ServiceID: o.ServiceID, ID: stage.PolicyReplay}})
}

// quiet is how long nothing must come up before a picture is taken.
const quiet = 400 * time.Millisecond

// settle lets what was read beside the screen arrive.
func settle(posted <-chan func()) {
	for {
		select {
		case do := <-posted:
			do()
		case <-time.After(quiet):
			return
		}
	}
}

// capture writes what the window shows as a picture.
func (l look) capture(shell *ui.Shell, out, name string) error {
	if l.only != nil && !slices.Contains(l.only, name) {
		return nil
	}
	file, err := os.Create(filepath.Join(out, fmt.Sprintf("%s-%s.png", name, l.name)))
	if err != nil {
		return err
	}
	if err := png.Encode(file, shell.Window().Canvas().Capture()); err != nil {
		_ = file.Close() // the reason why it was not drawn says more
		return err
	}
	return file.Close()
}
