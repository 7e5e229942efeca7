// Package measure takes in measurements: it reads tables from files, from what was pasted or typed, as slots, and plans what
// taking them in would do to the slots that are there already. Nothing changes until somebody stores what was planned.
//
// It knows neither the store nor the screen, and must not. Its folders know other sources.
package measure

import (
	"iter"

	"slocharter/internal/sheet"
)

// MaxSlots is how many slots can be read at once.
const MaxSlots = 5_000_000

// Source is a table of measurements.
type Source struct {
	Rows iter.Seq2[sheet.Row, error] // can be read more than once
	Size int64                       // what the last row has Done, roughly; 0 if unknown
}

// FromFile returns the table of a sheet.
func FromFile(f *sheet.File, name string) Source { return Source{f.Rows(name), f.Size(name)} }

// FromText returns the table of a block of text such as one copied from a spreadsheet. The error is a sheet.Error.
func FromText(text string) (Source, error) {
	f, err := sheet.FromText(text)
	if err != nil {
		return Source{}, err
	}
	return FromFile(f, ""), nil
}

// FromGrid returns the table of cells that were typed.
func FromGrid(grid [][]string) Source {
	rows := func(yield func(sheet.Row, error) bool) {
		for i, texts := range grid {
			row := sheet.Row{Number: i + 1, Done: int64(i + 1)}
			for _, text := range texts {
				row.Cells = append(row.Cells, sheet.Cell{Kind: sheet.Text, Text: text})
			}
			if !yield(row, nil) {
				return
			}
		}
	}
	return Source{rows, int64(len(grid))}
}
