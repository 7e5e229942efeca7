package merge_test

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/merge"
	"slocharter/internal/people"
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// apart is a workspace and a copy of it, both open and still the same.
func apart(t *testing.T) (here, there *session.Session) {
	t.Helper()
	w, err := workspace.Sample(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	folder := t.TempDir()
	here, err = session.New(filepath.Join(folder, "larkline.slocharter"), w, "Ada", "make the sample")
	require.NoError(t, err)
	t.Cleanup(func() { _ = here.Close() })
	edit(t, here, 0, func(p *people.Person) { p.Note = "before they parted" })
	copied := filepath.Join(folder, "larkline (Ben's conflicted copy).slocharter")
	require.NoError(t, here.SaveCopy(t.Context(), copied, false))
	there, err = session.Open(copied, "Ben")
	require.NoError(t, err)
	t.Cleanup(func() { _ = there.Close() })
	return here, there
}

func edit(t *testing.T, s *session.Session, n int, change func(*people.Person)) {
	t.Helper()
	id := someone(s, n)
	require.NoError(t, s.Do("edit", func(w *workspace.Workspace) error {
		p := w.People[id]
		change(&p)
		return w.PutPerson(p)
	}))
}

// someone is always the same person, whatever their name is by now.
func someone(s *session.Session, n int) string {
	return slices.Sorted(maps.Keys(s.Workspace().People))[n]
}

func read(t *testing.T, here, there *session.Session) merge.Plan {
	t.Helper()
	p, err := merge.Read(t.Context(), there.Path(), here, here.Workspace())
	require.NoError(t, err)
	return p
}

func all(p merge.Plan) []string {
	var ids []string
	for _, d := range p.Differences {
		ids = append(ids, d.ID)
	}
	return ids
}

func take(t *testing.T, here *session.Session, p merge.Plan, ids []string) {
	t.Helper()
	require.NoError(t, here.Do(merge.Label("copy"), func(w *workspace.Workspace) error { return p.Apply(w, ids) }))
}

func TestACopyThatWasNotEditedHasNothing(t *testing.T) {
	here, there := apart(t)
	edit(t, here, 1, func(p *people.Person) { p.Note = "only here" })
	p := read(t, here, there)
	assert.True(t, p.Empty())
}

func TestEachEditOfTheCopyIsSeenThreeWay(t *testing.T) {
	here, there := apart(t)
	edit(t, there, 0, func(p *people.Person) { p.Note = "said there" })
	edit(t, here, 0, func(p *people.Person) { p.Note = "said here" })
	edit(t, there, 1, func(p *people.Person) { p.Note = "only there" })
	edit(t, there, 2, func(p *people.Person) { p.Note = "the same" })
	edit(t, here, 2, func(p *people.Person) { p.Note = "the same" })
	p := read(t, here, there)
	require.Len(t, p.Differences, 2, "what is the same on both sides is none")
	byID := map[string]merge.Difference{}
	for _, d := range p.Differences {
		byID[d.ID] = d
	}
	clash := byID["person|"+someone(here, 0)+"|note"]
	assert.Equal(t, []string{"before they parted", "said here", "said there"}, []string{clash.Base, clash.Here, clash.There})
	assert.True(t, clash.Conflict)
	free := byID["person|"+someone(here, 1)+"|note"]
	assert.False(t, free.Conflict)

	take(t, here, p, []string{free.ID})
	assert.Equal(t, "only there", here.Workspace().People[someone(here, 1)].Note)
	assert.Equal(t, "said here", here.Workspace().People[someone(here, 0)].Note)
	take(t, here, p, []string{clash.ID})
	assert.Equal(t, "said there", here.Workspace().People[someone(here, 0)].Note)
	assert.True(t, read(t, here, there).Empty(), "all was taken over")
	require.NoError(t, here.Undo())
	assert.Equal(t, "said here", here.Workspace().People[someone(here, 0)].Note)
}

func TestNewRowsBringWhatTheyNeedAndRemovedOnesTakeAlongWhatIsTheirs(t *testing.T) {
	here, there := apart(t)
	var service, slo string
	require.NoError(t, there.Do("add", func(w *workspace.Workspace) error {
		s, err := w.AddService("Seat maps", "", "")
		if err != nil {
			return err
		}
		o, err := w.AddSLO(s.ID, "Seats are shown")
		service, slo = s.ID, o.ID
		return err
	}))
	gone := there.Workspace().ServicesInOrder()[0].ID
	require.NoError(t, there.Do("remove", func(w *workspace.Workspace) error { return w.Remove("service", gone) }))
	p := read(t, here, there)
	take(t, here, p, []string{"slo|" + slo})
	assert.Equal(t, "Seats are shown", here.Workspace().SLOs[slo].Name)
	assert.Equal(t, "Seat maps", here.Workspace().Services[service].Name, "its service came along")
	assert.Contains(t, here.Workspace().Services, gone, "nobody chose to remove it")
	assert.NotEmpty(t, p.Goes(here.Workspace(), "service|"+gone))

	take(t, here, p, all(p))
	assert.NotContains(t, here.Workspace().Services, gone)
	assert.Empty(t, workspace.Diff(there.Workspace(), here.Workspace()), "now they are the same again")
}

func TestAnEditOfWhatIsGoneHereHasNoPlace(t *testing.T) {
	here, there := apart(t)
	id := someone(here, 0)
	edit(t, there, 0, func(p *people.Person) { p.Note = "said there" })
	require.NoError(t, here.Do("remove", func(w *workspace.Workspace) error { return w.Remove("person", id) }))
	p := read(t, here, there)
	require.Len(t, p.Differences, 1)
	assert.True(t, p.Differences[0].Lost)
}

func TestAnythingElseIsNoCopy(t *testing.T) {
	here, _ := apart(t)
	_, stranger := apart(t)
	_, err := merge.Read(t.Context(), stranger.Path(), here, here.Workspace())
	require.ErrorIs(t, err, merge.NoCopy{})
	assert.Contains(t, words.Error(err), "no copy")
}

func TestMeasurementsOfTheCopyAreTakenOverWhereTheyFit(t *testing.T) {
	here, there := apart(t)
	o, err := here.Workspace().SLOByKey("pay-in-2s")
	require.NoError(t, err)
	hour := func(n int, good int64) budget.Slot {
		return budget.Slot{Start: time.Date(2026, 3, 1, n, 0, 0, 0, time.UTC), Length: time.Hour, Good: good, Valid: 1000}
	}
	put := func(s *session.Session, slots ...budget.Slot) {
		job := s.WriteMeasurements("import", store.Batch{SLOID: o.ID, ServiceID: o.ServiceID, Put: slots})
		require.NoError(t, job.End(job.Do(context.Background(), nil)))
	}
	put(here, hour(1, 990), hour(2, 990), hour(7, 999))
	put(there, hour(1, 990), hour(2, 980), hour(3, 970))
	p := read(t, here, there)
	require.Len(t, p.Measurements, 1)
	assert.Equal(t, 2, p.Measurements[0].Slots, "one that differs and one that is new")
	job := p.Measurements[0].Job(here, "take over")
	require.NoError(t, job.End(job.Do(context.Background(), nil)))
	slots, err := here.Slots(t.Context(), o.ID, slo.Interval{Start: hour(0, 0).Start, End: hour(9, 0).Start})
	require.NoError(t, err)
	assert.Equal(t, []budget.Slot{hour(1, 990), hour(2, 980), hour(3, 970), hour(7, 999)}, slots)
}
