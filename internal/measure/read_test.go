package measure_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"slocharter/internal/budget"
	"slocharter/internal/measure"
	"slocharter/internal/sheet"
	"slocharter/internal/slo"
)

var (
	now     = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	mapping = measure.Mapping{Header: 1, Start: 1, Good: 2, Valid: 3}
)

// slot returns a slot that starts at a time in RFC 3339.
func slot(start string, length time.Duration, good, valid int64) budget.Slot {
	at, err := time.Parse(time.RFC3339, start)
	if err != nil {
		panic(err)
	}
	return budget.Slot{Start: at.UTC(), Length: length, Good: good, Valid: valid}
}

const day = 24 * time.Hour

// guessAndRead reads a text as somebody does who changes nothing that was guessed, but for what edit does.
func guessAndRead(t *testing.T, text string, edit func(*measure.Mapping)) measure.Reading {
	t.Helper()
	source, err := measure.FromText(text)
	require.NoError(t, err)
	guess, err := measure.GuessMapping(source)
	require.NoError(t, err)
	if edit != nil {
		edit(&guess.Mapping)
	}
	reading, err := measure.Read(t.Context(), source, guess.Mapping, now, nil)
	require.NoError(t, err)
	return reading
}

func TestTablesAreReadWithoutAQuestion(t *testing.T) {
	tests := map[string]struct {
		text  string
		edit  func(*measure.Mapping)
		slots []budget.Slot
	}{
		"start, good, valid by day": {
			text:  "start,good,valid\n2026-01-01,99,100\n2026-01-02,98,100\n",
			slots: []budget.Slot{slot("2026-01-01T00:00:00Z", day, 99, 100), slot("2026-01-02T00:00:00Z", day, 98, 100)},
		},
		"start, good, valid by RFC 3339": {
			text:  "start,good,valid\n2026-01-01T00:00:00Z,99,100\n2026-01-01T01:00:00+00:00,98,100\n",
			slots: []budget.Slot{slot("2026-01-01T00:00:00Z", time.Hour, 99, 100), slot("2026-01-01T01:00:00Z", time.Hour, 98, 100)},
		},
		"the most common distance is the length": {
			text: "start,good,valid\n2026-01-01T00:00:00Z,1,1\n2026-01-01T09:00:00Z,1,1\n2026-01-01T09:05:00Z,1,1\n2026-01-01T09:10:00Z,1,1\n",
			slots: []budget.Slot{
				slot("2026-01-01T00:00:00Z", 5*time.Minute, 1, 1), slot("2026-01-01T09:00:00Z", 5*time.Minute, 1, 1),
				slot("2026-01-01T09:05:00Z", 5*time.Minute, 1, 1), slot("2026-01-01T09:10:00Z", 5*time.Minute, 1, 1),
			},
		},
		"a block that was pasted without a header": {
			text:  "2026-01-01\t100\t99\n2026-01-02\t100\t98\n",
			slots: []budget.Slot{slot("2026-01-01T00:00:00Z", day, 99, 100), slot("2026-01-02T00:00:00Z", day, 98, 100)},
		},
		"failures in German": {
			text:  "Datum;Requests total;Failed requests\n31.01.2026 10:00;1.000.000;12\n31.01.2026 11:00;2.000;0\n",
			slots: []budget.Slot{slot("2026-01-31T10:00:00Z", time.Hour, 999988, 1000000), slot("2026-01-31T11:00:00Z", time.Hour, 2000, 2000)},
		},
		"good and bad": {
			text:  "timestamp,ok_count,error_count\n2026-01-31,90,10\n",
			slots: []budget.Slot{slot("2026-01-31T00:00:00Z", day, 90, 100)},
		},
		"a ratio with a stated volume": {
			text:  "Day;Availability\n2026-01-31;99,95 %\n",
			edit:  func(m *measure.Mapping) { m.Volume = 10000 },
			slots: []budget.Slot{slot("2026-01-31T00:00:00Z", day, 9995, 10000)},
		},
		"a ratio beside a volume": {
			text:  "Day,SLI,Requests\n2026-01-31,0.999,5000\n2026-02-01,1,0\n",
			slots: []budget.Slot{slot("2026-01-31T00:00:00Z", day, 4995, 5000), slot("2026-02-01T00:00:00Z", day, 0, 0)},
		},
		"lines above the header and below the rows": {
			text:  "Export of the shop,,\n,,\nTime,Good,Total\n2026-01-31,1,2\n,,\n",
			slots: []budget.Slot{slot("2026-01-31T00:00:00Z", day, 1, 2)},
		},
		"days of a zone last 23 and 25 hours": {
			text: "start,good,valid\n2026-03-28,1,1\n2026-03-29,1,1\n2026-03-30,1,1\n2026-10-25 00:00,1,1\n",
			edit: func(m *measure.Mapping) { m.Zone, m.Length = "Europe/Berlin", day },
			slots: []budget.Slot{
				slot("2026-03-27T23:00:00Z", day, 1, 1), slot("2026-03-28T23:00:00Z", 23*time.Hour, 1, 1),
				slot("2026-03-29T22:00:00Z", day, 1, 1), slot("2026-10-24T22:00:00Z", 25*time.Hour, 1, 1),
			},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			reading := guessAndRead(t, test.text, test.edit)
			assert.Empty(t, reading.Questions)
			plan := reading.Plan(nil)
			assert.Empty(t, plan.Refused)
			assert.Equal(t, test.slots, plan.Added)
			assert.Equal(t, len(test.slots), reading.Rows)
			_, err := budget.NewSeries(plan.Added)
			assert.NoError(t, err)
		})
	}
}

