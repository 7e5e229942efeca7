package prometheus_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/measure/prometheus"
	"slocharter/internal/words"
)

const week = 7 * 24 // hours

// The counters of the week grow evenly within each hour, so that every way to estimate an increase gives the same.
func goodPerMinute(hour int) int64 { return 100 + int64(hour*37%50) }

func badPerMinute(hour int) int64 {
	if hour%5 == 0 {
		return 3
	}
	return 0
}

// In these hours nobody counted, and in the middle of this one the server was started anew.
const (
	silentFrom, silentTo = 100, 103
	restartHour          = 50
)

// counters writes what a scrape each minute would have seen, as OpenMetrics.
func counters() []byte {
	var b bytes.Buffer
	b.WriteString("# TYPE requests counter\n")
	for code, perMinute := range map[string]func(int) int64{"200": goodPerMinute, "500": badPerMinute} {
		total := int64(0)
		for minute := range week*60 + 1 {
			hour := max(0, minute-1) / 60
			if minute == restartHour*60+30 {
				total = 0
			}
			if minute > 0 {
				total += perMinute(hour)
			}
			if minute <= silentFrom*60 || minute >= silentTo*60 {
				fmt.Fprintf(&b, "requests_total{code=%q} %d %d\n", code, total, monday.Unix()+int64(minute)*60)
			}
		}
	}
	b.WriteString("# EOF\n")
	return b.Bytes()
}

// weekSlots returns what must be read of the week, for steps of an hour at most.
func weekSlots(step time.Duration) []budget.Slot {
	var slots []budget.Slot
	minutes := int64(step / time.Minute)
	for at := time.Duration(0); at < week*time.Hour; at += step {
		hour := int(at / time.Hour)
		if hour < silentFrom || hour >= silentTo {
			good, bad := goodPerMinute(hour)*minutes, badPerMinute(hour)*minutes
			slots = append(slots, budget.Slot{Start: monday.Add(at), Length: step, Good: good, Valid: good + bad})
		}
	}
	return slots
}

// program returns the path of a program of Debian's package prometheus. Elsewhere it may be missing.
func program(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err == nil {
		return path
	}
	_, debian := os.Stat("/etc/debian_version")
	require.False(t, os.Getenv("CI") != "" && debian == nil, "%s is missing: .ci/needs should have installed it", name)
	t.Skipf("%s is not installed: reading from a real Prometheus server is not tested", name)
	return ""
}

// start runs a Prometheus server that holds the week, and returns its host and port. It ends with the test.
func start(t *testing.T, config, webConfig string) string {
	t.Helper()
	server, tool := program(t, "prometheus"), program(t, "promtool")
	folder := t.TempDir()
	file := func(name string, data []byte) string {
		path := filepath.Join(folder, name)
		require.NoError(t, os.WriteFile(path, data, 0o600))
		return path
	}
	data := filepath.Join(folder, "data")
	said, err := exec.CommandContext(t.Context(), tool, "tsdb", "create-blocks-from", "openmetrics",
		"--max-block-duration=256h", file("week.om", counters()), data).CombinedOutput()
	require.NoError(t, err, string(said))

	ctx, stop := context.WithCancel(context.Background())
	command := exec.CommandContext(ctx, server, "--config.file="+file("prometheus.yml", []byte(config)),
		"--web.config.file="+file("web.yml", []byte(webConfig)), "--web.listen-address=127.0.0.1:0",
		"--storage.tsdb.path="+data, "--storage.tsdb.retention.time=100y")
	command.Dir = folder
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
	command.WaitDelay = 10 * time.Second
	log, err := command.StderrPipe()
	require.NoError(t, err)
	require.NoError(t, command.Start())
	host, drained := listen(log)
	t.Cleanup(func() {
		stop()
		<-drained
		_ = command.Wait() // it was told to end
	})
	address, ok := <-host
	require.True(t, ok, "prometheus ended before it listened")
	return address
}

var listening = regexp.MustCompile(`msg="Listening on".* address=(\S+)`)

const ready = "Server is ready to receive web requests"

// listen reads the log of a server until it ends, and tells the address once the server is ready.
func listen(log io.Reader) (host <-chan string, drained <-chan struct{}) {
	told, done := make(chan string, 1), make(chan struct{})
	go func() {
		defer close(done)
		defer close(told)
		var address string
		isReady := false
		lines := bufio.NewScanner(log)
		for lines.Scan() {
			if found := listening.FindStringSubmatch(lines.Text()); found != nil {
				address = found[1]
			}
			isReady = isReady || strings.Contains(lines.Text(), ready)
			if isReady && address != "" { // in any order
				told <- address
				break
			}
		}
		_, _ = io.Copy(io.Discard, log)
	}()
	return told, done
}

