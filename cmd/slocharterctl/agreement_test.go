package main_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAnSLOIsAddedListedAndItsTargetSucceeded(t *testing.T) {
	path := file(t)
	done(t, "service", "add", path, "--name", "Payments", "--key", "pay")
	added := asJSON[object](t, "slo", "add", path, "--service", "pay", "--name", "Pay quickly", "--target", "99,9", "--calendar", "quarter",
		"--tz", "Europe/Berlin", "--anchor", "2026-02-01", "--method", "timeslices", "--slice", "5m", "--slice-target", "95", "--missing", "bad")
	first := object{
		"kind": "objective", "target": "99.9", "window": "calendar:quarter", "zone": "Europe/Berlin", "anchor": "2026-02-01",
		"from": "", "by": "", "note": "",
	}
	want := object{
		"key": "pay-quickly", "name": "Pay quickly", "service": "pay", "target": "99.9", "window": "calendar:quarter", "zone": "Europe/Berlin",
		"anchor": "2026-02-01", "method": "timeslices", "slice": "5m", "slice_target": "95", "missing": "bad", "enough": "50",
		"way": "telemetry", "standing": "proposed", "aspirational": false, "targets": []any{first}, "exclusions": []any{},
	}
	assert.Equal(t, want, added)
	assert.Equal(t, []object{want}, asJSON[[]object](t, "slo", "list", path))

	done(t, "slo", "set-target", path, "--slo", "Pay quickly", "--target", "99.5", "--from", "2026-05-01", "--by", "Ada", "--note", "review")
	done(t, "slo", "set-target", path, "--slo", "pay-quickly", "--target", "99.99", "--from", "2026-01-01", "--kind", "aspirational", "--rolling", "28d")
	listed := asJSON[[]object](t, "slo", "list", path)[0]
	assert.Equal(t, "99.5", listed["target"])
	second := maps.Clone(first)
	maps.Copy(second, object{"target": "99.5", "from": "2026-05-01", "by": "Ada", "note": "review"})
	wish := listed["targets"].([]any)[2].(object)
	assert.Equal(t, []any{first, second}, listed["targets"].([]any)[:2], "the earlier target stays in force for the days before")
	assert.Equal(t, []any{"aspirational", "99.99", "28d"}, []any{wish["kind"], wish["target"], wish["window"]})

	done(t, "slo", "add", path, "--service", "pay", "--name", "Other", "--key", "o", "--target", "99", "--agreed")
	text := done(t, "slo", "list", path)
	assert.Contains(t, text, "28 days")
	assert.Contains(t, text, "Agreed")
	other := asJSON[[]object](t, "budget", path)
	require.Len(t, other, 2)
	assert.Len(t, other[0]["other_targets"], 1)
}

func TestTheAlertTableIsThatOfTheSREWorkbook(t *testing.T) {
	path := pay(t)
	assert.Equal(t, []object{
		{
			"severity": "page", "budget_share": "2", "long_window": "1h", "short_window": "5m", "burn_rate": "14.4000000000000",
			"error_rate": "0.0144000000000000", "min_target": "0.930555555555556", "detection_seconds": 51.84, "problem": "",
		},
		{
			"severity": "page", "budget_share": "5", "long_window": "6h", "short_window": "30m", "burn_rate": "6.00000000000000",
			"error_rate": "0.00600000000000000", "min_target": "0.833333333333333", "detection_seconds": 129.6, "problem": "",
		},
		{
			"severity": "ticket", "budget_share": "10", "long_window": "3d", "short_window": "6h", "burn_rate": "1.00000000000000",
			"error_rate": "0.00100000000000000", "min_target": "0", "detection_seconds": 259.2, "problem": "",
		},
	}, asJSON[[]object](t, "alerts", path, "--slo", "avail"))
	assert.Len(t, asJSON[[]object](t, "alerts", path, "--slo", "avail", "--more"), 4)

	done(t, "slo", "set-target", path, "--slo", "avail", "--target", "90", "--from", "2026-01-01")
	assert.Equal(t, "never-fires", asJSON[[]object](t, "alerts", path, "--slo", "avail")[0]["problem"])
	assert.Contains(t, done(t, "alerts", path, "--slo", "avail"), "never fire")
}

