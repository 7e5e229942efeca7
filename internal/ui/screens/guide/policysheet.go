package guide

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/policy"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// policySheet shows the policy that binds the service and the draft of the next one, with the way to them.
type policySheet struct {
	*passive
	p       *page
	content fyne.CanvasObject
}

func newPolicySheet(p *page) *policySheet {
	s := &policySheet{passive: newPassive(3), p: p}
	s.content = s.box
	return s
}

func (s *policySheet) show() {
	versions := s.versions()
	look := ""
	for _, v := range versions {
		look += fmt.Sprint(v, s.p.s.w.PolicyRulesOf(v.ID), s.p.s.w.PolicySignsOf(v.ID))
	}
	said := s.said()
	s.set(fmt.Sprint("policy", look, said), func() []fyne.CanvasObject { return s.build(versions, said) })
}

// said is what the policy says today; zero in a cycle that has ended.
type said struct {
	short    string
	kind     widgets.Kind
	sentence string
}

func (s *policySheet) said() said {
	screen := s.p.s
	if screen.ended() {
		return said{}
	}
	if waiting := screen.figures.waiting(); waiting != "" {
		return said{sentence: waiting}
	}
	verdict := screen.figures.service.Verdict()
	return said{words.VerdictShort(verdict), forms.VerdictKind(verdict), words.Verdict(verdict, screen.names())}
}

// versions lists the version in force and the draft, as far as there are any.
func (s *policySheet) versions() []policy.Version {
	w, id := s.p.s.w, s.p.s.serviceID
	var found []policy.Version
	if v, ok := w.PolicyInForce(id); ok {
		found = append(found, v)
	}
	owner := ""
	if w.OwnPolicy(id) {
		owner = id
	}
	if v, ok := w.DraftOf(owner); ok {
		found = append(found, v)
	}
	return found
}

func (s *policySheet) build(versions []policy.Version, today said) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	if len(versions) > 0 && today != (said{}) {
		rows = append(rows, verdict(today))
	}
	for _, v := range versions {
		rows = append(rows, s.version(v))
	}
	if len(rows) == 0 {
		rows = append(rows, widgets.NewParagraph(words.T("guide.policy.none"), widgets.Look{Token: mutedToken}))
	}
	return append(rows, left(widgets.NewButton(words.T("guide.policy.open"), func() { s.p.s.goTo(stage.Policy, "") })))
}

// verdict shows what the policy says today.
func verdict(today said) fyne.CanvasObject {
	name := widgets.NewText(words.T("guide.policy.today"), widgets.Look{Bold: true})
	sentence := widgets.NewParagraph(today.sentence, widgets.Look{})
	if today.short == "" {
		return widgets.Stack(0.5, name, sentence)
	}
	return widgets.Stack(0.5, container.New(line{grow: 0, gap: 2}, name, widgets.NewChip(today.short, today.kind)), sentence)
}

func (s *policySheet) version(v policy.Version) fyne.CanvasObject {
	state, kind := words.PolicyState(v.State), widgets.Neutral
	if v.State == policy.InForce {
		state, kind = words.T("guide.policy.since", "Date", words.Date(v.Since)), widgets.Good
	}
	title := widgets.NewParagraph(words.T("guide.policy.version", "Title", v.Title, "Number", v.Number), widgets.Look{})
	signs := s.p.s.w.PolicySignsOf(v.ID)
	rules := words.KindCount("policy_rule", len(s.p.s.w.PolicyRulesOf(v.ID)))
	detail := words.T("guide.policy.detail", "Mode", words.Mode(v.Mode), "Rules", rules, "Signs", signedBy(signs))
	return widgets.Stack(0.5,
		container.New(line{grow: 0, gap: 2}, title, widgets.NewChip(state, kind)),
		widgets.NewParagraph(detail, widgets.Look{Token: mutedToken}))
}

func signedBy(signs []policy.SignOff) string {
	if len(signs) == 0 {
		return words.T("guide.policy.unsigned")
	}
	return words.T("guide.policy.signed", "Names", words.List(ids(signs, func(o policy.SignOff) string { return o.Name })))
}
