package store_test

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	_ "modernc.org/sqlite"

	"slocharter/internal/safefile"
	"slocharter/internal/store"
	"slocharter/internal/workspace"
)

var entry = store.Entry{At: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), Author: "Ada", Label: "create"}

// create makes a file with the sample and returns its path and what is in it.
func create(t *testing.T) (string, workspace.Workspace) {
	t.Helper()
	w, err := workspace.Sample(entry.At)
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "a b?#%.slocharter")
	f, err := store.Create(path, w, entry)
	require.NoError(t, err)
	require.NoError(t, f.Close())
	return path, w
}

func open(t *testing.T, path string) *store.File {
	t.Helper()
	f, err := store.Open(path)
	require.NoError(t, err)
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func loaded(t *testing.T, f *store.File) workspace.Workspace {
	t.Helper()
	w, err := f.Load()
	require.NoError(t, err)
	return w
}

// raw runs statements on the file as another program would.
func raw(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: path}).String())
	require.NoError(t, err)
	defer func() { assert.NoError(t, db.Close()) }()
	for _, statement := range statements {
		_, err := db.Exec(statement)
		require.NoError(t, err, statement)
	}
}

func TestWhatIsWrittenIsReadAgain(t *testing.T) {
	path, w := create(t)
	f := open(t, path)
	assert.Empty(t, workspace.Diff(w, loaded(t, f)))
	require.NoError(t, f.Check())
	left, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	assert.Len(t, left, 1, "a workspace is one file, with nothing beside it")
}

func TestTheTablesHoldWhatTheKindsSay(t *testing.T) {
	path, _ := create(t)
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: path}).String())
	require.NoError(t, err)
	defer func() { assert.NoError(t, db.Close()) }()
	for _, k := range workspace.Kinds() {
		for _, c := range k.Columns {
			var n int
			err := db.QueryRow(`SELECT count(*) FROM pragma_table_info($1) WHERE name = $2`, k.Name, c.Name).Scan(&n)
			require.NoError(t, err)
			assert.Equal(t, 1, n, "%s.%s", k.Name, c.Name)
		}
	}
}

func TestTheFileIsNeverInWALMode(t *testing.T) {
	path, _ := create(t)
	header, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, []byte{1, 1}, header[18:20])
	assert.Equal(t, "SLOC", string(header[68:72]))
}

func TestAFileThatIsThereIsNotOverwritten(t *testing.T) {
	path, w := create(t)
	_, err := store.Create(path, w, entry)
	require.ErrorIs(t, err, safefile.Exists)
	_, err = store.Create(filepath.Join(path, "below-a-file.slocharter"), w, entry)
	require.Error(t, err)
}

func TestEachBadFileGetsItsOwnErrorAndStaysAsItWas(t *testing.T) {
	good, _ := create(t)
	content, err := os.ReadFile(good)
	require.NoError(t, err)
	damaged := append([]byte(nil), content...)
	for i := 4096; i < 4096*12; i++ {
		damaged[i] ^= 0x5a
	}
	newer := append([]byte(nil), content...)
	newer[63] = 200
	foreign := append([]byte(nil), content...)
	copy(foreign[68:], "GPKG")

	for name, c := range map[string]struct {
		content []byte
		target  error
	}{
		"an empty file":              {nil, store.NotOurs},
		"a text file":                {[]byte("service,slo\npayments,99.9\n"), store.NotOurs},
		"another program's database": {foreign, store.NotOurs},
		"a newer version's file":     {newer, store.Newer},
		"a damaged file":             {damaged, store.Damaged},
		"half a file":                {content[:len(content)/2], store.Damaged},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "bad.slocharter")
			require.NoError(t, os.WriteFile(path, c.content, 0o600))
			_, err := store.Open(path)
			require.ErrorIs(t, err, c.target)
			after, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Equal(t, sha256.Sum256(c.content), sha256.Sum256(after), "the file is as it was")
		})
	}
	_, err = store.Open(filepath.Join(t.TempDir(), "missing.slocharter"))
	require.ErrorIs(t, err, safefile.NotThere)
	_, err = store.Open(t.TempDir())
	require.ErrorIs(t, err, store.NotOurs)
}

func TestAFileWithATriggerIsNotOpened(t *testing.T) {
	path, _ := create(t)
	raw(t, path, `CREATE TRIGGER evil AFTER UPDATE ON person BEGIN DELETE FROM service; END`)
	_, err := store.Open(path)
	require.ErrorIs(t, err, store.Foreign)
}

func TestAReadOnlyFileCanBeReadAndNotEdited(t *testing.T) {
	path, w := create(t)
	require.NoError(t, os.Chmod(path, 0o400))
	f := open(t, path)
	assert.True(t, f.ReadOnly())
	assert.Empty(t, workspace.Diff(w, loaded(t, f)))
	after := w.Clone()
	require.NoError(t, after.Rename("Other"))
	_, err := f.Save(w, after, entry)
	require.ErrorIs(t, err, store.ReadOnly)
}

