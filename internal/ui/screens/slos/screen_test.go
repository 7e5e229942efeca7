package slos_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

func (o *opened) slo(key string) slo.SLO {
	o.T.Helper()
	found, err := o.W().SLOByKey(key)
	require.NoError(o.T, err)
	return found
}

func TestScreen_ListsTheSLOsOfAllServicesOrOfOne(t *testing.T) {
	o := open(t)
	assert.Contains(t, o.Text(), "SLOs of all services")
	assert.Contains(t, o.Text(), "Payments accepted")
	assert.Contains(t, o.Text(), "Entry written")
	o.choose("payments", "")
	assert.Contains(t, o.Text(), "SLOs of Payments API")
	assert.NotContains(t, o.Text(), "Entry written")
}

func TestScreen_EnterOpensTheSelectedSLOAndItsNameHasTheKeyboard(t *testing.T) {
	o := open(t)
	o.choose("payments", "")
	o.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	assert.Equal(t, o.slo("pay-in-2s").ID, o.At.ID)
	o.Press(fyne.KeyEnd)
	o.Type("!")
	o.Press(fyne.KeyReturn)
	assert.Equal(t, "Pay in under 2 s!", o.slo("pay-in-2s").Name)
}

func TestScreen_ArrowsInTheShortListGoFromSLOToSLO(t *testing.T) {
	o := open(t)
	o.choose("payments", "pay-in-2s")
	tables := stagetest.All[*widgets.SortTable](o.Window.Content())
	require.Len(t, tables, 1)
	tables[0].Focus()
	o.Press(fyne.KeyDown)
	assert.Equal(t, o.slo("refund-same-day").ID, o.At.ID)
	assert.Contains(t, o.Text(), "handed to the bank")
	o.Press(fyne.KeyUp, fyne.KeyUp)
	assert.Equal(t, o.slo("payments-accepted").ID, o.At.ID, "the list keeps the keyboard")
}

func TestScreen_InANarrowWindowTheOpenSLOStandsAlone(t *testing.T) {
	o := open(t)
	o.Window.Resize(fyne.NewSize(870, 560))
	o.choose("payments", "pay-in-2s")
	assert.Empty(t, stagetest.All[*widgets.SortTable](o.Window.Content()))
	o.Tap("Back to the register")
	assert.Empty(t, o.At.ID)
	assert.Len(t, stagetest.All[*widgets.SortTable](o.Window.Content()), 1)
}

func TestScreen_ANarrowRegisterShowsTheColumnsThatMatter(t *testing.T) {
	o := open(t)
	assert.Contains(t, o.Text(), "Indicator")
	o.Window.Resize(fyne.NewSize(500, 560))
	assert.NotContains(t, o.Text(), "Indicator")
	assert.Contains(t, o.Text(), "Target")
}

func TestScreen_AnSLOOfAnotherServiceIsNotShown(t *testing.T) {
	o := open(t)
	o.choose("checkout", "pay-in-2s")
	assert.NotContains(t, o.Text(), "Back to the register")
	assert.Contains(t, o.Text(), "Order placed")
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
			assert.Contains(t, o.Text(), test.reads)
		})
	}
}

func TestScreen_ARowOfAllServicesLeadsToItsService(t *testing.T) {
	o := open(t)
	o.choose("", "journeys")
	o.Press(fyne.KeyEnd, fyne.KeyReturn)
	services := o.W().ServicesInOrder()
	assert.Equal(t, stage.Route{Screen: stage.SLOs, ServiceID: services[len(services)-1].ID, ID: "journeys"}, o.At)
}

func TestScreen_TabsGoByTheArrowKeys(t *testing.T) {
	o := open(t)
	o.Window.Canvas().Focus(stagetest.All[*widgets.Tabs](o.Window.Content())[0])
	o.Press(fyne.KeyRight)
	assert.Equal(t, "journeys", o.At.ID)
}

func TestScreen_AddAsksForNameAndServiceAndOpensTheSLO(t *testing.T) {
	o := open(t)
	o.Tap("Add an SLO")
	o.Type("Receipts arrive")
	o.Press(fyne.KeyReturn)
	assert.Contains(t, o.Text(), "Service must not be empty.")
	stagetest.All[*widgets.ChoiceField](o.Root())[0].Focus()
	o.Press(fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn)
	o.Tap("Add")
	added := o.slo("Receipts arrive")
	assert.Equal(t, o.W().ServicesInOrder()[0].ID, added.ServiceID)
	assert.Equal(t, added.ID, o.At.ID)
	assert.Equal(t, "add SLO “Receipts arrive”", o.Session.UndoLabel())
}

func TestScreen_EmptyStatesSayWhatIsBestDoneFirst(t *testing.T) {
	w, err := workspace.New("Empty")
	require.NoError(t, err)
	o := openOn(t, w)
	assert.Contains(t, o.Text(), "SLOs belong to a service")
	o.Tap("Go to the overview")
	require.Len(t, o.Went(), 1)
	assert.Equal(t, stage.Overview, o.Went()[0].Screen)

	var service slo.Service
	o.Do("add", func(w *workspace.Workspace) (err error) {
		service, err = w.AddService("Tickets", "", "2026-03-02")
		return err
	})
	o.GoTo(stage.Route{Screen: stage.SLOs, ServiceID: service.ID})
	assert.Contains(t, o.Text(), "No SLO yet.")
	o.Tap("Add an SLO")
	o.Type("Tickets arrive")
	o.Press(fyne.KeyReturn)
	assert.Equal(t, service.ID, o.slo("tickets-arrive").ServiceID)
}

func TestScreen_AChangeElsewhereKeepsWhatIsTyped(t *testing.T) {
	o := open(t)
	o.choose("payments", "pay-in-2s")
	o.Press(fyne.KeyEnd)
	o.Type(" or")
	o.Do("elsewhere", func(w *workspace.Workspace) error {
		s := w.SLOs[o.slo("pay-in-2s").ID]
		s.Note = "Changed elsewhere"
		return w.PutSLO(s)
	})
	o.Type(" less")
	o.Press(fyne.KeyReturn)
	assert.Equal(t, "Pay in under 2 s or less", o.slo("pay-in-2s").Name)
	assert.Contains(t, o.Text(), "Changed elsewhere")
}

func TestScreen_TheRegisterShowsWhatIsLeftOfEachBudget(t *testing.T) {
	o := on(stagetest.WithYear(t))
	o.choose("payments", "")
	rows, err := o.Env.Book.Overview(t.Context(), o.W(), stagetest.Day)
	require.NoError(t, err)
	lines := rows[0].Lines
	require.Equal(t, o.slo("pay-in-2s").ID, lines[1].SLO.ID)
	assert.Contains(t, o.Text(), words.SharePrecisely(lines[1].Result.Remaining, 0))
	assert.Contains(t, o.Text(), "Used up")
	assert.Contains(t, o.Text(), "Budget left")
	o.choose("tickets", "")
	assert.Contains(t, o.Text(), "Not evaluated")
}

func TestScreen_FiguresAreMissingUntilTheyWereRead(t *testing.T) {
	s := stagetest.WithYear(t)
	var read []func()
	s.Env.Fetch = func(do func(context.Context) error, then func(error)) {
		read = append(read, func() { then(do(t.Context())) })
	}
	o := on(s)
	assert.Contains(t, o.Text(), "…")
	assert.NotContains(t, o.Text(), "Used up")
	for _, do := range read {
		do()
	}
	assert.Contains(t, o.Text(), "Used up")
}
