package measure

import (
	"math"
	"strconv"
	"strings"
	"time"

	"slocharter/internal/sheet"
	"slocharter/internal/slo"
)

// notation is how a table is written.
type notation struct {
	decimals Decimals
	dates    Order
	scale    Scale
}

// sight collects what a table tells about its notation.
type sight struct {
	point, comma, dayFirst, monthFirst, above bool
	number, date                              Question // the first cell that can be read in two ways; Row is 0 if there is none
}

// notation decides what the mapping left open. It stays open when nothing tells, or when rows contradict each other.
func (s sight) notation(m Mapping) notation {
	n := notation{m.Decimals, m.Dates, m.Scale}
	if n.decimals == AnyDecimals && s.point != s.comma {
		n.decimals = map[bool]Decimals{true: Point, false: Comma}[s.point]
	}
	if n.dates == AnyOrder && s.dayFirst != s.monthFirst {
		n.dates = map[bool]Order{true: DayFirst, false: MonthFirst}[s.dayFirst]
	}
	if n.scale == AnyScale && s.above {
		n.scale = Percent
	}
	return n
}

// matters tells whether a cell would be read otherwise if the notation were known.
func (s sight) matters() bool { return s.number.Row > 0 || s.date.Row > 0 || s.above }

// parser reads rows by a mapping.
type parser struct {
	Mapping
	uses            notation
	seen            sight
	clock           clockwork
	earliest, until int64
	ratio           bool

	rows    int
	row     int // that is being read
	records []record
	refused refusals
}

func newParser(m Mapping, now time.Time, uses notation) *parser {
	zone, err := slo.ParseZone(m.Zone)
	if err != nil {
		zone = time.UTC // Check has refused it
	}
	return &parser{
		Mapping: m, uses: uses, clock: newClockwork(zone), ratio: m.byRatio(), earliest: earliest, until: latest(now),
	}
}

var earliest = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).UnixNano()

func latest(now time.Time) int64 { return now.Add(24 * time.Hour).UnixNano() }

// questions returns what is left open.
func (p *parser) questions() []Question {
	var found []Question
	if p.uses.decimals == AnyDecimals && p.seen.number.Row > 0 {
		found = append(found, p.seen.number)
	}
	if p.uses.dates == AnyOrder && p.seen.date.Row > 0 {
		found = append(found, p.seen.date)
	}
	return found
}

// blank tells whether all cells that matter are empty.
func (p *parser) blank(row sheet.Row) bool {
	for _, c := range [...]Column{p.Start, p.Good, p.Bad, p.Valid, p.Ratio} {
		if cell := row.Cell(int(c) - 1); cell.Kind > sheet.Text || strings.TrimSpace(cell.Text) != "" {
			return false
		}
	}
	return true
}

// parse reads a row, or says which cell is wrong and why.
func (p *parser) parse(row sheet.Row) (one record, wrong Column, reason Reason) {
	p.row = row.Number
	one, reason = p.start(row.Cell(int(p.Start) - 1))
	if reason != "" {
		return record{}, p.Start, reason
	}
	if p.ratio {
		wrong, reason = p.byShare(row, &one)
	} else {
		wrong, reason = p.byCounts(row, &one)
	}
	return one, wrong, reason
}

// start reads when a slot starts.
func (p *parser) start(cell sheet.Cell) (record, Reason) {
	if reason := unusable(cell); reason != "" {
		return record{}, reason
	}
	s, says, reason := parseStamp(cell.Text, p.uses.dates)
	switch says {
	case open:
		note(&p.seen.date, Question{AskDates, p.row, shorten(cell.Text)})
	case saysDayFirst:
		p.seen.dayFirst = true
	case saysMonthFirst:
		p.seen.monthFirst = true
	}
	switch {
	case reason != "":
		return record{}, reason
	case s.year < 1999:
		return record{}, TooOld
	case s.year > 2261: // a moment has 64 bits
		return record{}, TooNew
	}
	at, reason := p.clock.moment(s)
	switch {
	case reason != "":
		return record{}, reason
	case at < p.earliest:
		return record{}, TooOld
	case at > p.until:
		return record{}, TooNew
	}
	return record{start: at, dated: !s.timed}, ""
}

