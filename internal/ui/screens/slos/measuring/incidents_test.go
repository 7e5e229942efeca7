package measuring_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/slo"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

const (
	incidentsPart = 1
	ledgerPart    = 2
)

// titled is the incident with a title.
func (o *opened) titled(title string) slo.Incident {
	o.T.Helper()
	for _, i := range o.W().Incidents {
		if i.Title == title {
			return i
		}
	}
	require.Fail(o.T, "no incident "+title)
	return slo.Incident{}
}

func TestAnIncidentIsWrittenDownInTheZoneOfTheSLO(t *testing.T) {
	o := openEmpty(t, "claims-open") // its days are those of Berlin
	o.MustStaySilent()
	o.part(incidentsPart)
	o.Tap("Add an incident…")
	o.Type("Claims desk is unreachable")
	o.text("Start").Focus()
	o.Type("2026-03-01 10:00")
	o.text("End").Focus()
	o.Type("2026-03-01 11:30")
	o.field("Cause").Focus()
	o.Choose("Capacity")
	o.text("Users or requests hit").Focus()
	o.TypeOver("12,5 %")
	o.text("Link").Focus()
	o.TypeOver("https://example.org/postmortem")
	o.Tap("Add")
	made := o.titled("Claims desk is unreachable")
	zone := o.zone()
	assert.Equal(t, "2026-03-01 10:00", slo.Moment(made.Start).In(zone).Format("2006-01-02 15:04"))
	assert.Equal(t, slo.Capacity, made.Cause)
	assert.Equal(t, "12.5", made.Share)
	assert.Equal(t, "add the incident “Claims desk is unreachable”", o.Session.UndoLabel())
	assert.True(t, o.Sees("1 h 30 min"))
}

func TestWhatIsWrongWithAnIncidentIsSaidAtItsField(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	o.part(incidentsPart)
	o.Tap("Add an incident…")
	known := len(o.W().Incidents)
	for _, step := range []struct{ label, text, want string }{
		{"Title", "Cards refused", "Say when it ended, or that it is still going on."},
		{"End", "tomorrow", "“tomorrow” is not a date and time."},
		{"End", "2026-03-01 10:00", "Start must not be empty."},
		{"Start", "2026-03-01 11:00", "It would end before it starts."},
		{"Start", "2026-03-01 09:00", ""},
		{"Users or requests hit", "200", "“200”"},
		{"Users or requests hit", "20", ""},
		{"Link", "ftp://example.org", "“ftp://example.org” is not a link."},
	} {
		o.text(step.label).Focus()
		o.TypeOver(step.text)
		if step.want != "" {
			o.Tap("Add")
			assert.True(t, o.Sees(step.want), "%s: %s", step.want, o.Text())
		}
	}
	assert.Len(t, o.W().Incidents, known)
	o.text("Link").Focus()
	o.TypeOver("mailto:ops@example.org")
	o.Press(fyne.KeyReturn)
	assert.Len(t, o.W().Incidents, known+1)
}

func TestAnIncidentThatGoesOnHasNoEndAndEndsLater(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	o.part(incidentsPart)
	o.Tap("Add an incident…")
	o.Type("Slow again")
	o.text("Start").Focus()
	o.Type("2026-03-02 08:00:30")
	stagetest.All[*widgets.CheckField](o.Root())[0].SetChecked(true)
	o.Tap("Add")
	made := o.titled("Slow again")
	assert.Empty(t, made.End)
	assert.True(t, o.Sees("Still going on"))
	o.Tap("Exclude…")
	require.Len(t, o.Said(), 1)
	assert.Contains(t, o.Said()[0], "still going on")
	stagetest.All[*widgets.SortTable](o.Root())[0].Focus()
	o.Press(fyne.KeyReturn)
	stagetest.All[*widgets.CheckField](o.Root())[0].SetChecked(false)
	o.text("End").Focus()
	o.Type("2026-03-02 09:00")
	o.Tap("Save")
	made = o.titled("Slow again")
	assert.Equal(t, "2026-03-02T08:00:30Z", made.Start, "what nobody touched stays to the second")
	assert.Equal(t, "2026-03-02T09:00:00Z", made.End)
}

func TestEditingAnIncidentKeepsWhatOthersChangedMeanwhile(t *testing.T) {
	o := open(t, "pay-in-2s")
	o.part(incidentsPart)
	o.Press(fyne.KeyDown, fyne.KeyReturn)
	one := o.titled("Cardwell answers slowly")
	o.Do("elsewhere", func(w *workspace.Workspace) error {
		i := w.Incidents[one.ID]
		i.Note = "Written elsewhere"
		return w.PutIncident(i)
	})
	o.text("Title").Focus()
	o.TypeOver("Cardwell is slow")
	o.Tap("Save")
	assert.Equal(t, "Written elsewhere", o.W().Incidents[one.ID].Note)
	assert.Equal(t, "Cardwell is slow", o.W().Incidents[one.ID].Title)
}

