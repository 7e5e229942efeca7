package store

import (
	"bytes"
	"encoding/binary"
	"io"
	"os"

	"slocharter/internal/safefile"
)

// header is what the first bytes of a SQLite file say, read before SQLite touches it: an empty file, for one, would be
// an empty but valid database.
type header struct{ version int }

const headerSize = 100

// readHeader looks at a file that this process has not opened yet.
func readHeader(path string) (header, error) {
	f, err := os.Open(path)
	if err != nil {
		return header{}, explain(path, err)
	}
	defer func() { _ = f.Close() }()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return header{}, safefile.Error{Fault: NotOurs, Path: path}
	}
	first := make([]byte, headerSize)
	if _, err := io.ReadFull(f, first); err != nil {
		return header{}, safefile.Error{Fault: NotOurs, Path: path}
	}
	ours := bytes.HasPrefix(first, []byte("SQLite format 3\x00")) && binary.BigEndian.Uint32(first[68:]) == applicationID
	version := int(binary.BigEndian.Uint32(first[60:]))
	if !ours || version < 1 {
		return header{}, safefile.Error{Fault: NotOurs, Path: path}
	}
	return header{version}, nil
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
