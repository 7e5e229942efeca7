package main

import (
	"io"
	"path/filepath"

	"slocharter/internal/safefile"
	"slocharter/internal/session"
	"slocharter/internal/store"
	"slocharter/internal/words"
	"slocharter/internal/workbook"
)

type exportCommand struct {
	What    string `arg:"" enum:"raci,review" help:"${export_what}"`
	File    string `arg:"" help:"${file}"`
	Out     string `required:"" help:"${export_out}" placeholder:"X.xlsx" type:"path"`
	Service string `help:"${export_service}" placeholder:"KEY"`
	Replace bool   `help:"${export_replace}"`
}

// Run writes a workbook.
func (c *exportCommand) Run(d *desk) error {
	return d.open(c.File, func(document *session.Session) error {
		w := document.Workspace()
		s, err := service(w, c.Service)
		if err != nil {
			return err
		}
		latest, err := document.History(store.Filter{Limit: 1})
		if err != nil {
			return err
		}
		ctx, stop := d.interruptible()
		defer stop()
		write := workbook.RACI
		if c.What == "review" {
			write = workbook.Review
		}
		options := workbook.Options{ServiceID: s.ID, Today: d.now, FileName: filepath.Base(c.File)}
		if c.What == "review" {
			if options.Figures, err = workbook.Measure(ctx, document, w, s.ID, d.now); err != nil {
				return err
			}
		}
		if len(latest) > 0 {
			options.Change = int(latest[0].Seq)
		}
		err = safefile.WriteTo(ctx, c.Out, c.Replace, func(out io.Writer) error { return write(ctx, out, w, options) })
		if err != nil {
			return err
		}
		result := struct {
			File string `json:"file"`
		}{c.Out}
		return d.print(result, func(t *table) { t.text(words.T("command.exported", "File", c.Out)) })
	})
}
