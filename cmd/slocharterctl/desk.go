package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"text/tabwriter"
	"time"

	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

// desk is what every command works with.
type desk struct {
	out    io.Writer
	errs   io.Writer // for what goes wrong without stopping the command
	json   bool
	author string
	now    time.Time
}

func (d *desk) today() string { return d.now.Format(workspace.DateLayout) }

// read opens the file, lets look read the workspace, and closes it.
func (d *desk) read(file string, look func(w workspace.Workspace) error) error {
	return d.open(file, func(s *session.Session) error { return look(s.Workspace()) })
}

func (d *desk) open(file string, work func(s *session.Session) error) error {
	s, err := session.OpenAs(file, d.author, d.opening())
	if err != nil {
		return err
	}
	return errors.Join(work(s), s.Close())
}

// interruptible returns a context that ends when somebody presses Ctrl+C.
func (d *desk) interruptible() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt)
}

// service returns the service with the key; none for an empty key.
func service(w workspace.Workspace, key string) (slo.Service, error) {
	if key == "" {
		return slo.Service{}, nil
	}
	return w.ServiceByKey(key)
}

// print writes a result as JSON where that was asked for, and else as text.
func (d *desk) print(result any, text func(t *table)) error {
	if d.json {
		encoder := json.NewEncoder(d.out)
		encoder.SetIndent("", "  ")
		encoder.SetEscapeHTML(false)
		return encoder.Encode(result)
	}
	t := &table{tabwriter.NewWriter(d.out, 0, 8, 2, ' ', 0)}
	text(t)
	return t.w.Flush()
}

// table writes lines whose cells stand in columns.
type table struct{ w *tabwriter.Writer }

func (t *table) row(cells ...string) {
	for i, cell := range cells {
		cells[i] = strings.Join(strings.Fields(cell), " ") // a tab or a line break would tear the columns
	}
	_, _ = fmt.Fprintln(t.w, strings.TrimRight(strings.Join(cells, "\t"), "\t"))
}

// text writes a line or a paragraph outside of the columns.
func (t *table) text(s string) {
	_ = t.w.Flush()
	_, _ = fmt.Fprintln(t.w, strings.ReplaceAll(s, "\t", " "))
	_ = t.w.Flush()
}
