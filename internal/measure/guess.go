package measure

import (
	"slices"
	"strings"
	"unicode"

	"slocharter/internal/sheet"
)

// Guess is what a table looks like at first sight, for people to correct.
type Guess struct {
	Mapping Mapping
	Columns []string   // what the columns are called, or else their letters
	Sample  [][]string // the first rows below the header
}

const (
	lookedAt   = 100 // rows, for a guess
	sampleSize = 20  // rows
	headerAt   = 20  // the row above which the header is looked for
)

// GuessMapping looks at the beginning of a table. What it does not recognise stays 0 in the mapping; Check says whether that
// matters. The error is a sheet.Error.
func GuessMapping(s Source) (Guess, error) {
	rows, err := beginning(s)
	if err != nil {
		return Guess{}, err
	}
	var g Guess
	header := findHeader(rows)
	var names []string
	if header >= 0 {
		g.Mapping.Header = rows[header].Number
		names = rows[header].texts()
		g.Mapping.byNames(names)
		rows = rows[header+1:]
	}
	g.Mapping.byValues(rows)
	for _, row := range rows[:min(len(rows), sampleSize)] {
		g.Sample = append(g.Sample, row.texts())
	}
	g.Columns = columnNames(names, rows)
	return g, nil
}

// line is a row that is kept.
type line struct {
	sheet.Row
}

func (l line) texts() []string {
	texts := make([]string, 0, len(l.Cells))
	for _, c := range l.Cells {
		texts = append(texts, strings.TrimSpace(c.Text))
	}
	return texts
}

func beginning(s Source) ([]line, error) {
	var rows []line
	for row, err := range s.Rows {
		if err != nil {
			return nil, err
		}
		row.Cells = slices.Clone(row.Cells)
		rows = append(rows, line{row})
		if len(rows) == lookedAt {
			break
		}
	}
	return rows, nil
}

// columnNames names the columns that the header or a row has.
func columnNames(header []string, rows []line) []string {
	width := len(header)
	for _, row := range rows {
		width = max(width, len(row.Cells))
	}
	names := make([]string, width)
	for i := range names {
		if i < len(header) {
			names[i] = header[i]
		}
		if names[i] == "" {
			names[i] = sheet.ColumnName(i)
		}
	}
	return names
}

// findHeader returns the first row in which a start is named, or else the row above the first with a time if that has a
// text and no number; -1 if there is none.
func findHeader(rows []line) int {
	for i, row := range rows[:min(len(rows), headerAt)] {
		if row.hasTime() {
			if i > 0 && rows[i-1].named() {
				return i - 1
			}
			return -1
		}
		var m Mapping
		if m.byNames(row.texts()); m.Start > 0 && len(row.Cells) > 1 {
			return i
		}
	}
	return -1
}

func (l line) hasTime() bool { return firstTime([]line{l}) > 0 }

func (l line) timeAt(c Column) bool {
	text := l.Cell(int(c) - 1).Text
	_, _, reason := parseStamp(text, DayFirst)
	_, _, other := parseStamp(text, MonthFirst)
	return reason == "" || other == ""
}

func (l line) named() bool {
	named := false
	for _, c := range l.Cells {
		if _, _, reason := parseNumber(c.Text, AnyDecimals, false); reason != NotNumber {
			return false
		}
		named = named || strings.TrimSpace(c.Text) != ""
	}
	return named
}

// names of what a column can hold. An earlier one counts more than a later one, and a whole name more than a word of it.
var (
	startNames = []string{"start", "starttime", "slotstart", "start time", "timestamp", "datetime", "date time", "time", "date", "day", "from", "begin", "begins", "ts", "hour", "period", "interval", "datum", "zeit", "beginn", "zeitpunkt", "zeitstempel", "tag", "von", "stunde", "fecha", "heure"}
	goodNames  = []string{"good", "success", "successes", "successful", "succeeded", "ok", "passed", "fast enough", "up", "2xx", "gut", "gute", "erfolgreich", "erfolgreiche"}
	badNames   = []string{"bad", "error", "errors", "failed", "failure", "failures", "fail", "fails", "unsuccessful", "faulty", "down", "5xx", "schlecht", "schlechte", "fehler", "fehlgeschlagen", "fehlgeschlagene", "fehlerhaft", "fehlerhafte"}
	validNames = []string{"valid", "total", "totals", "count", "requests", "request", "all", "events", "volume", "hits", "calls", "checks", "samples", "anzahl", "gültig", "gültige", "gesamt", "alle", "anfragen", "ereignisse"}
	ratioNames = []string{"sli", "ratio", "availability", "success rate", "uptime", "percent", "percentage", "%", "compliance", "verfügbarkeit", "verhältnis", "prozent"}
	notCounts  = []string{"rate", "ratio", "share", "%", "percent", "percentage", "budget", "target", "objective", "verhältnis", "anteil", "prozent", "quote", "ziel"}
)

