package main

import (
	"context"
	"io"
	"path/filepath"

	"slocharter/internal/safefile"
	"slocharter/internal/session"
	"slocharter/internal/store"
	"slocharter/internal/words"
	"slocharter/internal/workbook"
	"slocharter/internal/workspace"
)

type exportCommand struct {
	What        string `arg:"" enum:"raci,raci-png,raci-svg,review" help:"${export_what}"`
	File        string `arg:"" help:"${file}"`
	Out         string `required:"" help:"${export_out}" placeholder:"X.xlsx" type:"path"`
	Service     string `help:"${export_service}" placeholder:"KEY" xor:"which"`
	All         bool   `help:"${export_all}" xor:"which"`
	Paper       string `enum:",a4,letter" default:"" help:"${export_paper}" placeholder:"a4"`
	Differences bool   `help:"${export_differences}"`
	Names       bool   `help:"${export_names}"`
	Replace     bool   `help:"${export_replace}"`
}

// writeExport writes a workbook or a picture.
type writeExport func(ctx context.Context, out io.Writer, w workspace.Workspace, options workbook.Options) error

// writer returns what writes the chosen export.
func (c *exportCommand) writer() writeExport {
	switch c.What {
	case "review":
		return workbook.Review
	case "raci-png":
		return drawing(workbook.PNG)
	case "raci-svg":
		return drawing(workbook.SVG)
	}
	return workbook.RACI
}

func drawing(kind workbook.Picture) writeExport {
	return func(_ context.Context, out io.Writer, w workspace.Workspace, options workbook.Options) error {
		return workbook.ChartPicture(out, kind, w, options)
	}
}

// check refuses what only the workbook of charts can do.
func (c *exportCommand) check() error {
	if c.What != "raci" && (c.All || c.Differences) || c.What == "review" && c.Names {
		return sentence{"command.export.only-raci", nil}
	}
	if drawn := c.What == "raci-png" || c.What == "raci-svg"; drawn && c.Paper != "" {
		return sentence{"command.export.no-paper", nil}
	}
	return nil
}

// Run writes an export.
func (c *exportCommand) Run(d *desk) error {
	if err := c.check(); err != nil {
		return err
	}
	return d.open(c.File, func(document *session.Session) error {
		ctx, stop := d.interruptible()
		defer stop()
		w := document.Workspace()
		options, err := c.options(ctx, d, document)
		if err != nil {
			return err
		}
		write := c.writer()
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

// options says what the export is about.
func (c *exportCommand) options(ctx context.Context, d *desk, document *session.Session) (workbook.Options, error) {
	s, err := service(document.Workspace(), c.Service)
	if err != nil {
		return workbook.Options{}, err
	}
	latest, err := document.History(store.Filter{Limit: 1})
	if err != nil {
		return workbook.Options{}, err
	}
	options := workbook.Options{ServiceID: s.ID, Today: d.now, FileName: filepath.Base(c.File), Chart: workbook.ChartOptions{
		Paper: workbook.Paper(c.Paper), All: c.All, Differences: c.Differences, Names: c.Names,
	}}
	if c.What == "review" {
		options.Figures, err = workbook.Measure(ctx, document, document.Workspace(), s.ID, d.now)
	}
	if len(latest) > 0 {
		options.Change = int(latest[0].Seq)
	}
	return options, err
}
