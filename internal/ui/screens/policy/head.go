package policy

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/policy"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// head says whose policy it is and which version of it, and holds what can be done with the version as a whole.
type head struct {
	screen         *Screen
	title, whose   *widgets.Text
	own            *widgets.Button
	versions       *widgets.ChoiceField
	state, mode    *widgets.Chip
	sign           *widgets.Button
	discard, force *widgets.Button
	content        *fyne.Container
}

func newHead(s *Screen) *head {
	h := &head{
		screen:   s,
		title:    widgets.NewElided("", widgets.Look{Size: theme.SizeHeading, Bold: true}),
		whose:    widgets.NewElided("", widgets.Look{Token: theme.Muted}),
		own:      widgets.NewButton(words.T("policy.own.start"), func() { s.startDraft(s.at.ServiceID) }),
		versions: widgets.NewChoiceField(widgets.Field{}),
		state:    widgets.NewChip("", widgets.Neutral),
		mode:     widgets.NewChip("", widgets.Neutral),
		sign:     widgets.NewButton(words.T("policy.sign"), s.askSign),
		discard:  widgets.NewButton(words.T("policy.discard"), s.askDiscard),
		force:    widgets.NewPrimary(words.T("policy.force"), s.askForce),
	}
	h.own.SetTip(words.T("policy.own.tip"))
	h.versions.OnChoose = func(id string) { s.open(s.w.Versions[id]) }
	buttons := container.NewHBox(h.own, h.discard, h.sign, h.force)
	chips := container.NewHBox(container.New(broad(17), h.versions), container.NewCenter(h.state), container.NewCenter(h.mode))
	h.content = widgets.Stack(2,
		container.NewBorder(nil, nil, nil, buttons, h.title),
		container.NewBorder(nil, nil, chips, nil, widgets.Inset(1, h.whose)),
	)
	return h
}

func (h *head) show() {
	s, v := h.screen, h.screen.version
	h.title.Set(v.Title)
	h.whose.Set(whose(s.w, s.at.ServiceID, v))
	h.own.Hidden = s.at.ServiceID == "" || s.w.OwnPolicy(s.at.ServiceID)
	h.versions.Set(versionChoices(s.w, v.ServiceID), v.ID)
	h.state.Set(words.PolicyState(v.State), stateKinds[v.State])
	h.mode.Set(words.Mode(v.Mode), widgets.Neutral)
	h.sign.Hidden = v.State == policy.Superseded
	h.discard.Hidden, h.force.Hidden = !s.editable(), !s.editable()
	h.content.Refresh()
}

var stateKinds = map[policy.State]widgets.Kind{
	policy.Draft: widgets.Accent, policy.InForce: widgets.Good, policy.Superseded: widgets.Neutral,
}

// whose says in a sentence whom the policy binds.
func whose(w workspace.Workspace, serviceID string, v policy.Version) string {
	service := w.Services[serviceID].Name
	switch {
	case v.ServiceID == "" && serviceID == "":
		return words.T("policy.whose.default")
	case v.ServiceID == "":
		return words.T("policy.whose.follows", "Service", service)
	case binding(w, v.ServiceID):
		return words.T("policy.whose.own", "Service", w.Services[v.ServiceID].Name)
	default:
		return words.T("policy.whose.first-draft", "Service", w.Services[v.ServiceID].Name)
	}
}

// binding tells whether a policy has a version in force.
func binding(w workspace.Workspace, owner string) bool {
	return firstVersion(w, owner).State == policy.InForce
}

// versionChoices lists the versions of a policy, the latest first.
func versionChoices(w workspace.Workspace, owner string) []widgets.Choice {
	var choices []widgets.Choice
	for _, v := range w.VersionsOf(owner) {
		choices = append([]widgets.Choice{{ID: v.ID, Text: versionName(v)}}, choices...)
	}
	return choices
}

func versionName(v policy.Version) string {
	switch v.State {
	case policy.InForce:
		return words.T("policy.version.in-force", "Number", v.Number, "Since", words.Date(v.Since))
	case policy.Superseded:
		return words.T("policy.version.superseded", "Number", v.Number, "Until", words.Date(v.Until))
	default:
		return words.T("policy.version.draft", "Number", v.Number)
	}
}
