package words_test

import (
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/words"
)

func rat(t *testing.T, text string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(text)
	require.True(t, ok)
	return r
}

func TestSharesAreRoundedButNeverToNothingOrAll(t *testing.T) {
	for share, want := range map[string]string{
		"0": "0 %", "1": "100 %", "61/100": "61 %", "-12/100": "−12 %", "1/3": "33.3 %", "999/1000": "99.9 %",
		"99996/100000": "99.996 %", "4/1000000": "0.0004 %", "-4/100000": "−0.004 %", "101/100": "101 %",
	} {
		assert.Equal(t, want, words.Share(rat(t, share)), share)
	}
	assert.Equal(t, words.None, words.Share(nil))
}

func TestAnIndicatorHasTwoDecimalsMoreThanItsTarget(t *testing.T) {
	assert.Equal(t, "99.912 %", words.Indicated(rat(t, "99912/100000"), "99.9"))
	assert.Equal(t, "99.91 %", words.Indicated(rat(t, "99912/100000"), "99"))
	assert.Equal(t, "99.9999999 %", words.Indicated(rat(t, "999999999/1000000000"), "99.99999"))
}

func TestAmountsAreReadable(t *testing.T) {
	assert.Equal(t, "4,200,000", words.Amount(rat(t, "4200000")))
	assert.Equal(t, "999", words.Amount(rat(t, "9999/10")), "whole events, rounded down")
	assert.Equal(t, "−1,200", words.Number(-1200))
	assert.Equal(t, "14.4", words.Factor(rat(t, "14.4")))
	assert.Equal(t, "0.93", words.Factor(rat(t, "0.933")))
	assert.Equal(t, "43 min 12 s", words.Seconds(rat(t, "2592")))
	assert.Equal(t, "−3 h 36 min", words.Seconds(rat(t, "-12960")))
	berlin, err := time.LoadLocation("Europe/Berlin")
	require.NoError(t, err)
	assert.Equal(t, "29 Mar 2026, 03:30", words.Moment(time.Date(2026, 3, 29, 1, 30, 0, 0, time.UTC), berlin))
	for _, missing := range []string{words.Amount(nil), words.Factor(nil), words.Seconds(nil), words.Moment(time.Time{}, time.UTC)} {
		assert.Equal(t, words.None, missing)
	}
}
