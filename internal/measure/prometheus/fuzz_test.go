package prometheus_test

import (
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"slocharter/internal/measure/prometheus"
	"slocharter/internal/words"
)

// FuzzAnswer answers anything: what is read is sound slots, what is refused has a sentence, and neither repeats the
// password.
func FuzzAnswer(f *testing.F) {
	type reply struct {
		status int
		body   string
	}
	var now atomic.Pointer[reply]
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		r := now.Load()
		w.WriteHeader(r.status)
		_, _ = w.Write([]byte(r.body))
	}))
	f.Cleanup(server.Close)
	client, err := prometheus.Connect(prometheus.Server{Address: server.URL, Access: prometheus.Basic, User: user}, password)
	require.NoError(f, err)
	f.Cleanup(client.Close)
	f.Add(200, `{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1772409600,"7"],[1772413200,"NaN"]]}]}}`)
	f.Add(200, `{"status":"success","warnings":["w"],"data":{"resultType":"matrix","result":[{"metric":{"a":"b"},"values":[]}]}}`)
	f.Add(422, `{"status":"error","errorType":"execution","error":"too many\nsamples"}`)
	f.Add(502, "<html>")
	f.Fuzz(func(t *testing.T, status int, body string) {
		if status < 200 || status > 599 {
			status = 200
		}
		now.Store(&reply{status, body})
		reading, err := client.Read(t.Context(), hourly("1", "2"), hours(0, 2), nil)
		if err != nil {
			require.NotContains(t, words.Error(err), password)
			require.NotEqual(t, words.T("error.unexpected", "Detail", err.Error()), words.Error(err))
			return
		}
		for _, slot := range reading.Slots {
			require.True(t, slot.Good >= 0 && slot.Good <= slot.Valid, slot)
		}
		for _, note := range reading.Notes() {
			require.NotContains(t, note, password)
		}
	})
}
