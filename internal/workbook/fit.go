package workbook

import (
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of Excel.
const (
	maxCell   = 32_767 // characters of a cell, counted as UTF-16
	maxHeight = 409.0  // points of a row
)

// pointsPerDigit is how wide one unit of a column's width is, which counts digits of the default font.
const pointsPerDigit = 6.0

// clip shortens a text to what a cell holds, and says so by an ellipsis.
func clip(text string) string {
	units := 0
	for i, r := range text {
		units += utf16Length(r)
		if units > maxCell {
			return cutUTF16(text[:i], maxCell-1) + "…"
		}
	}
	return text
}

func utf16Length(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// cutUTF16 returns as much of the text as takes at most limit UTF-16 units.
func cutUTF16(text string, limit int) string {
	units := 0
	for i, r := range text {
		units += utf16Length(r)
		if units > limit {
			return text[:i]
		}
	}
	return text
}

var (
	marks   = regexp.MustCompile(`\*\*([^*\n]+)\*\*`)
	bullets = regexp.MustCompile(`(?m)^(\s*)[-*] `)
	heads   = regexp.MustCompile(`(?m)^#{1,6} `)
)

// plain turns the simple Markdown that people write into text that reads well in a cell: line breaks stay, bullets
// become bullets, and marks go.
func plain(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	text = bullets.ReplaceAllString(text, "$1• ")
	text = heads.ReplaceAllString(text, "")
	text = marks.ReplaceAllString(text, "$1")
	return strings.Map(printable, strings.TrimSpace(text))
}

// printable drops what a sheet cannot hold.
func printable(r rune) rune {
	if r == utf8.RuneError || unicode.IsControl(r) && r != '\n' && r != '\t' {
		return -1
	}
	return r
}

// lines estimates how many lines a text takes in a column of the width.
func lines(text string, width float64, l look) int {
	room := width*pointsPerDigit - 3 - float64(l.indent)*8
	count := 0
	for line := range strings.SplitSeq(text, "\n") {
		count += wrapped(line, room, l)
	}
	return count
}

// wrapped counts the lines of one paragraph: words that do not fit go to the next line, longer ones are broken.
func wrapped(line string, room float64, l look) int {
	count, used := 1, 0.0
	space := breadth(" ", l)
	for word := range strings.SplitSeq(line, " ") {
		wide := breadth(word, l)
		if used > 0 && used+space+wide > room {
			count, used = count+1, 0
		}
		if used > 0 {
			used += space
		}
		used += wide
		for used > room {
			count, used = count+1, used-room
		}
	}
	return count
}

// breadth is the width of a text in points.
func breadth(text string, l look) float64 {
	thousandths := 0
	for _, r := range text {
		thousandths += runeBreadth(r)
	}
	points := float64(thousandths) * l.points() / 1000
	if l.bold {
		points *= 1.08
	}
	return points
}

// narrow holds the widths of the characters from space to tilde, in thousandths of the font's size.
var narrow = [...]int{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
}

func runeBreadth(r rune) int {
	switch {
	case r >= ' ' && r <= '~':
		return narrow[r-' ']
	case unicode.Is(unicode.Mn, r):
		return 0
	case r >= 0x2E80:
		return 1000
	}
	return 600
}

// lineHeight is the height of one line in points.
func lineHeight(l look) float64 { return l.points() * 1.22 }

// height estimates the height of a row from its wrapped texts.
func (s *sheet) height(r row) float64 {
	if r.height > 0 {
		return r.height
	}
	tallest := 0.0
	for i, c := range r.cells {
		tallest = max(tallest, s.cellHeight(i, c))
	}
	return min(math.Ceil(tallest+5), maxHeight)
}

func (s *sheet) cellHeight(index int, c cell) float64 {
	text, largest := c.text()
	count := strings.Count(text, "\n") + 1
	if c.look.wrap {
		count = lines(text, s.width(index, c), largest)
	}
	return float64(count) * lineHeight(largest)
}

// text is what a cell shows, with the look that most of it has.
func (c cell) text() (string, look) {
	switch v := c.value.(type) {
	case string:
		return v, c.look
	case runs:
		return v.text(c.look)
	}
	return "", c.look
}

func (r runs) text(of look) (string, look) {
	text, longest := "", 0
	for _, one := range r {
		text += one.text
		if len(one.text) > longest {
			longest, of.size, of.bold = len(one.text), one.look.size, one.look.bold
		}
	}
	return text, of
}

// fitting splits a text at the ends of lines or words so that each part fits into a row.
func fitting(text string, width float64, l look) []string {
	most := int(maxHeight/lineHeight(l)) - 3
	var parts []string
	for lines(text, width, l) > most {
		cut := cutPoint(text, int(width*float64(most)*0.8))
		parts = append(parts, strings.TrimSpace(text[:cut]))
		text = strings.TrimSpace(text[cut:])
	}
	return append(parts, text)
}

// cutPoint finds the last end of a line, or else of a word, within the first limit bytes; it never cuts a character.
func cutPoint(text string, limit int) int {
	limit = min(limit, len(text))
	for limit < len(text) && !utf8.RuneStart(text[limit]) {
		limit--
	}
	for _, end := range []string{"\n", " "} {
		if cut := strings.LastIndex(text[:limit], end); cut > limit/2 {
			return cut
		}
	}
	return limit
}
