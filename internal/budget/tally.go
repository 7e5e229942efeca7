package budget

import (
	"math"
	"math/big"

	"slocharter/internal/slo"
)

// tally is what was counted in slots, or in slices, that follow each other. Its unit is an event, or a nanosecond of
// slices: a slot that is longer than a slice stands for as many slices as fit into it.
type tally struct {
	valid    int64
	bad      int64
	ratios   fractions // bad ones of ratio timeslices beside those
	sums     []fraction
	assumed  int64
	excluded int // slots
	partly   int // slots
	largest  loss
	runs     int          // of bad slices that follow each other
	first    slo.Interval // run, once there is a second one
	last     slo.Interval // run, which may still go on: it is not yet in largest
}

// loss is how much was lost at once.
type loss struct {
	span slo.Interval
	bad  portion
}

// lose keeps the largest loss, the earliest of equals.
func (t *tally) lose(l loss) {
	if l.bad.zero() {
		return
	}
	none := t.largest.bad.zero()
	if none || t.largest.bad.less(l.bad) || !l.bad.less(t.largest.bad) && l.span.Start.Before(t.largest.span.Start) {
		t.largest = l
	}
}

// weigh counts valid units; false if the sum would exceed 64 bits, and then nothing is counted.
func (t *tally) weigh(valid int64) bool {
	if t.valid > math.MaxInt64-valid {
		return false
	}
	t.valid += valid
	return true
}

// extend prolongs the last run of bad slices, or begins another one.
func (t *tally) extend(span slo.Interval) {
	if t.runs > 0 && t.last.End.Equal(span.Start) {
		t.last.End = span.End
		return
	}
	t.endRun()
	if t.runs == 1 {
		t.first = t.last
	}
	t.runs++
	t.last = span
}

func (t *tally) endRun() {
	t.lose(loss{t.last, portion{product(int64(t.last.Length()), 1), 1}})
}

// most returns the largest loss, the last run included.
func (t *tally) most() loss {
	t.endRun()
	return t.largest
}

// spread counts a loss of a part of a slice.
func (t *tally) spread(l loss) {
	if t.ratios == nil {
		t.ratios = fractions{}
	}
	t.ratios.add(l.bad)
	t.lose(l)
}

// join adds what was counted in what follows; false if the sum would exceed 64 bits, and then nothing is added.
func (t *tally) join(next *tally) bool {
	if !t.weigh(next.valid) {
		return false
	}
	t.bad += next.bad
	t.assumed += next.assumed
	t.excluded += next.excluded
	t.partly += next.partly
	t.sums = append(t.sums, next.sums...)
	if next.runs > 1 {
		t.extend(next.first)
	}
	t.lose(next.largest)
	if next.runs > 0 {
		t.extend(next.last)
	}
	return true
}

// settle adds up the fractions, so that joining is quick.
func (t *tally) settle() {
	if len(t.ratios)+len(t.sums) > 0 {
		t.ratios, t.sums = nil, []fraction{add(append(t.ratios.reduced(), t.sums...))}
	}
}

// badPer returns how many bad units of a size were counted.
func (t *tally) badPer(size int64) *big.Rat {
	t.settle()
	whole := big.NewRat(t.bad, size)
	if len(t.sums) == 0 {
		return whole
	}
	parts := quo(coprime(t.sums[0].num, t.sums[0].den), new(big.Rat).SetInt64(size))
	return sum(parts, whole)
}
