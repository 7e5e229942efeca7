package ui

import (
	"context"
	"io"

	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workbook"
	"slocharter/internal/workspace"
)

// chartChoices are how people exported a chart last.
type chartChoices struct {
	As          string         `json:"as,omitempty"` // the extension of the file without its dot; empty: a workbook
	Paper       workbook.Paper `json:"paper,omitempty"`
	All         bool           `json:"all,omitempty"`
	Differences bool           `json:"differences,omitempty"`
	Names       bool           `json:"names,omitempty"`
}

const asWorkbook = "xlsx"

// kind is the kind of the file.
func (c chartChoices) kind() FileKind {
	name := words.T("shell.kind.workbook")
	if c.As != asWorkbook {
		name = words.T("shell.kind.picture")
	}
	return FileKind{Name: name, Extension: "." + c.As}
}

func (c chartChoices) options() workbook.ChartOptions {
	if c.As != asWorkbook {
		return workbook.ChartOptions{Names: c.Names}
	}
	return workbook.ChartOptions{Paper: c.Paper, All: c.All, Differences: c.Differences, Names: c.Names}
}

// write is what writes the file.
func (c chartChoices) write(ctx context.Context, out io.Writer, w workspace.Workspace, options workbook.Options) error {
	if c.As == asWorkbook {
		return workbook.RACI(ctx, out, w, options)
	}
	return workbook.ChartPicture(out, workbook.Picture(c.As), w, options)
}

// chartDialog asks how a chart is exported.
type chartDialog struct {
	as, which, paper   *widgets.ChoiceField
	differences, names *widgets.CheckField
}

// The charts that can be exported.
const (
	oneChart  = "one"
	allCharts = "all"
)

// askChart asks how a chart is exported, beginning with how it was last, and where to; then it writes it.
func (s *Shell) askChart(serviceID string) {
	about := words.T("shell.chart.default")
	if serviceID != "" {
		about = s.desk.workspace().Services[serviceID].Name
	}
	d := newChartDialog(about, s.memory.kept.Chart)
	widgets.Dialog{
		Title: words.T("shell.chart.title"), Body: widgets.Stack(3, d.as, d.which, d.paper, d.differences, d.names),
		Confirm: words.T("shell.chart.confirm"), Cancel: words.T("shell.cancel"),
		OnConfirm: func() {
			chosen := d.choices()
			s.noted(s.memory.change(func(k *kept) { k.Chart = chosen }))
			s.placeChart(chosen, serviceID)
		},
	}.Open(s.window.Canvas())
}

func newChartDialog(about string, last chartChoices) *chartDialog {
	choice := func(label string) *widgets.ChoiceField { return widgets.NewChoiceField(widgets.Field{Label: label}) }
	d := &chartDialog{
		as: choice(words.T("shell.chart.as")), which: choice(words.T("shell.chart.which")), paper: choice(words.T("shell.chart.paper")),
		differences: widgets.NewCheckField(widgets.Field{Label: words.T("shell.chart.differences"), Help: words.T("shell.chart.differences-help")}),
		names:       widgets.NewCheckField(widgets.Field{Label: words.T("shell.chart.names"), Help: words.T("shell.chart.names-help")}),
	}
	d.as.Set([]widgets.Choice{
		{ID: asWorkbook, Text: words.T("shell.chart.workbook")}, {ID: string(workbook.PNG), Text: words.T("shell.chart.png")},
		{ID: string(workbook.SVG), Text: words.T("shell.chart.svg")},
	}, orElse(last.As, asWorkbook))
	which := oneChart
	if last.All {
		which = allCharts
	}
	d.which.Set([]widgets.Choice{{ID: oneChart, Text: about}, {ID: allCharts, Text: words.T("shell.chart.all")}}, which)
	d.paper.Set([]widgets.Choice{
		{ID: string(workbook.A4), Text: words.T("shell.chart.a4")}, {ID: string(workbook.Letter), Text: words.T("shell.chart.letter")},
	}, orElse(string(last.Paper), string(workbook.A4)))
	d.differences.Set(last.Differences)
	d.names.Set(last.Names)
	d.as.OnChoose = func(string) { d.enable() }
	d.enable()
	return d
}

// enable lets people choose only what counts for the kind of file.
func (d *chartDialog) enable() {
	picture := d.as.Value() != asWorkbook
	d.which.SetReadOnly(picture)
	d.paper.SetReadOnly(picture)
	if picture {
		d.differences.Disable()
		return
	}
	d.differences.Enable()
}

func (d *chartDialog) choices() chartChoices {
	return chartChoices{
		As: d.as.Value(), Paper: workbook.Paper(d.paper.Value()), All: d.which.Value() == allCharts,
		Differences: d.differences.Value(), Names: d.names.Value(),
	}
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

// placeChart asks for the place of a chart and writes it there.
func (s *Shell) placeChart(chosen chartChoices, serviceID string) {
	kind := chosen.kind()
	name := workbook.ChartName(chosen.options(), s.desk.workspace().Services[serviceID].Name, s.desk.session.Today(), kind.Extension)
	s.askSave(words.T("shell.chart.title"), name, kind, func(path string, replace bool) {
		if s.desk == nil {
			return // the workspace was closed while people chose
		}
		s.writeExport(path, replace, serviceID, func(ctx context.Context, out io.Writer, w workspace.Workspace, options workbook.Options) error {
			options.Chart = chosen.options()
			return chosen.write(ctx, out, w, options)
		})
	})
}
