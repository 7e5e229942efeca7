package crashreport_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/crashreport"
)

const secret = "Pay for Zoë within 2 s"

// The test binary stands in for the program: it breaks in the way that this variable names, and it is its own witness.
const (
	breaking = "BREAK_BY"
	reports  = "REPORTS"
)

func TestMain(m *testing.M) {
	if crashreport.IsWitness() {
		watch()
		return
	}
	if way := os.Getenv(breaking); way != "" {
		if err := crashreport.Begin(); err != nil {
			panic(err)
		}
		ways[way]()
		return
	}
	os.Exit(m.Run())
}

func watch() {
	folder := os.Getenv(reports)
	err := crashreport.Watch(os.Stdin, crashreport.Program{Version: "v1.2.3", Folder: folder, Again: func(report string, _ time.Duration) {
		_ = os.WriteFile(filepath.Join(folder, "again"), []byte(report), 0o600)
	}})
	_ = os.WriteFile(filepath.Join(folder, "ended"), nil, 0o600)
	if err != nil {
		panic(err)
	}
}

var ways = map[string]func(){
	"nothing":            func() {},
	"a message":          func() { panic("cannot show " + secret) },
	"an error":           func() { panic(errors.New("save " + secret)) },
	"an index":           func() { letters := []string{secret}; _ = letters[len(os.Args)+1] },
	"in another routine": func() { go func() { panic("line one of " + secret + "\n" + secret) }(); select {} },
	"a map":              func() { counts := none(); counts[secret] = 1 },
	"many lines":         func() { panic("goroutine 1 [running]:\n" + secret + "\n\t" + secret + ".go:1\n") },
}

func none() map[string]int { return nil }

// end lets the program end in one way and returns the folder of its reports once the witness has gone as well.
func end(t *testing.T, way string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	program := exec.Command(os.Args[0])
	program.Env = append(os.Environ(), breaking+"="+way, reports+"="+folder)
	var said bytes.Buffer
	program.Stderr = &said // the witness holds it too: Run returns when both have ended
	err := program.Run()
	assert.Equal(t, way == "nothing", err == nil, said.String())
	require.FileExists(t, filepath.Join(folder, "ended"))
	return folder
}

func reportsIn(t *testing.T, folder string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "*.crash.txt"))
	require.NoError(t, err)
	return found
}

func TestEveryCrashIsWrittenDownWithoutContents(t *testing.T) {
	for way, want := range map[string]string{
		"a message": "the message is left out", "an error": "the message is left out", "many lines": "the message is left out",
		"an index": "panic: runtime error: index out of range", "a map": "panic: assignment to entry in nil map",
		"in another routine": "the message is left out",
	} {
		t.Run(way, func(t *testing.T) {
			if way == "a map" {
				want = "the message is left out" // a plain error of the runtime
			}
			folder := end(t, way)
			found := reportsIn(t, folder)
			require.Len(t, found, 1)
			text, err := os.ReadFile(found[0])
			require.NoError(t, err)
			assert.Contains(t, string(text), "SLO Charter v1.2.3")
			assert.Contains(t, string(text), want)
			assert.Contains(t, string(text), "crashreport_test.go:")
			assert.NotContains(t, string(text), "Zoë")
			assert.NotContains(t, string(text), "Pay")
			assert.NotContains(t, string(text), "0x")
			again, err := os.ReadFile(filepath.Join(folder, "again"))
			require.NoError(t, err)
			assert.Equal(t, found[0], string(again), "the program is started again with its report")
		})
	}
}

func TestOfAStackTheFunctionsAndPlacesAreKept(t *testing.T) {
	said := `SIGSEGV: segmentation violation
PC=0x4a m=0 sigcode=0

goroutine 1 gp=0x1c35 m=nil [select, locked to thread]:
runtime.gopark(0x1?, {0x1, 0x2})
	/usr/lib/go/src/runtime/proc.go:460 +0xce fp=0xc000 sp=0xc001 pc=0x44
fyne.io/fyne/v2/internal/driver/glfw.(*gLDriver).Run(0xc0000)
	/home/zoe/mod/glfw/driver.go:112 +0x1d
created by main.(*poll[...]).start.func1 in goroutine 1
	/home/zoe/main.go:9 +0x1d

rax    0x0
`
	assert.Equal(t, `SIGSEGV: segmentation violation

goroutine 1 [select, locked to thread]:
runtime.gopark
	runtime/proc.go:460
fyne.io/fyne/v2/internal/driver/glfw.(*gLDriver).Run
	glfw/driver.go:112
created by main.(*poll[...]).start.func1 in goroutine 1
	zoe/main.go:9
`, crashreport.Clean(said))
}

func TestAProgramThatEndsLeavesNoReport(t *testing.T) {
	assert.Empty(t, reportsIn(t, end(t, "nothing")))
}

func TestOnlyTheLatestReportsAreKept(t *testing.T) {
	folder := t.TempDir()
	for range 12 {
		require.NoError(t, crashreport.Watch(strings.NewReader("fatal error: all goroutines are asleep\n"),
			crashreport.Program{Folder: folder, Again: func(string, time.Duration) {}}))
		time.Sleep(2 * time.Millisecond) // the name holds the time
	}
	assert.Len(t, reportsIn(t, folder), 10)
}

// A message is written by the runtime with its lines indented; whatever it says, nothing of it is kept.
func FuzzClean(f *testing.F) {
	const stack = "\n\ngoroutine 1 [running]:\nmain.main()\n\t/home/zoe/src/main.go:3 +0x1d\n"
	want := crashreport.Clean("panic: x" + stack)
	f.Add(secret)
	f.Add("goroutine 7 [running]:\nfatal error: x\r\nSIGSEGV: y")
	f.Fuzz(func(t *testing.T, message string) {
		if strings.HasPrefix(message, "runtime error: ") {
			return // the runtime itself speaks
		}
		said := crashreport.Clean("panic: " + strings.ReplaceAll(message, "\n", "\n\t") + stack)
		assert.Equal(t, strings.Fields(want), strings.Fields(said))
	})
}
