package raci_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/raci"
)

var scheme = raci.Scheme{
	{Symbol: "A", Role: raci.Accountable, Min: 1, Max: 1},
	{Symbol: "R", Role: raci.Responsible, Min: 1},
	{Symbol: "C", Role: raci.Consulted},
	{Symbol: "I", Role: raci.Informed},
}

func TestLettersAreReadAsPeopleTypeThem(t *testing.T) {
	for typed, want := range map[string]raci.Letters{
		"":         "",
		" - ":      "",
		"–":        "",
		"r":        "R",
		"R/A":      "A/R",
		"ra":       "A/R",
		"A, R":     "A/R",
		"r;a;R":    "A/R",
		"A & R":    "A/R",
		"i\r\n":    "I",
		"C/A":      "A/C",
		"I/C/R/A ": "A/R/C/I",
	} {
		letters, err := raci.Parse(typed, scheme)
		require.NoError(t, err, typed)
		assert.Equal(t, want, letters, typed)
	}
}

func TestALetterThatIsNotInUseIsRefused(t *testing.T) {
	for _, typed := range []string{"X", "A/X", "Ä", "1", "none"} {
		_, err := raci.Parse(typed, scheme)
		assert.ErrorAs(t, err, &raci.UnknownLetter{}, typed)
	}
}

func TestTypingALetterTogglesIt(t *testing.T) {
	for name, c := range map[string]struct{ before, typed, after string }{
		"into a blank cell it is set":                             {"", "C", "C"},
		"a second time it is cleared":                             {"C", "C", ""},
		"it takes the place of another":                           {"C", "I", "I"},
		"accountable joins responsible":                           {"R", "A", "A/R"},
		"responsible joins accountable":                           {"A", "R", "A/R"},
		"one of two is cleared":                                   {"A/R", "A", "R"},
		"consulted takes the place of both":                       {"A/R", "C", "C"},
		"accountable replaces what says less than it and stays A": {"C", "A", "A"},
	} {
		assert.Equal(t, raci.Letters(c.after), raci.Letters(c.before).Toggle(c.typed, scheme), name)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"A/R", "", "r a", "Ä", "\x00", "A\tR"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		letters, err := raci.Parse(text, scheme)
		if err != nil {
			assert.Empty(t, letters)
			return
		}
		again, err := raci.Parse(string(letters), scheme)
		require.NoError(t, err)
		assert.Equal(t, letters, again, "what was read reads the same again")
	})
}