func TestAnEditOfAFileThatWasMovedAwaySaysThatItIsGone(t *testing.T) {
	path, _ := create(t)
	f := open(t, path)
	w := loaded(t, f)
	require.NoError(t, os.Rename(path, path+".moved"))
	after := w.Clone()
	require.NoError(t, after.Rename("Other"))
	_, err := f.Save(w, after, entry)
	require.ErrorIs(t, err, safefile.NotThere)
}

func TestAnEditAndItsEntryInTheLogAreOneTransaction(t *testing.T) {
	path, _ := create(t)
	f := open(t, path)
	before := loaded(t, f)
	after := before.Clone()
	s := after.ServicesInOrder()[0]
	s.Name = "Renamed"
	require.NoError(t, after.PutService(s))
	saved, err := f.Save(before, after, store.Entry{At: entry.At, Author: "Ben", Label: "rename it"})
	require.NoError(t, err)
	assert.EqualValues(t, 2, saved.Seq)

	log, err := f.History(store.Filter{})
	require.NoError(t, err)
	require.Len(t, log, 2)
	assert.Equal(t, store.Logged{Seq: 2, At: entry.At, Author: "Ben", Label: "rename it", Kinds: []string{"service"}, Services: []string{s.ID}}, log[0])
	change, err := f.ChangeAt(2)
	require.NoError(t, err)
	assert.Equal(t, saved.Change, change)
	assert.Equal(t, []workspace.FieldChange{{Name: "name", Before: before.Services[s.ID].Name, After: "Renamed"}}, change[0].Fields)

	nothing, err := f.Save(after, after, entry)
	require.NoError(t, err)
	assert.Zero(t, nothing.Seq, "what changes nothing is not logged")
	_, err = f.ChangeAt(99)
	require.ErrorAs(t, err, &store.NoChange{})
	require.NoError(t, f.Check())
}

func TestASaveThatFailsLeavesNothingBehind(t *testing.T) {
	path, _ := create(t)
	f := open(t, path)
	before := loaded(t, f)
	after := before.Clone()
	s := after.ServicesInOrder()[0]
	s.Name = "Renamed"
	require.NoError(t, after.PutService(s))
	p := after.PeopleByName()[0]
	p.Name = "Renamed"
	require.NoError(t, after.PutPerson(p))

	other := open(t, path)
	theirs := loaded(t, other).Clone()
	q := theirs.Services[s.ID]
	q.Name = "Theirs"
	require.NoError(t, theirs.PutService(q))
	_, err := other.Save(loaded(t, other), theirs, entry)
	require.NoError(t, err)

	_, err = f.Save(before, after, entry)
	require.ErrorIs(t, err, store.Conflict)
	now := loaded(t, f)
	assert.Equal(t, "Theirs", now.Services[s.ID].Name)
	assert.Equal(t, before.People[p.ID], now.People[p.ID], "the other half of the edit is not there either")
	log, err := f.History(store.Filter{})
	require.NoError(t, err)
	assert.Len(t, log, 2)
}

func TestHistoryIsFilteredAndPaged(t *testing.T) {
	path, _ := create(t)
	f := open(t, path)
	w := loaded(t, f)
	for _, name := range []string{"One", "Two", "Three"} {
		after := w.Clone()
		p := after.PeopleByName()[0]
		p.Note = name
		require.NoError(t, after.PutPerson(p))
		_, err := f.Save(w, after, store.Entry{At: entry.At, Author: "Ada", Label: name})
		require.NoError(t, err)
		w = after
	}
	labels := func(filter store.Filter) []string {
		log, err := f.History(filter)
		require.NoError(t, err)
		var all []string
		for _, e := range log {
			all = append(all, e.Label)
		}
		return all
	}
	assert.Equal(t, []string{"Three", "Two"}, labels(store.Filter{Limit: 2}))
	assert.Equal(t, []string{"One", "create"}, labels(store.Filter{Before: 3}))
	assert.Equal(t, []string{"Three", "Two", "One", "create"}, labels(store.Filter{Kind: "person"}))
	assert.Equal(t, []string{"create"}, labels(store.Filter{ServiceID: w.ServicesInOrder()[0].ID}))
	assert.Empty(t, labels(store.Filter{ServiceID: "nobody"}))
}

func TestACopyCanBeMadeBeforeAMigration(t *testing.T) {
	path, w := create(t)
	copied := filepath.Join(t.TempDir(), "before.slocharter")
	f, err := store.OpenWith(path, "CREATE TABLE extra (id TEXT PRIMARY KEY)", func(older *store.File) error {
		return older.SaveCopy(context.Background(), copied, false)
	})
	require.NoError(t, err)
	assert.Empty(t, workspace.Diff(w, loaded(t, f)))
	require.NoError(t, f.Close())

	_, err = store.Open(path)
	require.ErrorIs(t, err, store.Newer, "the program without that migration leaves the file alone")
	assert.Empty(t, workspace.Diff(w, loaded(t, open(t, copied))))
}

