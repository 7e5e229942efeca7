package prometheus_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/measure/prometheus"
	"slocharter/internal/slo"
	"slocharter/internal/words"
)

func TestValuesBecomeWholeEvents(t *testing.T) {
	tests := map[string]struct {
		good, valid string
		want        []budget.Slot
	}{
		"a value at the end of a slot is the slot's": {"9 8", "10 10", []budget.Slot{slot(0, 9, 10), slot(1, 8, 10)}},
		"fractions are rounded":                      {"8.5 7.49", "9.6 10.2", []budget.Slot{slot(0, 9, 10), slot(1, 7, 10)}},
		"slightly below nothing is nothing":          {"-0.2", "0.3", []budget.Slot{slot(0, 0, 0)}},
		"one event too many is an estimate":          {"11", "10", []budget.Slot{slot(0, 10, 10)}},
		"a thousandth too much is an estimate":       {"10010", "10000", []budget.Slot{slot(0, 10000, 10000)}},
		"no value, no slot":                          {"1 - 3 4 5", "1 2 - 4 5", []budget.Slot{slot(0, 1, 1), slot(3, 4, 4), slot(4, 5, 5)}},
		"no number, no slot":                         {"1 NaN 3 +Inf 5", "1 2 NaN 4 -Inf", []budget.Slot{slot(0, 1, 1)}},
		"large counts are exact":                     {"9007199254740991", "9007199254740992", []budget.Slot{slot(0, 1<<53-1, 1<<53)}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			reading := read(t, test.good, test.valid)
			assert.Equal(t, test.want, reading.Slots)
			assert.Equal(t, len(strings.Fields(test.valid)), len(reading.Slots)+reading.Skipped)
			assert.Empty(t, reading.Refused)
			_, err := budget.NewSeries(reading.Slots)
			require.NoError(t, err)
		})
	}
}

func TestBadEventsAreTakenFromTheValidOnes(t *testing.T) {
	client := connect(t, prometheus.Server{Address: serve(t, counting)}, "")
	query := prometheus.Query{Bad: "1 0 11 12 -", Valid: "10 10 10 10 10", Step: time.Hour}
	reading, err := client.Read(t.Context(), query, hours(0, 5), nil)
	require.NoError(t, err)
	assert.Equal(t, []budget.Slot{slot(0, 9, 10), slot(1, 10, 10), slot(2, 0, 10)}, reading.Slots)
	assert.Equal(t, 1, reading.Capped)
	assert.Equal(t, 1, reading.Halves)
	require.Len(t, reading.Refused, 1)
	assert.Equal(t, prometheus.Bad, reading.Refused[0].Part)
	assert.Contains(t, words.Error(reading.Refused[0]), "12 bad events of only 10 valid events")
}

func TestASlotThatCannotBeIsRefusedWithItsTimeAndValues(t *testing.T) {
	for values, want := range map[[2]string]prometheus.Refusal{
		{"12", "10"}:       {Count: 12, Valid: 10, Reason: prometheus.MoreThanValid},
		{"10011", "10000"}: {Count: 10011, Valid: 10000, Reason: prometheus.MoreThanValid},
		{"-1", "10"}:       {Count: -1, Valid: 10, Reason: prometheus.Negative},
		{"1", "-10"}:       {Count: 1, Valid: -10, Reason: prometheus.Negative},
		{"1", "1e300"}:     {Count: 1, Valid: 1e300, Reason: prometheus.TooMuch},
	} {
		t.Run(strings.Join(values[:], " of "), func(t *testing.T) {
			want.Start, want.Part = monday.Add(time.Hour), prometheus.Good
			reading := read(t, "1 "+values[0]+" 3", "1 "+values[1]+" 3")
			assert.Equal(t, []budget.Slot{slot(0, 1, 1), slot(2, 3, 3)}, reading.Slots)
			assert.Equal(t, []prometheus.Refusal{want}, reading.Refused)
			assert.Equal(t, 1, reading.Rejected)
			requireSentence(t, reading.Refused[0])
			assert.Contains(t, words.Error(reading.Refused[0]), "2026-03-02 01:00:00 UTC")
		})
	}
}

func TestAReadingSaysWhatIsOddAboutIt(t *testing.T) {
	reading := read(t, "1 - - 11 99", "1 - 2 10 10")
	assert.Equal(t, 3+4, reading.Points)
	notes := strings.Join(reading.Notes(), "\n")
	for _, want := range []string{
		"2 slots have no data", "1 slot has valid events, but no value for good events", "1 slot has slightly more good events",
		"1 slot cannot be right", "Prometheus warns: half of it is missing.",
	} {
		assert.Contains(t, notes, want)
	}
	assert.Len(t, reading.Notes(), 5, "the server's warning is told once")
}

func TestTheFirstThousandRefusalsAreKept(t *testing.T) {
	n := 1500
	reading := read(t, strings.Repeat("9 ", n), strings.Repeat("1 ", n))
	assert.Len(t, reading.Refused, 1000)
	assert.Equal(t, n, reading.Rejected)
}

