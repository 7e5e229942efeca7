package sheet

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// Encoding tells how a text is written as bytes.
type Encoding string

// The encodings.
const (
	UTF8        Encoding = "utf-8"
	UTF16Little Encoding = "utf-16le"
	UTF16Big    Encoding = "utf-16be"
	Windows1252 Encoding = "windows-1252" // supposed when it is none of the others: letters with accents may be wrong
)

const block = 256 << 10 // bytes that are read at once

// detect finds out how a text is written, and how many bytes its mark has. The error is an Error.
func detect(r io.ReaderAt, size int64) (found Encoding, mark int64, err error) {
	head := make([]byte, min(size, 4))
	if _, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return "", 0, Error{Fault: Unreadable, Err: err}
	}
	switch {
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}):
		return UTF16Little, 2, nil
	case bytes.HasPrefix(head, []byte{0xFE, 0xFF}):
		return UTF16Big, 2, nil
	case len(head) == 4 && head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0:
		return UTF16Little, 0, nil
	case len(head) == 4 && head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0:
		return UTF16Big, 0, nil
	case bytes.HasPrefix(head, []byte{0xEF, 0xBB, 0xBF}):
		mark = 3
	}
	found, err = detectBytes(io.NewSectionReader(r, mark, size-mark))
	return found, mark, err
}

// detectBytes reads all of a text: it is UTF-8 only if every character is.
func detectBytes(r io.Reader) (Encoding, error) {
	buffer := make([]byte, block)
	kept, found := 0, UTF8
	for {
		n, err := io.ReadFull(r, buffer[kept:])
		text := buffer[:kept+n]
		if bytes.IndexByte(text, 0) >= 0 {
			return "", Error{Fault: NotText}
		}
		last := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !last {
			return "", Error{Fault: Unreadable, Err: err}
		}
		whole := text
		if !last {
			whole = text[:len(text)-cutRune(text)]
		}
		if !utf8.Valid(whole) {
			found = Windows1252
		}
		if last {
			return found, nil
		}
		kept = copy(buffer, text[len(whole):])
	}
}

// cutRune returns how many bytes at the end of a text begin a character that goes on behind it.
func cutRune(text []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if tail := text[len(text)-n:]; utf8.RuneStart(tail[0]) {
			if utf8.FullRune(tail) {
				return 0
			}
			return n
		}
	}
	return 0
}

// transcoder reads text of another encoding as UTF-8.
type transcoder struct {
	in     io.Reader
	decode func(out, in []byte) []byte // appends what the bytes mean; the bytes are a whole number of units
	unit   int                         // bytes
	raw    []byte
	out    []byte // what was decoded
	next   []byte // what of it was not yet read
}

func newTranscoder(in io.Reader, e Encoding) io.Reader {
	switch e {
	case UTF16Little:
		return &transcoder{in: in, unit: 2, decode: decoder16(binary.LittleEndian), raw: make([]byte, block)}
	case UTF16Big:
		return &transcoder{in: in, unit: 2, decode: decoder16(binary.BigEndian), raw: make([]byte, block)}
	case Windows1252:
		return &transcoder{in: in, unit: 1, decode: decode1252, raw: make([]byte, block)}
	}
	return in
}

// Read reads UTF-8.
func (t *transcoder) Read(p []byte) (int, error) {
	for len(t.next) == 0 {
		n, err := io.ReadFull(t.in, t.raw)
		if n%t.unit != 0 {
			return 0, Error{Fault: NotText}
		}
		if n == 0 {
			return 0, err
		}
		t.out = t.decode(t.out[:0], t.raw[:n])
		t.next = t.out
	}
	n := copy(p, t.next)
	t.next = t.next[n:]
	return n, nil
}

// decoder16 decodes UTF-16. Half a pair at the end of one call waits for the next; one without its other half becomes
// the sign for what cannot be read.
func decoder16(order binary.ByteOrder) func(out, in []byte) []byte {
	var waiting rune
	return func(out, in []byte) []byte {
		for i := 0; i < len(in); i += 2 {
			unit := rune(order.Uint16(in[i:]))
			if waiting != 0 {
				both := utf16.DecodeRune(waiting, unit)
				out = utf8.AppendRune(out, both)
				waiting = 0
				if both != utf8.RuneError {
					continue
				}
			}
			switch {
			case unit >= 0xD800 && unit < 0xDC00:
				waiting = unit
				continue
			case unit == 0:
				unit = utf8.RuneError
			}
			out = utf8.AppendRune(out, unit)
		}
		return out
	}
}

// windows1252 holds the characters from 0x80 to 0x9F; the others are those of Unicode. What is not defined stays as it is.
var windows1252 = [32]rune{
	'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8D, 'Ž', 0x8F,
	0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9D, 'ž', 'Ÿ',
}

func decode1252(out, in []byte) []byte {
	for _, b := range in {
		r := rune(b)
		if b >= 0x80 && b < 0xA0 {
			r = windows1252[b-0x80]
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}
