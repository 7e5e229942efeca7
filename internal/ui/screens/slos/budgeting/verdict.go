package budgeting

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/policy"
	"slocharter/internal/reading"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// verdict says what the policy of the service says, and which of its rules apply because of this SLO.
type verdict struct {
	tab     *Tab
	asked   string // the service whose measurements are being read
	chip    *widgets.Chip
	says    *widgets.Paragraph
	rules   *fyne.Container
	content *fyne.Container
}

func newVerdict(t *Tab) *verdict {
	d := &verdict{tab: t, chip: widgets.NewChip("", widgets.Neutral), says: widgets.NewParagraph("", widgets.Look{}), rules: widgets.Stack(1)}
	open := widgets.NewQuiet(words.T("budgeting.to-policy"), theme.IconPolicy, func() {
		t.env.GoTo(stage.Route{Screen: stage.Policy, ServiceID: t.now.s.ServiceID, ID: stage.PolicyRules})
	})
	d.content = widgets.Stack(2, widgets.Heading(words.T("budgeting.verdict")), container.NewHBox(d.chip), d.says, d.rules, container.NewHBox(open))
	return d
}

func (d *verdict) show(v view) {
	service, ready, err := d.tab.env.Book.ServiceReady(v.w, v.s.ServiceID, d.tab.env.Now())
	switch {
	case err != nil:
		d.say(words.Error(err))
	case ready:
		d.judge(v, service)
	default:
		d.say(words.T("budgeting.verdict.reading"))
		d.read(v)
	}
}

// read reads what was measured for the other SLOs of the service beside the screen.
func (d *verdict) read(v view) {
	id := v.s.ServiceID
	if d.asked == id {
		return
	}
	d.asked = id
	env := d.tab.env
	env.Fetch(func(ctx context.Context) error {
		_, err := env.Book.Service(ctx, v.w, id, env.Now())
		return err
	}, func(err error) {
		if d.asked == id {
			d.asked = ""
		}
		switch {
		case d.tab.now.s.ServiceID != id:
		case err != nil:
			d.say(words.Error(err))
		default:
			d.tab.refresh()
		}
	})
}

func (d *verdict) say(sentence string) {
	d.chip.Hidden = true
	d.says.Set(sentence)
	d.rules.RemoveAll()
	d.content.Refresh()
}

func (d *verdict) judge(v view, service reading.Service) {
	said := service.Verdict()
	if v.past {
		said = service.VerdictOn(d.tab.day)
	}
	names := namesIn(v)
	d.chip.Hidden = false
	d.chip.Set(words.VerdictShort(said), forms.VerdictKind(said))
	d.says.Set(words.Verdict(said, names))
	d.rules.RemoveAll()
	own := becauseOf(said, v.s.ID)
	if len(own.Findings) > 0 {
		d.rules.Add(widgets.Caption(words.T("budgeting.verdict.own")))
	}
	for _, sentence := range words.VerdictReasons(own, names) {
		d.rules.Add(widgets.NewParagraph("•  "+sentence, widgets.Look{}))
	}
	d.content.Refresh()
}

func namesIn(v view) words.Names {
	return words.Names{
		SLO:      func(id string) string { return v.w.SLOs[id].Name },
		Incident: func(id string) string { return v.w.Incidents[id].Title },
	}
}

// becauseOf returns a verdict with the rules that apply because of an SLO.
func becauseOf(v policy.Verdict, sloID string) policy.Verdict {
	v.Findings = slices.DeleteFunc(slices.Clone(v.Findings), func(f policy.Finding) bool {
		return !slices.ContainsFunc(f.Evidence, func(e policy.Evidence) bool { return e.SLOID == sloID })
	})
	return v
}
