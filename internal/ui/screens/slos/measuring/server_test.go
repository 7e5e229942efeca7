package measuring_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/zalando/go-keyring"

	"slocharter/internal/slo"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/workspace"
)

const token = "s3cret-t0ken"

// telemetry is a server that counts the same in each slot, for who knows the token.
type telemetry struct {
	*httptest.Server
	good  atomic.Int64
	asked atomic.Int64
	open  bool
}

func serve(t *testing.T, open bool) *telemetry {
	t.Helper()
	s := &telemetry{open: open}
	s.good.Store(990)
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *telemetry) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.asked.Add(1)
	if !s.open && r.Header.Get("Authorization") != "Bearer "+token {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	count := int64(1000)
	if strings.Contains(r.FormValue("query"), "good") {
		count = s.good.Load()
	}
	from, _ := strconv.ParseFloat(r.FormValue("start"), 64)
	to, _ := strconv.ParseFloat(r.FormValue("end"), 64)
	step, _ := strconv.ParseFloat(r.FormValue("step"), 64)
	values := [][]any{}
	for at := from; at <= to; at += step {
		values = append(values, []any{at, strconv.FormatInt(count, 10)})
	}
	result := []any{map[string]any{"metric": map[string]string{}, "values": values}}
	_ = json.NewEncoder(w).Encode(map[string]any{"status": "success", "data": map[string]any{"resultType": "matrix", "result": result}})
}

// describe fills in where to read from, from the field with the server on.
func (o *opened) describe(s *telemetry) {
	o.T.Helper()
	o.Tap("Read from Prometheus…")
	o.text("Server").Focus()
	o.TypeOver(s.URL)
	o.text("Query for these events").Focus()
	o.TypeOver("increase(good[$step])")
	o.text("Query for valid events").Focus()
	o.TypeOver("increase(valid[$step])")
	o.text("Slot length").Focus()
	o.TypeOver("1h")
	o.text("From").Focus()
	o.TypeOver("2026-03-02 00:00")
}

func TestMeasurementsAreReadFromAServerShownAndWritten(t *testing.T) {
	keyring.MockInit()
	o, s := openEmpty(t, "pay-in-2s"), serve(t, true)
	o.MustStaySilent()
	o.describe(s)
	o.Tap("Test")
	assert.True(t, o.Sees("It works."), o.Text())
	assert.True(t, o.Sees("2 Mar 2026, 08:00"), "the last slot")
	assert.NotContains(t, o.W().Sources, o.id, "a test keeps nothing")
	o.Tap("Read")
	assert.True(t, o.Sees("Added (9)"), o.Text())
	assert.Empty(t, o.slots())
	o.Press(fyne.KeyReturn)
	require.Len(t, o.slots(), 9)
	assert.Equal(t, int64(990), o.slots()[0].Good)
	assert.Equal(t, "import 9 measurements for “Pay in under 2 s”", o.Session.UndoLabel())
	assert.Equal(t, slo.Source{
		ID: o.id, SLOID: o.id, Server: s.URL, Good: "increase(good[$step])", Valid: "increase(valid[$step])", Step: "1h",
	}, o.W().Sources[o.id])
	assert.True(t, o.Sees("Read from 127.0.0.1"))
}

func TestRefreshAppendsWhatIsNewWithOneClick(t *testing.T) {
	keyring.MockInit()
	o, s := openEmpty(t, "pay-in-2s"), serve(t, true)
	o.describe(s)
	o.Tap("Read")
	o.Press(fyne.KeyReturn)
	o.Tap("Refresh")
	assert.True(t, o.Sees("Nothing is new"))
	o.pass(2*time.Hour + time.Minute)
	o.Tap("Refresh")
	assert.True(t, o.Sees("2 measurements were imported."), o.Text())
	assert.Len(t, o.slots(), 11)
	o.undo()
	assert.False(t, o.Sees("2 measurements were imported."), "it is not so any more")
}