// numbered answers with the hour since monday at which each slot ends, and fails the test for a request that
// Prometheus would refuse.
func numbered(t *testing.T) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		start, end := seconds(r, "start"), seconds(r, "end")
		assert.Equal(t, "3600", r.FormValue("step"))
		assert.Less(t, (end-start)/3600, int64(11000))
		var points []point
		for at := start; at <= end; at += 3600 {
			points = append(points, point{at, r.FormValue("query")})
		}
		answer(w, series{Metric: map[string]string{}, Values: points})
	}
}

func seconds(r *http.Request, name string) int64 {
	at, err := time.ParseDuration(r.FormValue(name) + "s")
	if err != nil {
		return 0
	}
	return int64(at / time.Second)
}

func TestALongRangeIsReadInPieces(t *testing.T) {
	client := connect(t, prometheus.Server{Address: serve(t, numbered(t))}, "")
	var told []int
	reading, err := client.Read(t.Context(), hourly("3", "4"), hours(0, 12_001), func(done, total int) {
		assert.Equal(t, 12_001, total)
		told = append(told, done)
	})
	require.NoError(t, err)
	require.Len(t, reading.Slots, 12_001)
	for i, got := range reading.Slots {
		require.Equal(t, slot(i, 3, 4), got)
	}
	assert.Equal(t, []int{2000, 4000, 6000, 8000, 10_000, 12_000, 12_001}, told)
}

func TestAReadingCanBeCancelledBetweenItsPieces(t *testing.T) {
	client := connect(t, prometheus.Server{Address: serve(t, numbered(t))}, "")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	reading, err := client.Read(ctx, hourly("3", "4"), hours(0, 5000), func(int, int) { cancel() })
	requireFault(t, prometheus.Cancelled, err)
	require.ErrorIs(t, err, context.Canceled)
	assert.Empty(t, reading.Slots)
}

func TestOneSeriesMustStayTheSame(t *testing.T) {
	later := monday.Add(2000 * time.Hour).Unix()
	client := connect(t, prometheus.Server{Address: serve(t, func(w http.ResponseWriter, r *http.Request) {
		pod := "a"
		if seconds(r, "start") > later {
			pod = "b"
		}
		answer(w, series{Metric: map[string]string{"pod": pod}, Values: []point{{seconds(r, "start"), "1"}}})
	})}, "")
	_, err := client.Read(t.Context(), hourly("a", "b"), hours(0, 2500), nil)
	told := explained(t, prometheus.Several, err)
	assert.Contains(t, told.Detail, `pod="b"`)
}

func TestATestOfTheServerTellsTheLatestSlot(t *testing.T) {
	client := connect(t, prometheus.Server{Address: serve(t, counting)}, "")
	query := hourly("1 2 3 4 5 6 7 8 9 -", "9 9 9 9 9 9 9 9 9 9")
	trial, err := client.Test(t.Context(), query, monday.Add(10*time.Hour+time.Minute))
	require.NoError(t, err)
	assert.Equal(t, slot(8, 9, 9), trial.Latest)
	notes := strings.Join(trial.Notes, "\n")
	assert.Contains(t, notes, "The query for good events does not use $step")
	assert.Contains(t, notes, "The query for valid events does not use $step")
	assert.NotContains(t, notes, "unencrypted")
}

func TestATestOfTheServerSaysWhatIsMissing(t *testing.T) {
	none, all := "- - - - - - - - - -", "9 9 9 9 9 9 9 9 9 9"
	tests := map[string]struct {
		query prometheus.Query
		fault prometheus.Fault
		part  prometheus.Part
	}{
		"no valid events":      {hourly(all, none), prometheus.Empty, prometheus.Valid},
		"nothing at all":       {hourly(none, none), prometheus.Empty, prometheus.Valid},
		"no good events":       {hourly(none, all), prometheus.Empty, prometheus.Good},
		"never any bad events": {prometheus.Query{Bad: none, Valid: all, Step: time.Hour}, prometheus.EmptyBad, prometheus.Bad},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			client := connect(t, prometheus.Server{Address: serve(t, counting)}, "")
			_, err := client.Test(t.Context(), test.query, monday.Add(10*time.Hour))
			assert.Equal(t, test.part, explained(t, test.fault, err).Part)
		})
	}
	client := connect(t, prometheus.Server{Address: serve(t, counting)}, "")
	_, err := client.Test(t.Context(), hourly("9", "1"), monday.Add(10*time.Hour))
	require.ErrorAs(t, err, &prometheus.Refusal{})
	_, err = client.Test(t.Context(), hourly("9", ""), monday)
	requireFault(t, prometheus.NoQuery, err)
}

func TestAnIntervalWithoutSlotsIsTold(t *testing.T) {
	client := connect(t, prometheus.Server{Address: "http://127.0.0.1:1"}, "")
	_, err := client.Read(t.Context(), hourly("a", "b"), slo.Interval{Start: monday, End: monday.Add(time.Minute)}, nil)
	requireFault(t, prometheus.NoSlot, err)
}
