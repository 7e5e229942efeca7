package prometheus_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/measure/prometheus"
	"slocharter/internal/slo"
)

func TestWhatWasTypedIsCheckedBeforeAnythingIsSent(t *testing.T) {
	at := func(address string) prometheus.Server { return prometheus.Server{Address: address} }
	tests := map[string]struct {
		server prometheus.Server
		secret string
		want   prometheus.Fault
	}{
		"a password in the address":             {server: at("http://ada:" + password + "@host:9090"), want: prometheus.HasUser},
		"a user in the address":                 {server: at("https://ada@host"), want: prometheus.HasUser},
		"a password in a broken address":        {server: at("http://ada:" + password + "%zz@host"), want: prometheus.HasUser},
		"a password without a scheme":           {server: at("ada:" + password + "@host"), want: prometheus.HasUser},
		"no scheme":                             {server: at("host:9090"), want: prometheus.BadAddress},
		"another scheme":                        {server: at("ftp://host"), want: prometheus.BadAddress},
		"no host":                               {server: at("http://"), want: prometheus.BadAddress},
		"a parameter, which could be a token":   {server: at("http://host/?x=" + password), want: prometheus.BadAddress},
		"nothing":                               {want: prometheus.BadAddress},
		"a password of nobody":                  {server: prometheus.Server{Address: "http://host", Access: prometheus.Basic}, secret: password, want: prometheus.NoUser},
		"no token":                              {server: prometheus.Server{Address: "http://host", Access: prometheus.Bearer}, want: prometheus.NoSecret},
		"a token of two lines":                  {server: prometheus.Server{Address: "http://host", Access: prometheus.Bearer}, secret: password + "\n" + password, want: prometheus.BadSecret},
		"a file of certificates that is absent": {server: prometheus.Server{Address: "https://host", CAFile: "absent.pem"}, want: prometheus.BadCA},
		"a file without certificates":           {server: prometheus.Server{Address: "https://host", CAFile: "query_test.go"}, want: prometheus.BadCA},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := prometheus.Connect(test.server, test.secret)
			requireFault(t, test.want, err)
		})
	}
}

func TestOneServerHasOnePlaceInTheKeyring(t *testing.T) {
	for _, address := range []string{"https://Host:9090", " https://host:9090/ ", "https://host:9090"} {
		assert.Equal(t, "https://host:9090", prometheus.Server{Address: address}.Place())
	}
	assert.Equal(t, "https://host/Prom", prometheus.Server{Address: "https://host/Prom/"}.Place())
	assert.Empty(t, prometheus.Server{Address: "host"}.Place())
	assert.Empty(t, prometheus.Server{Address: "http://ada:" + password + "@host"}.Place())
}

func TestASecretIsExposedWhenItLeavesTheMachineInTheClear(t *testing.T) {
	for address, want := range map[string]bool{
		"http://host:9090": true, "http://192.0.2.1": true, "https://host:9090": false,
		"http://localhost:9090": false, "http://127.0.0.1": false, "http://[::1]:9090": false, "host": false,
	} {
		assert.Equal(t, want, prometheus.Server{Address: address, Access: prometheus.Bearer}.Exposed(), address)
		assert.False(t, prometheus.Server{Address: address}.Exposed(), "there is no secret")
	}
}

func TestAQueryIsCheckedBeforeItIsSent(t *testing.T) {
	tests := map[string]struct {
		query prometheus.Query
		want  prometheus.Fault
	}{
		"no valid events":     {prometheus.Query{Good: "a", Step: time.Hour}, prometheus.NoQuery},
		"no good events":      {prometheus.Query{Valid: "a", Good: " ", Step: time.Hour}, prometheus.NoQuery},
		"good and bad events": {prometheus.Query{Valid: "a", Good: "b", Bad: "c", Step: time.Hour}, prometheus.GoodAndBad},
		"no step":             {prometheus.Query{Valid: "a", Good: "b"}, prometheus.BadStep},
		"half a second":       {prometheus.Query{Valid: "a", Good: "b", Step: 1500 * time.Millisecond}, prometheus.BadStep},
		"more than a year":    {prometheus.Query{Valid: "a", Good: "b", Step: 367 * 24 * time.Hour}, prometheus.BadStep},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			requireFault(t, test.want, test.query.Check())
		})
	}
	require.NoError(t, prometheus.Query{Valid: "a", Bad: "b", Step: time.Second}.Check())
}