func TestTheSecretIsKeptInTheKeyringAndNowhereElse(t *testing.T) {
	keyring.MockInit()
	o, s := openEmpty(t, "pay-in-2s"), serve(t, false)
	o.describe(s)
	o.field("Sign in with").Focus()
	o.Choose("Token")
	o.Tap("Read")
	assert.True(t, o.Sees("Type it in."), o.Text())
	o.text("Password or token").Focus()
	o.Type("wrong")
	o.Tap("Read")
	assert.True(t, o.Sees("does not let you in"), o.Text())
	o.text("Password or token").Focus()
	o.TypeOver(token)
	assert.False(t, o.Sees(token), "it is not shown")
	o.Tap("Read")
	o.Press(fyne.KeyReturn)
	require.Len(t, o.slots(), 9)
	o.pass(time.Hour)
	o.Tap("Refresh")
	assert.Len(t, o.slots(), 10, "the keyring has it")
	file, err := os.ReadFile(o.Session.Path())
	require.NoError(t, err)
	assert.NotContains(t, string(file), token)
	assert.NotContains(t, fmt.Sprint(o.W()), token)
}

func TestWithoutAKeyringTheSecretIsAskedEachTime(t *testing.T) {
	keyring.MockInitWithError(fmt.Errorf("no bus"))
	t.Cleanup(keyring.MockInit)
	o, s := openEmpty(t, "pay-in-2s"), serve(t, false)
	o.describe(s)
	o.field("Sign in with").Focus()
	o.Choose("Token")
	o.text("Password or token").Focus()
	o.Type(token)
	o.Tap("Read")
	assert.True(t, o.Sees("is not kept"), o.Text())
	o.Press(fyne.KeyReturn)
	o.pass(time.Hour)
	o.Tap("Refresh")
	assert.True(t, o.Sees("Sign in to"), o.Text())
	o.Tap("Refresh")
	assert.True(t, o.Sees("Type the password or token."))
	stagetest.Find[fyneField](o.Stage, "Token").Focus()
	o.Type(token)
	o.Press(fyne.KeyReturn)
	assert.Len(t, o.slots(), 10)
}

// fyneField is a field that can be found by its text.
type fyneField interface {
	fyne.CanvasObject
	Focus()
	Value() string
}

func TestWhatIsWrongWithAServerIsSaidAtItsField(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	o.Tap("Read from Prometheus…")
	o.Tap("Read")
	assert.True(t, o.Sees("is not"), "the length: %s", o.Text())
	o.text("Slot length").Focus()
	o.TypeOver("1h")
	o.Tap("Read")
	assert.True(t, o.Sees("The address of the server is missing"))
	o.text("Server").Focus()
	o.TypeOver("http://prometheus.example.org")
	o.Tap("Test")
	assert.True(t, o.Sees("The query for valid events is missing.") || o.Sees("The query for good events is missing."), o.Text())
	o.text("From").Focus()
	o.TypeOver("yesterday")
	assert.False(t, o.Sees("travels unencrypted"))
	o.field("Sign in with").Focus()
	o.Choose("User and password")
	assert.True(t, o.Sees("travels unencrypted"))
	assert.NotContains(t, o.W().Sources, o.id)
}

func TestAServerThatIsNotThereLosesNothing(t *testing.T) {
	o, s := openEmpty(t, "pay-in-2s"), serve(t, true)
	o.describe(s)
	s.Close()
	o.Tap("Read")
	assert.True(t, o.Sees("refuses connections"), o.Text())
	assert.True(t, o.Sees("increase(good[$step])"), "what was typed is still there")
	assert.Empty(t, o.slots())
}

func TestRefreshShowsWhatWouldNotFit(t *testing.T) {
	o, s := openEmpty(t, "pay-in-2s"), serve(t, true)
	o.describe(s)
	o.Tap("Read")
	o.Press(fyne.KeyReturn)
	s.good.Store(1500)
	o.pass(time.Hour)
	o.Tap("Refresh")
	assert.True(t, o.Sees("Refused (1)"), o.Text())
	assert.True(t, o.Sees("of only 1000 valid events") || o.Sees("of only 1,000 valid events"), o.Text())
	assert.Len(t, o.slots(), 9)
}

func TestASourceThatIsRemovedCannotBeRefreshed(t *testing.T) {
	o, s := openEmpty(t, "pay-in-2s"), serve(t, true)
	o.Do("read", func(w *workspace.Workspace) error {
		return w.PutSource(slo.Source{SLOID: o.id, Server: s.URL, Good: "good", Valid: "valid", Step: "1h"})
	})
	assert.NotEmpty(t, stagetest.Buttons(o.Root(), "Refresh"))
	o.Do("forget", func(w *workspace.Workspace) error { return w.Remove("source", o.id) })
	assert.Empty(t, stagetest.Buttons(o.Root(), "Refresh"))
}
