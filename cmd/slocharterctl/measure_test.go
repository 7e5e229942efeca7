package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// pay makes a workspace with one service and one SLO, "avail", of 99.9 % over 30 days unless the flags say otherwise.
func pay(t testing.TB, flags ...string) string {
	t.Helper()
	path := file(t)
	done(t, "service", "add", path, "--name", "Payments", "--key", "pay")
	if len(flags) == 0 {
		flags = []string{"--rolling", "30d"}
	}
	if !strings.Contains(strings.Join(flags, " "), "--target") {
		flags = append(flags, "--target", "99.9")
	}
	done(t, append([]string{"slo", "add", path, "--service", "pay", "--name", "Availability", "--key", "avail"}, flags...)...)
	return path
}

// table writes a CSV file.
func table(t *testing.T, lines ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "data.csv")
	require.NoError(t, os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o600))
	return path
}

// daily writes a CSV file with so many days from the first, each with the same valid events, and a few bad ones by day.
func daily(t *testing.T, first string, days, valid int, bad map[int]int) string {
	t.Helper()
	start, err := time.Parse(time.DateOnly, first)
	require.NoError(t, err)
	lines := []string{"start,good,valid"}
	for i := range days {
		lines = append(lines, fmt.Sprintf("%s,%d,%d", start.AddDate(0, 0, i).Format(time.DateOnly), valid-bad[i], valid))
	}
	return table(t, lines...)
}

func take(t *testing.T, path, csv string, more ...string) {
	t.Helper()
	done(t, append([]string{"import", "measurements", path, "--slo", "avail", "--csv", csv}, more...)...)
}

// budgetOf returns how the SLO stands at a time.
func budgetOf(t *testing.T, path, at string, more ...string) object {
	t.Helper()
	list := asJSON[[]object](t, append([]string{"budget", path, "--slo", "avail", "--at", at}, more...)...)
	require.Len(t, list, 1)
	return list[0]
}

func TestABudgetOverThirtyDays(t *testing.T) {
	path := pay(t)
	take(t, path, daily(t, "2026-01-01", 30, 50_000, map[int]int{0: 500, 29: 250}))
	b := budgetOf(t, path, "2026-01-31")
	want := object{
		"slo": "avail", "service": "pay", "kind": "objective", "target": "99.9", "window": "30d", "at": "2026-01-31T00:00:00Z",
		"window_start": "2026-01-01T00:00:00Z", "window_end": "2026-01-31T00:00:00Z", "valid": 1_500_000.0, "bad": 750.0,
		"sli": "0.999500000000000", "budget_events": 1500.0, "budget_seconds": 2592.0, "consumed": "0.500000000000000",
		"remaining": "0.500000000000000", "state": "healthy", "exhausts_at": "2026-03-02T00:00:00Z", "coverage": "1.00000000000000",
		"without_exclusions": nil, "other_targets": []any{},
		"burn_rates": object{
			"1h": nil, "6h": nil, "1d": "5.00000000000000", "3d": "1.66666666666667", "7d": "0.714285714285714", "30d": "0.500000000000000",
		},
	}
	assert.Equal(t, want, b)
	text := done(t, "budget", path, "--at", "2026-01-31")
	for _, part := range []string{"avail", "99.9 %", "30 days", "99.95 %", "50 %", "0.5", "2026-03-02T00:00:00Z", "Budget left"} {
		assert.Contains(t, text, part)
	}
}