const (
	quietConfig = "global: {scrape_interval: 1h}\n"
	goodQuery   = `sum(increase(requests_total{code!~"5.."}[$step]))`
	badQuery    = `sum(increase(requests_total{code=~"5.."}[${step}]))`
	validQuery  = `sum(increase(requests_total[$step]))`
)

func TestAWeekOnARealServerIsReadExactly(t *testing.T) {
	client := connect(t, prometheus.Server{Address: "http://" + start(t, quietConfig, "")}, "")
	for name, test := range map[string]struct {
		query  prometheus.Query
		silent int
	}{
		"good events by the hour":              {prometheus.Query{Good: goodQuery, Valid: validQuery, Step: time.Hour}, 3},
		"bad events by the hour":               {prometheus.Query{Bad: badQuery, Valid: validQuery, Step: time.Hour}, 3},
		"good events by two minutes, in parts": {prometheus.Query{Good: goodQuery, Valid: validQuery, Step: 2 * time.Minute}, 90},
	} {
		t.Run(name, func(t *testing.T) {
			reading, err := client.Read(t.Context(), test.query, hours(0, week), nil)
			require.NoError(t, err)
			assert.Equal(t, weekSlots(test.query.Step), reading.Slots)
			assert.Equal(t, test.silent, reading.Skipped)
			assert.Zero(t, reading.Rejected+reading.Capped+reading.Halves)
		})
	}
	t.Run("a refresh joins what is stored", func(t *testing.T) { refreshes(t, client) })
	t.Run("the latest slot", func(t *testing.T) { triesTheLatest(t, client) })
	t.Run("queries that cannot be", func(t *testing.T) { namesBadQueries(t, client) })
	t.Run("values that are none", func(t *testing.T) { skipsNoNumbers(t, client) })
}

func refreshes(t *testing.T, client *prometheus.Client) {
	query := prometheus.Query{Good: goodQuery, Valid: validQuery, Step: time.Hour}
	refresh := prometheus.Refresh{First: monday, Again: 2}
	stored := map[time.Time]budget.Slot{}
	for _, now := range []time.Duration{30 * time.Minute, 20*time.Hour + 30*time.Minute, 47 * time.Hour, 90*time.Hour + time.Second} {
		due := query.Due(refresh, monday.Add(now))
		if due.Length() == 0 {
			continue
		}
		reading, err := client.Read(t.Context(), query, due, nil)
		require.NoError(t, err)
		for _, slot := range reading.Slots {
			stored[slot.Start] = slot
		}
		refresh.Stored = due.End
	}
	require.Len(t, stored, 90)
	for _, want := range weekSlots(time.Hour)[:90] {
		assert.Equal(t, want, stored[want.Start])
	}
}

func triesTheLatest(t *testing.T, client *prometheus.Client) {
	query := prometheus.Query{Good: goodQuery, Valid: validQuery, Step: time.Hour}
	trial, err := client.Test(t.Context(), query, monday.Add(week*time.Hour+59*time.Minute))
	require.NoError(t, err)
	slots := weekSlots(time.Hour)
	assert.Equal(t, slots[len(slots)-1], trial.Latest)
	assert.Empty(t, trial.Notes)

	query.Good = goodQuery + " or vector(0)"
	_, err = client.Test(t.Context(), query, monday.Add(-week*time.Hour))
	requireFault(t, prometheus.Empty, err)
	query.Good, query.Bad = "", `sum(increase(requests_total{code="599"}[$step]))`
	_, err = client.Test(t.Context(), query, monday.Add(week*time.Hour))
	requireFault(t, prometheus.EmptyBad, err)
	query.Bad += " or vector(0)"
	trial, err = client.Test(t.Context(), query, monday.Add(week*time.Hour))
	require.NoError(t, err)
	assert.Equal(t, trial.Latest.Valid, trial.Latest.Good)
}

func namesBadQueries(t *testing.T, client *prometheus.Client) {
	for text, test := range map[string]struct {
		fault prometheus.Fault
		says  string
	}{
		"sum(increase(requests_total[$step])":                               {prometheus.BadQuery, "parse error: "},
		"requests_total[$step]":                                             {prometheus.BadQuery, "range vector"},
		"increase(requests_total)":                                          {prometheus.BadQuery, "expected type range vector"},
		"increase(requests_total[$step])":                                   {prometheus.Several, "code="},
		"requests_total / ignoring(code) sum without(code)(requests_total)": {prometheus.QueryFailed, "multiple matches"},
	} {
		_, err := client.Test(t.Context(), prometheus.Query{Good: text, Valid: validQuery, Step: time.Hour}, monday.Add(week*time.Hour))
		told := explained(t, test.fault, err)
		assert.Equal(t, prometheus.Good, told.Part)
		assert.Contains(t, words.Error(err), "good events")
		assert.Contains(t, words.Error(err), test.says)
	}
}

