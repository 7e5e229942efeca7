package budget

import (
	"math/big"
	"math/bits"
	"slices"
)

// ratio is a fraction from 0 to 1 that counts are compared with, quickly where 64 bits hold it.
type ratio struct {
	exact    *big.Rat
	num, den uint64
	fits     bool
}

func newRatio(r *big.Rat) ratio {
	fits := r.Num().IsUint64() && r.Denom().IsUint64()
	return ratio{exact: r, num: r.Num().Uint64(), den: r.Denom().Uint64(), fits: fits}
}

// reached tells whether good / valid is at least the fraction, exactly: good · den >= num · valid. Valid is above 0.
func (r ratio) reached(good, valid int64) bool {
	if !r.fits {
		return big.NewRat(good, valid).Cmp(r.exact) >= 0
	}
	haveHigh, haveLow := bits.Mul64(uint64(good), r.den)
	wantHigh, wantLow := bits.Mul64(uint64(valid), r.num)
	return haveHigh > wantHigh || haveHigh == wantHigh && haveLow >= wantLow
}

// The common denominator of the slices of four weeks has tens of thousands of digits. Looking for a common factor of
// such numbers takes longer than all else together, and big.Rat does it after every operation. So sums are put together
// without, are reduced once, and go through the functions below, which know where a factor can be at all.

// fractions is an exact sum of fractions: denominator to sum of numerators.
type fractions map[int64]wide

func (f fractions) add(p portion) { f[p.den] = f[p.den].plus(p.num) }

// list returns the fractions of the sum in the order of their denominators.
func (f fractions) list() []fraction {
	list := make([]fraction, 0, len(f))
	for den, num := range f {
		list = append(list, fraction{num.int(), big.NewInt(den)})
	}
	slices.SortFunc(list, func(a, b fraction) int { return a.den.Cmp(b.den) })
	return list
}

// fraction may have a factor that its parts share.
type fraction struct{ num, den *big.Int }

// add adds by halves, so that the long numbers are multiplied with each other only a few times.
func add(terms []fraction) fraction {
	switch len(terms) {
	case 0:
		return fraction{new(big.Int), big.NewInt(1)}
	case 1:
		return terms[0]
	}
	a, b := add(terms[:len(terms)/2]), add(terms[len(terms)/2:])
	num := new(big.Int).Mul(a.num, b.den)
	num.Add(num, new(big.Int).Mul(b.num, a.den))
	return fraction{num, new(big.Int).Mul(a.den, b.den)}
}

// coprime makes a fraction of two numbers without a common factor, and does not look for one.
func coprime(num, den *big.Int) *big.Rat {
	r := big.NewRat(1, 1)
	r.Num().Set(num)
	r.Denom().Set(den)
	return r
}

// rest returns 1 - r.
func rest(r *big.Rat) *big.Rat {
	return coprime(new(big.Int).Sub(r.Denom(), r.Num()), r.Denom())
}

// quo returns a / b, quickly where one of them is short. Neither may be negative, and b not 0.
func quo(a, b *big.Rat) *big.Rat {
	over := new(big.Int).GCD(nil, nil, a.Num(), b.Num())
	under := new(big.Int).GCD(nil, nil, a.Denom(), b.Denom())
	num := new(big.Int).Quo(a.Num(), over)
	num.Mul(num, new(big.Int).Quo(b.Denom(), under))
	den := new(big.Int).Quo(a.Denom(), under)
	den.Mul(den, new(big.Int).Quo(b.Num(), over))
	return coprime(num, den)
}
