package words_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"slocharter/internal/review"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

func TestEveryValueOfAReviewHasItsWord(t *testing.T) {
	var texts []string
	for _, k := range review.Kinds {
		texts = append(texts, words.ReviewKind(k), words.Need(workspace.Need{Kind: workspace.ReviewLate, Name: string(k), Date: "2026-03-02"}, "Payments"))
	}
	for _, s := range review.States {
		texts = append(texts, words.ReviewState(s))
	}
	for _, l := range review.Levels {
		texts = append(texts, words.Level(l))
	}
	for _, b := range append(review.Balances, "") {
		texts = append(texts, words.Balance(b))
	}
	for _, d := range review.Decisions {
		texts = append(texts, words.Decided(d))
	}
	for _, s := range review.ActionStates {
		texts = append(texts, words.ActionState(s))
	}
	for _, c := range review.Changes {
		texts = append(texts, words.ProposalChange(c), words.Proposal(review.Proposal{Change: c}, "Paid"))
	}
	for _, s := range review.ProposalStates {
		texts = append(texts, words.ProposalState(s))
	}
	for _, s := range review.Sizes {
		texts = append(texts, words.Size(s))
	}
	for _, kind := range []workspace.NeedKind{workspace.ReviewLate, workspace.ActionsLate, workspace.ProposalWaits} {
		texts = append(texts, words.NeedAction(kind))
	}
	texts = append(texts, words.Need(workspace.Need{Kind: workspace.ActionsLate, Count: 2}, ""), words.Need(workspace.Need{Kind: workspace.ProposalWaits}, ""))
	for _, text := range texts {
		assert.NotEmpty(t, text)
		assert.NotRegexp(t, `^[a-z-]+\.[a-z.-]*$`, text)
		assert.NotContains(t, text, "<no value>")
	}
}

func TestAProposalIsASentence(t *testing.T) {
	p := review.Proposal{Change: review.Tighten, Before: "99.5", Goal: "99.9", Window: "28d", From: "2026-04-01"}
	assert.Equal(t, "Tighten “Paid” from 99.5 % to 99.9 % (28 days), from 1 Apr 2026 on", words.Proposal(p, "Paid"))
	assert.Equal(t, "Retire “Paid”", words.Proposal(review.Proposal{Change: review.Retire}, "Paid"))
}

func TestALineOfAReviewIsWrittenAsItStood(t *testing.T) {
	l := review.Line{Goal: "99.9", Window: "28d", State: "used-up", SLI: "0.99888", Left: "-0.12"}
	assert.Equal(t, []string{"99.9 % (28 days)", "Used up", "99.888 %", "−12 %"},
		[]string{words.LineTarget(l), words.LineState(l), words.LineSLI(l), words.LineLeft(l)})
	assert.Equal(t, []string{words.None, "No target", words.None, words.None},
		[]string{words.LineTarget(review.Line{}), words.LineState(review.Line{}), words.LineSLI(review.Line{}), words.LineLeft(review.Line{})})

	l.Suggestion, l.Decision = "Loosen the SLO", ""
	assert.Empty(t, words.LineDecision(l), "nothing is decided yet")
	l.Decided = review.AsSuggested
	assert.Equal(t, "Loosen the SLO", words.LineDecision(l))
	l.Decided, l.Decision = review.Otherwise, "Wait"
	assert.Equal(t, "Wait", words.LineDecision(l))
}

func TestEveryErrorOfAReviewBecomesASentence(t *testing.T) {
	for _, err := range []error{
		workspace.ReviewHeld{Date: "2026-03-02"}, workspace.ReviewOpen{Date: "2026-03-02"}, workspace.NotPrepared{Date: "2026-03-02"},
		workspace.ProposalDecided{Date: "2026-03-02"}, workspace.ProposalOpen{SLO: "Paid"}, workspace.Backdated{From: "2026-03-01", Agreed: "2026-03-02"},
		workspace.WrongWay{Change: review.Tighten, Before: "99.9", Goal: "99"}, workspace.WrongWay{Change: review.Loosen, Before: "99", Goal: "99.9"},
		workspace.NotAgreed{Names: []string{"Ada", "Ben"}},
	} {
		sentence := words.Error(fmt.Errorf("save it: %w", err))
		assert.Regexp(t, `^[A-Z0-9].*\.$`, sentence)
		assert.NotContains(t, sentence, "nothing was changed:", "%T has its own sentence", err)
		assert.NotContains(t, sentence, "<no value>")
	}
}
