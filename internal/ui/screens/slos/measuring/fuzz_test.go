package measuring_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"slocharter/internal/slo"
	"slocharter/internal/ui/screens/slos/measuring"
)

// FuzzParseLength reads any text: what is read is a length that is nothing, or at least a second.
func FuzzParseLength(f *testing.F) {
	for _, text := range []string{"", "5 min", "1h", "1 day", "7days", "d", "ay", "1e9h", "-1h", "366d", "367d", "9999999999h"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		length, err := measuring.ParseLength(text)
		if err != nil {
			require.Equal(t, slo.BadSlice{Text: text}, err)
			return
		}
		require.True(t, length == 0 || length >= time.Second, length)
	})
}
