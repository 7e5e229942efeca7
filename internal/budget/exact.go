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

// fractions is an exact sum of fractions: denominator to sum of numerators. It is reduced only once, at the end,
// because the common denominator of thousands of slices is long.
type fractions map[int64]*big.Int

func (f fractions) add(num *big.Int, den int64) {
	if f[den] == nil {
		f[den] = new(big.Int)
	}
	f[den].Add(f[den], num)
}

func (f fractions) sum() *big.Rat {
	terms := make([]fraction, 0, len(f))
	for den, num := range f {
		terms = append(terms, fraction{num, big.NewInt(den)})
	}
	slices.SortFunc(terms, func(a, b fraction) int { return a.den.Cmp(b.den) })
	total := add(terms)
	return new(big.Rat).SetFrac(total.num, total.den)
}

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
