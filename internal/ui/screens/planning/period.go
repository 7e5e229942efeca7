package planning

import (
	"math/big"
	"time"

	"slocharter/internal/review"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// next is the period that is planned next: after the last one that is planned, and no earlier than today, for three months,
// with as much for reliability as in the last one.
func (b *balance) next() review.WorkBalance {
	s := b.screen
	next := review.WorkBalance{ServiceID: s.weighed(), From: s.env.Session.Today(), Suggested: b.suggested()}
	if plans := s.w.BalancesOf(next.ServiceID); len(plans) > 0 {
		last := plans[len(plans)-1]
		next.From = max(next.From, day(last.To).AddDate(0, 0, 1).Format(workspace.DateLayout))
		next.Planned = last.Planned
	}
	from := day(next.From)
	next.To = time.Date(from.Year(), from.Month()+3, from.Day()-1, 0, 0, 0, 0, time.UTC).Format(workspace.DateLayout)
	return next
}

// suggested is what the verdicts of the running month ask for, in per cent; empty when they say nothing.
func (b *balance) suggested() string {
	asked := b.asked()
	if len(asked) == 0 || asked[len(asked)-1].Share == nil {
		return ""
	}
	return new(big.Rat).Mul(asked[len(asked)-1].Share, big.NewRat(100, 1)).FloatString(0)
}

func (b *balance) edit(id string) {
	if before, ok := b.screen.w.Balances[id]; ok && !b.screen.env.Session.ReadOnly() {
		b.ask(before)
	}
}

// ask asks how much of the work of a period is for reliability: of a new one without an ID, or of one that is planned.
func (b *balance) ask(before review.WorkBalance) {
	s := b.screen
	from, to := forms.PlanDay(s.env, words.T("planning.first-day")), forms.PlanDay(s.env, words.T("planning.last-day"))
	planned := widgets.NewTextField(widgets.Field{Label: words.T("planning.share")})
	note := widgets.NewTextArea(widgets.Field{Label: words.Field("note")}, 2)
	from.Set(before.From)
	to.Set(before.To)
	planned.Set(before.Planned)
	note.Set(before.Note)
	write := func(w *workspace.Workspace) error {
		now := before
		if before.ID != "" {
			now = w.Balances[before.ID]
		}
		forms.Changed(&now.From, before.From, from.Value())
		forms.Changed(&now.To, before.To, to.Value())
		forms.Changed(&now.Planned, before.Planned, planned.Value())
		forms.Changed(&now.Note, before.Note, note.Value())
		_, err := w.PlanBalance(now)
		return err
	}
	widgets.Dialog{
		Title: words.T("planning.plan-title"), Sentence: words.T("planning.plan-sentence"), Body: widgets.Stack(3, planned, from, to, note),
		Confirm: words.T("planning.plan-confirm"), Cancel: words.T("planning.cancel"),
		Validate: func() string {
			return s.env.Check(words.T("planning.undo.plan", "Name", s.w.Services[before.ServiceID].Name), write)
		},
	}.Open(s.env.Window.Canvas())
}

func (b *balance) askRemove() {
	s, id := b.screen, b.periods.Selected()
	p := s.w.Balances[id]
	text := words.T("planning.period", "From", words.Date(p.From), "To", words.Date(p.To))
	widgets.Dialog{
		Title: words.T("planning.remove-period-title"), Sentence: words.T("planning.remove-sentence", "Text", text),
		Confirm: words.T("planning.remove-confirm"), Cancel: words.T("planning.cancel"), Danger: true,
		OnConfirm: func() {
			s.env.Do(words.T("planning.undo.remove-period", "Text", text), func(w *workspace.Workspace) error { return w.Remove("work_balance", id) })
		},
	}.Open(s.env.Window.Canvas())
}