func unusable(cell sheet.Cell) Reason {
	switch {
	case cell.Kind == sheet.Broken:
		return BrokenValue
	case cell.Kind == sheet.Unknown:
		return UnknownValue
	case strings.TrimSpace(cell.Text) == "":
		return NoValue
	}
	return ""
}

// note keeps the question of the first row.
func note(first *Question, q Question) {
	if first.Row == 0 || q.Row < first.Row {
		*first = q
	}
}

// number reads a number. One of a workbook is written in one way only.
func (p *parser) number(cell sheet.Cell, ratio bool) (number, Reason) {
	if reason := unusable(cell); reason != "" {
		return number{}, reason
	}
	if cell.Kind == sheet.Number {
		n, _, reason := parseNumber(cell.Text, Point, ratio)
		return n, reason
	}
	n, says, reason := parseNumber(cell.Text, p.uses.decimals, ratio)
	switch says {
	case open:
		note(&p.seen.number, Question{AskDecimals, p.row, shorten(cell.Text)})
	case saysPoint:
		p.seen.point = true
	case saysComma:
		p.seen.comma = true
	}
	return n, reason
}

// count reads a count. Where there is no column it is 0.
func (p *parser) count(row sheet.Row, c Column) (int64, Reason) {
	if c <= 0 {
		return 0, ""
	}
	cell := row.Cell(int(c) - 1)
	n, reason := p.number(cell, false)
	if reason != "" {
		return 0, reason
	}
	count, reason := n.count()
	if reason == NotWhole && cell.Kind == sheet.Number {
		return nearly(cell.Text)
	}
	return count, reason
}

// nearly reads a count that a spreadsheet computed and that is off by its own inexactness: 2999.9999999999995.
func nearly(text string) (int64, Reason) {
	const exact = 1 << 53
	f, err := strconv.ParseFloat(text, 64)
	if whole := math.Round(f); err == nil && whole >= 0 && whole < exact && math.Abs(f-whole) < 1e-6 {
		return int64(whole), ""
	}
	return 0, NotWhole
}

// byCounts reads good, bad and valid events, of which one may be missing.
func (p *parser) byCounts(row sheet.Row, one *record) (Column, Reason) {
	good, reason := p.count(row, p.Good)
	if reason != "" {
		return p.Good, reason
	}
	bad, reason := p.count(row, p.Bad)
	if reason != "" {
		return p.Bad, reason
	}
	valid, reason := p.count(row, p.Valid)
	if reason != "" {
		return p.Valid, reason
	}
	switch {
	case p.Valid <= 0 && good > math.MaxInt64-bad:
		return p.Good, TooBig
	case p.Valid <= 0:
		valid = good + bad
	case p.Good <= 0 && bad > valid:
		return p.Bad, MoreBad
	case p.Good <= 0:
		good = valid - bad
	case good > valid:
		return p.Good, MoreGood
	case p.Bad > 0 && bad != valid-good:
		return p.Bad, NotTogether
	}
	one.good, one.valid = good, valid
	return 0, ""
}

// byShare reads a ratio of the valid events, or of the volume.
func (p *parser) byShare(row sheet.Row, one *record) (Column, Reason) {
	one.valid = p.Volume
	if p.Valid > 0 {
		var reason Reason
		if one.valid, reason = p.count(row, p.Valid); reason != "" {
			return p.Valid, reason
		}
	}
	ratio, reason := p.number(row.Cell(int(p.Ratio)-1), true)
	if reason != "" {
		return p.Ratio, reason
	}
	p.seen.above = p.seen.above || !ratio.percent && ratio.above()
	one.good, reason = ratio.of(one.valid, p.uses.scale)
	return p.Ratio, reason
}
