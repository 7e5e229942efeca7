package widgets

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// matching returns the rows that contain every word of the query, in the order that is asked for.
func matching(rows []Row, query string, column int, descending bool) []Row {
	words := strings.Fields(strings.ToLower(query))
	found := slices.DeleteFunc(slices.Clone(rows), func(r Row) bool { return !containsAll(r.words(), words) })
	if column < 0 {
		return found
	}
	slices.SortStableFunc(found, func(a, b Row) int {
		order := compareCells(a.cell(column), b.cell(column))
		if descending {
			return -order
		}
		return order
	})
	return found
}

func (r Row) words() string {
	var b strings.Builder
	for _, c := range r.Cells {
		b.WriteString(strings.ToLower(c.Text))
		b.WriteByte(' ')
	}
	return b.String()
}

func (r Row) cell(column int) Cell {
	if column >= len(r.Cells) {
		return Cell{}
	}
	return r.Cells[column]
}

func compareCells(a, b Cell) int {
	first, second := a.key(), b.key()
	x, errX := strconv.ParseFloat(first, 64)
	y, errY := strconv.ParseFloat(second, 64)
	if errX == nil && errY == nil {
		return cmp.Compare(x, y)
	}
	return cmp.Compare(strings.ToLower(first), strings.ToLower(second))
}

func (c Cell) key() string {
	if c.Sort != "" {
		return c.Sort
	}
	return c.Text
}