// overspent has a policy in force since 2026, and on 20 January more failures than the month allows.
func overspent(t *testing.T) string {
	path := pay(t, "--rolling", "7d", "--agreed")
	take(t, path, daily(t, "2026-01-01", 40, 1000, map[int]int{19: 8}))
	return path
}

func TestAnotherTargetIsJudgedOverTheWholeHistory(t *testing.T) {
	path := overspent(t)
	// Of 34 windows of 7 days, those that end with 20 to 26 January hold the 8 bad of 7,000.
	got := asJSON[object](t, "what-if", path, "--slo", "avail", "--target", "99.5")
	wanted := object{
		"slo": "avail", "service": "pay", "target": "99.5", "window": "7d", "method": "occurrences", "suggestion_share": "90",
		"windows": 34.0, "met": 34.0, "missed": 0.0, "not_evaluated": 0.0, "suggestion": "99.88",
	}
	for name, want := range wanted {
		assert.Equal(t, want, got[name], name)
	}
	worst := got["worst"].(object)
	assert.Equal(t, "2026-01-14T00:00:00Z", worst["window_start"])
	assert.Equal(t, "2026-01-21T00:00:00Z", worst["window_end"])
	assert.Equal(t, "0.771428571428571", worst["remaining"], "1 - 8 / 35")
	agreed := got["agreed"].(object)
	assert.Equal(t, []any{27.0, 7.0}, []any{agreed["met"], agreed["missed"]})
	days := 0.0
	for _, n := range got["verdicts"].(object) {
		days += n.(float64)
	}
	assert.InDelta(t, 40, days, 0, "each day has a verdict")

	month := asJSON[object](t, "what-if", path, "--slo", "avail", "--target", "99.9", "--calendar", "month", "--share", "100")
	assert.Equal(t, []any{1.0, 1.0}, []any{month["windows"], month["met"]}, "8 of 31 in January")
	assert.Contains(t, done(t, "what-if", path, "--slo", "avail", "--target", "99.5"), "99.88 %")
}

func TestVerdictsOfADayAndOfEveryDay(t *testing.T) {
	path := overspent(t)
	replay := func(args ...string) (days []string, totals object) {
		got := asJSON[struct {
			Service string
			Days    []struct{ Day, Outcome, Verdict, Text string }
			Totals  object
		}](t, append([]string{"replay", path, "--service", "pay"}, args...)...)
		assert.Equal(t, "pay", got.Service)
		for _, day := range got.Days {
			days = append(days, day.Day+" "+day.Outcome)
			assert.NotEmpty(t, day.Text)
		}
		return days, got.Totals
	}
	days, totals := replay("--from", "2026-01-19", "--to", "2026-01-20", "--version", "1")
	assert.Equal(t, []string{"2026-01-19 release", "2026-01-20 fixes-only"}, days)
	assert.Equal(t, object{"release": 1.0, "fixes-only": 1.0}, totals)
	days, _ = replay("--from", "2026-01-20", "--to", "2026-01-20")
	assert.Equal(t, []string{"2026-01-20 fixes-only"}, days, "the draft speaks while no version ever was in force")
	assert.Contains(t, done(t, "replay", path, "--service", "pay", "--from", "2026-01-26", "--to", "2026-01-27", "--version", "1"), "1 day: ")

	now := asJSON[[]object](t, "verdict", path, "--service", "pay")
	require.Len(t, now, 1)
	assert.Equal(t, "not-evaluated", now[0]["outcome"])
	then := asJSON[[]object](t, "verdict", path, "--at", "2026-01-20")
	assert.Equal(t, "2026-01-20", then[0]["day"])
	assert.Equal(t, []any{"fixes-only", true}, []any{then[0]["outcome"], then[0]["would"]}, "a draft only would")
}

