package salvage_test

import (
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	_ "modernc.org/sqlite" // the driver

	"slocharter/internal/budget"
	"slocharter/internal/safefile"
	"slocharter/internal/salvage"
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/workspace"
)

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// original is a workspace before it was damaged.
type original struct {
	path  string
	w     workspace.Workspace
	log   []store.Logged
	slots map[string][]budget.Slot
}

const edits = 8

var first *original // made once, and copied for each test

// made is a workspace with edits and measurements.
func made(t *testing.T) original {
	t.Helper()
	if first == nil {
		folder, err := os.MkdirTemp("", "slocharter-*")
		require.NoError(t, err)
		whole := build(t, folder)
		first = &whole
	}
	o := *first
	o.path = filepath.Join(t.TempDir(), "larkline.slocharter")
	data, err := os.ReadFile(first.path)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(o.path, data, 0o600))
	return o
}

// TestMain removes what made left.
func TestMain(m *testing.M) {
	code := m.Run()
	if first != nil {
		_ = os.RemoveAll(filepath.Dir(first.path))
	}
	os.Exit(code)
}

// build makes the workspace in a folder.
func build(t *testing.T, folder string) original {
	t.Helper()
	w, err := workspace.Sample(noon)
	require.NoError(t, err)
	o := original{path: filepath.Join(folder, "larkline.slocharter"), slots: map[string][]budget.Slot{}}
	s, err := session.New(o.path, w, "Ada", "explore the sample")
	require.NoError(t, err)
	for i := range edits {
		require.NoError(t, s.Do(fmt.Sprintf("edit %d", i), func(w *workspace.Workspace) error {
			p := w.PeopleByName()[i%len(w.People)]
			p.Note = fmt.Sprintf("note %d", i)
			return w.PutPerson(p)
		}))
	}
	for _, one := range s.Workspace().LiveSLOsOf("")[:3] {
		var put []budget.Slot
		for h := range 2000 {
			put = append(put, budget.Slot{Start: noon.Add(time.Duration(h-3000) * time.Hour), Length: time.Hour, Good: int64(h), Valid: int64(h + 1)})
		}
		job := s.WriteMeasurements("import", store.Batch{SLOID: one.ID, ServiceID: one.ServiceID, Put: put})
		require.NoError(t, job.End(job.Do(t.Context(), nil)))
		o.slots[one.ID] = put
	}
	o.w = s.Workspace()
	o.log, err = s.History(store.Filter{})
	require.NoError(t, err)
	require.NoError(t, s.Close())
	return o
}

const pageSize = 4096

// pagesOf lists the pages of a table or an index that hold its rows.
func (o original) pagesOf(t *testing.T, name string) []int {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+o.path)
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	var root int
	require.NoError(t, db.QueryRow("SELECT rootpage FROM sqlite_schema WHERE name = $1", name).Scan(&root))
	data, err := os.ReadFile(o.path)
	require.NoError(t, err)
	return leaves(data, root)
}

// leaves lists the leaves below a page of a B-tree.
func leaves(data []byte, page int) []int {
	b := data[(page-1)*pageSize : page*pageSize]
	if b[0] == 0x0d || b[0] == 0x0a {
		return []int{page}
	}
	var all []int
	for i := range int(binary.BigEndian.Uint16(b[3:])) {
		cell := binary.BigEndian.Uint16(b[12+2*i:])
		all = append(all, leaves(data, int(binary.BigEndian.Uint32(b[cell:])))...)
	}
	return append(all, leaves(data, int(binary.BigEndian.Uint32(b[8:])))...)
}

// zero overwrites pages of the file.
func (o original) zero(t *testing.T, pages ...int) {
	t.Helper()
	f, err := os.OpenFile(o.path, os.O_WRONLY, 0)
	require.NoError(t, err)
	for _, p := range pages {
		_, err := f.WriteAt(make([]byte, pageSize), int64(p-1)*pageSize)
		require.NoError(t, err)
	}
	require.NoError(t, f.Close())
}

