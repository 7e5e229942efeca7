package words

import (
	"math/big"
	"strconv"
	"strings"
	"time"
)

var hundred = big.NewRat(100, 1)

// None stands where there is no figure.
const None = "–"

// Share writes a share in per cent with at most one decimal: "61 %", "−12.4 %"; None for nil. A share that is not quite
// 0 or 100 % is not shown as such.
func Share(share *big.Rat) string { return SharePrecisely(share, 1) }

// SharePrecisely writes a share in per cent with at most so many decimals.
func SharePrecisely(share *big.Rat, decimals int) string {
	if share == nil {
		return None
	}
	return PercentOf(rounded(new(big.Rat).Mul(share, hundred), decimals, hundred))
}

// Indicated writes an SLI in per cent with as many decimals as its target has, and two more: "99.912 %".
func Indicated(sli *big.Rat, goal string) string {
	_, decimals, _ := strings.Cut(goal, ".")
	return SharePrecisely(sli, len(decimals)+2)
}

// Factor writes a burn rate: "14.4", "0.93"; None for nil.
func Factor(rate *big.Rat) string {
	if rate == nil {
		return None
	}
	return speaking().format.decimal(rounded(rate, 2))
}

// Amount writes a number of events, rounded down to whole ones: "4,200,000"; None for nil.
func Amount(n *big.Rat) string {
	if n == nil {
		return None
	}
	digits := new(big.Int).Quo(n.Num(), n.Denom()).String()
	return speaking().format.grouped(digits)
}

// Number writes a whole number: "4,200,000".
func Number(n int64) string { return speaking().format.grouped(strconv.FormatInt(n, 10)) }

// Decimal writes a number as it is stored ("99.95", "-1.5") with the decimal sign of the place: "99,95".
func Decimal(stored string) string { return speaking().format.decimal(stored) }

// Grouped is Decimal with groups of digits: "1,234.5".
func Grouped(stored string) string { return speaking().format.grouped(stored) }

// PercentOf writes a number of per cent as it is stored ("99.95", "-12") with its sign: "99.95 %".
func PercentOf(stored string) string {
	f := speaking().format
	return f.percent(f.decimal(stored))
}

// Seconds writes a number of seconds as a length of time; None for nil.
func Seconds(s *big.Rat) string {
	if s == nil {
		return None
	}
	ms := new(big.Rat).Mul(s, big.NewRat(1000, 1))
	n := new(big.Int).Quo(ms.Num(), ms.Denom())
	if !n.IsInt64() {
		return None
	}
	if n.Sign() < 0 {
		return minus("-" + Duration(time.Duration(-n.Int64())*time.Millisecond))
	}
	return Duration(time.Duration(n.Int64()) * time.Millisecond)
}