func TestTheVerdictOfADayIsThatOfItsReplay(t *testing.T) {
	path := file(t, "--sample")
	today := asJSON[[]object](t, "verdict", path, "--service", "payments")[0]["day"].(string)
	replayed := asJSON[object](t, "replay", path, "--service", "payments", "--from", today, "--to", today)["days"].([]any)[0].(object)
	judged := asJSON[[]object](t, "verdict", path, "--service", "payments", "--at", today)[0]
	for _, name := range []string{"day", "outcome", "would", "verdict", "text"} {
		assert.Equal(t, replayed[name], judged[name], name)
	}
}

func TestTheNamesInJSONStay(t *testing.T) {
	path := file(t, "--sample")
	exclusion := []string{"exclude", path, "--slo", "order-placed", "--from", "2026-01-05", "--to", "2026-01-06", "--mode", "good", "--reason", "r", "--by", "B"}
	prices := "valid bad sli budget_events budget_seconds consumed remaining"
	budget := "kind target window at window_start window_end " + prices + " burn_rates exhausts_at coverage state without_exclusions"
	tried := "windows met missed not_evaluated worst verdicts suggestion"
	for names, read := range map[string]func() object{
		"slo service other_targets " + budget: func() object { return asJSON[[]object](t, "budget", path, "--slo", "payments-accepted")[0] },
		budget: func() object {
			return asJSON[[]object](t, "budget", path, "--slo", "payments-accepted")[0]["other_targets"].([]any)[0].(object)
		},
		"slo from to mode kind reason by decided": func() object { return asJSON[object](t, exclusion...) },
		"service day outcome would verdict text reasons judgements unanswered exception": func() object {
			return asJSON[[]object](t, "verdict", path, "--service", "checkout")[0]
		},
		"title from until without": func() object {
			return asJSON[[]object](t, "verdict", path, "--service", "checkout")[0]["exception"].(object)
		},
		"service version days totals": func() object {
			return asJSON[object](t, "replay", path, "--service", "checkout", "--from", "2026-01-01", "--to", "2026-01-01")
		},
		"slo service target window zone anchor method slice slice_target suggestion_share agreed " + tried: func() object {
			return asJSON[object](t, "what-if", path, "--slo", "order-placed", "--target", "99")
		},
		tried: func() object {
			return asJSON[object](t, "what-if", path, "--slo", "order-placed", "--target", "99")["agreed"].(object)
		},
		"window_start window_end " + prices: func() object {
			return asJSON[object](t, "what-if", path, "--slo", "order-placed", "--target", "99")["worst"].(object)
		},
		"service slo place rule severity step columns text cures": func() object {
			all := asJSON[object](t, "check", path)["findings"].([]any)
			return all[len(all)-1].(object)
		},
	} {
		got := slices.Collect(maps.Keys(read()))
		assert.ElementsMatch(t, strings.Fields(names), got)
	}
	assert.NotNil(t, asJSON[[]object](t, "budget", path, "--slo", "order-placed")[0]["without_exclusions"])
	for _, o := range asJSON[[]object](t, "slo", "list", path) {
		assert.True(t, o["key"] != "order-placed" || len(o["exclusions"].([]any)) > 0, "the ledger is listed")
	}
}

func TestCheckFindsWhatIsWrongWithSLOs(t *testing.T) {
	path := overspent(t)
	var rules []string
	for _, f := range asJSON[object](t, "check", path, "--service", "pay")["findings"].([]any) {
		if f := f.(object); f["slo"] == "avail" {
			rules = append(rules, f["rule"].(string))
		}
	}
	assert.Contains(t, rules, "stale")
	assert.Contains(t, run(t, "check", path).out, "Nothing was measured after 10 Feb 2026")
}

