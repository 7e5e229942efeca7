package words

import (
	"math/big"
	"strings"

	"slocharter/internal/policy"
)

const maxDecimals = 9

// measured writes a figure of a rule with its unit: per cent with one decimal, a burn rate with two, and more of them
// where fewer would show it on the wrong side of the threshold or of zero.
func measured(e policy.Evidence, r policy.Rule) string {
	bound, ok := r.Limit()
	if !ok {
		bound = new(big.Rat)
	}
	if e.Signal == policy.BurnRate {
		return Decimal(rounded(e.Value, 2, bound))
	}
	return PercentOf(rounded(new(big.Rat).Mul(e.Value, hundred), 1, new(big.Rat).Mul(bound, hundred)))
}

// rounded writes a number with at most so many decimals, or with as many more as keep it on its
// side of the bounds and of 0: "-12.5".
func rounded(value *big.Rat, decimals int, bounds ...*big.Rat) string {
	bounds = append(bounds, new(big.Rat))
	text := value.FloatString(decimals)
	for decimals < maxDecimals && !sameSide(value, text, bounds) {
		decimals++
		text = value.FloatString(decimals)
	}
	if strings.Contains(text, ".") {
		text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	}
	if text == "-0" {
		text = "0"
	}
	return text
}

func sameSide(value *big.Rat, text string, bounds []*big.Rat) bool {
	shown, ok := new(big.Rat).SetString(text)
	for _, b := range bounds {
		ok = ok && shown.Cmp(b) == value.Cmp(b)
	}
	return ok
}

// minus writes a negative number with the sign that is as wide as a digit.
func minus(number string) string { return strings.Replace(number, "-", "−", 1) }
