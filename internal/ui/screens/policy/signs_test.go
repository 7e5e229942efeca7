package policy_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	policies "slocharter/internal/policy"
	"slocharter/internal/workspace"
)

// openSigns shows the sign-offs of the draft of the Payments API.
func openSigns(t *testing.T) *desk {
	t.Helper()
	d := openSample(t, "payments")
	d.show(d.version("payments", 2).ID)
	d.tab("Sign-offs")
	return d
}

func (d *desk) signs() []policies.SignOff {
	return d.W().PolicySignsOf(d.version("payments", 2).ID)
}

func TestSignOffsSayWhoInWhichRoleAndWhy(t *testing.T) {
	d := openSigns(t)
	assert.Contains(t, d.Text(), "Declan Murphy Reliability engineer")
	assert.Contains(t, d.Text(), "The fast burn rule would have saved us two days in spring.")
}

func TestAPersonSigns(t *testing.T) {
	d := openSigns(t)
	d.Tap("Sign…")
	d.Press(fyne.KeyReturn)
	assert.Contains(t, d.Text(), "Person must not be empty.")

	d.Choose("Miriam Okafor")
	d.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab) // date, calendar, remark
	d.Type("Gladly.")
	d.Tap("Sign")

	require.Len(t, d.signs(), 2)
	signed := d.signs()[1]
	assert.Equal(t, "Miriam Okafor", signed.Name)
	assert.Equal(t, "Gladly.", signed.Remark)
	assert.Equal(t, d.Session.Today(), signed.Date)
	assert.Contains(t, d.Text(), "Gladly.")
	assert.Contains(t, d.Text(), "Sign-offs 2")
}

func TestASignOffIsTakenBack(t *testing.T) {
	d := openSigns(t)
	d.click("Declan Murphy")
	d.Press(fyne.KeyDelete)
	assert.Contains(t, d.Text(), "Take back the sign-off of Declan Murphy?")
	d.confirm()
	assert.Empty(t, d.signs())
	assert.Contains(t, d.Text(), "Nobody has signed this version yet.")
}

func TestSignOffsOfASupersededVersionStay(t *testing.T) {
	d := openSample(t, "")
	d.show(d.version("", 1).ID)
	d.tab("Sign-offs")
	d.click("Giulia Rossi")
	d.Press(fyne.KeyDelete)
	assert.Nil(t, d.Window.Canvas().Overlays().Top())
	assert.NotContains(t, d.Text(), "Sign…")
}

func TestSomebodyMustBeThereToSign(t *testing.T) {
	w, err := workspace.New("Tickets")
	require.NoError(t, err)
	d := openDesk(t, w, "")
	d.Tap("Sign…")
	require.NotEmpty(t, d.Said())
	assert.Equal(t, "There is nobody yet who could sign. Add people first.", d.Said()[len(d.Said())-1])
}
