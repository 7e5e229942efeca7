// Package workbook draws what a workspace holds as Excel workbooks that people print, mail and fill in: the RACI chart on
// one page, and the review pack. It knows nothing of windows, and takes all its figures and sentences from the floors below.
package workbook

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"time"

	"slocharter/internal/slo"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// Options say what an export is about. The same workspace and options, which hold the figures, give the same bytes.
type Options struct {
	ServiceID string    // the service; empty for the default chart, or for all services in a review pack
	Today     time.Time // the moment of the export; its day decides what is overdue
	FileName  string    // of the workspace, to be named in the version line; may be empty
	Figures   Figures   // what was measured by then; a RACI chart needs none
	Change    int       // the number of the latest change-log entry; 0 when it is not known
	Chart     ChartOptions
}

// Kind is a workbook that can be exported.
type Kind string

// The kinds.
const (
	RACIChart  Kind = "raci"
	ReviewPack Kind = "review"
)

// RACI writes the responsibility chart of a service, or the default one, as a workbook of one page; or all charts, each on
// a page of its own.
// The error is a workspace.NotFound for a service that does not exist, that of the context, or that of the writer.
func RACI(ctx context.Context, out io.Writer, w workspace.Workspace, opts Options) error {
	e, err := begin(RACIChart, w, opts)
	if err != nil {
		return err
	}
	return e.write(ctx, out, e.charts())
}

// Review writes what a review meeting looks at, of a service or of all, as a workbook. Errors are those of RACI.
func Review(ctx context.Context, out io.Writer, w workspace.Workspace, opts Options) error {
	e, err := begin(ReviewPack, w, opts)
	if err != nil {
		return err
	}
	sheets := []func() sheet{e.summary}
	for _, p := range e.pages() {
		sheets = append(sheets, p.draw)
	}
	return e.write(ctx, out, sheets)
}

// SuggestedName returns a file name for an export: "raci payments 2026-11-21.xlsx". Service is the key of the service, or
// empty; today is the day as YYYY-MM-DD.
func SuggestedName(kind Kind, service, today string) string {
	name := words.T("workbook.file.raci")
	if kind == ReviewPack {
		name = words.T("workbook.file.review")
	}
	parts := []string{name, service, today}
	return fileSafe(strings.Join(strings.Fields(strings.Join(parts, " ")), " ")) + ".xlsx"
}

// fileSafe replaces what some system does not allow in a file name.
func fileSafe(name string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, name)
}

// export is one workbook in the making.
type export struct {
	Options
	kind     Kind
	w        workspace.Workspace
	day      string // YYYY-MM-DD
	service  slo.Service
	tabs     tabs
	policies []policyTab
	edits    []editable
}

func begin(kind Kind, w workspace.Workspace, opts Options) (export, error) {
	service, ok := w.Services[opts.ServiceID]
	if opts.ServiceID != "" && !ok {
		return export{}, workspace.NotFound{Kind: "service", Key: opts.ServiceID}
	}
	e := export{Options: opts, kind: kind, w: w, day: opts.Today.Format(workspace.DateLayout), service: service}
	e.tabs = newTabs()
	e.policies = e.policyTabs()
	e.edits = e.editables()
	return e.withCharts(), nil
}

// services lists what the export is about.
func (e export) services() []slo.Service {
	if e.ServiceID != "" {
		return []slo.Service{e.service}
	}
	return e.w.ServicesInOrder()
}

// about names the service or says that it is about all of them.
func (e export) about() string {
	switch {
	case e.ServiceID != "":
		return e.service.Name
	case e.kind == RACIChart && !e.Chart.All:
		return words.T("workbook.raci.default")
	}
	return words.T("workbook.all-services")
}

// organisation names the workspace.
func (e export) organisation() string { return e.w.Info().Name }

// exportID names this export, so that an edited workbook can be matched with it.
func (e export) exportID() string {
	text := strings.Join([]string{string(e.kind), e.w.Info().ID, e.ServiceID, e.Today.UTC().Format(time.RFC3339Nano), fmt.Sprint(e.Change)}, "\n")
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:16])
}

// version says of what, when and after which change the workbook was made.
func (e export) version() string {
	parts := []string{e.organisation()}
	if e.FileName != "" {
		parts = append(parts, e.FileName)
	}
	parts = append(parts, words.T("workbook.exported", "Date", words.Date(e.day)))
	if e.Change > 0 {
		parts = append(parts, words.T("workbook.change", "Number", e.Change))
	}
	return strings.Join(parts, " · ")
}

// write draws the sheets and the hidden one, one after the other, and writes the workbook when all are there.
func (e export) write(ctx context.Context, out io.Writer, sheets []func() sheet) error {
	b := newBook(e)
	defer b.close()
	meta := func() sheet { return e.meta(b.marked) }
	for _, draw := range append(sheets, meta) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := b.add(draw()); err != nil {
			return fmt.Errorf("draw the workbook: %w", err)
		}
	}
	return b.write(out)
}
