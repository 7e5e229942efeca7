package prometheus_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/measure/prometheus"
)

func quiet() *log.Logger { return log.New(io.Discard, "", 0) }

// ask reads two slots with a password from a server that is not expected to answer them.
func ask(t *testing.T, server prometheus.Server) error {
	t.Helper()
	server.Access, server.User = prometheus.Basic, user
	client := connect(t, server, password)
	reading, err := client.Read(t.Context(), hourly("1 1", "2 2"), hours(0, 2), nil)
	require.Error(t, err)
	assert.Empty(t, reading.Slots)
	return err
}

func TestAnAnswerThatIsNoneIsNamed(t *testing.T) {
	const spoken = `{"status":"error","errorType":"%s","error":"%s"}`
	tests := map[string]struct {
		status int
		body   string
		want   prometheus.Fault
		detail string
	}{
		"who are you":                   {401, "Unauthorized", prometheus.Unauthorised, ""},
		"not you":                       {403, "Forbidden", prometheus.Forbidden, ""},
		"no such page":                  {404, "404 page not found", prometheus.NotPrometheus, "404 Not Found"},
		"no such method":                {405, "", prometheus.NotPrometheus, "405 Method Not Allowed"},
		"no query":                      {400, fmt.Sprintf(spoken, "bad_data", `invalid parameter \"query\": 1:3: parse error: unexpected end of input`), prometheus.BadQuery, "1:3: parse error: unexpected end of input"},
		"a query of many lines":         {400, fmt.Sprintf(spoken, "bad_data", `one.\ntwo.`), prometheus.BadQuery, "one. two"},
		"too many samples":              {422, fmt.Sprintf(spoken, "execution", "too many samples"), prometheus.QueryFailed, "too many samples"},
		"a query that took too long":    {503, fmt.Sprintf(spoken, "timeout", "query timed out in expression evaluation"), prometheus.QueryTooSlow, "query timed out in expression evaluation"},
		"an error that is a success":    {200, fmt.Sprintf(spoken, "internal", "disk"), prometheus.Failing, "disk"},
		"internal":                      {500, fmt.Sprintf(spoken, "internal", "disk"), prometheus.Failing, "disk"},
		"a proxy without its server":    {502, "<html>", prometheus.Failing, "502 Bad Gateway"},
		"too much":                      {429, "", prometheus.Failing, "429 Too Many Requests"},
		"http where https is spoken":    {400, "Client sent an HTTP request to an HTTPS server.\n", prometheus.OnlyTLS, ""},
		"the same, said by nginx":       {400, "<title>400 The plain HTTP request was sent to HTTPS port</title>", prometheus.OnlyTLS, ""},
		"a page":                        {200, "<html>Welcome</html>", prometheus.NotPrometheus, ""},
		"nothing":                       {200, "", prometheus.NotPrometheus, ""},
		"no content":                    {204, "", prometheus.NotPrometheus, ""},
		"other JSON":                    {200, `{"hello":1}`, prometheus.NotPrometheus, ""},
		"a list":                        {200, `[]`, prometheus.NotPrometheus, ""},
		"half of it":                    {200, `{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"val`, prometheus.NotPrometheus, ""},
		"another result":                {200, `{"status":"success","data":{"resultType":"vector","result":[]}}`, prometheus.NotPrometheus, ""},
		"a result of unknown type":      {200, `{"status":"success","data":{"resultType":"x","result":[]}}`, prometheus.NotPrometheus, ""},
		"values that are words":         {200, `{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1772409600,"many"]]}]}}`, prometheus.NotPrometheus, ""},
		"values of another time":        {200, `{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[17,"1"]]}]}}`, prometheus.NotPrometheus, ""},
		"values between the slots":      {200, `{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1772413201,"1"]]}]}}`, prometheus.NotPrometheus, ""},
		"values of the running slot":    {200, `{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1772420400,"1"]]}]}}`, prometheus.NotPrometheus, ""},
		"one series twice":              {200, `{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[]},{"metric":{},"values":[]}]}}`, prometheus.NotPrometheus, ""},
		"several series":                {200, `{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"code":"200"},"values":[]},{"metric":{"code":"500"},"values":[]}]}}`, prometheus.Several, `{code="500"}`},
		"a redirect that leads nowhere": {302, "", prometheus.NotPrometheus, "302 Found"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			told := explained(t, test.want, ask(t, prometheus.Server{Address: serve(t, func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(test.status)
				_, _ = w.Write([]byte(test.body))
			})}))
			assert.Equal(t, test.detail, told.Detail)
			assert.Equal(t, prometheus.Valid, told.Part)
			assert.Regexp(t, `^127\.0\.0\.1:\d+$`, told.Server)
		})
	}
}

