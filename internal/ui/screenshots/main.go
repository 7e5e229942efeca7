// Command screenshots draws every screen with the sample, light and dark, without a display. It knows the window only
// from outside.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"slocharter/internal/sample"
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
	only  []stage.Name
}

var (
	usual = fyne.NewSize(1280, 800)
	small = fyne.NewSize(1024, 640)
	some  = []stage.Name{stage.Guide, stage.SLOs, stage.RACI}
)

var looks = []look{
	{name: "light", theme: "light", text: 1, size: usual},
	{name: "dark", theme: "dark", text: 1, size: usual},
	{name: "small", theme: "light", text: 1, size: small, only: some},
	{name: "large-text", theme: "light", text: 2, size: usual, only: some},
}

func main() {
	out := flag.String("out", ".", "the folder for the pictures")
	flag.Parse()
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
	return made.Close()
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
	posted := make(chan func(), 1)
	shell := ui.New(test.NewApp(), ui.Options{Folder: scratch, Post: func(f func()) { posted <- f }})
	shell.Window().Resize(l.size)
	if err := l.capture(shell, out, stage.Welcome); err != nil {
		return err
	}
	shell.Open(file)
	(<-posted)()
	defer shell.Quit()
	for _, name := range shell.Places() {
		shell.GoTo(stage.Route{Screen: name})
		if err := l.capture(shell, out, name); err != nil {
			return err
		}
	}
	return nil
}

// capture writes what the window shows as a picture.
func (l look) capture(shell *ui.Shell, out string, name stage.Name) error {
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
