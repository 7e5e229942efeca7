package sample_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/reading"
	"slocharter/internal/review"
	"slocharter/internal/sample"
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

// filled is a file of the sample as it was made on a day.
func filled(t *testing.T, now time.Time) *session.Session {
	t.Helper()
	w, err := workspace.Sample(now)
	require.NoError(t, err)
	made, err := sample.Create(t.Context(), filepath.Join(t.TempDir(), "sample.slocharter"), w, "Ada", "explore", now)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, made.Close()) })
	return made
}

// last returns the last review of a kind that was held for a service.
func last(t *testing.T, w workspace.Workspace, key string, k review.Kind) review.Review {
	t.Helper()
	s, err := w.ServiceByKey(key)
	require.NoError(t, err)
	for _, r := range w.ReviewsOf(s.ID) {
		if r.Kind == k && r.State == review.Held {
			return r
		}
	}
	t.Fatalf("%s held no %s review", key, k)
	return review.Review{}
}

func TestWhatWasDecidedInTheReviewsFitsTheirFigures(t *testing.T) {
	for _, now := range moments {
		t.Run(now.Format(time.DateOnly), func(t *testing.T) {
			w := filled(t, now).Workspace()
			for _, l := range w.Lines {
				if l.Decided == review.AsSuggested {
					assert.NotEmpty(t, l.Suggestion, "%s in %s", l.Name, w.Reviews[l.ReviewID].Date)
				}
			}
			met := map[string]bool{}
			for _, key := range []string{"payments", "checkout", "search", "ledger"} {
				for _, l := range w.LinesOf(last(t, w, key, review.Monthly).ID) {
					is, known := l.Met()
					met[w.SLOs[l.SLOID].Key] = is && known
				}
			}
			for key, want := range map[string]bool{"payments-accepted": true, "pay-in-2s": false, "wallets-accepted": false, "next-step-in-1s": false, "lookup-fresh": true} {
				assert.Equal(t, want, met[key], key)
			}
			for _, r := range w.Reviews {
				assert.Equal(t, r.State == review.Held, r.Date <= now.Format(time.DateOnly) && r.Kind != review.Quarterly, "%s %s", r.Kind, r.Date)
			}
		})
	}
}

func TestTheFiguresOfAReviewAreThoseOfItsDay(t *testing.T) {
	made := filled(t, moments[1])
	w := made.Workspace()
	r := last(t, w, "payments", review.Monthly)
	service, err := reading.NewBook(made).Service(t.Context(), w, r.ServiceID, moments[1])
	require.NoError(t, err)
	before, ok := w.ReviewBefore(r)
	require.True(t, ok)
	snapshot, err := service.Snapshot(slo.Moment(r.AsOf), w.LinesOf(before.ID))
	require.NoError(t, err)
	assert.Equal(t, snapshot.VerdictText, r.VerdictText)
	for i, l := range w.LinesOf(r.ID) {
		assert.Equal(t, []string{snapshot.Lines[i].Left, snapshot.Lines[i].Used, snapshot.Lines[i].Change}, []string{l.Left, l.Used, l.Change}, l.Name)
	}
}

func TestSomeOfWhatCameOfTheReviewsIsOpen(t *testing.T) {
	now := moments[1]
	w, today := filled(t, now).Workspace(), now.Format(time.DateOnly)
	states, late := map[review.ActionState]int{}, 0
	for _, a := range w.Actions {
		states[a.State]++
		if a.Overdue(today) {
			late++
		}
	}
	assert.Positive(t, late)
	assert.Positive(t, states[review.Done])
	assert.Positive(t, states[review.Dropped])
	proposals := map[review.ProposalState]int{}
	for _, p := range w.Proposals {
		proposals[p.State]++
	}
	assert.Positive(t, proposals[review.Proposed])
	assert.Positive(t, proposals[review.Agreed])
	assert.Positive(t, proposals[review.Rejected])
	o, err := w.SLOByKey("correction-same-day")
	require.NoError(t, err)
	target, _ := w.LatestTarget(o.ID)
	assert.Greater(t, target.From, today, "what was agreed on counts from a day that is still to come")
	overdue := 0
	for _, one := range w.Overview(today) {
		for _, due := range one.Reviews {
			if due.Overdue(today) {
				overdue++
			}
		}
	}
	assert.Equal(t, 1, overdue)
}
