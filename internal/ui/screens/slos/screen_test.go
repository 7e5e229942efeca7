package slos_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

func (o *opened) slo(key string) slo.SLO {
	o.t.Helper()
	found, err := o.session.Workspace().SLOByKey(key)
	require.NoError(o.t, err)
	return found
}

func TestScreen_ListsTheSLOsOfAllServicesOrOfOne(t *testing.T) {
	o := open(t)
	assert.Contains(t, o.reads(), "SLOs of all services")
	assert.Contains(t, o.reads(), "Payments accepted")
	assert.Contains(t, o.reads(), "Entry written")
	o.choose("payments", "")
	assert.Contains(t, o.reads(), "SLOs of Payments API")
	assert.NotContains(t, o.reads(), "Entry written")
}

func TestScreen_EnterOpensTheSelectedSLOAndItsNameHasTheKeyboard(t *testing.T) {
	o := open(t)
	o.choose("payments", "")
	o.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	assert.Equal(t, o.slo("pay-in-2s").ID, o.at.ID)
	o.press(fyne.KeyEnd)
	o.typed("!")
	o.press(fyne.KeyReturn)
	assert.Equal(t, "Pay in under 2 s!", o.slo("pay-in-2s").Name)
}

func TestScreen_ArrowsInTheShortListGoFromSLOToSLO(t *testing.T) {
	o := open(t)
	o.choose("payments", "pay-in-2s")
	tables := find[*widgets.SortTable](o.window.Content())
	require.Len(t, tables, 1)
	tables[0].Focus()
	o.press(fyne.KeyDown)
	assert.Equal(t, o.slo("refund-same-day").ID, o.at.ID)
	assert.Contains(t, o.reads(), "handed to the bank")
	o.press(fyne.KeyUp, fyne.KeyUp)
	assert.Equal(t, o.slo("payments-accepted").ID, o.at.ID, "the list keeps the keyboard")
}

func TestScreen_InANarrowWindowTheOpenSLOStandsAlone(t *testing.T) {
	o := open(t)
	o.window.Resize(fyne.NewSize(870, 560))
	o.choose("payments", "pay-in-2s")
	assert.Empty(t, find[*widgets.SortTable](o.window.Content()))
	o.tap("Back to the register")
	assert.Empty(t, o.at.ID)
	assert.Len(t, find[*widgets.SortTable](o.window.Content()), 1)
}

func TestScreen_ANarrowRegisterShowsTheColumnsThatMatter(t *testing.T) {
	o := open(t)
	assert.Contains(t, o.reads(), "Indicator")
	o.window.Resize(fyne.NewSize(500, 560))
	assert.NotContains(t, o.reads(), "Indicator")
	assert.Contains(t, o.reads(), "Target")
}

func TestScreen_AnSLOOfAnotherServiceIsNotShown(t *testing.T) {
	o := open(t)
	o.choose("checkout", "pay-in-2s")
	assert.NotContains(t, o.reads(), "Back to the register")
	assert.Contains(t, o.reads(), "Order placed")
}

func TestScreen_TheTabsFollowTheRoute(t *testing.T) {
	tests := map[string]struct{ service, id, reads string }{
		"journeys of a service":         {"payments", "journeys", "Add a user journey"},
		"expectations of a service":     {"payments", "expectations", "Add an expectation"},
		"dependencies of a service":     {"payments", "dependencies", "Add a dependency"},
		"journeys of all services":      {"", "journeys", "Covered by"},
		"expectations of all services":  {"", "expectations", "Contract"},
		"dependencies of all services":  {"", "dependencies", "Promises"},
		"what does not exist shows all": {"", "nonsense", "Payments accepted"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			o := open(t)
			o.choose(test.service, test.id)
			assert.Contains(t, o.reads(), test.reads)
		})
	}
}

func TestScreen_ARowOfAllServicesLeadsToItsService(t *testing.T) {
	o := open(t)
	o.choose("", "journeys")
	o.press(fyne.KeyEnd, fyne.KeyReturn)
	services := o.session.Workspace().ServicesInOrder()
	assert.Equal(t, stage.Route{Screen: stage.SLOs, ServiceID: services[len(services)-1].ID, ID: "journeys"}, o.at)
}

func TestScreen_TabsGoByTheArrowKeys(t *testing.T) {
	o := open(t)
	o.window.Canvas().Focus(find[*widgets.Tabs](o.window.Content())[0])
	o.press(fyne.KeyRight)
	assert.Equal(t, "journeys", o.at.ID)
}

func TestScreen_AddAsksForNameAndServiceAndOpensTheSLO(t *testing.T) {
	o := open(t)
	o.tap("Add an SLO")
	o.typed("Receipts arrive")
	o.press(fyne.KeyReturn)
	assert.Contains(t, o.reads(), "Service must not be empty.")
	find[*widgets.ChoiceField](o.top())[0].Focus()
	o.press(fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn)
	o.tap("Add")
	added := o.slo("Receipts arrive")
	assert.Equal(t, o.session.Workspace().ServicesInOrder()[0].ID, added.ServiceID)
	assert.Equal(t, added.ID, o.at.ID)
	assert.Equal(t, "add SLO “Receipts arrive”", o.session.UndoLabel())
}

func TestScreen_EmptyStatesSayWhatIsBestDoneFirst(t *testing.T) {
	w, err := workspace.New("Empty")
	require.NoError(t, err)
	o := openOn(t, w)
	assert.Contains(t, o.reads(), "SLOs belong to a service")
	o.tap("Go to the overview")
	assert.Equal(t, stage.Overview, o.at.Screen)

	var service slo.Service
	require.NoError(t, o.session.Do("add", func(w *workspace.Workspace) (err error) {
		service, err = w.AddService("Tickets", "", "2026-03-02")
		return err
	}))
	o.goTo(stage.Route{Screen: stage.SLOs, ServiceID: service.ID})
	assert.Contains(t, o.reads(), "No SLO yet.")
	o.tap("Add an SLO")
	o.typed("Tickets arrive")
	o.press(fyne.KeyReturn)
	assert.Equal(t, service.ID, o.slo("tickets-arrive").ServiceID)
}

func TestScreen_AChangeElsewhereKeepsWhatIsTyped(t *testing.T) {
	o := open(t)
	o.choose("payments", "pay-in-2s")
	o.press(fyne.KeyEnd)
	o.typed(" or")
	require.NoError(t, o.session.Do("elsewhere", func(w *workspace.Workspace) error {
		s := w.SLOs[o.slo("pay-in-2s").ID]
		s.Note = "Changed elsewhere"
		return w.PutSLO(s)
	}))
	o.typed(" less")
	o.press(fyne.KeyReturn)
	assert.Equal(t, "Pay in under 2 s or less", o.slo("pay-in-2s").Name)
	assert.Contains(t, o.reads(), "Changed elsewhere")
}
