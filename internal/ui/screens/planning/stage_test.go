package planning_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/ui/screens/planning"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// opened is the board of payments on a stage of its own.
type opened struct {
	*stagetest.Stage
	slo slo.SLO
}

func open(t *testing.T) *opened {
	t.Helper()
	o := &opened{Stage: stagetest.WithYear(t)}
	o.MustStaySilent()
	o.Window.Resize(fyne.NewSize(1280, 800))
	found, err := o.W().SLOByKey("payments-accepted")
	require.NoError(t, err)
	o.slo = found
	o.Show(planning.New(o.Env), stage.Route{Screen: stage.Planning, ServiceID: found.ServiceID, ID: found.ID})
	return o
}

// proposed is the board with an open proposal to loosen an SLO, and work that it needs.
func proposed(t *testing.T) *opened {
	t.Helper()
	o := open(t)
	o.Do("propose", func(w *workspace.Workspace) error {
		today := o.Session.Today()
		p, err := w.Propose(review.Proposal{SLOID: o.slo.ID, Change: review.Loosen, Goal: "99.62", From: today, By: "Ada", Date: today, Evidence: "Tried on a year."})
		if err != nil {
			return err
		}
		_, err = w.AddRoadmapItem(p.ID, "Retry with the second processor")
		return err
	})
	return o
}

func (o *opened) proposal() review.Proposal {
	o.T.Helper()
	list := o.W().ProposalsOf(o.slo.ID)
	require.NotEmpty(o.T, list)
	return list[0]
}

func (o *opened) write(label, text string) {
	o.T.Helper()
	stagetest.Labelled[*widgets.TextField](o.Stage, label).Focus()
	o.TypeOver(text)
}

// plan plans two periods.
func plan(w *workspace.Workspace, serviceID string) error {
	for _, b := range []review.WorkBalance{
		{ServiceID: serviceID, From: "2025-10-01", To: "2025-12-31", Planned: "20"},
		{ServiceID: serviceID, From: "2026-01-01", To: "2026-03-31", Planned: "40"},
	} {
		if _, err := w.PlanBalance(b); err != nil {
			return err
		}
	}
	return nil
}

// selectWork selects the first row of the table of work.
func (o *opened) selectWork() {
	o.T.Helper()
	tables := stagetest.All[*widgets.SortTable](o.Root())
	tables[1].Focus()
	o.Press(fyne.KeyDown)
}

// more chooses a line of the list below “More”, counted from 1.
func (o *opened) more(line int) {
	o.T.Helper()
	o.Tap("More")
	for range line {
		o.Press(fyne.KeyDown)
	}
	o.Press(fyne.KeyReturn)
}
