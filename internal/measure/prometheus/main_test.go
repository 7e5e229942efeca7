package prometheus_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"slocharter/internal/budget"
	"slocharter/internal/measure/prometheus"
	"slocharter/internal/slo"
	"slocharter/internal/words"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const (
	user     = "ada"
	password = "Tr0ub4dor-and-3"
)

// monday is when everything begins in these tests.
var monday = time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)

// hours is the span of n hours from an hour of the week on.
func hours(from, n int) slo.Interval {
	start := monday.Add(time.Duration(from) * time.Hour)
	return slo.Interval{Start: start, End: start.Add(time.Duration(n) * time.Hour)}
}

func slot(hour int, good, valid int64) budget.Slot {
	return budget.Slot{Start: monday.Add(time.Duration(hour) * time.Hour), Length: time.Hour, Good: good, Valid: valid}
}

// hourly counts what the two texts say.
func hourly(good, valid string) prometheus.Query {
	return prometheus.Query{Good: good, Valid: valid, Step: time.Hour}
}

func connect(t *testing.T, server prometheus.Server, secret string) *prometheus.Client {
	t.Helper()
	client, err := prometheus.Connect(server, secret)
	require.NoError(t, err)
	t.Cleanup(client.Close)
	return client
}

func requireFault(t *testing.T, want prometheus.Fault, err error) {
	t.Helper()
	_ = explained(t, want, err)
}

// explained wants an error with the fault, whose texts are for people and hold no secret, and returns it.
func explained(t *testing.T, want prometheus.Fault, err error) prometheus.Error {
	t.Helper()
	var told prometheus.Error
	require.ErrorAs(t, err, &told)
	require.Equal(t, want, told.Fault, err.Error())
	requireSentence(t, err)
	return told
}

func requireSentence(t *testing.T, err error) {
	t.Helper()
	sentence := words.Error(err)
	assert.Regexp(t, `^[“A-Z0-9].*\.$`, sentence)
	assert.NotContains(t, sentence, "{{")
	assert.NotContains(t, sentence, "<no value>")
	for _, text := range []string{sentence, err.Error(), fmt.Sprintf("%+v %#v", err, err)} {
		assert.NotContains(t, text, password)
		assert.NotContains(t, text, "Authorization:")
	}
}

// serve starts a server that ends with the test.
func serve(t *testing.T, handler http.HandlerFunc) string {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL
}

type point [2]any

type series struct {
	Metric map[string]string `json:"metric"`
	Values []point           `json:"values"`
}

// answer writes what Prometheus answers to a query over a range.
func answer(w http.ResponseWriter, result ...series) {
	if result == nil {
		result = []series{}
	}
	_ = json.NewEncoder(w).Encode(map[string]any{"status": "success", "warnings": []string{"half of it is missing"},
		"data": map[string]any{"resultType": "matrix", "result": result}})
}

// counting answers queries that are lists of values, one an hour from monday on, such as "1 2 - NaN"; a dash is none.
func counting(w http.ResponseWriter, r *http.Request) {
	values := strings.Fields(r.FormValue("query"))
	start, err := strconv.ParseInt(r.FormValue("start"), 10, 64)
	if err != nil {
		http.Error(w, "start", http.StatusTeapot)
		return
	}
	var points []point
	for i, value := range values {
		if value != "-" {
			points = append(points, point{start + int64(i)*3600, value})
		}
	}
	answer(w, series{Metric: map[string]string{}, Values: points})
}

func read(t *testing.T, good, valid string) prometheus.Reading {
	t.Helper()
	client := connect(t, prometheus.Server{Address: serve(t, counting)}, "")
	reading, err := client.Read(t.Context(), hourly(good, valid), hours(0, len(strings.Fields(valid))), nil)
	require.NoError(t, err)
	return reading
}
