package raci_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/people"
	"slocharter/internal/raci"
)

// matrix reads a chart from lines of cells; "." is a blank.
func matrix(lines ...string) raci.Matrix {
	var rows []raci.Row
	for i := range lines {
		rows = append(rows, raci.Row{ID: fmt.Sprint("r", i), Name: fmt.Sprint("Step ", i)})
	}
	var columns []raci.Column
	for i := range strings.Fields(lines[0]) {
		columns = append(columns, raci.Column{ID: fmt.Sprint("c", i), Name: fmt.Sprint("Column ", i)})
	}
	m := raci.NewMatrix(scheme, rows, columns)
	for r, line := range lines {
		for c, cell := range strings.Fields(line) {
			if cell != "." {
				m.Cells[r][c] = raci.Letters(cell)
			}
		}
	}
	return m
}

// everybody seats one person behind each of so many columns.
func everybody(n int) raci.Roster {
	roster := raci.Roster{Chairs: map[string][]people.Chair{}, Service: true}
	for i := range n {
		p := people.Person{ID: fmt.Sprint("p", i), Name: fmt.Sprint("Person ", i)}
		roster.Chairs[fmt.Sprint("c", i)] = []people.Chair{{Persona: people.Persona{Name: fmt.Sprint("Persona ", i)}, Holders: []people.Person{p}}}
	}
	return roster
}

func check(m raci.Matrix, roster raci.Roster, rules ...raci.Rule) []string {
	var found []string
	for _, f := range raci.Check(m, rules, roster) {
		text := f.Rule.Key + ":" + f.Row.ID
		for _, c := range f.Columns {
			text += " " + c.ID
		}
		found = append(found, text)
	}
	return found
}

func TestEachRuleFindsWhatItIsFor(t *testing.T) {
	for name, c := range map[string]struct {
		rule  raci.Rule
		chart raci.Matrix
		found []string
	}{
		"two accountable in a row": {
			raci.Rule{Key: raci.OneAccountable}, matrix("A/R A", "A R"), []string{"one-accountable:r0 c0 c1"},
		},
		"nobody accountable": {
			raci.Rule{Key: raci.OneAccountable}, matrix("R C", "A R"), []string{"one-accountable:r0"},
		},
		"an empty row is not reported as lacking letters": {
			raci.Rule{Key: raci.OneAccountable}, matrix(". ."), nil,
		},
		"nobody responsible": {
			raci.Rule{Key: raci.SomeResponsible}, matrix("A C", "A/R I"), []string{"some-responsible:r0"},
		},
		"a letter that is not in use": {
			raci.Rule{Key: raci.LetterUnknown}, matrix("A S", "R R/X"), []string{"unknown-letter:r0 c1", "unknown-letter:r1 c1"},
		},
		"an empty row": {
			raci.Rule{Key: raci.EmptyRow}, matrix("A R", ". ."), []string{"empty-row:r1"},
		},
		"an empty column": {
			raci.Rule{Key: raci.EmptyColumn}, matrix("A/R .", "A/R ."), []string{"empty-column: c1"},
		},
		"many responsible, from the limit on": {
			raci.Rule{Key: raci.ManyResponsible, Limit: 3}, matrix("A/R R R", "A R R"), []string{"many-responsible:r0 c0 c1 c2"},
		},
		"many consulted, from the limit on": {
			raci.Rule{Key: raci.ManyConsulted, Limit: 2}, matrix("A/R C C", "A/R C I"), []string{"many-consulted:r0 c1 c2"},
		},
		"nobody consulted": {
			raci.Rule{Key: raci.NobodyConsulted}, matrix("A/R C", "A/R I"), []string{"nobody-consulted:r1"},
		},
		"many informed": {
			raci.Rule{Key: raci.ManyInformed, Limit: 2}, matrix("A I I", "A I R"), []string{"many-informed:r0 c1 c2"},
		},
		"a combination that says no more than its stronger letter": {
			raci.Rule{Key: raci.Redundant}, matrix("A/C A/R", "R A/R/C"), []string{"redundant-combination:r0 c0", "redundant-combination:r1 c1"},
		},
		"responsible in most rows": {
			raci.Rule{Key: raci.MostlyResponsible, Limit: 2}, matrix("R A", "A/R C"), []string{"mostly-responsible: c0"},
		},
		"most of the A": {
			raci.Rule{Key: raci.MostAccountable, Limit: 2}, matrix("A R", "A R"), []string{"most-accountable: c0"},
		},
		"no R and no A": {
			raci.Rule{Key: raci.NeverDoes}, matrix("A/R I", "A/R ."), []string{"never-does: c1"},
		},
		"no blank at all": {
			raci.Rule{Key: raci.NoBlank}, matrix("A/R I", "A/R ."), []string{"no-blank: c0"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			columns := len(c.chart.Columns)
			assert.Equal(t, c.found, check(c.chart, everybody(columns), c.rule))
			c.rule.Off = true
			assert.Empty(t, check(c.chart, everybody(columns), c.rule), "a rule that is switched off finds nothing")
		})
	}
}

