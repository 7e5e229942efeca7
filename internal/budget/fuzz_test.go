package budget_test

import (
	"encoding/binary"
	"math"
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

// slotsOf reads slots from any bytes, 20 for each: seconds since the start of the one before, length in seconds, good, valid.
func slotsOf(data []byte) []budget.Slot {
	var slots []budget.Slot
	at := noon
	for ; len(data) >= 20; data = data[20:] {
		at = at.Add(time.Duration(int16(binary.BigEndian.Uint16(data))) * time.Second)
		s := budget.Slot{
			Start: at, Length: time.Duration(int16(binary.BigEndian.Uint16(data[2:]))) * time.Second,
			Good: int64(binary.BigEndian.Uint64(data[4:])), Valid: int64(binary.BigEndian.Uint64(data[12:])),
		}
		slots = append(slots, s)
	}
	return slots
}

// slotBytes is the reverse of slotsOf.
func slotBytes(slots ...[4]int64) []byte {
	var data []byte
	for _, s := range slots {
		data = binary.BigEndian.AppendUint16(data, uint16(s[0]))
		data = binary.BigEndian.AppendUint16(data, uint16(s[1]))
		data = binary.BigEndian.AppendUint64(data, uint64(s[2]))
		data = binary.BigEndian.AppendUint64(data, uint64(s[3]))
	}
	return data
}

// Whatever the slots are, they are refused or judged without contradiction, and a counter says the same.
func FuzzEvaluate(f *testing.F) {
	f.Add(slotBytes([4]int64{0, 300, 9, 10}, [4]int64{300, 300, 0, 0}, [4]int64{900, 60, 1, 3}), uint8(0), "99.9")
	f.Add(slotBytes([4]int64{0, 300, 0, math.MaxInt64}, [4]int64{300, 300, 1, math.MaxInt64}), uint8(4), "99.99999")
	f.Add(slotBytes([4]int64{0, 300, 11, 10}), uint8(8), "0.1")
	f.Fuzz(func(t *testing.T, data []byte, choices uint8, goal string) {
		s, err := budget.NewSeries(slotsOf(data))
		if err != nil {
			assert.ErrorAs(t, err, &budget.BadSlot{})
			return
		}
		terms := budget.Terms{
			Method: slo.Methods[int(choices)%len(slo.Methods)], Slice: 5 * time.Minute, SliceTarget: "95",
			Missing: budget.Choices[int(choices/4)%len(budget.Choices)], Goals: []budget.Goal{{Goal: slo.Percent(goal)}},
		}
		window := slo.Interval{Start: noon.Add(-time.Hour), End: noon.Add(100 * time.Hour)}
		r, err := terms.Evaluate(s, window, window.End)
		c, refused := budget.NewCounter(terms, s)
		if refused != nil {
			assert.Equal(t, refused, err)
			return
		}
		again, failed := c.Evaluate(window, window.End)
		require.Equal(t, err, failed)
		if err != nil {
			assert.ErrorAs(t, err, &budget.Overflow{})
			return
		}
		assert.Equal(t, readable(r.Count), readable(again.Count))
		sound(t, r)
	})
}

// sound checks what holds for every result.
func sound(t *testing.T, r budget.Result) {
	assert.GreaterOrEqual(t, r.Bad.Sign(), 0)
	assert.LessOrEqual(t, r.Bad.Cmp(r.Valid), 0)
	assert.LessOrEqual(t, r.Coverage.Cmp(big.NewRat(1, 1)), 0)
	if r.Valid.Sign() == 0 {
		assert.Equal(t, budget.NoData, r.State)
		return
	}
	assert.Equal(t, "1", text(new(big.Rat).Add(r.Consumed, r.Remaining)))
}
