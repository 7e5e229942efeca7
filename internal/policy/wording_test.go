package policy_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"slocharter/internal/policy"
)

func TestCompareWording(t *testing.T) {
	same, added, removed := policy.Same, policy.Added, policy.Removed
	tests := map[string]struct {
		older, newer string
		pieces       []policy.Piece
	}{
		"equal texts are the same":       {"as it was", "as it was", []policy.Piece{{"as it was", same}}},
		"two empty texts have no pieces": {"", "", nil},
		"a new text is added":            {"", "all new", []policy.Piece{{"all new", added}}},
		"an emptied text is removed":     {"all gone", "", []policy.Piece{{"all gone", removed}}},
		"a word is replaced": {
			"more than 30 %, I say", "more than 20 %, I say",
			[]policy.Piece{{"more than ", same}, {"30", removed}, {"20", added}, {" %, I say", same}},
		},
		"a line is added between two": {
			"one\nthree", "one\ntwo\nthree",
			[]policy.Piece{{"one\n", same}, {"two\n", added}, {"three", same}},
		},
		"a short word between two changes is replaced with them": {
			"rewarding of good work", "praising of bad work",
			[]policy.Piece{{"rewarding of good", removed}, {"praising of bad", added}, {" work", same}},
		},
		"neighbouring words are replaced as a whole": {
			"stop feature releases now", "only security fixes now",
			[]policy.Piece{{"stop feature releases", removed}, {"only security fixes", added}, {" now", same}},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, test.pieces, policy.CompareWording(test.older, test.newer))
		})
	}
}

func TestThePiecesOfAComparisonAreBothTexts(t *testing.T) {
	text := rapid.StringMatching(`([abc] |\n|, ){0,12}`)
	rapid.Check(t, func(t *rapid.T) {
		older, newer := text.Draw(t, "older"), text.Draw(t, "newer")
		pieces := policy.CompareWording(older, newer)
		assert.Equal(t, older, without(pieces, policy.Added))
		assert.Equal(t, newer, without(pieces, policy.Removed))
	})
}

func TestVeryDifferentLongTextsAreShownAsReplaced(t *testing.T) {
	older, newer := strings.Repeat("old ", 3000), strings.Repeat("new ", 3000)
	pieces := policy.CompareWording(older, newer)
	assert.LessOrEqual(t, len(pieces), 3)
	assert.Equal(t, older, without(pieces, policy.Added))
}

func without(pieces []policy.Piece, change policy.Change) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Change != change {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}
