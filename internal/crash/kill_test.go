package crash_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/crash"
)

// What the promise says for a full run, and how often one file is killed before the next one is begun.
const (
	promisedKills = 1000
	promisedEdits = 20_000
	killsOfAFile  = 10
	mostEdits     = 50 // before a kill
)

// killed adds up what happened.
type killed struct {
	sync.Mutex
	kills, edits, more, journals, lost, damaged int
}

func TestNothingAcknowledgedIsLostWhenTheProgramIsKilled(t *testing.T) {
	editor, master := build(t), filepath.Join(t.TempDir(), "sample.slocharter")
	makeSample(t, master)
	kills := many(promisedKills, 40)
	var sum killed
	place := place(t)
	atOnce(kills/killsOfAFile, func(n int) {
		r := rand.New(rand.NewPCG(uint64(n), 1))
		assert.NoError(t, sum.file(t.Context(), place, editor, master, r), "file %d", n)
	})
	figure("program killed", sum.kills, "%d edits acknowledged, %d lost, %d files damaged; %d journals were left, %d edits saved and not told",
		sum.edits, sum.lost, sum.damaged, sum.journals, sum.more)
	assert.Equal(t, kills, sum.kills)
	assert.GreaterOrEqual(t, sum.edits, promisedEdits*kills/promisedKills)
	assert.Zero(t, sum.lost+sum.damaged)
}

func TestAKillShowsAnEditThatWasAcknowledgedTooEarly(t *testing.T) {
	editor, master := build(t), filepath.Join(t.TempDir(), "sample.slocharter")
	makeSample(t, master)
	var sum killed
	r := rand.New(rand.NewPCG(2, 2))
	for range 5 {
		_ = sum.file(t.Context(), place(t), editor, master, r, "early")
		if sum.lost > 0 {
			return
		}
	}
	t.Fatalf("%d kills did not show it", sum.kills)
}

// build makes the program that is killed.
func build(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "editor")
	output, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, "./editor").CombinedOutput()
	require.NoError(t, err, string(output))
	return program
}

// place returns a folder for the files. A killed program loses nothing that it gave to the system, whatever the disk does: a
// few kills are tried in memory, where that is to be had, because disks are slow.
func place(t *testing.T) string {
	t.Helper()
	if *full {
		return t.TempDir()
	}
	return inMemory(t)
}

// atOnce does something so often, several at a time.
func atOnce(times int, do func(n int)) {
	var all sync.WaitGroup
	free := make(chan struct{}, many(6, 2))
	for n := range times {
		free <- struct{}{}
		all.Go(func() {
			do(n)
			<-free
		})
	}
	all.Wait()
}

// file kills the editors of one file, one after the other, and looks after each.
func (k *killed) file(ctx context.Context, place, editor, master string, r *rand.Rand, more ...string) error {
	folder, err := os.MkdirTemp(place, "file-")
	if err != nil {
		return err
	}
	path := filepath.Join(folder, "killed.slocharter")
	content, err := os.ReadFile(master)
	if err != nil {
		return err
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		return err
	}
	witness, err := crash.Meet(path)
	if err != nil {
		return err
	}
	for n := range killsOfAFile {
		args := append([]string{path, fmt.Sprintf("Ada %d", n), strconv.FormatUint(r.Uint64(), 10)}, more...)
		if err := killAfter(exec.CommandContext(ctx, editor, args...), r, &witness); err != nil {
			return err
		}
		_, journal := os.Stat(path + "-journal")
		found, err := witness.Look(path)
		k.add(found, journal == nil, err)
		if err != nil {
			return fmt.Errorf("kill %d: %w", n, err)
		}
		if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
			return errors.Join(err, fmt.Errorf("kill %d: %v are left", n, left))
		}
	}
	return nil
}

func (k *killed) add(found crash.Finding, journal bool, err error) {
	k.Lock()
	defer k.Unlock()
	k.kills++
	k.edits += found.Acknowledged
	k.lost += found.Lost
	k.more += found.More
	if journal {
		k.journals++
	}
	if err != nil {
		k.damaged++
	}
	if k.kills%100 == 0 {
		progress("killed %d times", k.kills)
	}
}

// killAfter runs the editor, kills it at a random moment after some edits, and lets the witness hear all that it acknowledged.
func killAfter(editor *exec.Cmd, r *rand.Rand, w *crash.Witness) error {
	var complaint bytes.Buffer
	editor.Stderr = &complaint
	out, err := editor.StdoutPipe()
	if err != nil {
		return err
	}
	if err := editor.Start(); err != nil {
		return err
	}
	lines := bufio.NewReader(out)
	for range 1 + r.IntN(mostEdits) {
		if err := hear(lines, w); err != nil {
			return errors.Join(err, editor.Wait(), errors.New(complaint.String()))
		}
	}
	time.Sleep(time.Duration(r.IntN(10_000)) * time.Microsecond)
	if err := editor.Process.Kill(); err != nil {
		return err
	}
	for err == nil {
		err = hear(lines, w) // what it said before it died
	}
	_ = editor.Wait()
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}

// hear reads one acknowledgement. Half a line is none.
func hear(lines *bufio.Reader, w *crash.Witness) error {
	line, err := lines.ReadBytes('\n')
	if err != nil {
		return err
	}
	var a crash.Ack
	if err := json.Unmarshal(line, &a); err != nil {
		return err
	}
	w.Hear(a)
	return nil
}
