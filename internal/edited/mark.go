package edited

import (
	"encoding/base64"
	"slices"
	"strconv"
	"strings"
	"time"

	"slocharter/internal/sheet"
)

// Mark tells cells apart without holding what is in them, so that an import finds out which cells were changed that nothing
// is taken in from. 0 is an empty cell; the last bit says that a formula computes it.
type Mark uint32

const computed Mark = 1

// TextMark is the mark of a cell with a text.
func TextMark(text string) Mark {
	if text = clean(text); text == "" {
		return 0
	}
	return markOf('t', text)
}

// NumberMark is the mark of a cell with a number, or with a date as the number of days that a sheet counts.
func NumberMark(value float64) Mark {
	var digits [32]byte
	if whole := int64(value); float64(whole) == value {
		return markOf('n', strconv.AppendInt(digits[:0], whole, 10))
	}
	return markOf('n', strconv.AppendFloat(digits[:0], value, 'e', 11, 64)) // programs write numbers with 15 digits at least
}

// Computed is the mark of the same cell when a formula computes it.
func (m Mark) Computed() Mark { return m | computed }

// markOf sums a text up (FNV-1a), with what kind of cell it is.
func markOf[T string | []byte](kind byte, text T) Mark {
	const start, prime = 2166136261, 16777619
	sum := (uint32(start) ^ uint32(kind)) * prime
	for i := range len(text) {
		sum = (sum ^ uint32(text[i])) * prime
	}
	return max(Mark((sum^sum>>8)&0x7fffff)<<1, 2)
}

// markOfCell is the mark of a cell of a file.
func markOfCell(c sheet.Cell) Mark {
	switch c.Kind {
	case sheet.Empty:
		return 0
	case sheet.Number:
		if value, err := strconv.ParseFloat(c.Text, 64); err == nil {
			return NumberMark(value)
		}
	case sheet.Date:
		if days, ok := daysOf(c.Text); ok {
			return NumberMark(days)
		}
	case sheet.Text:
		return TextMark(c.Text)
	}
	return markOf('x', c.Text)
}

// daysOf is a date as a sheet counts it.
func daysOf(text string) (float64, bool) {
	for _, layout := range []string{time.DateOnly, time.DateTime} {
		if at, err := time.Parse(layout, text); err == nil {
			return at.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24, true
		}
	}
	return 0, false
}

// alike tells whether a cell of a file has a mark, also when a program wrote the number a little less precisely.
func (m Mark) alike(c sheet.Cell) bool {
	const little = 1e-13
	at := m &^ computed
	if markOfCell(c) == at {
		return true
	}
	value, err := strconv.ParseFloat(c.Text, 64)
	return err == nil && c.Kind == sheet.Number && (NumberMark(value*(1+little)) == at || NumberMark(value*(1-little)) == at)
}

// marksOf are the marks of a row of a file.
func marksOf(row sheet.Row) []Mark {
	marks := make([]Mark, len(row.Cells))
	for i, c := range row.Cells {
		marks[i] = markOfCell(c)
	}
	for _, column := range row.Formulas {
		if column < len(marks) {
			marks[column] = marks[column].Computed()
		}
	}
	return marks
}

// A mark is written with four letters; an empty cell with four points.
const (
	markLength = 4
	emptyMark  = "...."
)

// WriteMarks writes the marks of a row down.
func WriteMarks(marks []Mark) string {
	last := len(marks)
	for last > 0 && marks[last-1] == 0 {
		last--
	}
	out := make([]byte, 0, last*markLength)
	for _, m := range marks[:last] {
		if m == 0 {
			out = append(out, emptyMark...)
			continue
		}
		out = base64.RawURLEncoding.AppendEncode(out, []byte{byte(m >> 16), byte(m >> 8), byte(m)})
	}
	return string(out)
}

func readMarks(text string) []Mark {
	var marks []Mark
	for part := range slices.Chunk([]byte(text), markLength) {
		var m Mark
		if three, err := base64.RawURLEncoding.DecodeString(string(part)); err == nil && len(three) == 3 {
			m = Mark(three[0])<<16 | Mark(three[1])<<8 | Mark(three[2])
		}
		marks = append(marks, m)
	}
	return marks
}

// MarkLines writes the marks of the rows of a sheet down, many rows a line. The rows come as their numbers with what
// WriteMarks made of them.
func MarkLines(tab string, rows []MarkedRow) [][]string {
	lines := [][]string{{"sheet", tab}}
	var line strings.Builder
	flush := func() {
		if line.Len() > 0 {
			lines = append(lines, []string{"marks", line.String()})
			line.Reset()
		}
	}
	for _, r := range rows {
		text := strconv.Itoa(r.Number) + " " + r.Marks + ";"
		if line.Len()+len(text) > maxCell {
			flush()
		}
		line.WriteString(text)
	}
	flush()
	return lines
}

// MarkedRow is a row of a sheet with its marks, as WriteMarks writes them.
type MarkedRow struct {
	Number int
	Marks  string
}
