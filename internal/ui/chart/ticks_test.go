package chart_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/chart"
)

func TestTimeTicks_StandAtRoundTimesOfTheZone(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	require.NoError(t, err)
	tests := map[string]struct {
		from, to string
		most     float64
		zone     *time.Location
		labels   string
	}{
		"minutes":                             {"2025-11-01T09:58", "2025-11-01T10:40", 5, time.UTC, "10:00|10:15|10:30"},
		"hours, with the date at midnight":    {"2025-11-01T11:00", "2025-11-02T13:00", 6, time.UTC, "12:00|18:00|2 Nov|06:00|12:00"},
		"a day of 25 hours":                   {"2025-10-25T22:00", "2025-10-26T23:00", 8, berlin, "26 Oct|06:00|12:00|18:00|27 Oct"},
		"a day of 23 hours":                   {"2025-03-29T23:00", "2025-03-30T22:00", 9, berlin, "30 Mar|03:00|06:00|09:00|12:00|15:00|18:00|21:00|31 Mar"},
		"hours around a change to summer":     {"2025-03-29T23:00", "2025-03-30T05:00", 9, berlin, "30 Mar|01:00|03:00|04:00|05:00|06:00|07:00"},
		"weeks on Mondays, with the new year": {"2025-12-12T00:00", "2026-01-14T00:00", 5, time.UTC, "15 Dec|22 Dec|29 Dec|5 Jan 2026|12 Jan"},
		"months":                              {"2025-10-15T00:00", "2026-03-15T00:00", 8, time.UTC, "Nov 2025|Dec|Jan 2026|Feb|Mar"},
		"quarters":                            {"2024-12-01T00:00", "2025-12-01T00:00", 5, time.UTC, "Jan 2025|Apr|Jul|Oct"},
		"years":                               {"2019-06-01T00:00", "2025-12-01T00:00", 4, time.UTC, "2020|2022|2024"},
		"no room still has a tick":            {"2025-10-15T00:00", "2026-03-15T00:00", 0, time.UTC, "Jan 2026"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			labels := chart.TimeTickLabels(at(t, test.from), at(t, test.to), test.most, test.zone)
			assert.Equal(t, test.labels, strings.Join(labels, "|"))
		})
	}
}

func at(t *testing.T, text string) time.Time {
	t.Helper()
	parsed, err := time.Parse("2006-01-02T15:04", text)
	require.NoError(t, err)
	return parsed
}
