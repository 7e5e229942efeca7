package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"os"

	"slocharter/internal/safefile"
)

// header is what the first bytes of a SQLite file say, read before SQLite touches it: an empty file, for one, would be
// an empty but valid database.
type header struct{ version int }

const headerSize = 100

// examine recognises a file before SQLite touches it, by its header and its schema, and returns its version. A file that
// has a journal beside it may be in the middle of a change: its schema is looked at when SQLite has put it right.
func examine(path string, all []migration) (int, error) {
	h, err := readHeader(path)
	if err != nil {
		return 0, err
	}
	if h.version > len(all) {
		return 0, safefile.Error{Fault: Newer, Path: path}
	}
	if _, err := os.Lstat(path + "-journal"); err == nil {
		return h.version, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return 0, explain(path, err)
	}
	defer func() { _ = f.Close() }()
	have, err := readObjects(f)
	if errors.Is(err, errPages) {
		err = damaged(err.Error())
	}
	if err == nil {
		err = recognise(have, all[:h.version])
	}
	if err != nil {
		return 0, explain(path, err)
	}
	return h.version, nil
}

// readHeader looks at a file that this process has not opened yet.
func readHeader(path string) (header, error) {
	f, err := os.Open(path)
	if err != nil {
		return header{}, explain(path, err)
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return header{}, safefile.Error{Fault: NotOurs, Path: path}
	}
	first := make([]byte, headerSize)
	if _, err := io.ReadFull(f, first); err != nil {
		return header{}, safefile.Error{Fault: NotOurs, Path: path}
	}
	h, err := parseHeader(first)
	return h, explain(path, err)
}

// parseHeader reads the first hundred bytes. The error is NotOurs, or Foreign for a database of ours that was written in
// another way than we do: in UTF-16, say.
func parseHeader(b []byte) (header, error) {
	number := func(at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
	version := number(60)
	if !bytes.HasPrefix(b, []byte("SQLite format 3\x00")) || number(68) != applicationID || version < 1 || version > math.MaxInt32 {
		return header{}, safefile.Error{Fault: NotOurs}
	}
	const legacy, utf8, schemaFormat = 1, 1, 4 // no write-ahead log; the text encoding; with descending indexes
	layout := []byte{pageSize >> 8, pageSize & 0xff, legacy, legacy, 0, 64, 32, 32}
	usual := bytes.Equal(b[16:24], layout) && number(44) == schemaFormat && number(56) == utf8 &&
		number(52) == 0 && number(64) == 0 && bytes.Count(b[72:92], []byte{0}) == 20
	if !usual {
		return header{}, safefile.Error{Fault: Foreign, Detail: "the header is not as we write it"}
	}
	return header{int(version)}, nil
}

// writable tells whether the file may be written. A file without any write permission is meant not to be, even where
// the system would let this user.
func writable(path string) bool {
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm()&0o222 == 0 {
		return false
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false
	}
	return f.Close() == nil
}
