package budget_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

// By hand: 0.999 · 0.9995 = 0.9985005; 1 - 0.01² = 0.9999.
func TestTheBestThatDependenciesAllow(t *testing.T) {
	for name, c := range map[string]struct {
		goal    slo.Percent
		needs   []budget.Need
		best    string
		gap     string
		in      bool
		weakest int
		nines   []int
	}{
		"nothing is needed":             {"99.9", nil, "1.00000000000000", "0.00100000000000000", true, -1, nil},
		"one after the other":           {"99.9", []budget.Need{{Promise: "99.95"}, {Promise: "99.9"}}, "0.998500500000000", "-0.000499500000000000", false, 1, []int{0, 1}},
		"two of which one is enough":    {"99.9", []budget.Need{{Promise: "99", Copies: 2}}, "0.999900000000000", "0.000900000000000000", true, 0, nil},
		"exactly the target":            {"99.9", []budget.Need{{Promise: "99.9", Copies: 1}}, "0.999000000000000", "0", true, 0, []int{0}},
		"no promise is no availability": {"99.9", []budget.Need{{}}, "0", "-0.999000000000000", false, 0, []int{0}},
		"a perfect promise":             {"99.9", []budget.Need{{Promise: "100"}}, "1.00000000000000", "0.00100000000000000", true, 0, nil},
		"three copies of nine":          {"99.9", []budget.Need{{Promise: "90", Copies: 3}}, "0.999000000000000", "0", true, 0, []int{0}},
	} {
		r := budget.Compare(c.goal, c.needs)
		assert.Equal(t, c.best, budget.Decimal(r.Best), name)
		assert.Equal(t, c.gap, budget.Decimal(r.Gap), name)
		assert.Equal(t, c.in, r.InReach(), name)
		assert.Equal(t, c.weakest, r.Weakest, name)
		assert.Equal(t, c.nines, r.Nines, name)
	}
}