// salvaged salvages the file, checks that it was not touched, and opens what came of it.
func (o original) salvaged(t *testing.T) (salvage.Report, *session.Session) {
	t.Helper()
	before, err := os.ReadFile(o.path)
	require.NoError(t, err)
	target := filepath.Join(t.TempDir(), "salvaged.slocharter")
	report, err := salvage.File(t.Context(), o.path, target, salvage.Options{Author: "Ben", Now: noon})
	require.NoError(t, err)
	after, err := os.ReadFile(o.path)
	require.NoError(t, err)
	assert.Equal(t, before, after, "the damaged file is never written")
	s, err := session.Open(target, "Ben")
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	require.NoError(t, s.Check())
	return report, s
}

// labels lists the labels of the change log, the latest first.
func labels(t *testing.T, s *session.Session) []string {
	t.Helper()
	log, err := s.History(store.Filter{})
	require.NoError(t, err)
	var all []string
	for _, e := range log {
		all = append(all, e.Label)
	}
	return all
}

func countOf(r salvage.Report, kind string) salvage.Count {
	for _, c := range r.Kinds {
		if c.Kind == kind {
			return c
		}
	}
	return salvage.Count{}
}

func TestASoundFileIsSalvagedAsAWhole(t *testing.T) {
	o := made(t)
	report, s := o.salvaged(t)
	assert.True(t, report.Whole(), "%+v", report)
	assert.Empty(t, workspace.Diff(o.w, s.Workspace()))
	for id, want := range o.slots {
		slots, err := s.Slots(t.Context(), id, slo.Interval{})
		require.NoError(t, err)
		assert.Equal(t, want, slots)
	}
	log := labels(t, s)
	assert.Equal(t, "explore the sample", log[len(log)-1])
	assert.Contains(t, log, "edit 7")
	assert.Equal(t, edits+1, report.Carried)
	assert.NotEmpty(t, report.Text("larkline"))
}

func TestRowsOfADamagedPageComeFromTheChangeLog(t *testing.T) {
	o := made(t)
	o.zero(t, o.pagesOf(t, "person")...)
	_, err := store.Open(o.path)
	require.ErrorIs(t, err, store.Damaged)
	report, s := o.salvaged(t)
	assert.Empty(t, workspace.Diff(o.w, s.Workspace()), "the log knows all of them")
	assert.Equal(t, len(o.w.People), countOf(report, "person").FromLog)
	assert.Zero(t, countOf(report, "person").Lost)
}

func TestWithoutTheLogTheRowsOfADamagedPageAreLostAndReported(t *testing.T) {
	o := made(t)
	o.zero(t, o.pagesOf(t, "change_field")...)
	o.zero(t, o.pagesOf(t, "person")...)
	report, s := o.salvaged(t)
	assert.Equal(t, len(o.w.People), countOf(report, "person").Lost)
	assert.Empty(t, s.Workspace().People)
	assert.NotZero(t, countOf(report, "holding").Dropped)
	assert.Equal(t, o.w.Services, s.Workspace().Services)
	assert.Contains(t, labels(t, s)[len(o.slots)], "salvage what could be read of larkline")
}

func TestOneDamagedPageAmongManyCostsOnlyItsRows(t *testing.T) {
	o := made(t)
	pages := o.pagesOf(t, "raci_cell")
	require.Greater(t, len(pages), 2)
	o.zero(t, o.pagesOf(t, "change_field")...)
	o.zero(t, pages[len(pages)/2])
	report, s := o.salvaged(t)
	c := countOf(report, "raci_cell")
	assert.Positive(t, c.Lost)
	assert.Equal(t, len(o.w.Cells), c.Read+c.Lost)
	assert.Len(t, s.Workspace().Cells, c.Read-c.Dropped)
}

