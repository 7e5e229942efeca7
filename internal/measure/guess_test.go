package measure_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/measure"
)

func TestColumnsAreGuessed(t *testing.T) {
	type m = measure.Mapping
	tests := map[string]struct {
		text    string
		mapping measure.Mapping
	}{
		"start, good, valid":              {"start,good,valid\n", m{Header: 1, Start: 1, Good: 2, Valid: 3}},
		"in another order":                {"valid,good,start\n", m{Header: 1, Start: 3, Good: 2, Valid: 1}},
		"capitals and spaces":             {" Start Time , Good Events , Valid Events \n", m{Header: 1, Start: 1, Good: 2, Valid: 3}},
		"words in one":                    {"startTime,goodCount,totalCount\n", m{Header: 1, Start: 1, Good: 2, Valid: 3}},
		"underscores":                     {"slot_start,success_total,requests_total\n", m{Header: 1, Start: 1, Good: 2, Valid: 3}},
		"failed of total":                 {"timestamp,total requests,failed requests\n", m{Header: 1, Start: 1, Bad: 3, Valid: 2}},
		"errors of requests":              {"date,requests,errors\n", m{Header: 1, Start: 1, Bad: 3, Valid: 2}},
		"an availability":                 {"Day;Availability (%)\n", m{Header: 1, Start: 1, Ratio: 2}},
		"an SLI and a count":              {"from,to,SLI,count\n", m{Header: 1, Start: 1, Ratio: 3, Valid: 4}},
		"a rate of errors is no count":    {"time,error rate,count\n", m{Header: 1, Start: 1, Valid: 3}},
		"a success rate is a ratio":       {"time,success rate\n", m{Header: 1, Start: 1, Ratio: 2}},
		"a target is no ratio":            {"time,SLI target,SLI,good,total\n", m{Header: 1, Start: 1, Ratio: 3, Good: 4, Valid: 5}},
		"an end is no start":              {"end time,start time,good,total\n", m{Header: 1, Start: 2, Good: 3, Valid: 4}},
		"in German":                       {"Beginn;Gute Ereignisse;Gültige Ereignisse\n", m{Header: 1, Start: 1, Good: 2, Valid: 3}},
		"errors in German":                {"Datum;Anfragen gesamt;fehlgeschlagene Anfragen\n", m{Header: 1, Start: 1, Bad: 3, Valid: 2}},
		"a title above":                   {"Our export\n\ntime,good,total\n2026-01-01,1,2\n", m{Header: 3, Start: 1, Good: 2, Valid: 3}},
		"without names":                   {"2026-01-01,1,2\n2026-01-02,2,2\n", m{Start: 1, Good: 2, Valid: 3}},
		"without names, valid first":      {"2026-01-01,2,1\n2026-01-02,2,2\n", m{Start: 1, Good: 3, Valid: 2}},
		"without names, a ratio":          {"2026-01-01,\"99,9 %\"\n", m{Start: 1, Ratio: 2}},
		"without names, a note between":   {"api,2026-01-01,fine,1,2\n", m{Start: 2, Good: 4, Valid: 5}},
		"names that say nothing":          {"x,y,z\n2026-01-01,1,2\n", m{Header: 1, Start: 1, Good: 2, Valid: 3}},
		"a name that is not what it says": {"time,when,good,total\n1.5,2026-01-01,1,2\n", m{Header: 1, Start: 2, Good: 3, Valid: 4}},
		"nothing to guess":                {"Dear all,\nno table here\n", m{}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			source, err := measure.FromText(test.text)
			require.NoError(t, err)
			guess, err := measure.GuessMapping(source)
			require.NoError(t, err)
			assert.Equal(t, test.mapping, guess.Mapping)
		})
	}
}

func TestAGuessComesWithNamesAndASample(t *testing.T) {
	source, err := measure.FromText("start,,valid\n2026-01-01, 1,2,more\n2026-01-02,2,2\n")
	require.NoError(t, err)
	guess, err := measure.GuessMapping(source)
	require.NoError(t, err)
	assert.Equal(t, []string{"start", "B", "valid", "D"}, guess.Columns)
	assert.Equal(t, [][]string{{"2026-01-01", "1", "2", "more"}, {"2026-01-02", "2", "2"}}, guess.Sample)
}
