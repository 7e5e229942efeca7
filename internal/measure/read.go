package measure

import (
	"cmp"
	"context"
	"math"
	"slices"
	"time"

	"slocharter/internal/sheet"
	"slocharter/internal/slo"
)

// record is a row that was read, as small as it can be: there may be millions.
type record struct {
	start, end  int64 // nanoseconds since 1970
	good, valid int64
	row         int32
	dated       bool // the start is a date alone
}

// Asking is what a table leaves open.
type Asking string

// The questions.
const (
	AskDecimals Asking = "decimals" // is "1.234" one or a thousand?
	AskDates    Asking = "dates"    // is 1/2/2026 in January or in February?
	AskLength   Asking = "length"   // how long is a slot?
)

// Askings lists all questions.
var Askings = []Asking{AskDecimals, AskDates, AskLength}

// Question is something that a mapping has to say before a table can be read: the rows concerned are refused.
type Question struct {
	Asking Asking
	Row    int // the first of them
	Text   string
}

// Reading is what was read from a table. It does not depend on the order of the rows, but for their numbers.
type Reading struct {
	Rows      int           // that are not empty, the header left out
	Length    time.Duration // of the slots; 0 if they have lengths of their own, or it is not known
	Inferred  bool          // the length was found out
	DatesOnly bool          // the starts are dates alone
	Questions []Question    // nothing should be taken in while there are any

	records []record // by start
	refused refusals
}

// Span returns the time from the start of the first slot to the end of the last.
func (r Reading) Span() slo.Interval {
	if len(r.records) == 0 {
		return slo.Interval{}
	}
	end := int64(math.MinInt64)
	for i := range r.records {
		end = max(end, r.records[i].end)
	}
	return slo.Interval{Start: moment(r.records[0].start), End: moment(end)}
}

func moment(nanos int64) time.Time { return time.Unix(0, nanos).UTC() }

// Read reads a table as slots. Now is the time after which there can be no measurements; progress, if given, is told from
// time to time how much of the source's size is done. The error is that of the context or of Check, a sheet.Error, or TooMany.
func Read(ctx context.Context, s Source, m Mapping, now time.Time, progress func(done, total int64)) (Reading, error) {
	if err := m.Check(); err != nil {
		return Reading{}, err
	}
	if progress == nil {
		progress = func(int64, int64) {}
	}
	p := newParser(m, now, notation{m.Decimals, m.Dates, m.Scale})
	if err := p.readAll(ctx, s, progress); err != nil {
		return Reading{}, err
	}
	if found := p.seen.notation(m); found != p.uses && p.seen.matters() {
		again := newParser(m, now, found)
		again.seen = p.seen
		if err := again.readAll(ctx, s, progress); err != nil {
			return Reading{}, err
		}
		p = again
	}
	return p.reading(), nil
}

const rowsBetween = 4096 // looks at the context

// readAll reads the rows into records.
func (p *parser) readAll(ctx context.Context, s Source, progress func(done, total int64)) error {
	n := 0
	for row, err := range s.Rows {
		if err != nil {
			return err
		}
		if n++; n%rowsBetween == 1 {
			if err := ctx.Err(); err != nil {
				return err
			}
			progress(row.Done, s.Size)
			p.makeRoom(row.Done, s.Size)
		}
		if row.Number <= p.Header {
			continue
		}
		if len(p.records) == MaxSlots {
			return TooMany{MaxSlots}
		}
		p.take(row)
	}
	progress(s.Size, s.Size)
	return ctx.Err()
}

// makeRoom asks for as much memory as the rows so far let expect, which is less than growing little by little does.
func (p *parser) makeRoom(done, total int64) {
	n := len(p.records)
	if cap(p.records)-n >= rowsBetween || done <= 0 || total < done {
		return
	}
	likely := int(float64(n) * 1.02 * float64(total) / float64(done))
	p.records = slices.Grow(p.records, max(0, min(likely, MaxSlots)-n))
}

// take reads a row.
func (p *parser) take(row sheet.Row) {
	if p.blank(row) {
		return
	}
	p.rows++
	one, wrong, reason := p.parse(row)
	if reason != "" {
		p.refused.add(Refusal{row.Number, wrong, reason, shorten(row.Cell(int(wrong) - 1).Text)})
		return
	}
	one.row = int32(min(row.Number, math.MaxInt32))
	p.records = append(p.records, one)
}

// reading puts what was read in order and gives the slots their length.
func (p *parser) reading() Reading {
	r := Reading{Rows: p.rows, Length: p.Length, records: p.records, refused: p.refused, Questions: p.questions()}
	sortRecords(r.records)
	r.DatesOnly = len(r.records) > 0 && !slices.ContainsFunc(r.records, func(one record) bool { return !one.dated })
	if p.Length == 0 {
		r.Length, r.Inferred = p.inferLength(r)
	}
	if r.Length == 0 && len(r.records) > 0 {
		r.Questions = append(r.Questions, Question{AskLength, int(r.records[0].row), ""})
		r.records = nil
	}
	for i := range r.records {
		r.records[i].end = p.clock.end(r.records[i].start, r.Length)
	}
	return r
}

func sortRecords(records []record) {
	order := func(a, b record) int {
		if a.start != b.start {
			return cmp.Compare(a.start, b.start)
		}
		return cmp.Or(cmp.Compare(a.end, b.end), cmp.Compare(a.good, b.good), cmp.Compare(a.valid, b.valid), cmp.Compare(a.row, b.row))
	}
	if !slices.IsSortedFunc(records, order) {
		slices.SortFunc(records, order)
	}
}

// inferLength finds out the length of slots: a day for dates, else the most common time from one start to the next, the
// shortest of equals.
func (p *parser) inferLength(r Reading) (time.Duration, bool) {
	if r.DatesOnly {
		return 24 * time.Hour, true
	}
	often := map[int64]int{}
	for i := 1; i < len(r.records); i++ {
		if apart := r.records[i].start - r.records[i-1].start; apart > 0 && apart <= int64(MaxLength) {
			often[apart]++
		}
	}
	var best int64
	for apart, n := range often {
		if n > often[best] || n == often[best] && apart < best {
			best = apart
		}
	}
	return time.Duration(best), best > 0
}
