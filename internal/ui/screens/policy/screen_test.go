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
			assert.Contains(t, d.Text(), test.title)
			assert.Contains(t, d.Text(), test.whose)
			assert.Contains(t, d.Text(), "in force since")
		})
	}
}

func TestWithoutAnyPolicyTheFirstDraftIsOffered(t *testing.T) {
	w, err := workspace.New("Tickets")
	require.NoError(t, err)
	draft, _ := w.DraftOf("")
	require.NoError(t, w.Remove("policy_version", draft.ID))
	d := openDesk(t, w, "")

	d.Tap("Write the first draft")

	assert.Equal(t, policies.Draft, d.version("", 1).State)
	assert.Contains(t, d.Text(), "v1, draft")
}

func TestARouteOpensItsPlace(t *testing.T) {
	d := openSample(t, "payments")
	draft, old := d.version("payments", 2), d.version("payments", 1)
	w := d.W()
	scope, rule := w.SectionsOf(draft.ID)[3], w.PolicyRulesOf(draft.ID)[5]

	d.show(rule.ID)
	assert.Contains(t, d.Text(), "v2, draft")
	assert.Contains(t, d.Text(), "Stop releases for the day")

	d.show(scope.ID)
	assert.NotContains(t, d.Text(), "Stop releases for the day")
	assert.Less(t, d.place(scope.Body[:12]).Y, float32(640), "the section is scrolled to")

	d.show(w.PolicySignsOf(old.ID)[0].ID)
	assert.Contains(t, d.Text(), "v1, in force since")
	assert.Contains(t, d.Text(), "The second look is cheap.")

	d.show(draft.ID)
	assert.Contains(t, d.Text(), "v2, draft")
}

func TestTheTabsAreWorkedByKeyboard(t *testing.T) {
	d := openSample(t, "payments")
	d.screen.Focus()
	d.Press(fyne.KeyRight)
	assert.Contains(t, d.Text(), "Deploy freely")
	d.Press(fyne.KeyRight)
	assert.Contains(t, d.Text(), "The verdict of each day")
	d.Press(fyne.KeyRight)
	assert.Contains(t, d.Text(), "Space ticks a step")
	d.Press(fyne.KeyRight)
	assert.Contains(t, d.Text(), "The new fares of the operators went out.")
	d.Press(fyne.KeyRight)
	assert.Contains(t, d.Text(), "Compare two versions")
	d.Press(fyne.KeyRight)
	assert.Contains(t, d.Text(), "Three yeses make it an agreement")
	for range 6 {
		d.Press(fyne.KeyLeft)
	}
	assert.Contains(t, d.Text(), "Contents")
}

func TestAVersionInForceIsReadOnly(t *testing.T) {
	d := openSample(t, "")
	assert.Contains(t, d.Text(), "Changes go into a draft.")
	assert.NotContains(t, d.Text(), "Add a section")
	d.tab("Rules")
	assert.NotContains(t, d.Text(), "Add a rule")

	d.Tap("Start a new draft")

	draft := d.version("", 3)
	assert.Equal(t, policies.Draft, draft.State)
	assert.Len(t, d.W().PolicyRulesOf(draft.ID), 7)
	assert.Contains(t, d.Text(), "v3, draft")
	assert.Contains(t, d.Text(), "Add a rule")
	assert.Equal(t, "start a draft of the default policy", d.Session.UndoLabel())

	require.NoError(t, d.Session.Undo())
	assert.Contains(t, d.Text(), "v2, in force since")
}

func TestAServiceGetsItsOwnPolicyAndGivesItUp(t *testing.T) {
	d := openSample(t, "checkout")
	d.Tap("Give this service its own policy")

	require.True(t, d.W().OwnPolicy(d.Service("checkout")))
	assert.Contains(t, d.Text(), "Checkout follows the default policy until this draft is in force.")
	assert.NotContains(t, d.Text(), "Give this service its own policy")

	d.Tap("Discard the draft")
	assert.Contains(t, d.Text(), "11 policy sections and 7 policy rules will go with it. Checkout follows the default policy again. This can be undone.")
	d.confirm()

	assert.False(t, d.W().OwnPolicy(d.Service("checkout")))
	assert.Contains(t, d.Text(), "Checkout follows the default policy.")
}

func TestADraftComesIntoForce(t *testing.T) {
	d := openSample(t, "payments")
	d.Tap("Open the draft")
	d.Tap("Put into force…")
	assert.Contains(t, d.Text(), "It takes the place of version 1")
	assert.Contains(t, d.Text(), "Signed so far: Declan Murphy")
	assert.Contains(t, d.Text(), "Three yeses make it an agreement")

	d.TypeOver("last summer")
	d.Press(fyne.KeyReturn)
	assert.Contains(t, d.Text(), "is not a date")
	d.TypeOver("2001-01-01")
	d.Press(fyne.KeyReturn)
	assert.Contains(t, d.Text(), "the next one cannot start before it")
	assert.Equal(t, policies.Draft, d.version("payments", 2).State)

	d.TypeOver(d.Session.Today())
	d.Press(fyne.KeyReturn)

	now := d.version("payments", 2)
	assert.Equal(t, policies.InForce, now.State)
	assert.Equal(t, d.Session.Today(), now.Since)
	assert.Equal(t, policies.Superseded, d.version("payments", 1).State)
	assert.Contains(t, d.Text(), "Version 2 is in force and stays as it was signed.")
}

func TestAnotherServiceShowsItsOwnVersion(t *testing.T) {
	d := openSample(t, "payments")
	d.show(d.version("payments", 2).ID)
	d.GoTo(stage.Route{Screen: stage.Policy, ServiceID: d.Service("checkout")})
	assert.Contains(t, d.Text(), "Error budget policy of Larkline Tickets")
	assert.Contains(t, d.Text(), "v2, in force since")
}
