package sheet

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

const maxCells = 20 << 20 // of a sheet, the empty ones between others included

var (
	errAddress = errors.New("a cell or row is not where it should be")
	errValue   = errors.New("a cell does not hold what it should")
)

// sheetReader reads the rows of a sheet one after the other.
type sheetReader struct {
	*book
	part  *part
	name  string
	row   Row
	cells int  // so far
	data  bool // within the element that holds the rows
}

func (b *book) rows(sheet int, yield func(Row, error) bool) {
	p, err := b.open(b.parts[sheet])
	if err != nil {
		yield(Row{}, err)
		return
	}
	r := &sheetReader{book: b, part: p, name: b.list[sheet].Name}
	stopped := false
	for !stopped {
		more, err := r.next()
		if err != nil {
			yield(Row{}, err)
			break
		}
		if !more {
			break
		}
		stopped = len(r.row.Cells) > 0 && !yield(r.row, nil)
	}
	_ = p.close() // reading tells what is wrong
}

// next reads a row. It is false at the end of the part.
func (r *sheetReader) next() (bool, error) {
	for {
		token, err := r.part.next()
		if err != nil || token == nil {
			return false, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch {
			case t.Name.Local == "sheetData":
				r.data = true
			case r.data && t.Name.Local == "row":
				return true, r.readRow(t)
			}
		case xml.EndElement:
			r.data = r.data && t.Name.Local != "sheetData"
		}
	}
}

func (r *sheetReader) readRow(start xml.StartElement) error {
	number := r.row.Number + 1
	if text := attribute(start, "r"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < number {
			return damaged(r.name+"!"+text, errAddress)
		}
		number = n
	}
	if number > MaxRows {
		return Error{Fault: TooLarge, Place: r.name + "!" + strconv.Itoa(number)}
	}
	r.row = Row{Number: number, Cells: r.row.Cells[:0], Formulas: r.row.Formulas[:0]}
	column := 0
	for {
		token, err := r.part.next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case nil:
			return damaged(r.part.name, io.ErrUnexpectedEOF)
		case xml.StartElement:
			if column, err = r.element(t, column); err != nil {
				return err
			}
		case xml.EndElement:
			r.row.Done = r.part.raw.n
			return nil
		}
	}
}

// element reads an element of a row: a cell, or something to pass over. It returns the column that follows.
func (r *sheetReader) element(e xml.StartElement, column int) (int, error) {
	if e.Name.Local != "c" {
		return column, r.part.inside(nothing, func(xml.CharData) {})
	}
	column, err := r.column(attribute(e, "r"), column)
	if err != nil {
		return 0, err
	}
	cell, err := r.cell(e, column)
	if err != nil {
		return 0, err
	}
	if cell.Kind == Empty {
		return column + 1, nil
	}
	return column + 1, r.put(column, cell)
}

// put places a cell. Cells may come in any order, but not twice.
func (r *sheetReader) put(column int, cell Cell) error {
	if missing := column + 1 - len(r.row.Cells); missing > 0 {
		if r.cells += missing; r.cells > maxCells {
			return Error{Fault: TooLarge, Place: r.place(column)}
		}
		n := len(r.row.Cells)
		r.row.Cells = slices.Grow(r.row.Cells, missing)[:column+1]
		clear(r.row.Cells[n:])
	}
	if r.row.Cells[column].Kind != Empty {
		return damaged(r.place(column), errAddress)
	}
	r.row.Cells[column] = cell
	return nil
}

func (r *sheetReader) place(column int) string {
	return r.name + "!" + ColumnName(column) + strconv.Itoa(r.row.Number)
}

// column reads the column of an address, which must lie in the row. Without an address it is the following one.
func (r *sheetReader) column(address string, following int) (int, error) {
	column := following
	if address != "" {
		letters := strings.TrimRight(address, "0123456789")
		row, err := strconv.Atoi(address[len(letters):])
		if column = columnNumber(letters); err != nil || row != r.row.Number || column < 0 {
			return 0, damaged(r.name+"!"+address, errAddress)
		}
	}
	if column >= MaxColumns {
		return 0, Error{Fault: TooLarge, Place: r.place(column)}
	}
	return column, nil
}

