package store

import (
	"encoding/binary"
	"errors"
	"io"
)

// schemaReader reads the schema from the pages of a database file by hand, so that nothing of a stranger's schema is
// even parsed before it is recognised. Its format: https://www.sqlite.org/fileformat2.html
type schemaReader struct {
	file    io.ReaderAt
	pages   int // how many may still be read
	objects []object
}

const (
	pageSize    = 4096
	mostPages   = 512 // of a schema, with its overflow
	leafPage    = 0x0d
	innerPage   = 0x05
	mostLocal   = pageSize - 35             // of a cell, without overflow
	leastLocal  = (pageSize-12)*32/255 - 23 // of a cell with overflow
	overflowing = pageSize - 4              // bytes of an overflow page
)

// errPages means that the pages of the schema are not as SQLite writes them, or too many.
var errPages = errors.New("the pages of the schema are damaged")

func readObjects(file io.ReaderAt) ([]object, error) {
	r := schemaReader{file: file, pages: mostPages}
	if err := r.tree(1); err != nil {
		return nil, err
	}
	sortObjects(r.objects)
	return r.objects, nil
}

func (r *schemaReader) page(number uint32) ([]byte, error) {
	if r.pages--; r.pages < 0 || number == 0 {
		return nil, errPages
	}
	page := make([]byte, pageSize)
	if _, err := r.file.ReadAt(page, int64(number-1)*pageSize); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, errPages
		}
		return nil, err
	}
	return page, nil
}

// tree reads a page and those below it.
func (r *schemaReader) tree(number uint32) error {
	page, err := r.page(number)
	if err != nil {
		return err
	}
	head := page
	if number == 1 {
		head = page[headerSize:]
	}
	cells, first := int(binary.BigEndian.Uint16(head[3:])), 8
	if head[0] == innerPage {
		first = 12
	} else if head[0] != leafPage {
		return errPages
	}
	if first+2*cells > len(head) {
		return errPages
	}
	for i := range cells {
		at := int(binary.BigEndian.Uint16(head[first+2*i:]))
		if at+4 > len(page) {
			return errPages
		}
		if err := r.cell(head[0], page[at:]); err != nil {
			return err
		}
	}
	if head[0] == innerPage {
		return r.tree(binary.BigEndian.Uint32(head[8:]))
	}
	return nil
}

func (r *schemaReader) cell(kind byte, cell []byte) error {
	if kind == innerPage {
		return r.tree(binary.BigEndian.Uint32(cell))
	}
	payload, err := r.payload(cell)
	if err != nil {
		return err
	}
	o, ok := parseObject(payload)
	if !ok || len(r.objects) == mostObjects {
		return errPages
	}
	r.objects = append(r.objects, o)
	return nil
}

// payload returns the record of a leaf's cell, with what overflowed into other pages.
func (r *schemaReader) payload(cell []byte) ([]byte, error) {
	size, n := varint(cell)
	_, m := varint(cell[n:])
	if n == 0 || m == 0 || size > maxStatement {
		return nil, errPages
	}
	cell, left := cell[n+m:], int(size)
	local := left
	if left > mostLocal {
		if local = leastLocal + (left-leastLocal)%overflowing; local > mostLocal {
			local = leastLocal
		}
	}
	if local > len(cell) || left > local && local+4 > len(cell) {
		return nil, errPages
	}
	payload := append(make([]byte, 0, left), cell[:local]...)
	rest := cell[local:]
	for left -= local; left > 0; left -= overflowing {
		page, err := r.page(binary.BigEndian.Uint32(rest))
		if err != nil {
			return nil, err
		}
		payload = append(payload, page[4:4+min(left, overflowing)]...)
		rest = page
	}
	return payload, nil
}

// parseObject reads a record of the schema: type, name, table, the page where it begins, and its SQL.
func parseObject(record []byte) (object, bool) {
	size, n := varint(record)
	if n == 0 || size > uint64(len(record)) || uint64(n) > size {
		return object{}, false
	}
	types, body := record[n:size], record[size:]
	var fields [5]string
	for i := range fields {
		kind, n := varint(types)
		length := valueSize(kind)
		if n == 0 || length > uint64(len(body)) {
			return object{}, false
		}
		fields[i], types, body = string(body[:length]), types[n:], body[length:]
	}
	return object{fields[0], fields[1], fields[2], fields[4]}, true
}

// valueSize returns how many bytes a value of a serial type takes.
func valueSize(kind uint64) uint64 {
	switch {
	case kind >= 12:
		return (kind - 12) / 2
	case kind >= 8:
		return 0
	default:
		return [...]uint64{0, 1, 2, 3, 4, 6, 8, 8}[kind]
	}
}

// varint reads a number of one to nine bytes, and returns how many they are; 0 when they are cut off.
func varint(b []byte) (uint64, int) {
	var v uint64
	for i := range min(len(b), 9) {
		if i == 8 {
			return v<<8 | uint64(b[i]), 9
		}
		v = v<<7 | uint64(b[i]&0x7f)
		if b[i] < 0x80 {
			return v, i + 1
		}
	}
	return 0, 0
}
