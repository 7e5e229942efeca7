package measure

import (
	"strings"
	"time"

	"slocharter/internal/slo"
)

// stamp is a date and time as it was written.
type stamp struct {
	year, month, day     int
	hour, minute, second int
	nanos                int
	timed                bool // it has a time
	fixed                bool // it says how far from UTC it is
	offset               int  // seconds east of UTC
}

const secondsPerDay = 24 * 60 * 60

// parseStamp reads a date as people and programs write it: RFC 3339, "2026-02-01", "2026-02-01 13:00", "2026/02/01",
// "1.2.2026", "1/2/2026 1:00 PM", and seconds or milliseconds since 1970. The reason is empty, NotTime, or AmbiguousDate for
// one such as 1/2/2026 unless the order is known.
func parseStamp(text string, order Order) (stamp, evidence, Reason) {
	text = strings.TrimSpace(text)
	r := reader{text: text}
	first, digits := r.number()
	switch {
	case digits == len(text) && (digits == 10 || digits == 13):
		return unixStamp(first, digits), silent, ""
	case digits == 4:
		return r.yearFirst(first)
	case digits == 1 || digits == 2:
		return r.yearLast(first, order)
	}
	return stamp{}, silent, NotTime
}

func unixStamp(n, digits int) stamp {
	t := time.Unix(int64(n), 0)
	if digits == 13 {
		t = time.UnixMilli(int64(n))
	}
	t = t.UTC()
	return stamp{t.Year(), int(t.Month()), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), true, true, 0}
}

// reader reads a text from left to right.
type reader struct {
	text string
	at   int
}

// number reads up to 13 digits.
func (r *reader) number() (n, digits int) {
	for r.at < len(r.text) && digits < 13 {
		c := r.text[r.at] - '0'
		if c > 9 {
			break
		}
		n = n*10 + int(c)
		digits++
		r.at++
	}
	return n, digits
}

// next reads one of some characters; 0 if there is none of them.
func (r *reader) next(of string) byte {
	if r.at < len(r.text) && strings.IndexByte(of, r.text[r.at]) >= 0 {
		r.at++
		return r.text[r.at-1]
	}
	return 0
}

// pair reads one or two digits.
func (r *reader) pair() (int, bool) {
	n, digits := r.number()
	return n, digits == 1 || digits == 2
}

func (r *reader) yearFirst(year int) (stamp, evidence, Reason) {
	s := stamp{year: year}
	var ok1, ok2 bool
	sign := r.next("-/.")
	s.month, ok1 = r.pair()
	again := r.next("-/.")
	s.day, ok2 = r.pair()
	if sign == 0 || again != sign || !ok1 || !ok2 || !r.clock(&s) || !s.exists() {
		return stamp{}, silent, NotTime
	}
	return s, silent, ""
}

// yearLast reads a date that ends with the year. With points the day comes first; otherwise it has to be known.
func (r *reader) yearLast(first int, order Order) (stamp, evidence, Reason) {
	sign := r.next("./-")
	second, ok := r.pair()
	again := r.next("./-")
	year, digits := r.number()
	s := stamp{year: year}
	if sign == 0 || again != sign || !ok || digits != 4 || !r.clock(&s) {
		return stamp{}, silent, NotTime
	}
	says := silent
	switch {
	case sign == '.':
		order = DayFirst
	case first > 12:
		says = saysDayFirst
	case second > 12:
		says = saysMonthFirst
	case first != second:
		says = open
	}
	if order == AnyOrder {
		order = says.order()
	}
	s.day, s.month = first, second
	if order == MonthFirst {
		s.day, s.month = second, first
	}
	switch {
	case order == AnyOrder && says == open:
		return stamp{}, open, AmbiguousDate
	case !s.exists():
		return stamp{}, says, NotTime
	}
	return s, says, ""
}

func (e evidence) order() Order {
	switch e {
	case saysDayFirst:
		return DayFirst
	case saysMonthFirst:
		return MonthFirst
	}
	return AnyOrder
}

// clock reads what follows a date to its end: nothing, or a time, maybe with its offset.
func (r *reader) clock(s *stamp) bool {
	if r.at == len(r.text) {
		return true
	}
	if r.next("Tt ") == 0 {
		return false
	}
	for r.next(" ") != 0 {
		continue
	}
	var ok bool
	s.timed = true
	if s.hour, ok = r.pair(); !ok || r.next(":") == 0 {
		return false
	}
	var digits int
	if s.minute, digits = r.number(); digits != 2 {
		return false
	}
	if r.next(":") != 0 {
		if s.second, digits = r.number(); digits != 2 || !r.fraction(s) {
			return false
		}
	}
	return r.noon(s) && r.zone(s) && r.at == len(r.text)
}

