// Package changes says what an edit changed, or in what two workspaces differ, as people read it: row by row, with what
// rows and fields are called. It knows nothing of windows and files.
package changes

import (
	"strings"

	"slocharter/internal/workspace"
)

// Difference is a row that is not the same in two workspaces.
type Difference struct {
	Kind   string
	ID     string
	Op     workspace.Op // what happened on the way from the first to the second
	Name   string       // what the row is called; empty where it has no name
	Fields []Field
}

// Between lists in what the second workspace differs from the first: those kinds of rows first that others refer to, and
// not the rows that differ only in what says nothing to people, such as their place in a list.
func Between(first, second workspace.Workspace) []Difference {
	change := workspace.Diff(first, second)
	names := Names{Now: second, Change: change}
	var all []Difference
	for _, row := range change {
		d := Difference{Kind: row.Kind, ID: row.ID, Op: row.Op, Name: names.Of(row.Kind, row.ID), Fields: names.Fields(row)}
		if row.Op != workspace.Update || len(d.Fields) > 0 {
			all = append(all, d)
		}
	}
	return all
}

// LongText is how many characters of a text Cut leaves.
const LongText = 160

// Cut shortens a text to its first line, and that to a bearable length.
func Cut(text string) string {
	first, _, more := strings.Cut(text, "\n")
	if runes := []rune(first); len(runes) > LongText {
		return string(runes[:LongText]) + "…"
	}
	if more {
		return first + " …"
	}
	return first
}
