package handmade

import (
	"cmp"
	"slices"
)

// Mapping says which of ours the lines of a chart are: the IDs of steps and columns, by their index; "" for what is left
// out. Two lines may be the same of ours: then their letters are put together.
type Mapping struct{ Steps, Columns []string }

const (
	likely = 0.4 // likeness from which on a line is taken for one of ours
	sure   = 0.9 // likeness from which on more than one column may be the same of ours
)

// Guess maps the lines of a chart to ours by their names. Each step is taken once; so is each column, unless both lines
// are surely names of it.
func (c Chart) Guess(ours Names) Mapping {
	return Mapping{
		Steps:   match(c.Steps, ours.steps, ours.stepWeights, 2),
		Columns: match(c.Columns, ours.columns, ours.columnWeights, sure),
	}
}

// pair is a line that may be one of ours.
type pair struct {
	line, our int
	like      float64
}

// match gives each line the one of ours that it is most like, the most alike first. A likeness of at least again may take
// what is taken already.
func match(lines []Line, ours []named, w weights, again float64) []string {
	var pairs []pair
	for i, line := range lines {
		found := wordsOf(line.Text)
		for j, one := range ours {
			if like := one.like(found, w); like >= likely {
				pairs = append(pairs, pair{i, j, like})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.like, a.like) })
	matched, taken := make([]string, len(lines)), map[int]bool{}
	for _, p := range pairs {
		if matched[p.line] != "" || taken[p.our] && p.like < again {
			continue
		}
		matched[p.line], taken[p.our] = ours[p.our].id, true
	}
	return matched
}