func TestAServerThatRepeatsThePasswordIsNotRepeated(t *testing.T) {
	coded := base64.StdEncoding.EncodeToString([]byte(user + ":" + password))
	for _, kind := range []string{"bad_data", "execution", "internal"} {
		err := ask(t, prometheus.Server{Address: serve(t, func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(http.StatusBadRequest)
			_, _ = fmt.Fprintf(w, `{"status":"error","errorType":%q,"error":"you said %s and %s"}`, kind, password, r.Header.Get("Authorization"))
		})})
		requireSentence(t, err)
		assert.Contains(t, err.Error(), "you said … and Basic …")
		assert.NotContains(t, err.Error(), coded)
	}
	client := connect(t, prometheus.Server{Address: serve(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = fmt.Fprintf(w, `{"status":"success","warnings":["hello %s"],"data":{"resultType":"matrix","result":[]}}`, r.Header.Get("Authorization"))
	}), Access: prometheus.Bearer}, password)
	reading, err := client.Read(t.Context(), hourly("a", "b"), hours(0, 1), nil)
	require.NoError(t, err)
	assert.Equal(t, []string{"hello Bearer …"}, reading.Warnings)
	assert.NotContains(t, fmt.Sprintf("%+v %#v", client, client), password)
}

func TestThePasswordStaysWithItsServer(t *testing.T) {
	var calls atomic.Int32
	elsewhere := serve(t, func(http.ResponseWriter, *http.Request) { calls.Add(1) })
	for _, status := range []int{301, 302, 303, 307, 308} {
		address := serve(t, func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, strings.Replace(elsewhere, "//", "//"+password+"@", 1)+"/login?token="+password, status)
		})
		told := explained(t, prometheus.Redirected, ask(t, prometheus.Server{Address: address}))
		assert.Equal(t, elsewhere+"/login", told.Detail)
	}
	assert.Zero(t, calls.Load(), "nothing is sent to the other server")
}

func TestARedirectWithinTheServerIsFollowedWhenItKeepsTheQuery(t *testing.T) {
	moved := func(status int) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if !strings.HasPrefix(r.URL.Path, "/moved") {
				http.Redirect(w, r, "/moved"+r.URL.Path, status)
				return
			}
			assert.Equal(t, "Bearer "+password, r.Header.Get("Authorization"))
			counting(w, r)
		}
	}
	client := connect(t, prometheus.Server{Address: serve(t, moved(307)), Access: prometheus.Bearer}, password)
	reading, err := client.Read(t.Context(), hourly("1", "2"), hours(0, 1), nil)
	require.NoError(t, err)
	assert.Len(t, reading.Slots, 1)
	requireFault(t, prometheus.Redirected, ask(t, prometheus.Server{Address: serve(t, moved(302))}))
	requireFault(t, prometheus.Redirected, ask(t, prometheus.Server{Address: serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, r.URL.Path, http.StatusTemporaryRedirect) // for ever
	})}))
}

func TestAProxyThatAllowsGetOnlyIsAskedWithGet(t *testing.T) {
	client := connect(t, prometheus.Server{Address: serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		counting(w, r)
	}) + "/prometheus/"}, "")
	reading, err := client.Read(t.Context(), hourly("1", "2"), hours(0, 1), nil)
	require.NoError(t, err)
	assert.Len(t, reading.Slots, 1)
}

func TestAnEndlessAnswerIsCutOff(t *testing.T) {
	blank := bytes.Repeat([]byte(" "), 1<<20)
	requireFault(t, prometheus.TooBig, ask(t, prometheus.Server{Address: serve(t, func(w http.ResponseWriter, _ *http.Request) {
		for {
			if _, err := w.Write(blank); err != nil {
				return
			}
		}
	})}))
}

