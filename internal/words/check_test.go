package words_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

func TestEveryAlterationIsASentence(t *testing.T) {
	for _, what := range workspace.Alterations {
		for _, a := range []workspace.Alteration{
			{What: what, Kind: "slo", ID: "x", Name: "Pay in\ntime", Field: "goal", Logged: "1", Here: "person", Seq: 3, Last: 5, Detail: "page 3."},
			{What: what, Kind: "slo", ID: "x", Field: workspace.Revision, Logged: "1", Here: "1", Last: 1, Detail: "page 3."},
		} {
			text := words.Alteration(a)
			assert.Regexp(t, `^[A-Z].*\.$`, text)
			assert.NotContains(t, text, "{{")
			assert.NotContains(t, text, "<no value>")
			assert.NotRegexp(t, `\b(check|kind|field)\.[a-z]`, text, "a key that has no text")
		}
	}
}

func TestAnAlterationSaysWhatItKnows(t *testing.T) {
	for want, a := range map[string]workspace.Alteration{
		"Entry 3 of the history is missing.":         {What: workspace.EntriesMissing, Seq: 3, Last: 3},
		"Entries 3 to 5 of the history are missing.": {What: workspace.EntriesMissing, Seq: 3, Last: 5},
		"The task “Ask” was changed outside the program before entry 7: Note was “b” then, the history says “a”.": {
			What: workspace.RowAltered, Kind: "task", Name: "Ask", Field: "note", Logged: "a", Here: "b", Seq: 7},
		"The RACI cell “without a name, x” was added outside the program.":                      {What: workspace.RowAdded, Kind: "raci_cell", ID: "x"},
		"Entry 9 wrote measurements of “Fast”: 1,500 of them should be there, 1,499 are.":       {What: workspace.MeasurementsAltered, Name: "Fast", Seq: 9, Logged: "1500", Here: "1499"},
		"Measurements of “Fast” that entry 9 wrote were changed outside the program.":           {What: workspace.MeasurementsAltered, Name: "Fast", Seq: 9, Logged: "1500", Here: "1500"},
		"The workspace counts 8 changes, but its history ends with number 9.":                   {What: workspace.Miscounted, Logged: "9", Here: "8"},
		"The chair “Ann” refers to a person that is not there.":                                 {What: workspace.RowDangling, Kind: "holding", Name: "Ann", Here: "person"},
		"The glossary term “" + strings.Repeat("n", 80) + "…” was removed outside the program.": {What: workspace.RowMissing, Kind: "term", Name: strings.Repeat("n", 100)},
	} {
		assert.Equal(t, want, words.Alteration(a))
	}
}
