package main_test

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var binary string

func TestMain(m *testing.M) {
	os.Exit(build(m))
}

// build makes the program as it is delivered, without cgo, and runs the tests with it.
func build(m *testing.M) int {
	folder, err := os.MkdirTemp("", "slocharterctl")
	if err != nil {
		panic(err)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	binary = filepath.Join(folder, "slocharterctl")
	if runtime.GOOS == "windows" {
		binary += ".exe"
	}
	command := exec.Command("go", "build", "-o", binary, ".")
	command.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := command.CombinedOutput(); err != nil {
		panic(string(out))
	}
	kept := filepath.Join(folder, "backups")
	if err := errors.Join(os.Mkdir(kept, 0o700), os.Setenv("SLOCHARTER_BACKUPS", kept), os.Setenv("LC_ALL", "C")); err != nil {
		panic(err)
	}
	return m.Run()
}

// answer is what the program said.
type answer struct {
	code int
	out  string
	err  string
}

func run(t testing.TB, args ...string) answer {
	t.Helper()
	command := exec.Command(binary, args...)
	command.Env = append(os.Environ(), "SLOCHARTER_AUTHOR=Ada")
	var out, errs strings.Builder
	command.Stdout, command.Stderr = &out, &errs
	err := command.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		require.NoError(t, err)
	}
	return answer{command.ProcessState.ExitCode(), out.String(), errs.String()}
}

func done(t testing.TB, args ...string) string {
	t.Helper()
	a := run(t, args...)
	require.Zero(t, a.code, "%s%s", a.out, a.err)
	assert.Empty(t, a.err)
	return a.out
}

// asJSON runs a command with --json and reads what it prints.
func asJSON[T any](t *testing.T, args ...string) T {
	t.Helper()
	var v T
	a := run(t, append(args, "--json")...)
	require.NoError(t, json.Unmarshal([]byte(a.out), &v), "%s%s", a.out, a.err)
	return v
}

func file(t testing.TB, args ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "w.slocharter")
	done(t, append([]string{"new", path}, args...)...)
	return path
}

type object = map[string]any

func TestANewWorkspaceIsThere(t *testing.T) {
	path := file(t, "--name", "Our side")
	info := asJSON[object](t, "info", path)
	assert.Equal(t, "Our side", info["name"])
	assert.EqualValues(t, 9, info["steps"])
	assert.EqualValues(t, 7, info["columns"])
	assert.EqualValues(t, 11, info["personas"])
	assert.EqualValues(t, 1, info["raci_errors"], "the reference chart has two accountable in one step")
	assert.Equal(t, "w", asJSON[object](t, "info", file(t))["name"], "without a name it has that of the file")
	a := run(t, "new", path)
	assert.Equal(t, 1, a.code)
	assert.Contains(t, a.err, "already")
}

func TestTheSampleCanBeLookedAtByEveryCommand(t *testing.T) {
	path := file(t, "--sample")
	services := asJSON[[]object](t, "service", "list", path)
	require.GreaterOrEqual(t, len(services), 4)
	for _, command := range [][]string{
		{"info", path}, {"service", "list", path}, {"raci", path}, {"raci", path, "--service", "payments"},
		{"guide", path, "--service", "checkout"}, {"guide", path, "--service", "checkout", "--cycle", "1"},
		{"policy", path}, {"policy", path, "--service", "payments"}, {"policy", path, "--number", "1"}, {"history", path},
		{"slo", "list", path}, {"incident", "list", path}, {"budget", path}, {"budget", path, "--at", "2026-01-31", "--slo", "order-placed"},
		{"verdict", path}, {"verdict", path, "--service", "checkout"}, {"what-if", path, "--slo", "order-placed", "--target", "99"},
		{"replay", path, "--service", "checkout", "--from", "2026-10-01", "--to", "2026-10-31"}, {"alerts", path, "--slo", "order-placed"},
	} {
		text := done(t, command...)
		assert.NotContains(t, text, "{{")
		assert.NotRegexp(t, `\b(command|kind|kinds|field)\.[a-z]`, text, "a key that has no text")
		assert.NotEmpty(t, asJSON[any](t, command...))
	}
}

func TestCheckTellsFindingsFromNone(t *testing.T) {
	path := file(t)
	a := run(t, "check", path)
	assert.Equal(t, 1, a.code)
	assert.Contains(t, a.out, "Existence of SLO")
	assert.Empty(t, a.err)

	result := asJSON[struct {
		Intact   bool
		Findings []struct{ Rule, Severity, Step, Text string }
	}](t, "check", path)
	assert.True(t, result.Intact)
	assert.Equal(t, "one-accountable", result.Findings[0].Rule)
	assert.Equal(t, "existence-of-slo", result.Findings[0].Step)
}

