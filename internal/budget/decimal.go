package budget

import "math/big"

// Digits is how many significant digits Decimal writes.
const Digits = 15

// Decimal writes a fraction as a decimal with at least Digits significant digits, without an exponent, halves rounded
// away from zero: "0.999000000000000", "-1.12000000000000", "1000000.00000000". Zero is "0". A nil fraction is "".
func Decimal(r *big.Rat) string {
	switch {
	case r == nil:
		return ""
	case r.Sign() == 0:
		return "0"
	}
	return r.FloatString(max(0, Digits-whole(r)))
}

// whole returns how many digits stand before the point; 0 for 0.1 to below 1, -1 for 0.01 to below 0.1, and so on.
func whole(r *big.Rat) int {
	num, den := new(big.Int).Abs(r.Num()), r.Denom()
	n := len(num.String()) - len(den.String())
	// The fraction is at least 10^(n-1) and below 10^(n+1): one comparison tells on which side of 10^n it is.
	ten := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(n, -n))), nil)
	if n >= 0 {
		den = new(big.Int).Mul(den, ten)
	} else {
		num.Mul(num, ten)
	}
	if num.Cmp(den) >= 0 {
		return n + 1
	}
	return n
}