func TestTheStepStandsInTheQueryAsPrometheusWritesIt(t *testing.T) {
	const text = "sum(increase(x[$step])) + rate(y[${step}]) + z[$steps] + $1"
	for step, want := range map[time.Duration]string{
		time.Hour:              "1h",
		90 * time.Minute:       "1h30m",
		24 * time.Hour:         "1d",
		7 * 24 * time.Hour:     "1w",
		90 * time.Second:       "1m30s",
		28 * 24 * time.Hour:    "4w",
		30*24*time.Hour + 1e10: "30d10s",
	} {
		query := prometheus.Query{Bad: text, Step: step}
		assert.Equal(t, "sum(increase(x["+want+"])) + rate(y["+want+"]) + z[$steps] + $1", query.Expand(prometheus.Bad))
	}
}

func TestSlotsBeginWhereTheyDoInUTC(t *testing.T) {
	tests := map[string]struct {
		step             time.Duration
		from, to         string
		wantFrom, wantTo string
	}{
		"hours that fit":          {time.Hour, "2026-03-02T00:00:00Z", "2026-03-02T05:00:00Z", "2026-03-02T00:00:00Z", "2026-03-02T05:00:00Z"},
		"hours cut at both ends":  {time.Hour, "2026-03-02T00:00:01Z", "2026-03-02T05:59:59Z", "2026-03-02T01:00:00Z", "2026-03-02T05:00:00Z"},
		"days in another zone":    {24 * time.Hour, "2026-03-02T00:00:00+05:30", "2026-03-05T00:00:00+05:30", "2026-03-02T00:00:00Z", "2026-03-04T00:00:00Z"},
		"weeks":                   {7 * 24 * time.Hour, "2026-03-01T00:00:00Z", "2026-03-17T00:00:00Z", "2026-03-02T00:00:00Z", "2026-03-16T00:00:00Z"},
		"nothing":                 {time.Hour, "2026-03-02T00:10:00Z", "2026-03-02T00:50:00Z", "2026-03-02T01:00:00Z", "2026-03-02T01:00:00Z"},
		"an end before its start": {time.Hour, "2026-03-02T05:00:00Z", "2026-03-02T01:00:00Z", "2026-03-02T05:00:00Z", "2026-03-02T05:00:00Z"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			slots := prometheus.Query{Step: test.step}.Slots(slo.Interval{Start: moment(t, test.from), End: moment(t, test.to)})
			assert.Equal(t, slo.Interval{Start: moment(t, test.wantFrom), End: moment(t, test.wantTo)}, slots)
		})
	}
}

func moment(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, text)
	require.NoError(t, err)
	return at
}

func TestARefreshReadsWhatIsOverAndNotStored(t *testing.T) {
	now := monday.Add(10*time.Hour + 59*time.Minute)
	tests := map[string]struct {
		refresh prometheus.Refresh
		want    slo.Interval
	}{
		"the first time":         {prometheus.Refresh{First: monday.Add(90 * time.Minute)}, hours(2, 8)},
		"since the last slot":    {prometheus.Refresh{First: monday, Stored: monday.Add(7 * time.Hour)}, hours(7, 3)},
		"the last slots again":   {prometheus.Refresh{First: monday, Stored: monday.Add(7 * time.Hour), Again: 2}, hours(5, 5)},
		"slots that end askew":   {prometheus.Refresh{Stored: monday.Add(7*time.Hour + time.Minute)}, hours(8, 2)},
		"nothing new":            {prometheus.Refresh{Stored: monday.Add(10 * time.Hour)}, hours(10, 0)},
		"the slot still running": {prometheus.Refresh{Stored: monday.Add(11 * time.Hour)}, hours(11, 0)},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, test.want, hourly("a", "b").Due(test.refresh, now))
		})
	}
}

func TestARangeHasAtLeastOneSlotAndAMillionAtMost(t *testing.T) {
	client := connect(t, prometheus.Server{Address: "http://127.0.0.1:1"}, "")
	query := prometheus.Query{Good: "a", Valid: "b", Step: time.Second}
	second := func(n int) slo.Interval {
		return slo.Interval{Start: monday, End: monday.Add(time.Duration(n) * time.Second)}
	}
	_, err := client.Read(t.Context(), query, second(0), nil)
	requireFault(t, prometheus.NoSlot, err)
	_, err = client.Read(t.Context(), query, second(prometheus.MaxSlots+1), nil)
	requireFault(t, prometheus.TooMany, err)
	_, err = client.Read(t.Context(), hourly("a", "b"), slo.Interval{End: monday}, nil)
	requireFault(t, prometheus.TooMany, err)
	_, err = client.Read(t.Context(), query, second(prometheus.MaxSlots), nil)
	requireFault(t, prometheus.Refused, err)
}

func TestLongTextsOfOthersBecomeALine(t *testing.T) {
	_, err := prometheus.Connect(prometheus.Server{Address: "odd\n" + strings.Repeat("é", 1000)}, "")
	told := explained(t, prometheus.BadAddress, err)
	assert.Len(t, []rune(told.Detail), 200)
	assert.NotContains(t, told.Detail, "\n")
}