func skipsNoNumbers(t *testing.T, client *prometheus.Client) {
	for _, none := range []string{"sum(requests_total) / 0", "sum(requests_total) * NaN", "absent(requests_total)"} {
		reading, err := client.Read(t.Context(), hourly(none, validQuery), hours(10, 3), nil)
		require.NoError(t, err)
		assert.Empty(t, reading.Slots)
		assert.Equal(t, 3, reading.Skipped, none)
		assert.Equal(t, 3, reading.Halves, none)
	}
	reading, err := client.Read(t.Context(), hourly("99.6", "100.2"), hours(0, 2), nil)
	require.NoError(t, err)
	assert.Equal(t, []budget.Slot{slot(0, 100, 100), slot(1, 100, 100)}, reading.Slots)
}

// The hash of the password, made by bcrypt at its lowest cost.
const guardedWeb = `basic_auth_users: {ada: $2a$04$gHlA8j1TOVMfLNLMAdpQyuW.y2nsIgw3HMHTe0.M.WPQatR3rEvFy}
tls_server_config: {cert_file: %s, key_file: %s}
`

func TestARealServerIsReadWithPasswordAndTLS(t *testing.T) {
	certificate, key := certify(t)
	host := start(t, quietConfig, fmt.Sprintf(guardedWeb, certificate, key))
	server := prometheus.Server{Address: "https://" + host, Access: prometheus.Basic, User: user, CAFile: certificate}
	query := prometheus.Query{Good: goodQuery, Valid: validQuery, Step: time.Hour}
	try := func(server prometheus.Server, secret string) error {
		_, err := connect(t, server, secret).Test(t.Context(), query, monday.Add(week*time.Hour))
		return err
	}
	require.NoError(t, try(server, password))
	requireFault(t, prometheus.Unauthorised, try(server, "wrong"))
	other := server
	other.Access = prometheus.Bearer
	requireFault(t, prometheus.Unauthorised, try(other, password))
	other.Access = prometheus.Anyone
	requireFault(t, prometheus.Unauthorised, try(other, ""))
	other = server
	other.CAFile = ""
	requireFault(t, prometheus.Untrusted, try(other, password))
	other = server
	other.Address = "http://" + host
	requireFault(t, prometheus.OnlyTLS, try(other, password))
	other = server
	other.Address += "/elsewhere"
	requireFault(t, prometheus.NotPrometheus, try(other, password))
}

// certify makes a certificate for this machine that vouches for itself, and returns its file and that of its key.
func certify(t *testing.T) (certificate, key string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	form := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	signed, err := x509.CreateCertificate(rand.Reader, form, form, &private.PublicKey, private)
	require.NoError(t, err)
	coded, err := x509.MarshalECPrivateKey(private)
	require.NoError(t, err)
	folder := t.TempDir()
	write := func(name, kind string, data []byte) string {
		path := filepath.Join(folder, name)
		require.NoError(t, os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: data}), 0o600))
		return path
	}
	return write("cert.pem", "CERTIFICATE", signed), write("key.pem", "EC PRIVATE KEY", coded)
}

func TestWhatARealServerScrapesIsRead(t *testing.T) {
	exporter := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4")
		_, _ = io.WriteString(w, "served_lately{result=\"good\"} 7\nserved_lately{result=\"bad\"} 2\n")
	})
	const scraping = "scrape_configs: [{job_name: tiny, scrape_interval: 200ms, scrape_timeout: 200ms, static_configs: [{targets: ['%s']}]}]\n"
	host := start(t, fmt.Sprintf(scraping, strings.TrimPrefix(exporter, "http://")), "")
	client := connect(t, prometheus.Server{Address: "http://" + host}, "")
	query := prometheus.Query{
		Good:  `sum(last_over_time(served_lately{result="good"}[$step]))`,
		Valid: `sum(last_over_time(served_lately[$step]))`,
		Step:  time.Second,
	}
	var trial prometheus.Trial
	require.Eventually(t, func() bool {
		var err error
		trial, err = client.Test(t.Context(), query, time.Now())
		return err == nil
	}, time.Minute, 100*time.Millisecond)
	assert.Equal(t, int64(7), trial.Latest.Good)
	assert.Equal(t, int64(9), trial.Latest.Valid)
}
