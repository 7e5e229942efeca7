package crash_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"modernc.org/sqlite"

	"slocharter/internal/crash"
	"slocharter/internal/crash/disk"
	"slocharter/internal/safefile"
	"slocharter/internal/session"
	"slocharter/internal/store"
)

const (
	promisedImages = 3000
	imagesOfARun   = 100
	editsOfARun    = 60

	document = "sample.slocharter"
	copied   = "copy.slocharter"
	exported = "export.md"
)

// sloppy is how synchronously SQLite writes where a test says so; nil: as the product does.
var sloppy atomic.Pointer[string]

func init() {
	sqlite.RegisterConnectionHook(func(conn sqlite.ExecQuerierContext, _ string) error {
		how := sloppy.Load()
		if how == nil {
			return nil
		}
		_, err := conn.ExecContext(context.Background(), "PRAGMA synchronous = "+*how, nil)
		return err
	})
}

// done says what was done for good between the operations of the disk: it is among its marks.
type done struct {
	what  string
	edits int // that were acknowledged then
}

// run is what happened on a disk.
type run struct {
	disk   *disk.Disk
	images string        // the folder for what cuts leave
	start  crash.Witness // after the workspace was made
	acks   []crash.Ack
}

func TestNothingAcknowledgedIsLostInAPowerCut(t *testing.T) {
	images, cut := many(promisedImages, 300), tally{}
	for n := range images / imagesOfARun {
		r := rand.New(rand.NewPCG(uint64(n), 7))
		edited := edit(t, r)
		progress("power cut %d times", cut.images)
		for range imagesOfARun {
			require.NoError(t, cut.look(t, edited, r), "run %d", n)
		}
	}
	figure("power cut", cut.images, "%d acknowledged edits looked for, %d images with a loss or damage, %d with a half-made copy or export",
		cut.edits, cut.damaged, cut.half)
	assert.Equal(t, images, cut.images)
	assert.Zero(t, cut.damaged+cut.half)
	assert.Positive(t, cut.edits)
}

func TestAPowerCutShowsWhatIsNotSynced(t *testing.T) {
	for _, how := range []string{"OFF", "NORMAL", "FULL"} {
		t.Run("with synchronous "+how, func(t *testing.T) {
			sloppy.Store(&how)
			defer sloppy.Store(nil)
			r := rand.New(rand.NewPCG(3, 3))
			edited := edit(t, r)
			sloppy.Store(nil)
			var cut tally
			for cut.damaged == 0 && cut.images < 3*imagesOfARun {
				_ = cut.look(t, edited, r)
			}
			assert.Positive(t, cut.damaged, "%d images did not show it", cut.images)
		})
	}
	t.Run("of a copy", func(t *testing.T) {
		r := rand.New(rand.NewPCG(4, 4))
		edited := edit(t, r, disk.SyncFolder, disk.Sync)
		var cut tally
		for cut.half == 0 && cut.images < 3*imagesOfARun {
			_ = cut.look(t, edited, r)
		}
		assert.Positive(t, cut.half, "%d images did not show it", cut.images)
	})
}

// edit makes a workspace on a disk, edits it, and copies and exports now and then. The disk lies about some operations on
// temporary files.
func edit(t *testing.T, r *rand.Rand, lies ...disk.Kind) run {
	t.Helper()
	d, folder := mount(t)
	d.Decide(func(s disk.Step) disk.Outcome {
		for _, kind := range lies {
			if s.Kind == kind && (s.Name == "" || strings.HasSuffix(s.Name, ".tmp")) {
				return disk.Outcome{Lie: true}
			}
		}
		return disk.Outcome{}
	})
	path := filepath.Join(folder, document)
	makeSample(t, path)
	d.Mark(done{what: document})
	start, err := crash.Meet(path)
	require.NoError(t, err)
	made := run{disk: d, images: inMemory(t), start: start}
	s, err := session.Open(path, "Ada")
	require.NoError(t, err)
	defer func() { assert.NoError(t, s.Close()) }()
	e := crash.NewEditor(s, "Ada", r.Uint64(), func(a crash.Ack) error {
		made.acks = append(made.acks, a)
		d.Mark(done{document, len(made.acks)})
		return nil
	})
	for n := range editsOfARun {
		require.NoError(t, e.Edit())
		if n%12 == 0 {
			require.NoError(t, s.SaveCopy(t.Context(), filepath.Join(folder, copied), true))
			d.Mark(done{copied, len(made.acks)})
		}
		if n%5 == 0 {
			require.NoError(t, export(filepath.Join(folder, exported), len(made.acks)))
			d.Mark(done{exported, len(made.acks)})
		}
	}
	return made
}

func export(path string, edits int) error {
	return safefile.WriteTo(context.Background(), path, true, func(out io.Writer) error {
		_, err := io.WriteString(out, exportText(edits))
		return err
	})
}

func exportText(edits int) string { return strings.Repeat(fmt.Sprintf("%d edits\n", edits), 2000) }

// tally adds up what the images of cuts showed.
type tally struct{ images, edits, damaged, half int }

// look cuts the power at a random moment and looks at what is left, in a folder as any other.
func (c *tally) look(t *testing.T, edited run, r *rand.Rand) error {
	t.Helper()
	c.images++
	steps := 1 + r.IntN(edited.disk.Steps())
	folder := filepath.Join(edited.images, strconv.Itoa(c.images))
	require.NoError(t, os.Mkdir(folder, 0o700))
	defer func() { assert.NoError(t, os.RemoveAll(folder)) }()
	for name, content := range edited.disk.Cut(steps, r) {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), content, 0o600))
	}
	before := map[string]int{document: -1, copied: -1, exported: -1}
	for _, m := range edited.disk.Marks(steps) {
		before[m.(done).what] = m.(done).edits
	}
	lost := edited.document(filepath.Join(folder, document), before[document])
	half := errors.Join(whole(filepath.Join(folder, copied), before[copied], edited.start.Seq()),
		edited.export(filepath.Join(folder, exported), before[exported]))
	if lost != nil {
		c.damaged++
	}
	if half != nil {
		c.half++
	}
	c.edits += max(0, before[document])
	if err := errors.Join(lost, half); err != nil {
		return fmt.Errorf("cut after %d steps: %w", steps, err)
	}
	return nil
}

// document looks for so many edits in the workspace that a cut left; -1: it was not made yet.
func (e run) document(path string, edits int) error {
	if edits < 0 {
		return whole(path, edits, 0)
	}
	w := e.start
	for _, a := range e.acks[:edits] {
		w.Hear(a)
	}
	_, err := w.Look(path)
	return err
}

// whole looks whether a workspace is there, unless it was not made yet, and whether it is whole and holds so many edits.
func whole(path string, edits int, start int64) error {
	if _, err := os.Stat(path); err != nil && edits < 0 {
		return nil
	}
	f, err := store.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	list, err := f.History(store.Filter{Limit: 1})
	if err != nil || len(list) == 0 || list[0].Seq < start+int64(max(0, edits)) {
		return fmt.Errorf("%s is older than it was: %v, %w", filepath.Base(path), list, err)
	}
	return f.Check()
}

// export looks whether an export is there as it was made last, or as it was made next.
func (e run) export(path string, edits int) error {
	content, err := os.ReadFile(path)
	if err != nil && edits < 0 {
		return nil
	}
	for n := max(0, edits); n <= len(e.acks); n++ {
		if string(content) == exportText(n) {
			return nil
		}
	}
	return fmt.Errorf("half an export of %d bytes: %w", len(content), err)
}
