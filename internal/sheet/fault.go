package sheet

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf16"
)

// Fault is what can be wrong with a file.
type Fault string

// The faults of files.
const (
	Unreadable   Fault = "unreadable" // not there, not a file, or not allowed; Err says more
	Nothing      Fault = "nothing"    // it is empty
	TooLarge     Fault = "too-large"  // beyond the limits of the package
	NotText      Fault = "not-text"   // neither a workbook nor text
	BadQuote     Fault = "bad-quote"  // Place is the row with a quotation mark that is not closed, or closed too early
	OldExcel     Fault = "old-excel"  // .xls
	Locked       Fault = "locked"     // a workbook with a password
	OpenDocument Fault = "open-document"
	BinaryBook   Fault = "binary-book"  // .xlsb
	NotWorkbook  Fault = "not-workbook" // another kind of packed file
	Damaged      Fault = "damaged"      // Place is the part of the workbook, or the cell
	NoSheet      Fault = "no-sheet"     // Place is its name
)

// Faults lists all faults.
var Faults = []Fault{
	Unreadable, Nothing, TooLarge, NotText, BadQuote, OldExcel, Locked, OpenDocument, BinaryBook, NotWorkbook, Damaged, NoSheet,
}

// Error is the error of the package.
type Error struct {
	Fault Fault
	Place string // where: a row ("12"), a cell ("Data!B7"), or a part of a workbook; may be empty
	Err   error  // what caused it, if anything did
}

func (e Error) Error() string {
	text := "read table: " + string(e.Fault)
	if e.Place != "" {
		text += " at " + e.Place
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

// Unwrap returns what caused the error.
func (e Error) Unwrap() error { return e.Err }

// oldFault tells an old workbook from a new one with a password: the latter holds a stream of that name.
func oldFault(r io.ReaderAt, size int64) Fault {
	var name []byte
	for _, unit := range utf16.Encode([]rune("EncryptedPackage")) {
		name = append(name, byte(unit), byte(unit>>8))
	}
	data, err := io.ReadAll(io.NewSectionReader(r, 0, min(size, MaxBook)))
	if err == nil && bytes.Contains(data, name) {
		return Locked
	}
	return OldExcel
}

// damaged makes an Error about a place of what went wrong there.
func damaged(place string, err error) error {
	var known Error
	if errors.As(err, &known) {
		return err
	}
	return Error{Fault: Damaged, Place: place, Err: err}
}
