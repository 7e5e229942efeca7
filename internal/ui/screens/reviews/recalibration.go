package reviews

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/review"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// recalibration lists what the review proposes for its SLOs, with the proposal of the selected one below it.
type recalibration struct {
	screen *Screen
	review review.Review
	hint   *widgets.Paragraph
	table  *widgets.SortTable
	panel  *forms.ProposalPanel
	column *widgets.Column
}

func newRecalibration(s *Screen) *recalibration {
	p := &recalibration{screen: s, hint: widgets.NewParagraph(words.T("reviews.recalibration-hint"), muted), panel: forms.NewProposalPanel(s.env)}
	p.table = widgets.NewSortTable(widgets.Table{
		Name: "proposals",
		Columns: []widgets.TableColumn{
			{Title: words.T("reviews.column.slo"), Weight: 2}, {Title: words.T("reviews.column.target"), Weight: 1.6},
			{Title: words.T("reviews.column.left"), Right: true, Weight: 0.9}, {Title: words.T("reviews.column.suggests"), Weight: 2.6},
			{Title: words.T("reviews.column.decided"), Weight: 2, Ems: 60}, {Title: words.T("reviews.column.proposal"), Weight: 1.8},
		},
		Empty: words.T("reviews.no-slos"), Rows: -1,
	})
	p.table.OnSelect = func(string) { p.showPanel() }
	p.table.OnOpen = func(string) { p.panel.Propose() }
	p.column = widgets.NewColumn(4, p.hint, p.table, p.panel.Content())
	return p
}

func (p *recalibration) content() fyne.CanvasObject { return p.column }
func (p *recalibration) focus()                     { p.table.Focus() }

func (p *recalibration) show(r review.Review, _ bool) {
	p.review = r
	p.hint.Hidden = r.State == review.Held
	var rows []widgets.Row
	for _, l := range p.lines() {
		rows = append(rows, widgets.Row{ID: l.ID, Cells: []widgets.Cell{
			widgets.TextCell(l.Name), widgets.TextCell(words.LineTarget(l)), widgets.TextCell(words.LineLeft(l)).SortedBy(l.Left),
			widgets.MutedCell(orNone(l.Suggestion)), widgets.MutedCell(orNone(words.LineDecision(l))), forms.ProposalCell(p.proposal(l)),
		}})
	}
	p.table.Set(rows)
	if p.screen.w.Lines[p.table.Selected()].ReviewID != r.ID && len(rows) > 0 {
		p.table.Select(rows[0].ID)
	}
	p.showPanel()
}

// lines are those of SLOs that are still there.
func (p *recalibration) lines() []review.Line {
	var list []review.Line
	for _, l := range p.screen.w.LinesOf(p.review.ID) {
		if l.SLOID != "" {
			list = append(list, l)
		}
	}
	return list
}

// proposal is what was proposed for an SLO in this review; while that is not over, what is open for it otherwise.
func (p *recalibration) proposal(l review.Line) review.Proposal {
	w := p.screen.w
	for _, one := range w.ProposalsOf(l.SLOID) {
		if one.ReviewID == p.review.ID {
			return one
		}
	}
	if p.review.State == review.Held {
		return review.Proposal{}
	}
	open, _ := w.OpenProposal(l.SLOID)
	return open
}

// count is how many proposals the review made, or finds open.
func (p *recalibration) count(r review.Review) int {
	p.review = r
	count := 0
	for _, l := range p.lines() {
		if p.proposal(l).ID != "" {
			count++
		}
	}
	return count
}

func (p *recalibration) showPanel() {
	w := p.screen.w
	l := w.Lines[p.table.Selected()]
	p.panel.Show(w, forms.Recalibration{
		SLO: w.SLOs[l.SLOID], ReviewID: p.review.ID, Facts: facts(l), Evidence: evidence(p.review, l), Closed: p.review.State == review.Held,
	})
	p.column.Settle()
}

// propose asks what should become of the SLO of a line.
func (p *recalibration) propose(lineID string) {
	p.table.Select(lineID)
	p.showPanel()
	p.panel.Propose()
}

// evidence is what the figures of the review say for a proposal.
func evidence(r review.Review, l review.Line) string {
	return words.T("reviews.evidence", "Review", called(r), "Facts", facts(l))
}
