package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// epoch is the day from which a workbook counts days.
type epoch struct{ mac bool } // 1904, as on old Macs, instead of 1900

const (
	lastSerial  = 2958465 // 9999-12-31, counted from 1900
	macOffset   = 1462    // days from one to the other
	dayThatIsNo = 60      // counted from 1900: 29 February 1900, which did not exist
)

// date writes a number of days as a date, with the time unless it is midnight, to the second. It is false for a number
// that is none, such as a time without a day.
func (e epoch) date(number string) (string, bool) {
	serial, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return "", false
	}
	if e.mac {
		serial += macOffset
	}
	if !(serial >= 1 && serial < lastSerial+1) || math.Floor(serial) == dayThatIsNo {
		return "", false
	}
	if serial < dayThatIsNo {
		serial++
	}
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	days, rest := math.Modf(serial)
	at := start.AddDate(0, 0, int(days)).Add(time.Duration(math.Round(rest*86400)) * time.Second)
	if at.Equal(at.Truncate(24 * time.Hour)) {
		return at.Format(time.DateOnly), true
	}
	return at.Format(time.DateTime), true
}

// builtInDate tells whether a number format that needs no description shows a date (ECMA-376 part 1, 18.8.30).
func builtInDate(id int) bool {
	return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58
}

// showsDate tells whether a number format shows a date: it has a letter for year, month, day, hour or second that is not
// quoted. Stretches of time such as [h]:mm are none.
func showsDate(code string) bool {
	code, _, _ = strings.Cut(code, ";") // the first section is for positive numbers
	found := false
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			i += skip(code[i+1:], '"')
		case '\\', '_', '*':
			i++
		case '[':
			length := skip(code[i+1:], ']')
			if length == 0 {
				return found // it is cut off
			}
			if inside := strings.Trim(code[i+1:i+length], "hHmMsS"); inside == "" {
				return false
			}
			i += length
		case 'y', 'Y', 'm', 'M', 'd', 'D', 'h', 'H', 's', 'S':
			found = true
		}
	}
	return found
}

// skip returns how many bytes there are up to the end, and with it.
func skip(text string, end byte) int {
	if i := strings.IndexByte(text, end); i >= 0 {
		return i + 1
	}
	return len(text)
}