func TestAFalsePositiveIsExcludedVisiblyWithWhoDecidedItAndWhy(t *testing.T) {
	o := open(t, "pay-in-2s")
	o.part(incidentsPart)
	assert.True(t, o.Sees("28.6 %"), "what it has used of the budget")
	o.Press(fyne.KeyDown)
	o.Tap("Exclude…")
	o.Tap("Exclude it")
	assert.True(t, o.Sees("must not be empty."), o.Text())
	o.text("Why").Focus()
	o.Type("The probe itself was slow")
	o.text("Decided by").Focus()
	o.TypeOver("M. Okafor")
	o.Tap("Exclude it")
	one := o.titled("Cardwell answers slowly")
	list := o.W().ExclusionsOf(o.id)
	require.Len(t, list, 1)
	assert.Equal(t, one.ID, list[0].IncidentID)
	assert.Equal(t, slo.Miscounting, list[0].Reason)
	assert.Equal(t, "M. Okafor", list[0].By)
	assert.Equal(t, "exclude “Cardwell answers slowly” from “Pay in under 2 s”", o.Session.UndoLabel())
	assert.True(t, o.Sees("Excluded"))
	assert.True(t, o.Sees("Exclusions (1)"))
	o.part(ledgerPart)
	o.Press(fyne.KeyDown)
	assert.True(t, o.Sees("The probe itself was slow (incident: Cardwell answers slowly)"), o.Text())
	assert.True(t, o.Sees("With these exclusions:"))
	assert.True(t, o.Sees("As if nothing were excluded: −34.5 % left"), o.Text())
}

func TestRemovingAnIncidentSaysWhatStays(t *testing.T) {
	o := open(t, "pay-in-2s")
	o.part(incidentsPart)
	o.Press(fyne.KeyDown)
	one := o.titled("Cardwell answers slowly")
	o.Tap("Remove…")
	assert.True(t, o.Sees("This can be undone."))
	o.Tap("Remove")
	assert.NotContains(t, o.W().Incidents, one.ID)
}

func TestAnSLOMeasuredByIncidentsSaysSo(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	o.Do("measure by incidents", func(w *workspace.Workspace) error {
		s := w.SLOs[o.id]
		s.Way, s.Since = slo.Outages, "2026-01-01"
		return w.PutSLO(s)
	})
	assert.True(t, o.Sees("measured by its incidents, which are written down since 1 Jan 2026"))
	assert.Empty(t, stagetest.Buttons(o.Root(), "Import a file…"), "what is imported would count for nothing")
	o.Tap("To the incidents")
	assert.True(t, o.Sees("Add an incident…"))
	assert.True(t, o.Sees("since 1 Jan 2026"))
}

func TestATimeIsExcludedEditedAndTakenBackIn(t *testing.T) {
	o := open(t, "pay-in-2s")
	o.MustStaySilent()
	o.part(ledgerPart)
	o.Tap("Exclude a time…")
	o.Tap("Exclude it")
	assert.True(t, o.Sees("must not be empty."))
	o.text("From").Focus()
	o.Type("2026-02-20 22:00")
	o.text("To").Focus()
	o.Type("2026-02-20 21:00")
	o.text("Why").Focus()
	o.Type("Planned move")
	o.Tap("Exclude it")
	assert.True(t, o.Sees("It would end before it starts."), o.Text())
	o.text("To").Focus()
	o.TypeOver("2026-02-20 23:00")
	o.field("Counts as").Focus()
	o.Choose("Counted as good")
	o.Tap("Exclude it")
	list := o.W().ExclusionsOf(o.id)
	require.Len(t, list, 1)
	assert.Equal(t, "good", list[0].Treatment)
	assert.Equal(t, "Ada", list[0].By)
	assert.Equal(t, "2026-03-02", list[0].Decided)
	o.Press(fyne.KeyReturn)
	o.text("Why").Focus()
	o.TypeOver("Move to the new rooms")
	o.Tap("Save")
	assert.Equal(t, "Move to the new rooms", o.W().ExclusionsOf(o.id)[0].Why)
	o.Tap("Remove…")
	o.Tap("Remove")
	assert.Empty(t, o.W().ExclusionsOf(o.id))
	assert.True(t, o.Sees("Nothing is excluded."))
}
