package markdown

import (
	"fmt"
	"io"
	"slices"
	"time"

	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// minutes is a review that is written down.
type minutes struct {
	*page
	w     workspace.Workspace
	r     review.Review
	lines []review.Line
}

// Minutes writes what a review looked at and came to. The error is a workspace.NotFound, or what writing fails with.
func Minutes(out io.Writer, w workspace.Workspace, reviewID string) error {
	r, ok := w.Reviews[reviewID]
	if !ok {
		return workspace.NotFound{Kind: "review", Key: reviewID}
	}
	m := minutes{newPage(out), w, r, w.LinesOf(reviewID)}
	m.head()
	m.attendance()
	m.figures()
	for _, l := range m.lines {
		m.slo(l)
	}
	m.topics()
	m.decisions()
	m.proposals()
	m.actions()
	m.notes()
	if err := m.end(); err != nil {
		return fmt.Errorf("write minutes: %w", err)
	}
	return nil
}

func (m minutes) heading(level, title string) { m.block(level + " " + title) }

// said writes a name in bold with what was said to it; nothing when nothing was.
func (m minutes) said(name, what string) {
	if what != "" {
		m.block("**" + text(name) + "** " + paragraphs(what))
	}
}

func (m minutes) head() {
	m.heading("#", text(words.T("minutes.title", "Service", m.r.Service, "Kind", words.ReviewKind(m.r.Kind), "Date", words.Date(m.r.Date))))
	if m.r.AsOf != "" {
		m.block(text(words.T("minutes.as-of", "Moment", words.Moment(slo.Moment(m.r.AsOf), time.UTC))))
	}
	if m.r.State != review.Held {
		m.block(text(words.T("minutes.open", "State", words.ReviewState(m.r.State))))
	}
	m.said(words.T("minutes.verdict"), m.r.VerdictText)
}

func (m minutes) attendance() {
	var rows [][]string
	for _, a := range m.w.AttendeesOf(m.r.ID) {
		rows = append(rows, []string{cell(a.Name), cell(a.Role), presence(a)})
	}
	if len(rows) == 0 {
		return
	}
	m.heading("##", words.T("minutes.attendance"))
	m.table([]string{words.T("minutes.name"), words.T("minutes.role"), words.T("minutes.there")}, rows)
}

func presence(a review.Attendee) string {
	switch {
	case a.Present:
		return words.T("minutes.present")
	case a.Must:
		return words.T("minutes.missing")
	}
	return words.T("minutes.absent")
}

func (m minutes) figures() {
	var rows [][]string
	for _, l := range m.lines {
		rows = append(rows, []string{
			cell(l.Name), words.LineTarget(l), words.LineState(l), words.LineSLI(l), words.LineLeft(l), cell(l.Used), cell(l.Change),
		})
	}
	if len(rows) == 0 {
		return
	}
	m.heading("##", words.T("minutes.slos"))
	m.table([]string{
		words.T("minutes.slo"), words.T("minutes.target"), words.T("minutes.state"), words.T("minutes.sli"), words.T("minutes.left"),
		words.T("minutes.used"), words.T("minutes.change"),
	}, rows)
}

// slo writes what was said about one SLO.
func (m minutes) slo(l review.Line) {
	m.heading("###", text(l.Name))
	m.said(words.T("minutes.verdict"), l.VerdictText)
	if l.Toil != review.Unsaid || l.Satisfaction != review.Unsaid {
		m.block(text(words.T("minutes.inputs", "Toil", words.Level(l.Toil), "Satisfaction", words.Level(l.Satisfaction))))
	}
	if l.Suggestion != "" {
		m.said(words.T("minutes.suggestion"), words.T("minutes.suggested", "Suggestion", l.Suggestion, "Balance", words.Balance(l.Balance)))
	}
	if l.Decided != review.Undecided {
		m.said(words.T("minutes.decided", "How", words.Decided(l.Decided)), words.LineDecision(l))
	}
	m.said(words.T("minutes.why"), l.Why)
	for _, t := range m.w.TopicsOf(m.r.ID) {
		if t.Each {
			m.said(t.Text, m.w.ReviewAnswer(l.ID, t.ID))
		}
	}
}

func (m minutes) topics() {
	topics := slices.DeleteFunc(m.w.TopicsOf(m.r.ID), func(t review.Topic) bool { return t.Note == "" })
	if len(topics) == 0 {
		return
	}
	m.heading("##", words.T("minutes.discussed"))
	for _, t := range topics {
		m.said(t.Text, t.Note)
	}
}

func (m minutes) decisions() {
	var rows [][]string
	for _, d := range m.w.ReviewDecisions(m.r.ID) {
		rows = append(rows, []string{cell(d.Decided), cell(d.Reason), cell(d.By), cell(d.VerdictText)})
	}
	if len(rows) == 0 {
		return
	}
	m.heading("##", words.T("minutes.decisions"))
	m.table([]string{words.T("minutes.decision"), words.T("minutes.why-column"), words.T("minutes.by"), words.T("minutes.policy")}, rows)
}

// proposals lists what was proposed in the review, and what became of it.
func (m minutes) proposals() {
	var rows [][]string
	for _, p := range m.w.ProposalsIn(m.r.ID) {
		var signed []string
		for _, s := range m.w.ProposalSignsOf(p.ID) {
			signed = append(signed, s.Name)
		}
		rows = append(rows, []string{
			cell(words.Proposal(p, m.w.SLOs[p.SLOID].Name)), words.ProposalState(p.State), cell(words.List(signed)), cell(p.Evidence),
		})
	}
	if len(rows) == 0 {
		return
	}
	m.heading("##", words.T("minutes.proposals"))
	m.table([]string{
		words.T("minutes.proposal"), words.T("minutes.state"), words.T("minutes.signed"), words.T("minutes.evidence"),
	}, rows)
}

func (m minutes) actions() {
	var rows [][]string
	for _, f := range m.w.ReviewActions(m.r.ID) {
		rows = append(rows, []string{cell(f.Text), cell(f.Owner), words.Date(f.Due), actionState(f), link(f.Link), cell(f.Note)})
	}
	if len(rows) == 0 {
		return
	}
	m.heading("##", words.T("minutes.actions"))
	m.table([]string{
		words.T("minutes.action"), words.T("minutes.owner"), words.T("minutes.due"), words.T("minutes.state"), words.T("minutes.link"),
		words.T("minutes.note"),
	}, rows)
}

func actionState(f review.FollowUp) string {
	if f.New && f.State == review.Open {
		return words.T("minutes.new")
	}
	return words.ActionState(f.State)
}

func (m minutes) notes() {
	if m.r.Notes == "" {
		return
	}
	m.heading("##", words.T("minutes.notes"))
	m.block(paragraphs(m.r.Notes))
}
