package budget

import (
	"maps"
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

// The common denominator of the slices of four weeks has tens of thousands of digits. Looking for a common factor of such
// numbers takes longer than all else together, and big.Rat does it after every operation. The functions below know where
// a factor can be at all, and look for it there.

// fractions is an exact sum of fractions: denominator to sum of numerators.
type fractions map[int64]wide

func (f fractions) add(p portion) { f[p.den] = f[p.den].plus(p.num) }

// few is how many short fractions are added up before a common factor is looked for.
const few = 32

// reduced returns the sum as the sum of fewer fractions, each without a common factor.
func (f fractions) reduced() []fraction {
	dens := slices.Sorted(maps.Keys(f))
	var list []fraction
	for some := range slices.Chunk(dens, few) {
		list = append(list, f.product(some).reduced())
	}
	return list
}

// product adds some of the fractions up by halves, over the product of their denominators.
func (f fractions) product(dens []int64) fraction {
	if len(dens) == 1 {
		return fraction{f[dens[0]].int(), big.NewInt(dens[0])}
	}
	a, b := f.product(dens[:len(dens)/2]), f.product(dens[len(dens)/2:])
	return fraction{cross(a, b), new(big.Int).Mul(a.den, b.den)}
}

// fraction is one of long numbers.
type fraction struct{ num, den *big.Int }

func (f fraction) reduced() fraction {
	factor := new(big.Int).GCD(nil, nil, f.num, f.den)
	return fraction{over(f.num, factor), over(f.den, factor)}
}

// plus returns the sum of two reduced fractions, which is reduced (Knuth, The Art of Computer Programming, 4.5.1): only
// what the denominators share can be shared by the sum and its denominator.
func (f fraction) plus(o fraction) fraction {
	shared := new(big.Int).GCD(nil, nil, f.den, o.den)
	f.den = over(f.den, shared)
	num := cross(f, fraction{o.num, over(o.den, shared)})
	factor := new(big.Int).GCD(nil, nil, num, shared)
	return fraction{over(num, factor), f.den.Mul(f.den, over(o.den, factor))}
}

// cross returns the numerator of the sum of two fractions over the product of their denominators.
func cross(a, b fraction) *big.Int {
	num := new(big.Int).Mul(a.num, b.den)
	return num.Add(num, new(big.Int).Mul(b.num, a.den))
}

func over(n, factor *big.Int) *big.Int { return new(big.Int).Quo(n, factor) }

// add adds reduced fractions, at least one, up by halves, the short ones first, so that long numbers meet only a few times.
func add(terms []fraction) fraction {
	slices.SortFunc(terms, func(a, b fraction) int { return a.den.BitLen() - b.den.BitLen() })
	return addHalves(terms)
}

func addHalves(terms []fraction) fraction {
	if len(terms) == 1 {
		return terms[0]
	}
	return addHalves(terms[:len(terms)/2]).plus(addHalves(terms[len(terms)/2:]))
}

// coprime makes a fraction of two numbers without a common factor, and does not look for one.
func coprime(num, den *big.Int) *big.Rat {
	r := big.NewRat(1, 1)
	r.Num().Set(num)
	r.Denom().Set(den)
	return r
}

// sum returns a + b, quickly where one of them is short.
func sum(a, b *big.Rat) *big.Rat {
	if a.Sign() == 0 {
		return new(big.Rat).Set(b)
	}
	f := fraction{a.Num(), a.Denom()}.plus(fraction{b.Num(), b.Denom()})
	return coprime(f.num, f.den)
}

// rest returns 1 - r.
func rest(r *big.Rat) *big.Rat {
	return coprime(new(big.Int).Sub(r.Denom(), r.Num()), r.Denom())
}

// quo returns a / b, quickly where one of them is short. Neither may be negative, and b not 0.
func quo(a, b *big.Rat) *big.Rat {
	nums := new(big.Int).GCD(nil, nil, a.Num(), b.Num())
	dens := new(big.Int).GCD(nil, nil, a.Denom(), b.Denom())
	num, den := over(a.Num(), nums), over(a.Denom(), dens)
	return coprime(num.Mul(num, over(b.Denom(), dens)), den.Mul(den, over(b.Num(), nums)))
}
