package slo

import (
	"math/big"
	"strings"
)

// Percent is a share in per cent as the decimal that was typed ("99.95"): digits with at most one point. It is kept as
// text so that 99.99999 stays exactly that.
type Percent string

// BadPercent is the error for text that is no percentage, or not one that a target can be.
type BadPercent struct {
	Text    string
	Hundred bool // it is 100: a promise that nobody can keep
}

func (e BadPercent) Error() string { return "not a percentage between 0 and 100: " + e.Text }

const maxPercentLength = 20

// ParsePercent reads a percentage above 0 and up to 100: "99.9", "99,9 %", " 99.90% ". Trailing zeros stay as typed.
// The error is a BadPercent.
func ParsePercent(text string) (Percent, error) {
	plain := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	plain = strings.Replace(plain, ",", ".", 1)
	if !decimal(plain) {
		return "", BadPercent{Text: text}
	}
	p := Percent(plain)
	if r := p.rat(); r.Sign() <= 0 || r.Cmp(hundred) > 0 {
		return "", BadPercent{Text: text}
	}
	return p, nil
}

// ParseGoal reads the target of an SLO: a percentage above 0 and below 100. The error is a BadPercent.
func ParseGoal(text string) (Percent, error) {
	p, err := ParsePercent(text)
	if err == nil && p.rat().Cmp(hundred) == 0 {
		return "", BadPercent{Text: text, Hundred: true}
	}
	return p, err
}

var hundred = big.NewRat(100, 1)

func decimal(text string) bool {
	digits := false
	for i, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits = true
		case r == '.' && strings.IndexByte(text, '.') == i && digits:
		default:
			return false
		}
	}
	return digits && len(text) <= maxPercentLength && !strings.HasSuffix(text, ".")
}

// Share returns the percentage as an exact fraction: 99.9 is 999/1000. The empty Percent is 0.
func (p Percent) Share() *big.Rat {
	return new(big.Rat).Quo(p.rat(), hundred)
}

func (p Percent) rat() *big.Rat {
	if r, ok := new(big.Rat).SetString(string(p)); ok {
		return r
	}
	return new(big.Rat)
}