func TestAnAnswerIsMeasuredUnpacked(t *testing.T) {
	var packed bytes.Buffer
	packer := gzip.NewWriter(&packed)
	_, err := packer.Write(bytes.Repeat([]byte(" "), 65<<20))
	require.NoError(t, err)
	require.NoError(t, packer.Close())
	requireFault(t, prometheus.TooBig, ask(t, prometheus.Server{Address: serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(packed.Bytes())
	})}))
}

func TestAServerThatDoesNotAnswerIsLeft(t *testing.T) {
	silent := func(head bool) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			_ = r.ParseForm() // else nobody notices that the client has gone
			if head {
				_, _ = w.Write([]byte("{"))
				_ = http.NewResponseController(w).Flush()
			}
			<-r.Context().Done()
		}
	}
	for _, head := range []bool{false, true} {
		server := prometheus.Server{Address: serve(t, silent(head)), Patience: 500 * time.Millisecond}
		requireFault(t, prometheus.TooSlow, ask(t, server))
	}
}

func TestAQueryCanBeCancelledWhileTheServerThinks(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	client := connect(t, prometheus.Server{Address: serve(t, func(_ http.ResponseWriter, r *http.Request) {
		_ = r.ParseForm()
		cancel()
		<-r.Context().Done()
	})}, "")
	_, err := client.Read(ctx, hourly("a", "b"), hours(0, 1), nil)
	requireFault(t, prometheus.Cancelled, err)
	require.ErrorIs(t, err, context.Canceled)
}

func TestAWayThatLeadsNowhereIsNamed(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, listener.Close())
	requireFault(t, prometheus.Refused, ask(t, prometheus.Server{Address: "http://" + listener.Addr().String()}))

	// Nobody can be at the address that means everybody.
	requireFault(t, prometheus.Unreachable, ask(t, prometheus.Server{Address: "http://255.255.255.255:9090"}))

	noName := strings.Repeat("a", 64) + ".invalid" // a name that is too long is known to nobody, with or without a network
	told := explained(t, prometheus.NoHost, ask(t, prometheus.Server{Address: "http://" + noName}))
	assert.Equal(t, noName, told.Server)

	requireFault(t, prometheus.Broken, ask(t, prometheus.Server{Address: serve(t, func(http.ResponseWriter, *http.Request) {
		panic(http.ErrAbortHandler)
	})}))
}

func TestTLSMustBeTrusted(t *testing.T) {
	server := httptest.NewUnstartedServer(http.HandlerFunc(counting))
	server.Config.ErrorLog = quiet()
	server.StartTLS()
	t.Cleanup(server.Close)
	told := explained(t, prometheus.Untrusted, ask(t, prometheus.Server{Address: server.URL}))
	assert.Contains(t, told.Detail, "unknown authority")

	own := filepath.Join(t.TempDir(), "ca.pem")
	block := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	require.NoError(t, os.WriteFile(own, block, 0o600))
	client := connect(t, prometheus.Server{Address: server.URL, CAFile: own}, "")
	_, err := client.Read(t.Context(), hourly("1", "2"), hours(0, 1), nil)
	require.NoError(t, err)

	named := strings.Replace(server.URL, "127.0.0.1", "localhost", 1)
	told = explained(t, prometheus.Untrusted, ask(t, prometheus.Server{Address: named, CAFile: own}))
	assert.Contains(t, told.Detail, "localhost")
}

func TestOldTLSIsRefused(t *testing.T) {
	server := httptest.NewUnstartedServer(http.HandlerFunc(counting))
	server.Config.ErrorLog = quiet()
	server.TLS = &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11}
	server.StartTLS()
	t.Cleanup(server.Close)
	requireFault(t, prometheus.Handshake, ask(t, prometheus.Server{Address: server.URL}))
	plain := serve(t, counting)
	requireFault(t, prometheus.NoTLS, ask(t, prometheus.Server{Address: strings.Replace(plain, "http:", "https:", 1)}))
}