func TestBudgetsOfWindowsAndTargets(t *testing.T) {
	tests := map[string]struct {
		flags      []string
		first, at  string
		start, end string
		seconds    float64
	}{
		"99.9 % over 28 days is 40 min 19.2 s": {
			[]string{"--rolling", "28d"}, "2026-01-01", "2026-01-29", "2026-01-01T00:00:00Z", "2026-01-29T00:00:00Z", 2419.2,
		},
		"99.99 % over 30 days is 4 min 19.2 s": {
			[]string{"--rolling", "30d", "--target", "99.99"}, "2026-01-01", "2026-01-31", "2026-01-01T00:00:00Z", "2026-01-31T00:00:00Z", 259.2,
		},
		"a target with many nines is exact": {
			[]string{"--rolling", "30d", "--target", "99.99999"}, "2026-01-01", "2026-01-31", "2026-01-01T00:00:00Z", "2026-01-31T00:00:00Z", 0.2592,
		},
		"March in Berlin lacks an hour": {
			[]string{"--calendar", "month", "--tz", "Europe/Berlin"}, "2026-03-01", "2026-03-31T21:59:59Z",
			"2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z", 2674.8,
		},
		"October in Berlin has an hour more": {
			[]string{"--calendar", "month", "--tz", "Europe/Berlin"}, "2025-10-01", "2025-10-31T12:00:00+01:00",
			"2025-09-30T22:00:00Z", "2025-10-31T23:00:00Z", 2682,
		},
		"a fiscal quarter from February has 89 days": {
			[]string{"--calendar", "quarter", "--anchor", "2026-02-01"}, "2026-02-01", "2026-03-15",
			"2026-02-01T00:00:00Z", "2026-05-01T00:00:00Z", 7689.6,
		},
		"a month from the 31st ends on the last day of a short one": {
			[]string{"--calendar", "month", "--anchor", "2026-01-31"}, "2026-02-01", "2026-02-20",
			"2026-01-31T00:00:00Z", "2026-02-28T00:00:00Z", 2419.2,
		},
		"a leap year has a day more": {
			[]string{"--calendar", "year"}, "2024-01-01", "2024-02-29", "2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z", 31622.4,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			path := pay(t, test.flags...)
			take(t, path, daily(t, test.first, 30, 1000, nil), "--tz", "Europe/Berlin")
			b := budgetOf(t, path, test.at)
			assert.Equal(t, test.start, b["window_start"])
			assert.Equal(t, test.end, b["window_end"])
			assert.InDelta(t, test.seconds, b["budget_seconds"], 0)
		})
	}
}

func TestEachDayIsJudgedByTheTargetThatWasInForce(t *testing.T) {
	path := pay(t, "--calendar", "month")
	done(t, "slo", "set-target", path, "--slo", "avail", "--target", "99.5", "--from", "2026-05-16")
	take(t, path, daily(t, "2026-05-01", 31, 1000, map[int]int{3: 19}))
	b := budgetOf(t, path, "2026-05-31 23:59")
	assert.InDelta(t, 15*1+16*5, b["budget_events"], 0)
	assert.InDelta(t, 15*86.4+16*432, b["budget_seconds"], 0)
	assert.Equal(t, "0.200000000000000", b["consumed"])
	assert.Equal(t, "99.5", b["target"])

	april := pay(t, "--calendar", "month")
	done(t, "slo", "set-target", april, "--slo", "avail", "--target", "99.5", "--from", "2026-05-01")
	take(t, april, daily(t, "2026-04-01", 61, 1000, nil))
	assert.Equal(t, "99.9", budgetOf(t, april, "2026-04-20")["target"], "a target that changed in May does not rewrite April")
	assert.InDelta(t, 30, budgetOf(t, april, "2026-04-30 23:59")["budget_events"], 0)
	assert.InDelta(t, 155, budgetOf(t, april, "2026-05-31 23:59")["budget_events"], 0)
}

func TestExclusionsAreRemovedOrCountAsGoodAndBothResultsAreThere(t *testing.T) {
	for mode, want := range map[string]object{
		"removed": {"valid": 29_000.0, "bad": 29.0, "consumed": "1.00000000000000", "state": "used-up"},
		"good":    {"valid": 30_000.0, "bad": 29.0, "consumed": "0.966666666666667", "state": "healthy"},
	} {
		t.Run(mode, func(t *testing.T) {
			path := pay(t)
			take(t, path, daily(t, "2026-01-01", 30, 1000, map[int]int{4: 100, 20: 29}))
			done(t, "exclude", path, "--slo", "avail", "--from", "2026-01-05", "--to", "2026-01-06T00:00:00Z", "--mode", mode,
				"--reason", "The load test of the year", "--by", "Ada")
			b := budgetOf(t, path, "2026-01-31")
			for name, value := range want {
				assert.Equal(t, value, b[name], name)
			}
			without := b["without_exclusions"].(object)
			assert.InDelta(t, 129, without["bad"], 0)
			assert.Equal(t, "4.30000000000000", without["consumed"])
			assert.Equal(t, "-3.30000000000000", without["remaining"])
		})
	}
}