func TestRowsAreRefusedWithTheirReason(t *testing.T) {
	tests := map[string]struct {
		row    string
		column measure.Column
		reason measure.Reason
		text   string
	}{
		"no time":                    {"Total,1,2,1", 1, measure.NotTime, "Total"},
		"no start":                   {",1,2,1", 1, measure.NoValue, ""},
		"no number":                  {"2026-01-05,many,2,1", 2, measure.NotNumber, "many"},
		"no value":                   {"2026-01-05,1,,1", 3, measure.NoValue, ""},
		"too few cells":              {"2026-01-05,1", 3, measure.NoValue, ""},
		"more good than valid":       {"2026-01-05,3,2,0", 2, measure.MoreGood, "3"},
		"negative":                   {"2026-01-05,-1,2,3", 2, measure.Negative, "-1"},
		"parts that are not a whole": {"2026-01-05,1,3,1", 4, measure.NotTogether, "1"},
		"beyond 64 bits":             {"2026-01-05,1,99999999999999999999,1", 3, measure.TooBig, "99999999999999999999"},
		"long text is shortened":     {strings.Repeat("ä", 61) + ",1,1,0", 1, measure.NotTime, strings.Repeat("ä", 60) + "…"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			source, err := measure.FromText("start,good,valid,bad\n2026-01-01,1,2,1\n" + test.row + "\n")
			require.NoError(t, err)
			m := mapping
			if m.Bad = 4; test.reason == measure.NoValue && strings.Count(test.row, ",") == 1 {
				m.Bad = 0
			}
			reading, err := measure.Read(t.Context(), source, m, now, nil)
			require.NoError(t, err)
			plan := reading.Plan(nil)
			assert.Len(t, plan.Added, 1)
			assert.Equal(t, []measure.Refusal{{Row: 3, Column: test.column, Reason: test.reason, Text: test.text}}, plan.Refused)
			assert.Equal(t, 1, plan.RefusedCount)
			assert.Equal(t, 2, reading.Rows)
		})
	}
}

func TestBadEventsCannotBeMoreThanValid(t *testing.T) {
	m := measure.Mapping{Start: 1, Bad: 2, Valid: 3}
	reading, err := measure.Read(t.Context(), measure.FromGrid([][]string{{"2026-01-01", "3", "2"}}), m, now, nil)
	require.NoError(t, err)
	assert.Equal(t, measure.MoreBad, reading.Plan(nil).Refused[0].Reason)

	m = measure.Mapping{Start: 1, Good: 2, Bad: 3}
	reading, err = measure.Read(t.Context(), measure.FromGrid([][]string{{"2026-01-01", "9223372036854775807", "1"}}), m, now, nil)
	require.NoError(t, err)
	assert.Equal(t, measure.TooBig, reading.Plan(nil).Refused[0].Reason)
}

func TestOneRowAloneAsksForTheLength(t *testing.T) {
	grid := measure.FromGrid([][]string{{"2026-01-01 10:00", "1", "2"}})
	m := measure.Mapping{Start: 1, Good: 2, Valid: 3}
	reading, err := measure.Read(t.Context(), grid, m, now, nil)
	require.NoError(t, err)
	assert.Equal(t, []measure.Question{{Asking: measure.AskLength, Row: 1}}, reading.Questions)
	assert.True(t, reading.Plan(nil).Empty())

	m.Length = time.Hour
	reading, err = measure.Read(t.Context(), grid, m, now, nil)
	require.NoError(t, err)
	assert.Empty(t, reading.Questions)
	assert.Len(t, reading.Plan(nil).Added, 1)
	assert.Equal(t, slo.Interval{Start: time.Date(2026, 1, 1, 10, 0, 0, 0, time.UTC), End: time.Date(2026, 1, 1, 11, 0, 0, 0, time.UTC)}, reading.Span())
}