func TestDamagedMeasurementsAreReadAroundTheDamage(t *testing.T) {
	o := made(t)
	pages := o.pagesOf(t, "measurement")
	require.Greater(t, len(pages), 20)
	lost := []int{pages[0], pages[5], pages[9], pages[len(pages)-1]}
	o.zero(t, lost...)
	report, s := o.salvaged(t)
	assert.Positive(t, report.Slots.Lost)
	assert.Less(t, report.Slots.Lost, 6000/len(pages)*len(lost)*2)
	assert.Equal(t, 6000, report.Slots.Read+report.Slots.Lost)
	read := 0
	for id, want := range o.slots {
		slots, err := s.Slots(t.Context(), id, slo.Interval{})
		require.NoError(t, err)
		read += len(slots)
		assert.Subset(t, want, slots)
	}
	assert.Equal(t, report.Slots.Read, read)
	assert.Empty(t, workspace.Diff(o.w, s.Workspace()))
}

func TestATruncatedFileGivesWhatIsLeft(t *testing.T) {
	for _, share := range []float64{0.5, 0.8, 0.95} {
		o := made(t)
		info, err := os.Stat(o.path)
		require.NoError(t, err)
		require.NoError(t, os.Truncate(o.path, int64(float64(info.Size())*share)))
		_, s := o.salvaged(t)
		assert.NotEmpty(t, s.Workspace().Services)
	}
}

func TestAnyDamageGivesASoundFileOrARefusal(t *testing.T) {
	o := made(t)
	whole, err := os.ReadFile(o.path)
	require.NoError(t, err)
	dice := rand.New(rand.NewPCG(7, 7))
	salvaged := 0
	for i := range 15 {
		data := append([]byte(nil), whole...)
		for range 1 + i {
			page := 1 + dice.IntN(len(data)/pageSize-1)
			clear(data[page*pageSize : (page+1)*pageSize])
		}
		require.NoError(t, os.WriteFile(o.path, data, 0o600))
		target := filepath.Join(t.TempDir(), "salvaged.slocharter")
		_, err := salvage.File(t.Context(), o.path, target, salvage.Options{Author: "Ben", Now: noon})
		if err != nil {
			require.ErrorIs(t, err, store.Damaged)
			assert.NoFileExists(t, target)
			continue
		}
		salvaged++
		s, err := session.Open(target, "Ben")
		require.NoError(t, err)
		require.NoError(t, s.Check())
		for _, d := range workspace.Diff(o.w, s.Workspace()) {
			assert.NotEqual(t, workspace.Insert, d.Op, "nothing appears that was not there: %v", d)
		}
		require.NoError(t, s.Close())
	}
	assert.Greater(t, salvaged, 8)
}

func TestWhatCannotBeSalvagedIsSaid(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(t *testing.T, o original)
		want  error
	}{
		"a damaged header": {func(t *testing.T, o original) { o.zero(t, 1) }, store.NotOurs},
		"no file":          {func(t *testing.T, o original) { require.NoError(t, os.Remove(o.path)) }, safefile.NotThere},
		"an empty file":    {func(t *testing.T, o original) { require.NoError(t, os.Truncate(o.path, 0)) }, store.NotOurs},
		"only its header":  {func(t *testing.T, o original) { require.NoError(t, os.Truncate(o.path, pageSize)) }, store.Damaged},
	} {
		o := made(t)
		c.spoil(t, o)
		target := filepath.Join(t.TempDir(), "salvaged.slocharter")
		_, err := salvage.File(t.Context(), o.path, target, salvage.Options{Author: "Ben", Now: noon})
		require.ErrorIs(t, err, c.want, name)
		assert.NoFileExists(t, target, name)
	}
}

func TestSalvagingNeverWritesOverTheDamagedFileOrWithoutLeave(t *testing.T) {
	o := made(t)
	_, err := salvage.File(t.Context(), o.path, o.path, salvage.Options{Author: "Ben", Now: noon, Replace: true})
	require.ErrorIs(t, err, safefile.Exists)
	other := filepath.Join(t.TempDir(), "other")
	require.NoError(t, os.WriteFile(other, []byte("mine"), 0o600))
	_, err = salvage.File(t.Context(), o.path, other, salvage.Options{Author: "Ben", Now: noon})
	require.ErrorIs(t, err, safefile.Exists)
	stopped, stop := context.WithCancel(t.Context())
	stop()
	_, err = salvage.File(stopped, o.path, other+"2", salvage.Options{Author: "Ben", Now: noon})
	require.ErrorIs(t, err, context.Canceled)
}