func TestSlicesWithoutDataCountAsWasChosen(t *testing.T) {
	lines := []string{"start,bad,valid"}
	for hour := range 20 {
		bad := 0
		if hour == 7 {
			bad = 50
		}
		lines = append(lines, fmt.Sprintf("2026-01-01T%02d:00:00Z,%d,100", hour, bad))
	}
	for name, want := range map[string]struct {
		flags string
		valid any
		bad   any
		sli   any
	}{
		"gaps do not count":        {"--method timeslices --slice 1h --slice-target 95 --missing ignore", 20.0, 1.0, "0.950000000000000"},
		"gaps count as good":       {"--method timeslices --slice 1h --slice-target 95 --missing good", 24.0, 1.0, "0.958333333333333"},
		"gaps count as bad":        {"--method timeslices --slice 1h --slice-target 95 --missing bad", 24.0, 5.0, "0.791666666666667"},
		"a slice that is just met": {"--method timeslices --slice 1h --slice-target 50", 20.0, 0.0, "1.00000000000000"},
		"the mean of ratios":       {"--method ratio-timeslices --slice 1h", 20.0, "0.500000000000000", "0.975000000000000"},
		"the events themselves":    {"--method occurrences", 2000.0, 50.0, "0.975000000000000"},
	} {
		t.Run(name, func(t *testing.T) {
			path := pay(t, append(strings.Fields(want.flags), "--rolling", "24h", "--target", "90")...)
			take(t, path, table(t, lines...))
			b := budgetOf(t, path, "2026-01-02")
			assert.Equal(t, want.valid, b["valid"])
			assert.Equal(t, want.bad, b["bad"])
			assert.Equal(t, want.sli, b["sli"])
		})
	}
}

func TestAWindowIsNotJudgedBeforeEnoughWasMeasured(t *testing.T) {
	path := pay(t)
	assert.Equal(t, "no-data", budgetOf(t, path, "2026-01-31")["state"])
	take(t, path, daily(t, "2026-01-01", 14, 1000, nil))
	assert.Equal(t, "not-evaluated", budgetOf(t, path, "2026-01-31")["state"])
	take(t, path, daily(t, "2026-01-01", 15, 1000, nil))
	assert.Equal(t, "healthy", budgetOf(t, path, "2026-01-31")["state"])
}

func TestIncidentsAreTheMeasurementsOfWhoHasNoTelemetry(t *testing.T) {
	path := pay(t, "--rolling", "30d", "--way", "incidents", "--since", "2026-01-01")
	added := asJSON[object](t, "incident", "add", path, "--service", "pay", "--title", "Checkout slow", "--start", "2026-01-10 10:00",
		"--end", "2026-01-10 11:30", "--share", "40", "--cause", "defect", "--slo", "avail", "--link", "https://example.org/1", "--tz", "Europe/Berlin")
	assert.Equal(t, object{
		"service": "pay", "slo": "avail", "title": "Checkout slow", "start": "2026-01-10T09:00:00Z", "end": "2026-01-10T10:30:00Z",
		"share": "40", "cause": "defect", "link": "https://example.org/1", "note": "",
	}, added)
	assert.Equal(t, []object{added}, asJSON[[]object](t, "incident", "list", path))
	assert.Contains(t, done(t, "incident", "list", path, "--service", "pay"), "Checkout slow")
	b := budgetOf(t, path, "2026-01-31")
	assert.InDelta(t, 30*86400, b["valid"], 0)
	assert.InDelta(t, 90*60*0.4, b["bad"], 0)
	assert.Equal(t, "0.833333333333333", b["consumed"])

	a := run(t, "import", "measurements", path, "--slo", "avail", "--csv", daily(t, "2026-01-01", 3, 10, nil))
	assert.Equal(t, 1, a.code)
	assert.Contains(t, a.err, "measured by its incidents")
}

