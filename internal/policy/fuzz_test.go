package policy_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"slocharter/internal/policy"
)

// FuzzParseThreshold reads any text: what is read is a decimal, and reads the same again.
func FuzzParseThreshold(f *testing.F) {
	for _, text := range []string{"20", "-10", "14,4 %", "−0.5", " 7% ", "1.", "1e3", "٣", "0000001"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		threshold, ok := policy.ParseThreshold(text)
		if !ok {
			return
		}
		_, isNumber := new(big.Rat).SetString(threshold)
		require.True(t, isNumber, threshold)
		again, ok := policy.ParseThreshold(threshold)
		require.True(t, ok)
		require.Equal(t, threshold, again)
		_, limits := policy.Rule{Signal: policy.BudgetLeft, Comparison: "<", Threshold: threshold}.Limit()
		require.True(t, limits, threshold)
	})
}
