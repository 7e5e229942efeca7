package words_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"

	"slocharter/internal/policy"
	"slocharter/internal/words"
)

func TestEvidenceIsAFewWords(t *testing.T) {
	incident := rule(policy.IncidentShare, ">", "20", "28d", policy.Postmortem, "Hold a postmortem")
	for text, c := range map[string]struct {
		about policy.Evidence
		rule  policy.Rule
	}{
		"Pay in under 2 s (−12 %)":                          {policy.Evidence{SLOID: "pay", Signal: policy.BudgetLeft, Value: big.NewRat(-12, 100)}, overspent},
		"Pay in under 2 s (−0.0001 %)":                      {policy.Evidence{SLOID: "pay", Signal: policy.BudgetLeft, Value: big.NewRat(-1, 1_000_000)}, overspent},
		"Night of the storm (38 % of Pay in under 2 s)":     {policy.Evidence{SLOID: "pay", Signal: policy.IncidentShare, Of: "storm", Value: big.NewRat(38, 100)}, incident},
		words.Cause("upstream") + " (25 % of Order placed)": {policy.Evidence{SLOID: "order", Signal: policy.CauseShare, Of: "upstream", Value: big.NewRat(1, 4)}, incident},
		"Order placed (14.4)":                               {policy.Evidence{SLOID: "order", Signal: policy.BurnRate, Value: big.NewRat(144, 10)}, rule(policy.BurnRate, ">", "14", "1h", policy.Escalate, "Stop")},
	} {
		t.Run(text, func(t *testing.T) {
			assert.Equal(t, text, words.Evidence(c.about, c.rule, names))
		})
	}
}
