package markdown_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"slocharter/internal/markdown"
	"slocharter/internal/policy"
	"slocharter/internal/review"
	"slocharter/internal/workspace"
)

var update = flag.Bool("update", false, "write the golden files anew")

// held is a workspace with a review in which everything is said; what people typed is as nasty as it can be.
func held(t *testing.T) (workspace.Workspace, string) {
	t.Helper()
	w, err := workspace.New("Ours")
	require.NoError(t, err)
	s, err := w.AddService("Payments | *API*", "", "2026-01-01")
	require.NoError(t, err)
	o, err := w.AddSLO(s.ID, "Pay <b>now</b>")
	require.NoError(t, err)
	ada, err := w.AddPerson("Ada_Lovelace")
	require.NoError(t, err)
	ben, err := w.AddPerson("Ben")
	require.NoError(t, err)
	for _, p := range w.PersonasInOrder() {
		switch p.Key {
		case "product-owner":
			require.NoError(t, w.Hold(p.ID, ada.ID, ""))
		case "engineering-manager":
			require.NoError(t, w.Hold(p.ID, ben.ID, ""))
		}
	}
	r, err := w.PlanReview(s.ID, review.Weekly, "2026-03-02")
	require.NoError(t, err)
	require.NoError(t, w.PrepareReview(r.ID, review.Snapshot{
		AsOf: "2026-03-02T09:00:00Z", Verdict: policy.FixesOnly, VerdictText: "Fixes only: “Pay” has −12 % left.",
		Lines: []review.Line{
			{
				SLOID: o.ID, Name: "Pay <b>now</b>", Goal: "99.9", Window: "28d", State: "used-up", SLI: "0.99888", Left: "-0.12",
				Used: "Capacity 112 %.", Change: "12 % less is left than at the last review.", Verdict: policy.FixesOnly, VerdictText: "Fixes only.",
			},
			{Name: "Nothing to aim for", VerdictText: "The policy does not bind it."},
		},
	}))
	say(t, &w, r.ID, ada.ID)
	require.NoError(t, w.HoldReview(r.ID, "2026-03-09"))
	return w, r.ID
}

func say(t *testing.T, w *workspace.Workspace, reviewID, personID string) {
	t.Helper()
	line := w.LinesOf(reviewID)[0]
	line.Toil, line.Satisfaction, line.Decided, line.Decision, line.Why = review.High, review.Low, review.Otherwise, "Wait a week", "# not a heading\n- not a list"
	require.NoError(t, w.PutLine(line))
	for _, topic := range w.TopicsOf(reviewID) {
		if topic.Each {
			require.NoError(t, w.SetReviewAnswer(line.ID, topic.ID, "1. See https://example.org/x_y & www.example.org"))
		} else {
			require.NoError(t, w.SetTopicNote(topic.ID, "`code` [link](javascript:alert)"))
		}
	}
	require.NoError(t, w.SetPresent(reviewID, personID, true))
	_, err := w.AddGuest(reviewID, "A guest")
	require.NoError(t, err)
	serviceID := w.Reviews[reviewID].ServiceID
	_, err = w.AddDecision(policy.Decision{
		ServiceID: serviceID, ReviewID: reviewID, Date: "2026-03-02", Decided: "Ship | anyway", Reason: "One\ntwo", By: "Ada", VerdictText: "Fixes only.",
	})
	require.NoError(t, err)
	_, err = w.AddAction(review.ActionItem{
		ServiceID: serviceID, ReviewID: reviewID, Text: "Double the *pool*", OwnerID: personID, Due: "2026-03-09", Given: "2026-03-02", Link: "https://example.org/a?b=c",
	})
	require.NoError(t, err)
	proposal, err := w.Propose(review.Proposal{
		SLOID: line.SLOID, ReviewID: reviewID, Change: review.Replace, Goal: "99.5", From: "2026-04-01", Successor: "Paid | *in time*", Evidence: "# A year\n- of it", By: "Ada", Date: "2026-03-02",
	})
	require.NoError(t, err)
	require.NoError(t, w.SignProposal(proposal.ID, personID, "", "2026-03-02"))
	r := w.Reviews[reviewID]
	r.Notes = "First line\n\n| not | a table |"
	require.NoError(t, w.PutReview(r))
}

func write(t *testing.T, w workspace.Workspace, reviewID string) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, markdown.Minutes(&out, w, reviewID))
	return out.String()
}

func TestMinutesAreWrittenAsMarkdown(t *testing.T) {
	w, id := held(t)
	got := write(t, w, id)
	path := filepath.Join("testdata", "minutes.md")
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

func TestWhatPeopleTypedStaysText(t *testing.T) {
	w, id := held(t)
	got := write(t, w, id)
	for _, live := range []string{"<b>", "\n# not", "\n- not", "[link](", " `code`", "https://example.org/x", " www.", "| Ship | anyway"} {
		assert.NotContains(t, got, live)
	}
	for _, line := range strings.Split(got, "\n") {
		if strings.HasPrefix(line, "| ") {
			unescaped := strings.ReplaceAll(line, `\|`, "")
			assert.Contains(t, []int{4, 5, 7, 8}, strings.Count(unescaped, "|"), line)
		}
	}
}

func TestMinutesOfAReviewThatIsPlannedSayThatItWasNotHeld(t *testing.T) {
	w, id := held(t)
	next, err := w.PlanReview(w.Reviews[id].ServiceID, review.Weekly, "")
	require.NoError(t, err)
	got := write(t, w, next.ID)
	assert.Contains(t, got, "not held yet")
	assert.NotContains(t, got, "Attendance")
	assert.Contains(t, got, "Double the", "what is open follows into it")
}

// Whatever people type, the minutes keep the same headings, tables and paragraphs of their own.
func TestNothingThatPeopleTypeBecomesMarkup(t *testing.T) {
	w, id := held(t)
	marked := regexp.MustCompile("^(#|[-+*>] |[0-9]+[.)] |```|~~~|={2,}$|-{2,}$|<[a-zA-Z/!])")
	want := structure(write(t, w, id), marked)
	rapid.Check(t, func(t *rapid.T) {
		nasty := rapid.StringOfN(rapid.SampledFrom([]rune("#-+*>1.)`~=|<a/[](!)\\&_ \t\n")), 0, 40, -1)
		r := w.Reviews[id]
		r.Notes = nasty.Draw(t, "notes")
		edited := w.Clone()
		edited.Reviews[id] = r
		var out bytes.Buffer
		require.NoError(t, markdown.Minutes(&out, edited, id))
		got := structure(out.String(), marked)
		if r.Notes == "" {
			got = append(got, "## Notes")
		}
		assert.Equal(t, want, got)
	})
}

// structure lists the lines that mean something to Markdown.
func structure(text string, marked *regexp.Regexp) []string {
	var found []string
	for _, line := range strings.Split(text, "\n") {
		if marked.MatchString(line) {
			found = append(found, line)
		}
	}
	return found
}

func TestMinutesTellWhatGoesWrong(t *testing.T) {
	w, id := held(t)
	require.ErrorAs(t, markdown.Minutes(&bytes.Buffer{}, w, "nowhere"), &workspace.NotFound{})
	require.ErrorIs(t, markdown.Minutes(broken{}, w, id), errBroken)
}

var errBroken = errors.New("broken")

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }
