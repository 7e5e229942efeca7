package handmade_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/handmade"
	"slocharter/internal/raci"
)

var scheme = raci.Scheme{
	{Symbol: "A", Label: "Accountable", Role: raci.Accountable}, {Symbol: "R", Label: "Responsible", Role: raci.Responsible},
	{Symbol: "C", Label: "Consulted", Role: raci.Consulted}, {Symbol: "I", Label: "Informed", Role: raci.Informed},
}

func TestLettersAreReadAsPeopleWriteThem(t *testing.T) {
	tests := map[string]raci.Letters{
		"A": "A", "r": "R", " c ": "C", "A/R": "A/R", "R/A": "A/R", "AR": "A/R", "ra": "A/R", "R, A": "A/R", "R & A": "A/R", "A+R": "A/R",
		"A\nR": "A/R", "(C)": "C", "R*": "R", "[I]": "I", "A; R": "A/R", "A and R": "A/R", "“A”": "A", "R/R": "R",
		"Responsible": "R", "ACCOUNTABLE": "A", "Resp.": "R", "acc": "A", "consult": "C", "Inf": "I", "Informed": "I", "A = Accountable": "A",
		"Responsible / Accountable": "A/R", "approver": "A", "Contributes": "C",
		"": "", "-": "", "–": "", "n/a": "", "None": "", ".": "", "x": "", "✓": "", "TRUE": "",
	}
	for text, want := range tests {
		t.Run(text, func(t *testing.T) {
			got, err := handmade.ParseLetters(text, scheme, "")
			require.NoError(t, err)
			assert.Equal(t, want, got)
		})
	}
}

func TestWhatIsNoLetterIsRefused(t *testing.T) {
	for _, text := range []string{"S", "Q", "A/Q", "maybe", "?", "5", "supports", "RR RR", "//", "#REF!", "aria"} {
		_, err := handmade.ParseLetters(text, scheme, "")
		assert.Equal(t, handmade.Unreadable{Text: text}, err, text)
	}
}

func TestLettersOfAnotherSchemeAreReadByTheirRole(t *testing.T) {
	rasci := append(raci.Scheme{{Symbol: "S", Label: "Support", Role: raci.Support}}, scheme...)
	for text, want := range map[string]raci.Letters{"S": "S", "supporting": "S", "RASCI": "S/A/R/C/I"} {
		got, err := handmade.ParseLetters(text, rasci, "")
		require.NoError(t, err)
		assert.Equal(t, want, got)
	}
	daci := raci.Scheme{{Symbol: "D", Label: "Driver", Role: raci.Responsible}, {Symbol: "A", Label: "Approver", Role: raci.Accountable}}
	got, err := handmade.ParseLetters("Responsible, approves", daci, "")
	require.NoError(t, err)
	assert.Equal(t, raci.Letters("D/A"), got)
}

// FuzzParseLetters reads any text: what is read is letters of the scheme, and reads the same again.
func FuzzParseLetters(f *testing.F) {
	for _, text := range []string{"A/R", "ra", "Resp. & Acc.", "(C)", "n/a", "x", "–", "\u0000", "ſ", "İ", "A\u0301"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		letters, err := handmade.ParseLetters(text, scheme, "R")
		if err != nil {
			require.Equal(t, handmade.Unreadable{Text: text}, err)
			return
		}
		again, err := handmade.ParseLetters(string(letters), scheme, "")
		require.NoError(t, err)
		require.Equal(t, letters, again)
		strict, err := raci.Parse(string(letters), scheme)
		require.NoError(t, err)
		require.Equal(t, strict, letters)
	})
}
