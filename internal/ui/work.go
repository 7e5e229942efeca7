package ui

import (
	"context"
	"errors"
	"time"
)

// patience is how long something may take before people are shown that it is going on.
const patience = 500 * time.Millisecond

// work is the one way off the UI goroutine: it does something long beside the screen, one thing at a time.
type work struct {
	post   func(func())
	beside func(func())
	news   *news
	stop   context.CancelFunc // nil while nothing is going on
}

// begin does something beside the screen, and calls done on the UI goroutine with what came of it. When it is cancelled,
// done is called with context.Canceled. It returns false when something else is going on.
func (w *work) begin(label string, do func(context.Context) error, done func(error)) bool {
	if w.stop != nil {
		return false
	}
	ctx, cancel := context.WithCancel(context.Background())
	w.stop = cancel
	show := time.AfterFunc(patience, func() {
		w.post(func() {
			if ctx.Err() == nil {
				w.news.busy(label, cancel)
			}
		})
	})
	w.beside(func() {
		err := do(ctx)
		show.Stop()
		w.post(func() { w.end(cancel, err, done) })
	})
	return true
}

func (w *work) end(cancel context.CancelFunc, err error, done func(error)) {
	cancel()
	w.stop = nil
	w.news.idle()
	done(err)
}

// cancel stops what is going on.
func (w *work) cancel() {
	if w.stop != nil {
		w.stop()
	}
}

func cancelled(err error) bool { return errors.Is(err, context.Canceled) }