func TestATableIsTakenInOnceAndWhatIsWrongIsRefusedByRow(t *testing.T) {
	path := pay(t)
	csv := table(t, "start,good,valid", "2026-01-01T00:00:00Z,9,10", "2026-01-01T01:00:00Z,11,10", "2026-01-01T02:00:00Z,ten,10", "2026-01-01T03:00:00Z,10,10")
	args := []string{"import", "measurements", path, "--slo", "avail", "--slot", "1h", "--csv", csv}

	dry := asJSON[object](t, append(args, "--dry-run")...)
	assert.Equal(t, true, dry["dry_run"])
	assert.InDelta(t, 2, dry["added"], 0)
	assert.InDelta(t, 0, budgetOf(t, path, "2026-01-02")["valid"], 0, "nothing was written")

	a := run(t, args...)
	assert.Equal(t, 1, a.code, "something was refused, the rest is in")
	assert.Contains(t, a.out, "Row 3: There are more good events than valid ones.")
	assert.InDelta(t, 20, budgetOf(t, path, "2026-01-02")["valid"], 0)

	again := asJSON[object](t, args...)
	assert.Equal(t, object{
		"slo": "avail", "dry_run": false, "slot": "1h", "added": 0.0, "replaced": 0.0, "skipped": 2.0, "refused": 2.0, "notes": []any{},
		"refusals": []any{
			object{"row": 3.0, "reason": "more-good", "text": "There are more good events than valid ones."},
			object{"row": 4.0, "reason": "not-number", "text": "“ten” is not a number."},
		},
	}, again)

	mended := asJSON[object](t, "import", "measurements", path, "--slo", "avail", "--slot", "1h", "--csv",
		table(t, "start,good,valid", "2026-01-01T03:00:00Z,8,10", "2026-01-01T02:00:00Z,9,10"))
	assert.InDelta(t, 1, mended["added"], 0)
	assert.InDelta(t, 1, mended["replaced"], 0)
	assert.InDelta(t, 4, budgetOf(t, path, "2026-01-02")["bad"], 0)
	assert.Contains(t, asJSON[[]object](t, "history", path, "--limit", "1")[0]["label"], "import measurements")
}

func TestAWorkbookIsTakenInAsATableIs(t *testing.T) {
	book := excelize.NewFile()
	for row, cells := range [][]any{{"Day", "Total requests", "Failed"}, {time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), 1000, 3}, {"2026-01-02", 2000, 4}} {
		require.NoError(t, book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", row+1), &cells))
	}
	name := filepath.Join(t.TempDir(), "data.xlsx")
	require.NoError(t, book.SaveAs(name))
	path := pay(t)
	take(t, path, name)
	done(t, "import", "measurements", path, "--slo", "avail", "--file", name, "--sheet", "Sheet1")
	b := budgetOf(t, path, "2026-01-03")
	assert.InDelta(t, 3000, b["valid"], 0)
	assert.InDelta(t, 7, b["bad"], 0)
}

func TestWhatATableLeavesOpenIsSaidOnTheCommandLine(t *testing.T) {
	path := pay(t)
	csv := table(t, "when;fine;all", "1/2/2026;9;10", "2/2/2026;8;10")
	a := run(t, "import", "measurements", path, "--slo", "avail", "--csv", csv, "--column", "good=fine", "--column", "valid=C")
	assert.Equal(t, 1, a.code)
	assert.Contains(t, a.err, "--dates day-first|month-first")
	take(t, path, csv, "--column", "good=fine", "--column", "valid=C", "--column", "start=when", "--dates", "day-first")
	assert.InDelta(t, 3, budgetOf(t, path, "2026-02-03")["bad"], 0)

	a = run(t, "import", "measurements", path, "--slo", "avail", "--csv", csv, "--column", "good=nope")
	assert.Equal(t, 1, a.code)
	assert.Contains(t, a.err, "when, fine and all")

	ratio := table(t, "start,availability", "2026-03-01,99.5 %", "2026-03-02,100 %")
	take(t, path, ratio, "--volume", "200")
	assert.InDelta(t, 1, budgetOf(t, path, "2026-03-15")["bad"], 0)
}
