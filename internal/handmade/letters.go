package handmade

import (
	"slices"
	"strings"
	"unicode"

	"slocharter/internal/raci"
)

// Unreadable is the error for a cell that holds something else than letters of the scheme.
type Unreadable struct{ Text string }

func (e Unreadable) Error() string { return "unreadable letters " + e.Text }

// blanks are what people write into a cell that holds nothing.
var blanks = []string{"", "-", "–", "—", "--", "n/a", "na", "n.a.", "none", "nil", "0", "."}

// crosses are marks that say that somebody takes part, but not how.
var crosses = []string{"x", "✓", "✔", "✗", "✘", "×", "☑", "☒", "yes", "true"}

// separators stand between letters in one cell.
const separators = "/\\,;+&|.:=-–—()[]{}<>*'\"’“”"

// wordRoles are the beginnings of the words that people write out, with the role each stands for.
var wordRoles = []struct {
	word  string // all of it
	least int    // so many characters are enough
	role  raci.Role
}{
	{"responsible", 4, raci.Responsible}, {"responsibility", 4, raci.Responsible}, {"driver", 5, raci.Responsible}, {"drives", 5, raci.Responsible},
	{"accountable", 3, raci.Accountable}, {"accountability", 3, raci.Accountable}, {"approver", 4, raci.Accountable}, {"approves", 4, raci.Accountable},
	{"consulted", 4, raci.Consulted}, {"contributor", 5, raci.Consulted}, {"contributes", 5, raci.Consulted},
	{"informed", 3, raci.Informed}, {"information", 3, raci.Informed},
	{"supports", 4, raci.Support}, {"supporting", 4, raci.Support}, {"supportive", 4, raci.Support},
}

// ParseLetters reads the letters of one cell as people write them: "A/R", "ra", "R, A", "Responsible", "Resp. & Acc.",
// "(C)"; a blank, "-" or "n/a" is an empty cell. A cross alone stands for mark. The error is an Unreadable.
func ParseLetters(text string, scheme raci.Scheme, mark raci.Letters) (raci.Letters, error) {
	clean := strings.ToLower(strings.TrimSpace(text))
	switch {
	case slices.Contains(blanks, clean):
		return "", nil
	case slices.Contains(crosses, clean):
		return mark, nil
	case len(clean) > maxText:
		return "", Unreadable{text}
	}
	var letters raci.Letters
	for _, token := range tokens(clean) {
		symbols, ok := symbolsOf(token, scheme)
		if !ok {
			return "", Unreadable{text}
		}
		for _, s := range symbols {
			letters = letters.With(s, scheme)
		}
	}
	if letters == "" {
		return "", Unreadable{text} // nothing but separators
	}
	return letters, nil
}

func tokens(text string) []string {
	return slices.DeleteFunc(strings.FieldsFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(separators, r)
	}), func(token string) bool { return token == "and" })
}

// symbolsOf reads a word, or letters without anything between them.
func symbolsOf(token string, scheme raci.Scheme) ([]string, bool) {
	if symbol, ok := symbolOfWord(token, scheme); ok {
		return []string{symbol}, true
	}
	var symbols []string
	for _, r := range strings.ToUpper(token) {
		symbol := string(r)
		if _, ok := scheme.Find(symbol); !ok || slices.Contains(symbols, symbol) {
			return nil, false
		}
		symbols = append(symbols, symbol)
	}
	return symbols, len(symbols) > 0
}

// symbolOfWord finds the letter for a word that is written out or shortened: what the scheme calls it, or else what
// others do.
func symbolOfWord(token string, scheme raci.Scheme) (string, bool) {
	for _, l := range scheme {
		if begins(strings.ToLower(l.Label), token, 4) {
			return l.Symbol, true
		}
	}
	for _, w := range wordRoles {
		if symbol := scheme.Symbol(w.role); symbol != "" && begins(w.word, token, w.least) {
			return symbol, true
		}
	}
	return "", false
}

// begins tells whether a token is a word or its beginning, at least so many characters of it.
func begins(word, token string, least int) bool {
	return len(token) >= least && strings.HasPrefix(word, token)
}

// isMark tells whether a cell holds a cross or a tick and nothing else.
func isMark(text string) bool {
	return slices.Contains(crosses, strings.ToLower(strings.TrimSpace(text)))
}

// anyScheme has the letters of all charts that people make; it decides what looks like letters.
var anyScheme = raci.Scheme{
	{Symbol: "R", Label: "Responsible", Role: raci.Responsible}, {Symbol: "A", Label: "Accountable", Role: raci.Accountable},
	{Symbol: "S", Label: "Support", Role: raci.Support}, {Symbol: "C", Label: "Consulted", Role: raci.Consulted},
	{Symbol: "I", Label: "Informed", Role: raci.Informed}, {Symbol: "D", Label: "Driver"},
}

// looksLikeLetters tells whether a cell holds letters, of our scheme or of a usual one, or a cross.
func looksLikeLetters(text string, scheme raci.Scheme) bool {
	for _, s := range []raci.Scheme{scheme, anyScheme} {
		if letters, err := ParseLetters(text, s, ""); err == nil && (letters != "" || isMark(text)) {
			return true
		}
	}
	return false
}
