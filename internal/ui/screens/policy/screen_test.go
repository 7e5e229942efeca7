package policy_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	policies "slocharter/internal/policy"
	"slocharter/internal/ui/stage"
	"slocharter/internal/workspace"
)

func TestTheVersionInForceIsShownFirst(t *testing.T) {
	tests := map[string]struct{ key, title, whose string }{
		"without a service, that of the default":          {"", "Error budget policy of Larkline Tickets", "The default: it binds every service"},
		"of a service without its own, the default's":     {"checkout", "Error budget policy of Larkline Tickets", "Checkout follows the default policy."},
		"of a service with its own policy, the service's": {"payments", "Error budget policy of the Payments API", "Payments API has its own policy."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := openSample(t, test.key)
			assert.Contains(t, d.seen(), test.title)
			assert.Contains(t, d.seen(), test.whose)
			assert.Contains(t, d.seen(), "in force since")
		})
	}
}

func TestWithoutAnyPolicyTheFirstDraftIsOffered(t *testing.T) {
	w, err := workspace.New("Tickets")
	require.NoError(t, err)
	draft, _ := w.DraftOf("")
	require.NoError(t, w.Remove("policy_version", draft.ID))
	d := openDesk(t, w, "")

	d.tap("Write the first draft")

	assert.Equal(t, policies.Draft, d.version("", 1).State)
	assert.Contains(t, d.seen(), "v1, draft")
}

func TestARouteOpensItsPlace(t *testing.T) {
	d := openSample(t, "payments")
	draft, old := d.version("payments", 2), d.version("payments", 1)
	w := d.session.Workspace()
	scope, rule := w.SectionsOf(draft.ID)[3], w.PolicyRulesOf(draft.ID)[5]

	d.show(rule.ID)
	assert.Contains(t, d.seen(), "v2, draft")
	assert.Contains(t, d.seen(), "Stop releases for the day")

	d.show(scope.ID)
	assert.NotContains(t, d.seen(), "Stop releases for the day")
	assert.Less(t, d.place(scope.Body[:12]).Y, float32(640), "the section is scrolled to")

	d.show(w.PolicySignsOf(old.ID)[0].ID)
	assert.Contains(t, d.seen(), "v1, in force since")
	assert.Contains(t, d.seen(), "The second look is cheap.")

	d.show(draft.ID)
	assert.Contains(t, d.seen(), "v2, draft")
}

func TestTheTabsAreWorkedByKeyboard(t *testing.T) {
	d := openSample(t, "payments")
	d.screen.Focus()
	d.press(fyne.KeyRight)
	assert.Contains(t, d.seen(), "Deploy freely")
	d.press(fyne.KeyRight)
	assert.Contains(t, d.seen(), "Compare two versions")
	d.press(fyne.KeyRight)
	assert.Contains(t, d.seen(), "Three yeses make it an agreement")
	d.press(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	assert.Contains(t, d.seen(), "Contents")
}

func TestAVersionInForceIsReadOnly(t *testing.T) {
	d := openSample(t, "")
	assert.Contains(t, d.seen(), "Changes go into a draft.")
	assert.NotContains(t, d.seen(), "Add a section")
	d.tab(1)
	assert.NotContains(t, d.seen(), "Add a rule")

	d.tap("Start a new draft")

	draft := d.version("", 3)
	assert.Equal(t, policies.Draft, draft.State)
	assert.Len(t, d.session.Workspace().PolicyRulesOf(draft.ID), 7)
	assert.Contains(t, d.seen(), "v3, draft")
	assert.Contains(t, d.seen(), "Add a rule")
	assert.Equal(t, "start a draft of the default policy", d.session.UndoLabel())

	require.NoError(t, d.session.Undo())
	assert.Contains(t, d.seen(), "v2, in force since")
}

func TestAServiceGetsItsOwnPolicyAndGivesItUp(t *testing.T) {
	d := openSample(t, "checkout")
	d.tap("Give this service its own policy")

	require.True(t, d.session.Workspace().OwnPolicy(d.service("checkout")))
	assert.Contains(t, d.seen(), "Checkout follows the default policy until this draft is in force.")
	assert.NotContains(t, d.seen(), "Give this service its own policy")

	d.tap("Discard the draft")
	assert.Contains(t, d.seen(), "11 policy sections and 7 policy rules will go with it. Checkout follows the default policy again. This can be undone.")
	d.confirm()

	assert.False(t, d.session.Workspace().OwnPolicy(d.service("checkout")))
	assert.Contains(t, d.seen(), "Checkout follows the default policy.")
}

func TestADraftComesIntoForce(t *testing.T) {
	d := openSample(t, "payments")
	d.tap("Open the draft")
	d.tap("Put into force…")
	assert.Contains(t, d.seen(), "It takes the place of version 1")
	assert.Contains(t, d.seen(), "Signed so far: Declan Murphy")
	assert.Contains(t, d.seen(), "Three yeses make it an agreement")

	d.typeOver("last summer")
	d.press(fyne.KeyReturn)
	assert.Contains(t, d.seen(), "is not a date")
	d.typeOver("2001-01-01")
	d.press(fyne.KeyReturn)
	assert.Contains(t, d.seen(), "the next one cannot start before it")
	assert.Equal(t, policies.Draft, d.version("payments", 2).State)

	d.typeOver(d.session.Today())
	d.press(fyne.KeyReturn)

	now := d.version("payments", 2)
	assert.Equal(t, policies.InForce, now.State)
	assert.Equal(t, d.session.Today(), now.Since)
	assert.Equal(t, policies.Superseded, d.version("payments", 1).State)
	assert.Contains(t, d.seen(), "Version 2 is in force and stays as it was signed.")
}

func TestAnotherServiceShowsItsOwnVersion(t *testing.T) {
	d := openSample(t, "payments")
	d.show(d.version("payments", 2).ID)
	d.goTo(stage.Route{Screen: stage.Policy, ServiceID: d.service("checkout")})
	assert.Contains(t, d.seen(), "Error budget policy of Larkline Tickets")
	assert.Contains(t, d.seen(), "v2, in force since")
}