func TestRulesAboutPeopleLookBehindTheColumns(t *testing.T) {
	m := matrix("A R C", "A/R . I")
	roster := everybody(3)
	assert.Empty(t, check(m, roster, raci.Rule{Key: raci.ChairEmpty}, raci.Rule{Key: raci.AccountableUnnamed}))

	roster.Chairs["c1"] = nil
	roster.Chairs["c2"] = nil
	assert.Equal(t, []string{"chair-empty: c1"}, check(m, roster, raci.Rule{Key: raci.ChairEmpty}), "who is only asked may be missing")

	roster = everybody(3)
	roster.Chairs["c0"][0].Holders = append(roster.Chairs["c0"][0].Holders, people.Person{ID: "other"})
	named := raci.Rule{Key: raci.AccountableUnnamed}
	assert.Equal(t, []string{"accountable-unnamed:r0 c0", "accountable-unnamed:r1 c0"}, check(m, roster, named))
	roster.Service = false
	assert.Empty(t, check(m, roster, named), "the default gathers the people of all services")

	roster = everybody(3)
	roster.Chairs["c1"] = roster.Chairs["c0"]
	twice := raci.Rule{Key: raci.SamePersonTwice}
	assert.Equal(t, []string{"same-person-twice:r0 c0 c1"}, check(matrix("A A R"), roster, twice))
}

func TestErrorsComeBeforeWarningsBeforeNotes(t *testing.T) {
	found := check(matrix("C I", "A R", "A A"), everybody(2),
		raci.Rule{Key: raci.NobodyConsulted, Severity: raci.Note},
		raci.Rule{Key: raci.EmptyColumn, Severity: raci.Warning},
		raci.Rule{Key: raci.SomeResponsible, Severity: raci.Error},
		raci.Rule{Key: raci.OneAccountable, Severity: raci.Error})
	assert.Equal(t, []string{
		"some-responsible:r0", "one-accountable:r0", "some-responsible:r2", "one-accountable:r2 c0 c1",
		"nobody-consulted:r1", "nobody-consulted:r2",
	}, found)
}

func TestEveryCureSettlesItsFinding(t *testing.T) {
	for name, c := range map[string]struct {
		rule  string
		chart raci.Matrix
		cures int
	}{
		"two accountable":       {raci.OneAccountable, matrix("A/R A C"), 2},
		"three accountable":     {raci.OneAccountable, matrix("A/R A A"), 3},
		"nobody accountable":    {raci.OneAccountable, matrix("R R C"), 2},
		"nobody responsible":    {raci.SomeResponsible, matrix("A C I"), 1},
		"redundant combination": {raci.Redundant, matrix("A/C R I"), 1},
		"unknown letter":        {raci.LetterUnknown, matrix("S R I"), 1},
	} {
		t.Run(name, func(t *testing.T) {
			rule := raci.Rule{Key: c.rule}
			found := raci.Check(c.chart, []raci.Rule{rule}, everybody(3))
			require.Len(t, found, 1)
			require.Len(t, found[0].Cures, c.cures)
			for _, cure := range found[0].Cures {
				cured := matrix("C C C")
				copy(cured.Cells[0], c.chart.Cells[0])
				for _, change := range cure.Cells {
					cured.Cells[cured.Row(change.RowID)][cured.Column(change.ColumnID)] = change.Letters
				}
				assert.Empty(t, raci.Check(cured, []raci.Rule{rule}, everybody(3)), cure.Kind)
			}
		})
	}
}

func TestWorkloadCountsEachStepOnceForAPerson(t *testing.T) {
	m := matrix("A R C", "A/R R I")
	roster := everybody(3)
	roster.Chairs["c1"] = roster.Chairs["c0"] // one person behind two columns
	loads := m.PersonLoads(roster)
	require.Len(t, loads, 2)
	assert.Equal(t, "Person 0", loads[0].Name)
	assert.Equal(t, map[string]int{"A": 2, "R": 2}, loads[0].Counts)
	assert.Equal(t, map[string]int{"C": 1, "I": 1}, loads[1].Counts)

	columns := m.ColumnLoads()
	assert.Equal(t, 3, columns[0].Total)
	assert.Equal(t, 2, columns[0].Counts["A"])
	assert.Equal(t, 1, columns[0].Counts["R"])
	assert.Equal(t, 3, m.Total("R"))
}