// columnNumber reads the letters of a column, of which "A" is 0; it is negative for what is none.
func columnNumber(letters string) int {
	if len(letters) > 3 {
		return -1
	}
	n := 0
	for _, c := range []byte(letters) {
		if c < 'A' || c > 'Z' {
			return -1
		}
		n = n*26 + int(c-'A') + 1
	}
	return n - 1
}

// ColumnName returns the letters of a column as a spreadsheet shows them; the first, 0, is "A".
func ColumnName(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// cell reads a cell to its end.
func (r *sheetReader) cell(e xml.StartElement, column int) (Cell, error) {
	value, formula, err := r.content()
	if err != nil {
		return Cell{}, err
	}
	cell, ok := r.interpret(attribute(e, "t"), attribute(e, "s"), value)
	if !ok {
		return Cell{}, damaged(r.place(column), errValue)
	}
	if !formula {
		return cell, nil
	}
	r.row.Formulas = append(r.row.Formulas, column)
	if cell.Kind == Empty {
		cell.Kind = Unknown
	}
	return cell, nil
}

// content reads what a cell holds, and whether it comes from a formula.
func (r *sheetReader) content() (value string, formula bool, err error) {
	found := false
	for {
		token, err := r.part.next()
		if err != nil {
			return "", false, err
		}
		switch t := token.(type) {
		case nil:
			return "", false, damaged(r.part.name, io.ErrUnexpectedEOF)
		case xml.EndElement:
			return value, formula, nil
		case xml.StartElement:
			text, isValue, err := r.child(t)
			if err == nil && isValue && found {
				err = damaged(r.part.name, errValue)
			}
			if err != nil {
				return "", false, err
			}
			formula = formula || t.Name.Local == "f"
			if isValue {
				value, found = text, true
			}
		}
	}
}

// child reads an element of a cell, and tells whether its text is what the cell holds.
func (r *sheetReader) child(e xml.StartElement) (text string, isValue bool, err error) {
	switch e.Name.Local {
	case "is":
		text, err = r.part.richText()
		return text, true, err
	case "v":
		var b strings.Builder
		err = r.part.inside(nothing, func(text xml.CharData) { b.Write(text) })
		return b.String(), true, err
	}
	return "", false, r.part.inside(nothing, func(xml.CharData) {})
}

func nothing(xml.StartElement) bool { return false }

// interpret tells what a value of a cell's type and style is. It is false when it cannot be.
func (r *sheetReader) interpret(kind, style, value string) (Cell, bool) {
	switch kind {
	case "inlineStr":
		return textCell(value), true
	case "str":
		return textCell(unescape(value)), true
	}
	value = strings.TrimSpace(value)
	if value == "" {
		return Cell{}, true
	}
	switch kind {
	case "s":
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n >= len(r.strings) {
			return Cell{}, false
		}
		return textCell(r.strings[n]), true
	case "b":
		return Cell{Bool, map[bool]string{true: "TRUE", false: "FALSE"}[isTrue(value)]}, true
	case "e":
		return Cell{Broken, value}, true
	case "d":
		return Cell{Date, value}, true
	case "", "n":
		return r.number(style, value)
	}
	return Cell{}, false
}

func (r *sheetReader) number(style, value string) (Cell, bool) {
	if _, err := strconv.ParseFloat(value, 64); err != nil || strings.Trim(value, "+-.0123456789eE") != "" {
		return Cell{}, false
	}
	n, err := strconv.Atoi(style)
	if err == nil && n >= 0 && n < len(r.dates) && r.dates[n] {
		if date, ok := r.from.date(value); ok {
			return Cell{Date, date}, true
		}
	}
	return Cell{Number, value}, true
}
