package budget

import (
	"math/big"
	"math/bits"
)

// wide is a count of 128 bits: the product of two of 63 bits, and any sum of such that stays below a product.
type wide struct{ high, low uint64 }

func product(a, b int64) wide {
	high, low := bits.Mul64(uint64(a), uint64(b))
	return wide{high, low}
}

func (w wide) plus(o wide) wide {
	low, carry := bits.Add64(w.low, o.low, 0)
	high, _ := bits.Add64(w.high, o.high, carry)
	return wide{high, low}
}

// times returns the three words of the product, the highest first.
func (w wide) times(n int64) [3]uint64 {
	high, low := bits.Mul64(w.low, uint64(n))
	top, middle := bits.Mul64(w.high, uint64(n))
	middle, carry := bits.Add64(middle, high, 0)
	return [3]uint64{top + carry, middle, low}
}

func (w wide) int() *big.Int {
	n := new(big.Int).SetUint64(w.high)
	return n.Or(n.Lsh(n, 64), new(big.Int).SetUint64(w.low))
}

// portion is a fraction: a count of 128 bits of which den make one.
type portion struct {
	num wide
	den int64 // above 0
}

func (p portion) less(o portion) bool {
	a, b := p.num.times(o.den), o.num.times(p.den)
	for i := range a {
		if a[i] != b[i] {
			return a[i] < b[i]
		}
	}
	return false
}

func (p portion) zero() bool { return p.num == wide{} }

// per returns how many units of a size the portion is, as an exact fraction.
func (p portion) per(size int64) *big.Rat {
	return new(big.Rat).SetFrac(p.num.int(), product(p.den, size).int())
}
