package measuring

import (
	"strconv"
	"strings"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// The columns of measurements.
const (
	columnStart = iota
	columnLength
	columnGood
	columnBad
	columnValid
	columnSLI
)

func columns() []widgets.EntryColumn {
	return []widgets.EntryColumn{
		columnStart:  {Title: words.T("measuring-tab.column.start"), Weight: 2, Hint: words.T("measuring-tab.hint.start")},
		columnLength: {Title: words.T("measuring-tab.column.length"), Weight: 1.1, Hint: words.T("measuring-tab.hint.length")},
		columnGood:   {Title: words.T("measuring-tab.column.good"), Weight: 1.2, Right: true},
		columnBad:    {Title: words.T("measuring-tab.column.bad"), Weight: 1, Right: true},
		columnValid:  {Title: words.T("measuring-tab.column.valid"), Weight: 1.2, Right: true},
		columnSLI:    {Title: words.T("measuring-tab.column.sli"), Weight: 1.2, Right: true, Fixed: true},
	}
}

// slots are measurements as rows, the newest first.
type slots struct {
	list []budget.Slot
	zone *time.Location
	goal slo.Percent
}

func (s slots) at(row int) budget.Slot { return s.list[len(s.list)-1-row] }

// Len returns how many there are.
func (s slots) Len() int { return len(s.list) }

// Key returns the start of a slot, in seconds.
func (s slots) Key(row int) int64 { return s.at(row).Start.Unix() }

// Text returns what is shown in a cell.
func (s slots) Text(row, column int) string {
	slot := s.at(row)
	switch column {
	case columnStart:
		return shownMoment(slot.Start, s.zone)
	case columnLength:
		return words.Duration(slot.Length)
	case columnGood:
		return words.Number(slot.Good)
	case columnBad:
		return words.Number(slot.Bad())
	case columnValid:
		return words.Number(slot.Valid)
	}
	return words.Indicated(slot.SLI(), string(s.goal))
}

// Typed returns a cell as people type it.
func (s slots) Typed(row, column int) string { return texts(s.at(row), s.zone)[column] }

// texts returns the cells of a slot as people type them.
func texts(slot budget.Slot, zone *time.Location) []string {
	list := make([]string, columnSLI+1)
	list[columnStart] = typedMoment(slot.Start, zone)
	list[columnLength] = typedLength(slot.Length)
	list[columnGood] = strconv.FormatInt(slot.Good, 10)
	list[columnBad] = strconv.FormatInt(slot.Bad(), 10)
	list[columnValid] = strconv.FormatInt(slot.Valid, 10)
	return list
}

// shownMoment writes a moment for reading: with seconds where there are any, and with the name of the zone where the clock
// shows the same time once more.
func shownMoment(t time.Time, zone *time.Location) string {
	local := t.In(zone)
	text := words.Moment(t, zone)
	if t.Second() != 0 {
		text = words.MomentExactly(t, zone)
	}
	if typed := typedMoment(t, zone); typed == local.Format(time.RFC3339) {
		return text + local.Format(" MST")
	}
	return text
}

// typedMoment writes a moment as people type it; where the clock shows the time twice, with its distance from UTC.
func typedMoment(t time.Time, zone *time.Location) string {
	local := t.In(zone)
	text := local.Format("2006-01-02 15:04")
	if local.Second() != 0 {
		text = local.Format(time.DateTime)
	}
	if again, err := slo.ParseMoment(text, zone); err != nil || !again.Equal(t.Truncate(time.Second)) {
		return local.Format(time.RFC3339)
	}
	return text
}

// typedLength writes the length of a slot as people type it: "1h", "1d", "5m".
func typedLength(d time.Duration) string {
	const day = 24 * time.Hour
	switch {
	case d == 0:
		return ""
	case d%day == 0:
		return strconv.FormatInt(int64(d/day), 10) + "d"
	}
	text := d.String()
	if strings.HasSuffix(text, "m0s") {
		text = strings.TrimSuffix(text, "0s")
	}
	if strings.HasSuffix(text, "h0m") {
		text = strings.TrimSuffix(text, "0m")
	}
	return text
}

// parseLength reads the length of a slot; 0 for an empty text. The error is a slo.BadSlice.
func parseLength(text string) (time.Duration, error) {
	plain := strings.ToLower(strings.ReplaceAll(text, " ", ""))
	if plain == "" {
		return 0, nil
	}
	if n, isDays := strings.CutSuffix(strings.TrimSuffix(strings.TrimSuffix(plain, "ays"), "ay"), "d"); isDays {
		days, err := strconv.Atoi(n)
		if err != nil || days <= 0 || days > 366 {
			return 0, slo.BadSlice{Text: text}
		}
		return time.Duration(days) * 24 * time.Hour, nil
	}
	length, err := time.ParseDuration(strings.Replace(plain, "min", "m", 1))
	if err != nil || length < time.Second {
		return 0, slo.BadSlice{Text: text}
	}
	return length, nil
}
