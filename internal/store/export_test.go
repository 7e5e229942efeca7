package store

import (
	"bytes"
	"database/sql"
	"io"
)

// OpenWith opens a file as a program with one more migration would.
func OpenWith(path, extra string, before func(*File) error) (*File, error) {
	return Opening{BeforeMigration: before}.open(path, append(embedded(), migration{"extra.sql", extra}))
}

// Examine recognises a file before SQLite would touch it.
func Examine(file io.ReaderAt) error {
	first := make([]byte, headerSize)
	if _, err := file.ReadAt(first, 0); err != nil {
		return err
	}
	h, err := parseHeader(first)
	if err != nil {
		return err
	}
	have, err := readObjects(file)
	if err != nil {
		return err
	}
	all := embedded()
	return recognise(have, all[:min(h.version, len(all))])
}

// SchemaPages tells where the pages of a file begin that hold its schema.
func SchemaPages(data []byte) []int64 {
	r := &noting{ReaderAt: bytes.NewReader(data)}
	_, _ = readObjects(r)
	return r.places
}

type noting struct {
	io.ReaderAt
	places []int64
}

func (n *noting) ReadAt(p []byte, at int64) (int, error) {
	n.places = append(n.places, at)
	return n.ReaderAt.ReadAt(p, at)
}

// Guarded connects to a file as it is opened, without recognising it first.
func Guarded(path string) (*sql.DB, error) { return connect(path, "rw") }

// Address lets tests name files as other systems do.
var Address = address