func TestAMigrationThatFailsLeavesTheFileAsItWas(t *testing.T) {
	path, w := create(t)
	_, err := store.OpenWith(path, "CREATE TABLE extra (id TEXT); INSERT INTO nowhere VALUES (1)", nil)
	require.Error(t, err)
	f := open(t, path)
	assert.Empty(t, workspace.Diff(w, loaded(t, f)))
}

func TestNothingIsMigratedWithoutItsCopy(t *testing.T) {
	path, w := create(t)
	full := errors.New("disk full")
	_, err := store.OpenWith(path, "CREATE TABLE extra (id TEXT PRIMARY KEY)", func(*store.File) error { return full })
	require.ErrorIs(t, err, full)
	assert.Empty(t, workspace.Diff(w, loaded(t, open(t, path))))
}

func TestAFileThatIsOnlyReadIsNotWritten(t *testing.T) {
	path, w := create(t)
	f, err := store.Opening{ReadOnly: true}.Open(path)
	require.NoError(t, err)
	defer func() { assert.NoError(t, f.Close()) }()
	assert.True(t, f.ReadOnly())
	_, err = f.Save(w, workspace.Workspace{}, store.Entry{})
	require.ErrorIs(t, err, store.ReadOnly)
}

func TestAFileSaysWhatItIsWithoutBeingChanged(t *testing.T) {
	path, w := create(t)
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	about, err := store.Inspect(t.Context(), path)
	require.NoError(t, err)
	assert.Equal(t, store.About{ID: w.Info().ID, Name: w.Info().Name, Seq: 1}, about)
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, before, after)
}

func TestACopyIsCompleteAndReplacesOnlyWhenAsked(t *testing.T) {
	path, w := create(t)
	f := open(t, path)
	target := filepath.Join(t.TempDir(), "copy.slocharter")
	require.NoError(t, f.SaveCopy(context.Background(), target, false))
	assert.Empty(t, workspace.Diff(w, loaded(t, open(t, target))))
	require.ErrorIs(t, f.SaveCopy(context.Background(), target, false), safefile.Exists)
	require.NoError(t, f.SaveCopy(context.Background(), target, true))
	require.ErrorIs(t, f.SaveCopy(context.Background(), path, true), safefile.Exists, "not over itself")
	require.Error(t, f.SaveCopy(context.Background(), filepath.Join(t.TempDir(), "no", "folder.slocharter"), false))

	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	folder := t.TempDir()
	require.Error(t, f.SaveCopy(cancelled, filepath.Join(folder, "x.slocharter"), false))
	left, err := os.ReadDir(folder)
	require.NoError(t, err)
	assert.Empty(t, left, "no half copy is left behind")
}

func TestAChangeOrAnotherFileInItsPlaceIsNoticed(t *testing.T) {
	path, w := create(t)
	f := open(t, path)
	loaded(t, f)
	changed, err := f.ChangedElsewhere()
	require.NoError(t, err)
	assert.False(t, changed)

	other := open(t, path)
	after := loaded(t, other).Clone()
	require.NoError(t, after.Rename("Theirs"))
	_, err = other.Save(w, after, entry)
	require.NoError(t, err)
	changed, err = f.ChangedElsewhere()
	require.NoError(t, err)
	assert.True(t, changed)
	assert.Equal(t, "Theirs", loaded(t, f).Info().Name)

	replacement := filepath.Join(t.TempDir(), "b.slocharter")
	require.NoError(t, f.SaveCopy(context.Background(), replacement, false))
	require.NoError(t, os.Rename(replacement, path))
	_, err = f.ChangedElsewhere()
	require.ErrorIs(t, err, store.Replaced)
	require.NoError(t, os.Remove(path))
	_, err = f.ChangedElsewhere()
	require.ErrorIs(t, err, safefile.NotThere)
}

func TestCheckFindsWhatWasAlteredOutsideOfTheProgram(t *testing.T) {
	for name, statement := range map[string]string{
		"a row that refers to nothing": `DELETE FROM person WHERE id = (SELECT person_id FROM holding LIMIT 1)`,
		"a shortened change log":       `UPDATE workspace SET seq = seq + 1`,
	} {
		t.Run(name, func(t *testing.T) {
			path, _ := create(t)
			raw(t, path, statement)
			require.ErrorIs(t, open(t, path).Check(), store.Damaged)
		})
	}
}

func TestTheEngineIsOneWithoutKnownCorruptions(t *testing.T) {
	db, err := sql.Open("sqlite", ":memory:")
	require.NoError(t, err)
	defer func() { assert.NoError(t, db.Close()) }()
	var version string
	require.NoError(t, db.QueryRow("SELECT sqlite_version()").Scan(&version))
	assert.GreaterOrEqual(t, version, "3.51")
}