// counter answers as Prometheus does: 100 valid events in each hour, of which two are bad, to whoever has the token.
func counter(t *testing.T, secret string) (address string) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer "+secret {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		start, _ := strconv.ParseInt(r.FormValue("start"), 10, 64)
		end, _ := strconv.ParseInt(r.FormValue("end"), 10, 64)
		value := map[string]string{"all": "100", "bad": "2"}[r.FormValue("query")]
		points := []any{}
		for at := start; at <= end; at += 3600 {
			points = append(points, []any{at, value})
		}
		_ = json.NewEncoder(w).Encode(object{"status": "success", "data": object{
			"resultType": "matrix", "result": []any{object{"metric": object{}, "values": points}},
		}})
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func TestMeasurementsAreReadFromPrometheusAndTheTokenStaysOutOfTheFile(t *testing.T) {
	path, address := pay(t), counter(t, "hush-hush")
	args := []string{
		"import", "prometheus", path, "--slo", "avail", "--from", "2026-01-01", "--to", "2026-01-02", "--server", address,
		"--bad", "bad", "--valid", "all", "--step", "1h",
	}
	a := run(t, args...)
	assert.Equal(t, 1, a.code, "nobody said who asks")
	assert.NotEmpty(t, a.err)

	t.Setenv("SLOCHARTER_TOKEN", "hush-hush")
	dry := asJSON[object](t, append(args, "--dry-run")...)
	assert.InDelta(t, 24, dry["added"], 0)
	assert.Equal(t, "1h", dry["slot"])
	text := done(t, args...)
	assert.NotContains(t, text, "hush")
	again := asJSON[object](t, args...)
	assert.Equal(t, []any{0.0, 24.0}, []any{again["added"], again["skipped"]})
	b := budgetOf(t, path, "2026-01-02")
	assert.Equal(t, []any{2400.0, 48.0}, []any{b["valid"], b["bad"]})
	next := asJSON[object](t, "import", "prometheus", path, "--slo", "avail", "--to", "2026-01-02 02:30", "--server", address,
		"--bad", "bad", "--valid", "all", "--step", "1h")
	assert.InDelta(t, 2, next["added"], 0, "what is new, in whole slots")
	for _, name := range []string{path, path + "-wal"} {
		content, err := os.ReadFile(name)
		if err == nil {
			assert.NotContains(t, string(content), "hush-hush")
		}
	}
}

