// Package sheet reads tables from files that others wrote: text with separators (CSV) and Excel workbooks (XLSX). It is
// strict: what is damaged, or larger than its limits, is refused by name and never read in part without a word.
//
// It knows how such files are built, and must not know what the tables mean.
package sheet

import (
	"errors"
	"io"
	"iter"
	"os"
	"strings"
)

// The limits within which files are read.
const (
	MaxText    = 256 << 20 // bytes of a text file
	MaxBook    = 20 << 20  // bytes of a packed workbook
	MaxParts   = 2000      // files within a workbook
	MaxUnpack  = 64 << 20  // bytes of all of them unpacked
	MaxStrings = 16 << 20  // bytes of its shared strings unpacked
	MaxRecord  = 1 << 20   // bytes of a row of text
	MaxRows    = 1 << 20   // rows of a sheet of a workbook, as in Excel
	MaxColumns = 1 << 14   // columns of a row, as in Excel
)

// Kind tells what a cell holds.
type Kind uint8

// The kinds of cells. The cells of a text file are empty or text.
const (
	Empty   Kind = iota
	Text         // Text as it stands there
	Number       // Text is a decimal with a point, maybe with an exponent: "1E-3"
	Date         // Text is "2006-01-02" or "2006-01-02 15:04:05", in no zone, to the second
	Bool         // Text is "TRUE" or "FALSE"
	Broken       // Text is the error that a formula gave: "#REF!"
	Unknown      // a formula whose value the file does not hold; Text is empty
)

// Cell is a field of a table.
type Cell struct {
	Kind Kind
	Text string
}

// Row is a row of a table. Empty rows are left out, but counted.
type Row struct {
	Number   int    // as a spreadsheet shows it: the first is 1
	Cells    []Cell // by column; valid until the next row is read. The texts may be kept
	Formulas []int  // the columns, in any order, of the cells that formulas compute; valid until the next row is read
	Done     int64  // bytes of the table that were read so far, of Size
}

// Cell returns the cell of a column, the first being 0. Beyond the end it is empty.
func (r Row) Cell(column int) Cell {
	if column < 0 || column >= len(r.Cells) {
		return Cell{}
	}
	return r.Cells[column]
}

// Sheet is a table of a file.
type Sheet struct {
	Name   string // empty for a text file
	Hidden bool
}

// table is what a kind of file gives.
type table interface {
	sheets() []Sheet
	size(sheet int) int64
	rows(sheet int, yield func(Row, error) bool)
}

// File is a file with tables. Its tables can be read more than once, one at a time.
type File struct {
	table    table
	encoding Encoding
	close    func() error
}

// Open opens a file, whatever its name ends with. The error is an Error. Close it when done.
func Open(path string) (*File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, Error{Fault: Unreadable, Err: err}
	}
	if !info.Mode().IsRegular() {
		return nil, Error{Fault: Unreadable}
	}
	disk, err := os.Open(path)
	if err != nil {
		return nil, Error{Fault: Unreadable, Err: err}
	}
	f, err := New(disk, info.Size())
	if err != nil {
		return nil, errors.Join(err, disk.Close())
	}
	f.close = disk.Close
	return f, nil
}

// New reads a file of a size in bytes. The error is an Error.
func New(r io.ReaderAt, size int64) (*File, error) {
	head := make([]byte, min(size, 8))
	if _, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, Error{Fault: Unreadable, Err: err}
	}
	switch start := string(head); {
	case size == 0:
		return nil, Error{Fault: Nothing}
	case strings.HasPrefix(start, "PK\x03\x04"), strings.HasPrefix(start, "PK\x05\x06"):
		return openBook(r, size)
	case strings.HasPrefix(start, "\xD0\xCF\x11\xE0"):
		return nil, Error{Fault: oldFault(r, size)}
	}
	return openText(r, size)
}

// FromText reads text with separators, such as a block copied from a spreadsheet. The error is an Error.
func FromText(text string) (*File, error) {
	return openText(strings.NewReader(text), int64(len(text)))
}

// Close lets go of the file.
func (f *File) Close() error {
	if f.close == nil {
		return nil
	}
	return f.close()
}

// Encoding tells how the text of a text file is written; it is UTF8 for a workbook.
func (f *File) Encoding() Encoding { return f.encoding }

// Sheets lists the tables; a text file has one.
func (f *File) Sheets() []Sheet { return f.table.sheets() }

// Size returns how many bytes a table has, for showing progress: roughly what its last row has Done.
func (f *File) Size(sheet string) int64 {
	if n := f.index(sheet); n >= 0 {
		return f.table.size(n)
	}
	return 0
}

// Rows reads a table. An error, which is an Error, is the last that comes: then the whole table is not to be trusted.
func (f *File) Rows(sheet string) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		n := f.index(sheet)
		if n < 0 {
			yield(Row{}, Error{Fault: NoSheet, Place: sheet})
			return
		}
		f.table.rows(n, yield)
	}
}

func (f *File) index(sheet string) int {
	for i, s := range f.table.sheets() {
		if s.Name == sheet {
			return i
		}
	}
	return -1
}
