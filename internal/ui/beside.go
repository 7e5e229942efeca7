package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2/widget"

	"slocharter/internal/session"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// fetch reads something beside the screen. What came of it does not matter any more once the workspace was closed.
func (d *desk) fetch(do func(context.Context) error, then func(error)) {
	d.shell.options.Beside(func() {
		err := do(d.open)
		d.shell.options.Post(func() {
			if d.open.Err() == nil {
				then(err)
			}
		})
	})
}

// blink is how long the window may stand still before people see that something goes on.
const blink = 150 * time.Millisecond

// await does something that nothing else can be done beside: what is over at once is not shown, the rest shows how far it
// is and can be cancelled.
func (s *Shell) await(label string, job session.Job, then func(error)) {
	ctx, cancel := context.WithCancel(context.Background())
	p := &progress{post: s.options.Post, bar: widget.NewProgressBar()}
	ended := make(chan error, 1)
	s.options.Beside(func() { ended <- job.Do(ctx, p.report) })
	end := func(err error) {
		cancel()
		then(job.End(err))
	}
	select {
	case err := <-ended:
		end(err)
	case <-time.After(blink):
		box := widgets.Dialog{Title: label, Body: p.bar, Confirm: words.T("shell.cancel"), OnConfirm: cancel}.Open(s.window.Canvas())
		s.options.Beside(func() {
			err := <-ended
			s.options.Post(func() {
				box.Close()
				end(err)
			})
		})
	}
}

// progress shows how far something is. It asks the UI goroutine only when there is something new to see.
type progress struct {
	post  func(func())
	bar   *widget.ProgressBar
	shown int
}

func (p *progress) report(done, total int) {
	percent := 100 * done / max(total, 1)
	if percent == p.shown {
		return
	}
	p.shown = percent
	p.post(func() { p.bar.SetValue(float64(percent) / 100) })
}

// askTable asks for a file with a table in it.
func (s *Shell) askTable(title string, extensions []string, chosen func(path string)) {
	kind := FileKind{Name: words.T("shell.kind.table"), Extension: extensions[0], Others: extensions[1:]}
	s.askOpen(title, kind, chosen)
}
