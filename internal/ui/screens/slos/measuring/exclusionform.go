package measuring

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// exclusionForm asks what does not count, why, and who decided it.
type exclusionForm struct {
	tab    *Tab
	before slo.Exclusion
	made   string // the ID of what was added

	from, to  *momentField
	times     *fyne.Container
	reason    *widgets.ChoiceField
	treatment *widgets.ChoiceField
	why, by   *widgets.TextField
	decided   *widgets.DateField
	begins    string // the moments, as they are written down
	ends      string
	body      *fyne.Container
}

func newExclusionForm(t *Tab, before slo.Exclusion) *exclusionForm {
	f := &exclusionForm{
		tab: t, before: before,
		from:      newMomentField(words.T("measuring-tab.from"), words.T("measuring-tab.hint.moment"), before.From, t.view.zone),
		to:        newMomentField(words.T("measuring-tab.to"), words.T("measuring-tab.hint.moment"), before.To, t.view.zone),
		reason:    widgets.NewChoiceField(widgets.Field{Label: words.Field("reason")}),
		treatment: widgets.NewChoiceField(widgets.Field{Label: words.Field("treatment"), Help: words.T("measuring-tab.ledger.treatment-help")}),
		why:       widgets.NewTextArea(widgets.Field{Label: words.T("measuring-tab.column.why"), Hint: words.T("measuring-tab.ledger.why-hint")}, 2),
		by:        widgets.NewTextField(widgets.Field{Label: words.Field("by")}),
		decided:   widgets.NewDateField(widgets.Field{Label: words.Field("decided")}, words.T("measuring-tab.calendar"), checkDate),
	}
	f.decided.Today = t.env.Now
	f.reason.Set(names(slo.Reasons, words.ExclusionReason), string(before.Reason))
	f.treatment.Set(names(budget.Treatments, words.Treatment), before.Treatment)
	f.why.Set(before.Why)
	f.by.Set(before.By)
	f.decided.Set(before.Decided)
	f.times = container.New(abreast(11), f.from.TextField, f.to.TextField)
	f.body = container.New(roomy{36, t.canvas()}, widgets.Stack(3, f.times, container.New(abreast(11), f.reason, f.treatment), f.why,
		container.New(abreast(11), f.by, f.decided)))
	return f
}

// onlyWhy leaves out what an incident says already.
func (f *exclusionForm) onlyWhy() { f.times.Hidden, f.reason.Hidden = true, true }

// fill writes what was changed in the form into an exclusion.
func (f *exclusionForm) fill(e slo.Exclusion) slo.Exclusion {
	b := f.before
	take(&e.From, b.From, f.begins)
	take(&e.To, b.To, f.ends)
	take(&e.Reason, b.Reason, slo.Reason(f.reason.Value()))
	take(&e.Treatment, b.Treatment, f.treatment.Value())
	take(&e.Why, b.Why, f.why.Value())
	take(&e.By, b.By, f.by.Value())
	take(&e.Decided, b.Decided, f.decided.Value())
	return e
}

// read reads the moments; what is wrong is said at their fields.
func (f *exclusionForm) read() bool {
	for _, field := range []problemField{f.why, f.by, f.decided} {
		field.SetProblem("")
	}
	begins, okFrom := f.from.read()
	ends, okTo := f.to.read()
	f.begins, f.ends = begins, ends
	return okFrom && okTo
}

// fieldOf is the field that an error is about.
func (f *exclusionForm) fieldOf(err error) problemField {
	var ends workspace.EndsBeforeStart
	var date workspace.BadDate
	var missing workspace.Missing
	switch {
	case errors.As(err, &ends):
		return f.to
	case errors.As(err, &date):
		return f.decided
	case !errors.As(err, &missing):
		return f.why
	}
	switch missing.Field {
	case "start":
		return f.from
	case "end":
		return f.to
	case "by":
		return f.by
	}
	return f.why
}

// open shows the form. Put writes what was typed; its error is said at the field that it is about.
func (f *exclusionForm) open(title, sentence, confirm string, put func(slo.Exclusion) error, then func()) {
	if sentence == "" {
		sentence = words.T("measuring-tab.zone", "Zone", f.tab.view.zone.String())
	}
	form{body: f.body, read: f.read, put: func() error { return put(f.fill(f.before)) }, fieldOf: f.fieldOf}.
		open(widgets.Dialog{Title: title, Sentence: sentence, Confirm: confirm, OnConfirm: then}, f.tab.canvas())
}
