package measure

import (
	"math"
	"math/bits"
	"strconv"
	"strings"
)

// number is a decimal as it was written: digits / 10^scale.
type number struct {
	digits   uint64
	scale    int // 0 to maxScale
	negative bool
	percent  bool // with a per cent sign
}

const maxScale = 16 // digits behind the decimal sign; further ones are noise and left out

// evidence is what a cell tells about how the others are written.
type evidence uint8

const (
	silent evidence = iota
	open            // it can be read in two ways
	saysPoint
	saysComma
	saysDayFirst
	saysMonthFirst
)

// parseNumber reads a number as people and programs write it: "1234", "1,234,567", "1.234,5", "99.9 %", "1E-3". A ratio has
// no thousands. The reason is empty, NotNumber, TooBig, or AmbiguousNumber for one such as "1.234" unless decimals are known.
func parseNumber(text string, decimals Decimals, ratio bool) (number, evidence, Reason) {
	if n, ok := parseDigits(text); ok {
		return number{digits: n}, silent, ""
	}
	n, text, exponent, ok := strip(text)
	if !ok {
		return number{}, silent, NotNumber
	}
	decimal, says := decimalSign(text, ratio || exponent != 0)
	if says == open {
		if decimals == AnyDecimals {
			return number{}, open, AmbiguousNumber
		}
		if strings.IndexByte(text, decimals.sign()) >= 0 {
			decimal = decimals.sign()
		}
	} else if says != silent && decimals != AnyDecimals && says != decimals.evidence() {
		return number{}, says, NotNumber
	}
	whole, fraction := text, ""
	if decimal != 0 {
		i := strings.LastIndexByte(text, decimal)
		whole, fraction = text[:i], text[i+1:]
	}
	reason := n.read(whole, fraction)
	if reason == "" {
		reason = n.shift(exponent)
	}
	return n, says, reason
}

// parseDigits reads what most numbers are.
func parseDigits(text string) (uint64, bool) {
	if len(text) == 0 || len(text) > 18 {
		return 0, false
	}
	var n uint64
	for i := range len(text) {
		c := text[i] - '0'
		if c > 9 {
			return 0, false
		}
		n = n*10 + uint64(c)
	}
	return n, true
}

func (d Decimals) sign() byte {
	if d == Comma {
		return ','
	}
	return '.'
}

func (d Decimals) evidence() evidence {
	if d == Comma {
		return saysComma
	}
	return saysPoint
}

// strip takes sign, per cent sign and exponent off a number.
func strip(text string) (n number, rest string, exponent int, ok bool) {
	rest = strings.TrimSpace(text)
	if without, ok := strings.CutSuffix(rest, "%"); ok {
		n.percent = true
		rest = strings.TrimSpace(without)
	}
	for _, minus := range []string{"-", "−"} {
		if without, ok := strings.CutPrefix(rest, minus); ok && !n.negative {
			n.negative, rest = true, without
		}
	}
	if !n.negative {
		rest = strings.TrimPrefix(rest, "+")
	}
	if i := strings.IndexAny(rest, "eE"); i >= 0 {
		e, err := strconv.Atoi(rest[i+1:])
		if err != nil || e < -400 || e > 400 {
			return n, "", 0, false
		}
		rest, exponent = rest[:i], e
	}
	return n, rest, exponent, rest != ""
}

// decimalSign finds the decimal sign of a number, 0 if there is none, and what that tells about other numbers. It is open
// when one sign with three digits behind it may as well set off thousands; plain numbers have none of those.
func decimalSign(text string, plain bool) (byte, evidence) {
	points, commas := strings.Count(text, "."), strings.Count(text, ",")
	switch {
	case points == 0 && commas == 0:
		return 0, silent
	case points > 0 && commas > 0:
		if strings.LastIndexByte(text, '.') > strings.LastIndexByte(text, ',') {
			return '.', saysPoint
		}
		return ',', saysComma
	case points > 1:
		return 0, saysComma
	case commas > 1:
		return 0, saysPoint
	}
	i := strings.IndexAny(text, ".,")
	if !plain && len(text)-i-1 == 3 && i >= 1 && i <= 3 && text[0] != '0' {
		return 0, open
	}
	if text[i] == '.' {
		return '.', saysPoint
	}
	return ',', saysComma
}

// read reads the digits on both sides of the decimal sign.
func (n *number) read(whole, fraction string) Reason {
	whole, ok := ungroup(whole)
	if !ok || whole+fraction == "" || strings.Trim(whole+fraction, "0123456789") != "" {
		return NotNumber
	}
	whole = strings.TrimLeft(whole, "0")
	fraction = strings.TrimRight(fraction, "0")
	room := max(0, min(maxScale, 18-len(whole)))
	fraction = fraction[:min(len(fraction), room)]
	digits, err := strconv.ParseUint("0"+whole+fraction, 10, 64)
	if err != nil {
		return TooBig
	}
	n.digits, n.scale = digits, len(fraction)
	return ""
}

// groupers set off thousands; only one of them does in a number.
var groupers = []string{",", ".", " ", "\u00a0", "\u202f", "\u2009", "'", "’"}

// ungroup removes what sets off thousands. It is false when groups have other than three digits.
func ungroup(whole string) (string, bool) {
	for _, g := range groupers {
		if !strings.Contains(whole, g) {
			continue
		}
		groups := strings.Split(whole, g)
		for i, group := range groups {
			if len(group) != 3 && (i > 0 || len(group) == 0 || len(group) > 3) {
				return "", false
			}
		}
		return strings.Join(groups, ""), true
	}
	return whole, true
}

// shift applies an exponent of ten.
func (n *number) shift(exponent int) Reason {
	n.scale -= exponent
	for n.scale < 0 && n.digits > 0 {
		high, low := bits.Mul64(n.digits, 10)
		if high > 0 {
			return TooBig
		}
		n.digits = low
		n.scale++
	}
	for n.scale > maxScale && n.digits > 0 {
		n.digits /= 10
		n.scale--
	}
	if n.digits == 0 {
		n.scale = 0
	}
	return ""
}

func pow10(n int) uint64 {
	p := uint64(1)
	for range n {
		p *= 10
	}
	return p
}

// count returns a number as a count. The reason is empty, Negative, NotNumber, NotWhole or TooBig.
func (n number) count() (int64, Reason) {
	if n.percent {
		return 0, NotNumber
	}
	if n.negative && n.digits > 0 {
		return 0, Negative
	}
	p := pow10(n.scale)
	if n.digits%p != 0 {
		return 0, NotWhole
	}
	if n.digits/p > math.MaxInt64 {
		return 0, TooBig
	}
	return int64(n.digits / p), ""
}

// above tells whether a number is above 1, or above 1 %.
func (n number) above() bool { return !n.negative && n.digits > pow10(n.scale) }

// of returns the ratio's share of a volume, rounded half up. The reason is empty, Negative or RatioAbove.
func (n number) of(volume int64, scale Scale) (int64, Reason) {
	if n.negative && n.digits > 0 {
		return 0, Negative
	}
	unit := n.scale
	if n.percent || scale == Percent {
		unit += 2
	}
	whole := pow10(unit)
	if n.digits > whole {
		return 0, RatioAbove
	}
	high, low := bits.Mul64(n.digits, uint64(volume))
	low, carry := bits.Add64(low, whole/2, 0)
	share, _ := bits.Div64(high+carry, low, whole)
	return int64(share), ""
}