func TestBadFiguresGetOneSentence(t *testing.T) {
	path := pay(t)
	csv := daily(t, "2026-01-01", 2, 10, nil)
	broken := table(t, "hello", "world")
	add := []string{"slo", "add", path, "--service", "pay", "--name", "New"}
	exclude := []string{"exclude", path, "--slo", "avail", "--by", "Ada", "--mode", "good"}
	take := []string{"import", "measurements", path, "--slo", "avail"}
	ask := []string{"import", "prometheus", path, "--slo", "avail", "--from", "2026-01-01", "--to", "2026-01-02"}
	for name, c := range map[string]struct {
		args []string
		more string
		code int
		says string
	}{
		"a target of 100 %":           {add, "--target 100", 1, "100"},
		"a target that is no number":  {add, "--target many", 1, "many"},
		"two windows":                 {add, "--target 99 --rolling 30d --calendar month", 2, "--rolling"},
		"a rolling month":             {add, "--target 99 --rolling month", 1, "month"},
		"a calendar of 30 days":       {add, "--target 99 --calendar 30d", 1, "30d"},
		"an anchor that rolls":        {add, "--target 99 --rolling 30d --anchor 2026-02-01", 1, "--calendar"},
		"an anchor that is no day":    {add, "--target 99 --calendar month --anchor soon", 1, "soon"},
		"no such zone":                {add, "--target 99 --calendar month --tz Mars/Base", 1, "Mars/Base"},
		"no such method":              {add, "--target 99 --method luck", 2, "method"},
		"no such slice":               {add, "--target 99 --method timeslices --slice long", 1, "long"},
		"a key that is taken":         {add, "--target 99 --key avail", 1, "avail"},
		"no target":                   {add, "", 2, "--target"},
		"no such service":             {[]string{"slo", "add", path, "--service", "x", "--name", "New", "--target", "99"}, "", 1, "x"},
		"a target for nobody":         {[]string{"slo", "set-target", path, "--slo", "x", "--target", "99", "--from", "2026-05-01"}, "", 1, "x"},
		"a target from no day":        {[]string{"slo", "set-target", path, "--slo", "avail", "--target", "99", "--from", "May"}, "", 1, "May"},
		"an exclusion without why":    {exclude, "--from 2026-01-01 --to 2026-01-02", 2, "--reason"},
		"an exclusion backwards":      {exclude, "--reason r --from 2026-01-02 --to 2026-01-01", 1, "before"},
		"an exclusion of no time":     {exclude, "--reason r --from today --to 2026-01-01", 1, "today"},
		"an incident without start":   {[]string{"incident", "add", path, "--service", "pay", "--title", "x"}, "", 2, "--start"},
		"an incident of everybody":    {[]string{"incident", "add", path, "--service", "pay", "--title", "x"}, "--start 2026-01-01 --share 140", 1, "140"},
		"an incident that ends early": {[]string{"incident", "add", path, "--service", "pay", "--title", "x"}, "--start 2026-01-02 --end 2026-01-01", 1, "before"},
		"no table":                    {take, "", 2, "--csv"},
		"a table that is not there":   {take, "--csv nowhere.csv", 1, "cannot be read"},
		"a table of something else":   {take, "--csv " + broken, 1, "column"},
		"a slot without length":       {take, "--slot 0 --csv " + csv, 1, "0"},
		"a table for nobody":          {[]string{"import", "measurements", path, "--slo", "x", "--csv", csv}, "", 1, "x"},
		"no beginning":                {ask[:5], "--server http://localhost --good g --valid v --step 1h", 1, "--from"},
		"no server":                   {ask, "", 1, "--server"},
		"a server with a password":    {ask, "--server http://ada:hush@localhost --good g --valid v --step 1h", 1, "address"},
		"good and bad":                {ask, "--server http://localhost --good g --bad b --valid v --step 1h", 2, "--good"},
		"a budget at no time":         {[]string{"budget", path}, "--at then", 1, "then"},
		"a budget of nobody":          {[]string{"budget", path}, "--slo x", 1, "x"},
		"a verdict on nobody":         {[]string{"verdict", path}, "--service x", 1, "x"},
		"a replay backwards":          {[]string{"replay", path, "--service", "pay"}, "--from 2026-01-02 --to 2026-01-01", 1, "before"},
		"a replay of an age":          {[]string{"replay", path, "--service", "pay"}, "--from 1990-01-02 --to 2026-01-01", 1, "3660"},
		"a replay of no version":      {[]string{"replay", path, "--service", "pay"}, "--from 2026-01-01 --to 2026-01-01 --version 7", 1, "7"},
		"another target of 100 %":     {[]string{"what-if", path, "--slo", "avail"}, "--target 100", 1, "100"},
		"another window that is none": {[]string{"what-if", path, "--slo", "avail"}, "--target 99 --rolling often", 1, "often"},
		"alerts of nobody":            {[]string{"alerts", path}, "--slo x", 1, "x"},
	} {
		t.Run(name, func(t *testing.T) {
			before, err := os.ReadFile(path)
			require.NoError(t, err)
			a := run(t, append(slices.Clone(c.args), strings.Fields(c.more)...)...)
			assert.Equal(t, c.code, a.code, a.out+a.err)
			assert.Empty(t, a.out)
			assert.Equal(t, 1, strings.Count(a.err, "\n"), "one sentence: %s", a.err)
			assert.Contains(t, a.err, c.says)
			assert.NotContains(t, a.err, "hush")
			assert.NotRegexp(t, `\b(command|error|measure)\.[a-z]`, a.err, "a key that has no text")
			after, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Equal(t, before, after, "the file is as it was")
		})
	}
}
