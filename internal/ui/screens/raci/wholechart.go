package raci

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workbook"
)

// chartMenu offers what can be done with the whole chart, whatever is selected.
func (s *Screen) chartMenu() []widgets.Command {
	return []widgets.Command{
		{Text: words.T("raci.chart.copy"), Do: s.copyChart},
		{Text: words.T("raci.chart.export"), Do: s.export},
		{Text: words.T("raci.chart.import"), Do: s.askHandmade},
	}
}

func (s *Screen) export() { s.env.Export(stage.RACIChart, s.at.ServiceID) }

// copyChart puts the whole chart on the clipboard, with its headings and the people behind them.
func (s *Screen) copyChart() {
	fyne.CurrentApp().Clipboard().SetContent(workbook.ChartTable(s.w, s.at.ServiceID))
	s.env.Tell(words.T("raci.chart.copied"))
	s.focusGrid()
}
