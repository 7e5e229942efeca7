// Package raci knows the responsibility chart: letters and their schemes, the matrix of steps and columns, the rules that
// a chart is checked against, the cures for what they find, and the workload. It is pure: no storage, no screen.
package raci

import (
	"slices"
	"strings"
)

// Role is what a letter means to the rules, whatever the scheme calls it.
type Role string

// The roles that rules speak about. A letter of another role is only counted.
const (
	Accountable Role = "accountable"
	Responsible Role = "responsible"
	Consulted   Role = "consulted"
	Informed    Role = "informed"
	Support     Role = "support"
)

// Letter is one letter of the scheme in use.
type Letter struct {
	ID       string
	Symbol   string // one upper-case letter
	Label    string
	Meaning  string
	Role     Role
	Min      int // least number in a row; 0: none needed
	Max      int // greatest number in a row; 0: no limit
	Position int
}

// Scheme is the letters in use, in the order in which they are printed within a cell: RACI, RASCI, DACI or an own one.
type Scheme []Letter

// Find returns the letter with the symbol.
func (s Scheme) Find(symbol string) (Letter, bool) {
	for _, l := range s {
		if l.Symbol == symbol {
			return l, true
		}
	}
	return Letter{}, false
}

// Symbol returns the symbol of the first letter with the role, or "".
func (s Scheme) Symbol(role Role) string {
	for _, l := range s {
		if l.Role == role {
			return l.Symbol
		}
	}
	return ""
}

// Letters is what one cell holds: symbols in the scheme's order joined by "/"; empty for a blank cell.
type Letters string

// UnknownLetter is the error for a symbol that the scheme does not have.
type UnknownLetter struct {
	Symbol string
	Scheme Scheme
}

func (e UnknownLetter) Error() string { return "unknown letter " + e.Symbol }

// Parse reads letters as people type them ("A/R", "r a", "ar", "A, R") and puts them in order, without duplicates.
// A blank or "-" is an empty cell. The error is an UnknownLetter.
func Parse(text string, scheme Scheme) (Letters, error) {
	text = strings.ToUpper(strings.TrimSpace(text))
	if text == "-" || text == "–" {
		return "", nil
	}
	var found []string
	for _, r := range text {
		if strings.ContainsRune("/,;+&|. \t\n\r", r) {
			continue
		}
		symbol := string(r)
		if _, ok := scheme.Find(symbol); !ok {
			return "", UnknownLetter{Symbol: symbol, Scheme: scheme}
		}
		found = append(found, symbol)
	}
	return join(found, scheme), nil
}

func join(symbols []string, scheme Scheme) Letters {
	rank := func(symbol string) int {
		return slices.IndexFunc(scheme, func(l Letter) bool { return l.Symbol == symbol })
	}
	slices.SortStableFunc(symbols, func(a, b string) int { return rank(a) - rank(b) })
	return Letters(strings.Join(slices.Compact(symbols), "/"))
}

// Symbols splits the cell into its letters.
func (l Letters) Symbols() []string {
	if l == "" {
		return nil
	}
	return strings.Split(string(l), "/")
}

// Has tells whether the cell holds the symbol.
func (l Letters) Has(symbol string) bool {
	return symbol != "" && slices.Contains(l.Symbols(), symbol)
}

// With returns the letters with the symbol added.
func (l Letters) With(symbol string, scheme Scheme) Letters {
	return join(append(l.Symbols(), symbol), scheme)
}

// Without returns the letters with the symbol taken away.
func (l Letters) Without(symbol string) Letters {
	left := slices.DeleteFunc(l.Symbols(), func(s string) bool { return s == symbol })
	return Letters(strings.Join(left, "/"))
}

// Toggle adds the symbol where it is missing and takes it away where it stands. Typing a letter into a cell that holds
// another one replaces it, unless the two make the one combination that says more than its stronger letter:
// Accountable and Responsible.
func (l Letters) Toggle(symbol string, scheme Scheme) Letters {
	if l.Has(symbol) {
		return l.Without(symbol)
	}
	var kept Letters
	for _, other := range l.Symbols() {
		if combine(other, symbol, scheme) {
			kept = kept.With(other, scheme)
		}
	}
	return kept.With(symbol, scheme)
}

func combine(a, b string, scheme Scheme) bool {
	la, _ := scheme.Find(a)
	lb, _ := scheme.Find(b)
	return la.Role == Accountable && lb.Role == Responsible || la.Role == Responsible && lb.Role == Accountable
}
