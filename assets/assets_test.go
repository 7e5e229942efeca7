package assets_test

import (
	"encoding/json"
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/assets"
)

func TestEveryDataFileIsReadable(t *testing.T) {
	for _, pattern := range []string{"starter/*.json", "sample/*.json", "words/*.json"} {
		names, err := fs.Glob(assets.FS, pattern)
		require.NoError(t, err)
		require.NotEmpty(t, names, pattern)
		for _, name := range names {
			data, err := assets.FS.ReadFile(name)
			require.NoError(t, err)
			assert.True(t, json.Valid(data), "%s is not JSON", name)
		}
	}
}

func TestTheReferenceChartHoldsItsLetters(t *testing.T) {
	var chart struct{ Rows map[string][]string }
	decode(t, "starter/raci.json", &chart)

	cells, both := 0, 0
	letters := map[string]int{}
	for _, row := range chart.Rows {
		for _, cell := range row {
			cells++
			if cell == "A/R" {
				both++
			}
			for _, letter := range strings.Split(cell, "/") {
				letters[letter]++
			}
		}
	}
	assert.Equal(t, 63, cells)
	assert.Equal(t, 4, both)
	assert.Equal(t, map[string]int{"A": 10, "R": 18, "C": 20, "I": 19}, letters)
}

func TestEveryTermOfTheGlossaryIsExplainedOnce(t *testing.T) {
	var terms []struct{ Term, Short, Meaning string }
	decode(t, "starter/glossary.json", &terms)

	seen := map[string]bool{}
	for _, term := range terms {
		assert.False(t, seen[term.Term], "%s stands there twice", term.Term)
		assert.NotEmpty(t, term.Short, term.Term)
		assert.NotEmpty(t, term.Meaning, term.Term)
		seen[term.Term] = true
	}
}

func TestEveryPageOfTheIntroductionIsShort(t *testing.T) {
	var pages []struct{ Key, Title, Body string }
	decode(t, "starter/intro.json", &pages)

	for _, page := range pages {
		assert.Less(t, len(strings.Fields(page.Body)), 120, page.Title)
	}
}

func decode(t *testing.T, name string, v any) {
	t.Helper()
	data, err := assets.FS.ReadFile(name)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, v))
}