func TestSetRACIWritesOneCell(t *testing.T) {
	path := file(t, "--sample")
	letters := func(args ...string) string {
		chart := asJSON[struct {
			Rows []struct {
				Step       string
				Letters    map[string]string
				Exceptions []string
			}
		}](t, append([]string{"raci", path}, args...)...)
		for _, row := range chart.Rows {
			if row.Step == "propose-slo" {
				return row.Letters["exec"]
			}
		}
		return "no such row"
	}
	done(t, "set-raci", path, "--step", "propose-slo", "--persona", "exec", "--letters", "r/a", "--service", "checkout")
	assert.Equal(t, "A/R", letters("--service", "checkout"))
	assert.Equal(t, "I", letters(), "the default stays")
	done(t, "set-raci", path, "--step", "Propose SLO", "--persona", "Exec (VP)", "--letters", "C")
	assert.Equal(t, "C", letters())
	done(t, "set-raci", path, "--step", "propose-slo", "--persona", "exec", "--letters=-")
	assert.Empty(t, letters())

	history := asJSON[[]struct {
		Number        int
		Author, Label string
		Kinds         []string
		Services      []string
	}](t, "history", path, "--limit", "3")
	require.Len(t, history, 3)
	assert.Equal(t, "Ada", history[0].Author)
	assert.Equal(t, "set C for Exec (VP) in Propose SLO", history[1].Label)
	assert.Equal(t, []string{"checkout"}, history[2].Services)
}

func TestAServiceIsAddedOnce(t *testing.T) {
	path := file(t)
	added := asJSON[object](t, "service", "add", path, "--name", "Payments API")
	assert.Equal(t, "payments-api", added["key"])
	a := run(t, "service", "add", path, "--name", "Other", "--key", "payments-api")
	assert.Equal(t, 1, a.code)
	assert.Contains(t, a.err, "payments-api")
	assert.Len(t, asJSON[[]object](t, "service", "list", path), 1)
	guide := asJSON[struct{ Steps []struct{ State string } }](t, "guide", path, "--service", "payments-api")
	require.Len(t, guide.Steps, 9)
	assert.Equal(t, "open", guide.Steps[0].State)
}

func TestExportWritesAWorkbookAndReplacesItOnlyWhenAsked(t *testing.T) {
	path := file(t, "--sample")
	for _, what := range []string{"raci", "review"} {
		out := filepath.Join(t.TempDir(), "x.xlsx")
		done(t, "export", what, path, "--out", out)
		content, err := os.ReadFile(out)
		require.NoError(t, err)
		assert.True(t, strings.HasPrefix(string(content), "PK"))
		a := run(t, "export", what, path, "--out", out, "--service", "checkout")
		assert.Equal(t, 1, a.code)
		after, err := os.ReadFile(out)
		require.NoError(t, err)
		assert.Equal(t, sha256.Sum256(content), sha256.Sum256(after), "it was not touched")
		done(t, "export", what, path, "--out", out, "--service", "checkout", "--replace")
	}
}

func TestBadInputGetsOneSentenceAndChangesNothing(t *testing.T) {
	path := file(t, "--sample")
	text := filepath.Join(t.TempDir(), "notes.slocharter")
	require.NoError(t, os.WriteFile(text, []byte("not a database"), 0o600))
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	for name, c := range map[string]struct {
		args []string
		code int
	}{
		"no command":              {nil, 2},
		"an unknown command":      {[]string{"dance", path}, 2},
		"an unknown flag":         {[]string{"info", path, "--fast"}, 2},
		"a missing flag":          {[]string{"guide", path}, 2},
		"no file":                 {[]string{"info"}, 2},
		"an unknown workbook":     {[]string{"export", "poem", path, "--out", "x.xlsx"}, 2},
		"a missing file":          {[]string{"info", path + ".no"}, 1},
		"a file that is not ours": {[]string{"raci", text}, 1},
		"an unknown letter":       {[]string{"set-raci", path, "--step", "propose-slo", "--persona", "exec", "--letters", "Q"}, 1},
		"an unknown step":         {[]string{"set-raci", path, "--step", "dance", "--persona", "exec", "--letters", "A"}, 1},
		"an unknown column":       {[]string{"set-raci", path, "--step", "propose-slo", "--persona", "king", "--letters", "A"}, 1},
		"an unknown service":      {[]string{"guide", path, "--service", "nope"}, 1},
		"an unknown cycle":        {[]string{"guide", path, "--service", "checkout", "--cycle", "7"}, 1},
		"an unknown version":      {[]string{"policy", path, "--number", "9"}, 1},
		"an unknown kind":         {[]string{"history", path, "--kind", "cat"}, 1},
		"no limit":                {[]string{"history", path, "--limit", "0"}, 1},
		"a service without name":  {[]string{"service", "add", path, "--name", " "}, 1},
		"an impossible target":    {[]string{"export", "raci", path, "--out", filepath.Join(path, "x.xlsx")}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			a := run(t, c.args...)
			assert.Equal(t, c.code, a.code, a.out+a.err)
			assert.Empty(t, a.out)
			assert.Equal(t, 1, strings.Count(a.err, "\n"), "one sentence: %s", a.err)
			assert.NotContains(t, a.err, "goroutine")
			after, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Equal(t, sha256.Sum256(before), sha256.Sum256(after), "the file is as it was")
		})
	}
}

func TestTheVersionIsPrinted(t *testing.T) {
	assert.Equal(t, "dev\n", done(t, "--version"))
}

func TestTheProgramLinksNoGraphicsLibrary(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	require.NoError(t, err)
	for _, graphics := range []string{"fyne.io", "go-gl", "glfw"} {
		assert.NotContains(t, string(out), graphics)
	}
}