func TestAMappingIsChecked(t *testing.T) {
	tests := map[string]struct {
		mapping measure.Mapping
		err     error
	}{
		"two counts are enough":               {measure.Mapping{Start: 1, Bad: 2, Good: 3}, nil},
		"a ratio needs a volume":              {measure.Mapping{Start: 1, Ratio: 2}, measure.BadMapping{Fault: measure.NoVolume}},
		"a ratio and good events do not tell": {measure.Mapping{Start: 1, Ratio: 2, Good: 3}, measure.BadMapping{Fault: measure.NoVolume}},
		"a volume is enough":                  {measure.Mapping{Start: 1, Ratio: 2, Volume: 1}, nil},
		"valid events are enough":             {measure.Mapping{Start: 1, Ratio: 2, Valid: 3}, nil},
		"no start":                            {measure.Mapping{Good: 2, Valid: 3}, measure.BadMapping{Fault: measure.NoStart}},
		"one count":                           {measure.Mapping{Start: 1, Valid: 3}, measure.BadMapping{Fault: measure.NoCounts}},
		"a column twice":                      {measure.Mapping{Start: 1, Good: 2, Valid: 2}, measure.BadMapping{Fault: measure.SameColumn}},
		"a length below 0":                    {measure.Mapping{Start: 1, Good: 2, Valid: 3, Length: -1}, measure.BadMapping{Fault: measure.BadLength}},
		"a length of more than a year":        {measure.Mapping{Start: 1, Good: 2, Valid: 3, Length: 367 * day}, measure.BadMapping{Fault: measure.BadLength}},
		"a volume below 0":                    {measure.Mapping{Start: 1, Ratio: 2, Volume: -1}, measure.BadMapping{Fault: measure.BadVolume}},
		"a zone that is none":                 {measure.Mapping{Start: 1, Good: 2, Valid: 3, Zone: "Mars"}, slo.BadZone{Text: "Mars"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, test.err, test.mapping.Check())
			_, err := measure.Read(t.Context(), measure.FromGrid(nil), test.mapping, now, nil)
			assert.Equal(t, test.err, err)
		})
	}
}

func TestAWorkbookIsReadLikeAText(t *testing.T) {
	x := excelize.NewFile()
	style, err := x.NewStyle(&excelize.Style{NumFmt: 22})
	require.NoError(t, err)
	require.NoError(t, x.SetSheetRow("Sheet1", "A1", &[]any{"Start", "Good events", "Valid events"}))
	for i := range 50 {
		cell := fmt.Sprint("A", i+2)
		require.NoError(t, x.SetSheetRow("Sheet1", cell, &[]any{time.Date(2026, 1, 1, i, 0, 0, 0, time.UTC), 1234, 1234.0}))
		require.NoError(t, x.SetCellStyle("Sheet1", cell, cell, style))
	}
	b, err := x.WriteToBuffer()
	require.NoError(t, err)
	file, err := sheet.New(bytes.NewReader(b.Bytes()), int64(b.Len()))
	require.NoError(t, err)
	source := measure.FromFile(file, "Sheet1")
	guess, err := measure.GuessMapping(source)
	require.NoError(t, err)
	reading, err := measure.Read(t.Context(), source, guess.Mapping, now, nil)
	require.NoError(t, err)
	plan := reading.Plan(nil)
	assert.Empty(t, reading.Questions)
	assert.Empty(t, plan.Refused)
	require.Len(t, plan.Added, 50)
	assert.Equal(t, slot("2026-01-03T01:00:00Z", time.Hour, 1234, 1234), plan.Added[49])
}

func TestReadingShowsItsProgressAndCanBeCancelled(t *testing.T) {
	source, err := measure.FromText(string(hourly(20_000)))
	require.NoError(t, err)
	var told []int64
	_, err = measure.Read(t.Context(), source, mapping, now, func(done, total int64) {
		assert.Equal(t, source.Size, total)
		assert.LessOrEqual(t, done, total)
		told = append(told, done)
	})
	require.NoError(t, err)
	assert.IsNonDecreasing(t, told)
	assert.Len(t, told, 6)
	assert.Equal(t, source.Size, told[5])

	ctx, cancel := context.WithCancel(t.Context())
	_, err = measure.Read(ctx, source, mapping, now, func(int64, int64) { cancel() })
	assert.ErrorIs(t, err, context.Canceled)
}

func TestAnErrorOfTheFileLeavesNothing(t *testing.T) {
	broken := errors.New("broken")
	source := measure.Source{Rows: func(yield func(sheet.Row, error) bool) {
		cells := []sheet.Cell{{Kind: sheet.Text, Text: "2026-01-01"}, {Kind: sheet.Text, Text: "1"}, {Kind: sheet.Text, Text: "1"}}
		_ = yield(sheet.Row{Number: 2, Cells: cells}, nil) && yield(sheet.Row{}, broken)
	}}
	reading, err := measure.Read(t.Context(), source, mapping, now, nil)
	require.ErrorIs(t, err, broken)
	assert.Zero(t, reading)
	_, err = measure.GuessMapping(source)
	assert.ErrorIs(t, err, broken)
}

func TestAllRefusalsAreCountedAndTheFirstKept(t *testing.T) {
	reading := guessAndRead(t, "start,good,valid\n"+strings.Repeat("x,1,1\n", 2500), nil)
	plan := reading.Plan(nil)
	assert.Equal(t, 2500, plan.RefusedCount)
	require.Len(t, plan.Refused, measure.Kept)
	assert.Equal(t, 2, plan.Refused[0].Row)
	assert.Equal(t, 1001, plan.Refused[999].Row)
}
