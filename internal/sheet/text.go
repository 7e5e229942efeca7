package sheet

import (
	"errors"
	"io"
	"strconv"
	"strings"
)

// textTable is a text file whose columns are separated by a character.
type textTable struct {
	source    io.ReaderAt
	length    int64
	mark      int64 // bytes before the text
	encoding  Encoding
	separator byte
	told      int // the row that told the separator, as Excel understands it: "sep=;"; 0 is none
}

func openText(r io.ReaderAt, size int64) (*File, error) {
	if size > MaxText {
		return nil, Error{Fault: TooLarge}
	}
	encoding, mark, err := detect(r, size)
	if err != nil {
		return nil, err
	}
	t := &textTable{source: r, length: size, mark: mark, encoding: encoding}
	if err := t.sniff(); err != nil {
		return nil, err
	}
	return &File{table: t, encoding: encoding}, nil
}

func (t *textTable) sheets() []Sheet { return []Sheet{{}} }

func (t *textTable) size(int) int64 { return t.length }

func (t *textTable) rows(_ int, yield func(Row, error) bool) {
	s := t.scan()
	for s.next() {
		if s.row.Number == t.told {
			continue
		}
		if !yield(s.row, nil) {
			return
		}
	}
	if s.err != nil {
		yield(Row{}, s.err)
	}
}

func (t *textTable) scan() *scanner {
	raw := &counter{in: io.NewSectionReader(t.source, t.mark, t.length-t.mark), n: t.mark}
	return &scanner{in: newTranscoder(raw, t.encoding), raw: raw, separator: t.separator, buffer: make([]byte, block)}
}

// sniff finds the separator on the first line that holds something.
func (t *textTable) sniff() error {
	s := t.scan() // with no separator a row is one cell
	if !s.next() {
		if s.err == nil {
			return Error{Fault: Nothing}
		}
		return s.err
	}
	line := s.line
	if rest, ok := strings.CutPrefix(strings.ToLower(line), "sep="); ok && len(rest) == 1 {
		t.separator, t.told = rest[0], s.row.Number
		return nil
	}
	t.separator = separator(line)
	return nil
}

// separator finds the separator of a line: a tab, else the more frequent of semicolon and comma outside of quotation marks.
// Of as many it is the semicolon, because then commas are within decimals.
func separator(line string) byte {
	var tabs, semicolons, commas int
	quoted := false
	for i := range len(line) {
		switch c := line[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\t':
			tabs++
		case c == ';':
			semicolons++
		case c == ',':
			commas++
		}
	}
	switch {
	case tabs > 0:
		return '\t'
	case semicolons > 0 && semicolons >= commas:
		return ';'
	}
	return ','
}

// counter counts what was read.
type counter struct {
	in io.Reader
	n  int64
}

// Read reads and counts.
func (c *counter) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	c.n += int64(n)
	return n, err
}

// scanner splits text into rows. The text is read in large pieces, each one string of which the cells are parts, so that
// a row costs no memory of its own.
type scanner struct {
	in        io.Reader
	raw       *counter
	separator byte // 0 is none
	buffer    []byte
	text      string // what was read and not yet split
	end       bool   // nothing more can be read
	line      string // the text of the row
	row       Row
	err       error
}

// next reads a row that is not empty. It is false at the end, and after an error.
func (s *scanner) next() bool {
	for s.err == nil {
		whole := s.split()
		switch {
		case s.err != nil:
		case !whole && !s.end:
			s.fill()
		case !whole:
			return false
		case strings.TrimSpace(s.line) != "":
			s.row.Done = s.raw.n
			return true
		}
	}
	return false
}

func (s *scanner) fill() {
	if len(s.text) > MaxRecord {
		s.err = Error{Fault: TooLarge, Place: s.place()}
		return
	}
	n, err := io.ReadFull(s.in, s.buffer)
	if n > 0 {
		s.text += string(s.buffer[:n])
	}
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		s.end = true
	case err != nil:
		s.err = damaged("", err)
	}
}

func (s *scanner) place() string { return strconv.Itoa(s.row.Number + 1) }

// split takes a row off the text. It is false when the row may go on behind what was read, or there is none.
func (s *scanner) split() bool {
	cells, at := s.row.Cells[:0], 0
	for at < len(s.text) || len(cells) > 0 {
		value, length, ok := s.cell(s.text[at:])
		if !ok {
			return false
		}
		if len(cells) == MaxColumns {
			s.err = Error{Fault: TooLarge, Place: s.place()}
			return false
		}
		cells = append(cells, value)
		at += length
		if at < len(s.text) && s.text[at] == s.separator && s.separator != 0 {
			at++
			if at == len(s.text) && !s.end {
				return false
			}
			continue
		}
		return s.finish(cells, at)
	}
	return false
}

// finish ends a row at a line break or at the end of the text.
func (s *scanner) finish(cells []Cell, at int) bool {
	after := at
	switch {
	case at == len(s.text) && !s.end:
		return false
	case at == len(s.text):
	case s.text[at] == '\r' && at+1 == len(s.text) && !s.end:
		return false
	case s.text[at] == '\r' && at+1 < len(s.text) && s.text[at+1] == '\n':
		after = at + 2
	default:
		after = at + 1
	}
	s.line, s.text = s.text[:at], s.text[after:]
	s.row.Number++
	s.row.Cells = cells
	return true
}

// cell takes a cell off the text, up to what ends it. It is false when the cell may go on, or is wrong.
func (s *scanner) cell(text string) (value Cell, length int, ok bool) {
	if len(text) > 0 && text[0] == '"' && s.separator != 0 {
		return s.quoted(text)
	}
	for i := range len(text) {
		if c := text[i]; c == s.separator || c == '\n' || c == '\r' {
			return textCell(text[:i]), i, true
		}
	}
	return textCell(text), len(text), s.end
}

// quoted takes a cell in quotation marks off the text; two of them within it are one.
func (s *scanner) quoted(text string) (value Cell, length int, ok bool) {
	from, doubled := 1, false
	for {
		i := strings.IndexByte(text[from:], '"')
		if i < 0 || (from+i+1 == len(text) && !s.end) {
			if s.end {
				s.err = Error{Fault: BadQuote, Place: s.place()}
			}
			return Cell{}, 0, false
		}
		from += i + 1
		if from < len(text) && text[from] == '"' {
			from++
			doubled = true
			continue
		}
		break
	}
	if from < len(text) && text[from] != s.separator && text[from] != '\n' && text[from] != '\r' {
		s.err = Error{Fault: BadQuote, Place: s.place()}
		return Cell{}, 0, false
	}
	inside := text[1 : from-1]
	if doubled {
		inside = strings.ReplaceAll(inside, `""`, `"`)
	}
	return textCell(inside), from, true
}

func textCell(text string) Cell {
	if text == "" {
		return Cell{}
	}
	return Cell{Text, text}
}