// byNames finds columns by their names. Of "failed requests" and "total requests" the first is bad and the second valid.
func (m *Mapping) byNames(names []string) {
	clean := make([]string, len(names))
	for i, name := range names {
		clean[i] = cleanName(name)
	}
	used := make([]bool, len(names))
	find := func(known []string, not ...string) Column { return findName(clean, used, known, not) }
	m.Start = find(startNames, "end", "until", "ende", "bis")
	m.Ratio = find(ratioNames, append([]string{"target", "objective", "budget"}, badNames...)...)
	m.Bad = find(badNames, notCounts...)
	m.Good = find(goodNames, notCounts...)
	m.Valid = find(validNames, append([]string{"bad", "failed", "good", "end", "error", "errors"}, notCounts...)...)
}

// findName returns the first free column with one of the known names, or with one as a word of its name.
func findName(names []string, used []bool, known, not []string) Column {
	fits := []func(name, want string) bool{
		func(name, want string) bool { return name == want },
		func(name, want string) bool {
			return strings.Contains(" "+name+" ", " "+want+" ") && !anyWord(name, not)
		},
	}
	for _, fit := range fits {
		for _, want := range known {
			for i, name := range names {
				if !used[i] && fit(name, want) {
					used[i] = true
					return Column(i + 1)
				}
			}
		}
	}
	return 0
}

func anyWord(name string, words []string) bool {
	return slices.ContainsFunc(strings.Fields(name), func(word string) bool { return slices.Contains(words, word) })
}

// cleanName writes a name as small words: "Good_Events (total)" and "goodEventsTotal" are "good events total".
func cleanName(name string) string {
	var b strings.Builder
	small := false
	for _, r := range name {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if unicode.IsUpper(r) && small {
				b.WriteByte(' ')
			}
			small = unicode.IsLower(r)
			b.WriteRune(unicode.ToLower(r))
		case r == '%':
			b.WriteString(" % ")
			small = false
		default:
			b.WriteByte(' ')
			small = false
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// byValues finds by what is in them the columns whose names said nothing: the first with times, and the two or the one with
// numbers behind it, of which the greater is valid.
func (m *Mapping) byValues(rows []line) {
	if len(rows) == 0 {
		return
	}
	if found := firstTime(rows); found > 0 && !rows[0].timeAt(m.Start) {
		m.Start = found
	}
	if m.Start == 0 || given(m.Good, m.Bad, m.Valid, m.Ratio) > 0 {
		return
	}
	numbers := m.numberColumns(rows)
	switch {
	case len(numbers) == 1:
		m.Ratio = numbers[0]
	case len(numbers) > 1 && neverAbove(rows, numbers[0], numbers[1]):
		m.Good, m.Valid = numbers[0], numbers[1]
	case len(numbers) > 1 && neverAbove(rows, numbers[1], numbers[0]):
		m.Valid, m.Good = numbers[0], numbers[1]
	}
}

func firstTime(rows []line) Column {
	for i := range rows[0].Cells {
		if rows[0].timeAt(Column(i + 1)) {
			return Column(i + 1)
		}
	}
	return 0
}

// numberColumns returns the columns behind the start that hold numbers in all rows.
func (m *Mapping) numberColumns(rows []line) []Column {
	var found []Column
	for c := m.Start + 1; int(c) <= len(rows[0].Cells); c++ {
		if !slices.ContainsFunc(rows, func(row line) bool { _, ok := row.number(c); return !ok }) {
			found = append(found, c)
		}
	}
	return found
}

func (l line) number(c Column) (float64, bool) {
	text := l.Cell(int(c) - 1).Text
	n, _, reason := parseNumber(text, Point, true)
	if reason != "" {
		n, _, reason = parseNumber(text, Comma, true)
	}
	return float64(n.digits) / float64(pow10(n.scale)), reason == ""
}

func neverAbove(rows []line, a, b Column) bool {
	return !slices.ContainsFunc(rows, func(row line) bool {
		low, _ := row.number(a)
		high, _ := row.number(b)
		return low > high
	})
}
