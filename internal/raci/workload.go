package raci

import (
	"cmp"
	"slices"

	"slocharter/internal/people"
)

// Roster says who sits behind the columns of a chart.
type Roster struct {
	Chairs  map[string][]people.Chair // by column ID: the personas that map to it and who holds them
	Service bool                      // whether it is one service's roster; the default's gathers the holders of all services
}

// Holders lists the people behind a column, each once.
func (r Roster) Holders(columnID string) []people.Person {
	var found []people.Person
	for _, chair := range r.Chairs[columnID] {
		for _, p := range chair.Holders {
			if !slices.Contains(found, p) {
				found = append(found, p)
			}
		}
	}
	return found
}

// Load is how many letters of each symbol a column or a person carries.
type Load struct {
	Name   string
	ID     string
	Counts map[string]int
	Total  int
}

// ColumnLoads counts the letters of each column, in the order of the columns.
func (m Matrix) ColumnLoads() []Load {
	loads := make([]Load, len(m.Columns))
	for c, column := range m.Columns {
		loads[c] = Load{Name: column.Name, ID: column.ID, Counts: map[string]int{}}
		for _, l := range m.Scheme {
			n := m.Count(c, l.Symbol)
			loads[c].Counts[l.Symbol] = n
			loads[c].Total += n
		}
	}
	return loads
}

// PersonLoads counts the letters of each person: the steps in which one of their columns holds the letter, each step
// once. The most loaded come first: by A, then R, then all letters, then name.
func (m Matrix) PersonLoads(roster Roster) []Load {
	byID := map[string]*Load{}
	for row := range m.Rows {
		for _, l := range m.Scheme {
			for _, p := range m.holders(row, l.Symbol, roster) {
				load := byID[p.ID]
				if load == nil {
					load = &Load{Name: p.Name, ID: p.ID, Counts: map[string]int{}}
					byID[p.ID] = load
				}
				load.Counts[l.Symbol]++
				load.Total++
			}
		}
	}
	loads := make([]Load, 0, len(byID))
	for _, load := range byID {
		loads = append(loads, *load)
	}
	a, r := m.Scheme.Symbol(Accountable), m.Scheme.Symbol(Responsible)
	slices.SortFunc(loads, func(x, y Load) int {
		return cmp.Or(y.Counts[a]-x.Counts[a], y.Counts[r]-x.Counts[r], y.Total-x.Total, cmp.Compare(x.Name, y.Name), cmp.Compare(x.ID, y.ID))
	})
	return loads
}

// holders lists the people whose columns hold the symbol in the row, each once.
func (m Matrix) holders(row int, symbol string, roster Roster) []people.Person {
	var found []people.Person
	for _, c := range m.Holding(row, symbol) {
		for _, p := range roster.Holders(m.Columns[c].ID) {
			if !slices.Contains(found, p) {
				found = append(found, p)
			}
		}
	}
	return found
}
