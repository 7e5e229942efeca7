package store_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/policy"
	"slocharter/internal/review"
	"slocharter/internal/store"
	"slocharter/internal/workspace"
)

// reviewed is the sample with a row of every kind that reviews and recalibration have.
func reviewed(t *testing.T) workspace.Workspace {
	t.Helper()
	w, err := workspace.Sample(entry.At)
	require.NoError(t, err)
	o := w.LiveSLOsOf("")[0]
	person := w.PeopleByName()[0]
	r, err := w.PlanReview(o.ServiceID, review.Weekly, "2026-03-02")
	require.NoError(t, err)
	lines := []review.Line{{SLOID: o.ID, Name: o.Name, Goal: "99.9", Window: "28d", State: "healthy", SLI: "0.9999", Left: "0.9"}, {Name: "Gone"}}
	require.NoError(t, w.PrepareReview(r.ID, review.Snapshot{AsOf: "2026-03-02T09:00:00Z", Lines: lines}))
	for _, topic := range w.TopicsOf(r.ID) {
		require.NoError(t, w.SetReviewAnswer(w.LinesOf(r.ID)[0].ID, topic.ID, "An answer"))
	}
	require.NoError(t, w.SetPresent(r.ID, person.ID, true))
	_, err = w.AddGuest(r.ID, "A guest")
	require.NoError(t, err)
	_, err = w.AddAction(review.ActionItem{ServiceID: o.ServiceID, ReviewID: r.ID, SLOID: o.ID, Text: "Do it", OwnerID: person.ID, Due: "2026-03-09"})
	require.NoError(t, err)
	_, err = w.AddDecision(policy.Decision{ServiceID: o.ServiceID, ReviewID: r.ID, Date: "2026-03-02", Decided: "Ship", Reason: "Why not", By: "Ada", Remark: "It went well"})
	require.NoError(t, err)
	require.NoError(t, w.HoldReview(r.ID, "2026-03-09"))
	p, err := w.Propose(review.Proposal{SLOID: o.ID, ReviewID: r.ID, Change: review.Keep, Date: "2026-03-02"})
	require.NoError(t, err)
	require.NoError(t, w.SignProposal(p.ID, person.ID, "Fine", "2026-03-02"))
	_, err = w.AddRoadmapItem(p.ID, "Second region")
	require.NoError(t, err)
	_, err = w.PlanBalance(review.WorkBalance{ServiceID: o.ServiceID, From: "2026-03-01", To: "2026-03-31", Planned: "30"})
	require.NoError(t, err)
	return w
}

func TestReviewsAreReadAgainAsTheyWereWritten(t *testing.T) {
	w := reviewed(t)
	for _, k := range workspace.Kinds() {
		assert.NotEmpty(t, k.IDs(w), "%s has a row", k.Name)
	}
	path := filepath.Join(t.TempDir(), "reviews.slocharter")
	f, err := store.Create(path, w, entry)
	require.NoError(t, err)
	require.NoError(t, f.Close())
	again := open(t, path)
	read := loaded(t, again)
	assert.Empty(t, workspace.Diff(w, read))
	require.NoError(t, again.Check())

	without := read.Clone()
	require.NoError(t, without.Remove("service", w.LiveSLOsOf("")[0].ServiceID))
	assert.Empty(t, without.Reviews, "reviews go with their service")
	_, err = again.Save(read, without, entry)
	require.NoError(t, err)
	assert.Empty(t, workspace.Diff(without, loaded(t, again)))
	require.NoError(t, again.Check())
}