// fraction reads parts of a second, to the nanosecond.
func (r *reader) fraction(s *stamp) bool {
	if r.next(".,") == 0 {
		return true
	}
	n, digits := r.number()
	for i := digits; i < 9; i++ {
		n *= 10
	}
	for i := digits; i > 9; i-- {
		n /= 10
	}
	s.nanos = n
	return digits > 0
}

// noon reads AM or PM.
func (r *reader) noon(s *stamp) bool {
	rest := strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(r.text[r.at:]), ".", ""))
	if rest != "AM" && rest != "PM" {
		return true
	}
	r.at = len(r.text)
	if s.hour < 1 || s.hour > 12 {
		return false
	}
	s.hour %= 12
	if rest == "PM" {
		s.hour += 12
	}
	return true
}

// zone reads how far a time is from UTC: "Z", "+01:00", "-0330", "+01".
func (r *reader) zone(s *stamp) bool {
	if rest := r.text[r.at:]; rest == " UTC" || rest == " GMT" {
		s.fixed, r.at = true, len(r.text)
		return true
	}
	r.next(" ")
	if r.next("Zz") != 0 {
		s.fixed = true
		return true
	}
	sign := r.next("+-")
	if sign == 0 {
		return true
	}
	hours, digits := r.number()
	minutes := 0
	switch digits {
	case 4:
		hours, minutes = hours/100, hours%100
	case 2:
		if r.next(":") != 0 {
			if minutes, digits = r.number(); digits != 2 {
				return false
			}
		}
	default:
		return false
	}
	s.fixed = true
	if s.offset = hours*3600 + minutes*60; sign == '-' {
		s.offset = -s.offset
	}
	return hours <= 18 && minutes < 60
}

var monthDays = [13]int{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

func (s stamp) exists() bool {
	leap := s.year%4 == 0 && (s.year%100 != 0 || s.year%400 == 0)
	return s.year > 0 && s.month >= 1 && s.month <= 12 && s.day >= 1 && s.day <= monthDays[s.month] &&
		(s.month != 2 || s.day < 29 || leap) && s.hour < 24 && s.minute < 60 && s.second < 60
}

// unix returns the seconds since 1970 as if the time were UTC.
func (s stamp) unix() int64 {
	y, m := s.year, s.month // the year begins in March, so that a leap day is its last
	if m <= 2 {
		y--
		m += 12
	}
	days := 365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + s.day - 719469
	return int64(days)*secondsPerDay + int64(s.hour*3600+s.minute*60+s.second)
}

// clockwork turns times of a zone into moments.
type clockwork struct {
	zone     *time.Location
	calendar slo.Calendar
}

func newClockwork(zone *time.Location) clockwork { return clockwork{zone, slo.NewCalendar(zone)} }

// moment returns the nanoseconds since 1970; a date alone is the beginning of its day. The year must have been looked at. The
// reason is empty, NoSuchTime or TimeTwice.
func (c clockwork) moment(s stamp) (int64, Reason) {
	seconds := s.unix()
	switch {
	case s.fixed:
		seconds -= int64(s.offset)
	case c.zone == time.UTC:
	case !s.timed:
		seconds = c.calendar.StartOf(time.Unix(seconds, 0).UTC()).Unix()
	default:
		var reason Reason
		if seconds, reason = c.local(seconds); reason != "" {
			return 0, reason
		}
	}
	return seconds*1e9 + int64(s.nanos), ""
}

// local returns the moment at which a clock shows a time. Whether there is one, or two of them, is known from how far the
// zone is from UTC a day before and a day after.
func (c clockwork) local(shown int64) (int64, Reason) {
	before, after := c.offset(shown-secondsPerDay), c.offset(shown+secondsPerDay)
	one, two := shown-before, shown-after
	fits1, fits2 := c.offset(one) == before, c.offset(two) == after
	switch {
	case fits1 && fits2 && one != two:
		return 0, TimeTwice
	case fits1:
		return one, ""
	case fits2:
		return two, ""
	}
	return 0, NoSuchTime
}

func (c clockwork) offset(unix int64) int64 {
	_, seconds := time.Unix(unix, 0).In(c.zone).Zone()
	return int64(seconds)
}

// end returns when a slot ends. One that lasts whole days and begins with a day lasts days of the zone.
func (c clockwork) end(start int64, length time.Duration) int64 {
	const day = 24 * time.Hour
	if c.zone == time.UTC || length%day != 0 {
		return start + int64(length)
	}
	local := time.Unix(0, start).In(c.zone)
	year, month, date := local.Date()
	if !c.calendar.StartOf(local).Equal(local) {
		return start + int64(length)
	}
	return c.calendar.StartOf(time.Date(year, month, date+int(length/day), 12, 0, 0, 0, time.UTC)).UnixNano()
}
