package backup_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/backup"
	"slocharter/internal/safefile"
	"slocharter/internal/session"
	"slocharter/internal/store"
	"slocharter/internal/workspace"
)

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.Local)

func sample(t *testing.T) *session.Session {
	t.Helper()
	w, err := workspace.Sample(noon)
	require.NoError(t, err)
	s, err := session.New(filepath.Join(t.TempDir(), "Lärk & Line.slocharter"), w, "Ada", "explore the sample")
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	return s
}

func edit(t *testing.T, s *session.Session, note string) {
	t.Helper()
	require.NoError(t, s.Do("note "+note, func(w *workspace.Workspace) error {
		p := w.PeopleByName()[0]
		p.Note = note
		return w.PutPerson(p)
	}))
}

func place(t *testing.T) backup.Place {
	return backup.Place{Folder: filepath.Join(t.TempDir(), "backups")}
}

func shelfOf(t *testing.T, p backup.Place, s *session.Session) backup.Shelf {
	t.Helper()
	return p.Shelf(s.Path(), s.Workspace().Info().ID)
}

func list(t *testing.T, p backup.Place, s *session.Session) []backup.Backup {
	t.Helper()
	all, err := shelfOf(t, p, s).List()
	require.NoError(t, err)
	return all
}

func TestABackupIsACompleteCopyWithADatedName(t *testing.T) {
	s, p := sample(t), place(t)
	edit(t, s, "one")
	made, err := p.Make(t.Context(), s, backup.BeforeImport, noon)
	require.NoError(t, err)
	assert.True(t, made.Fresh)
	assert.Equal(t, "2026-11-21 120000 before import 2.slocharter", filepath.Base(made.Path))
	all := list(t, p, s)
	require.Len(t, all, 1)
	assert.Equal(t, made.Backup, all[0])
	assert.Positive(t, all[0].Size)

	target := filepath.Join(t.TempDir(), "restored.slocharter")
	require.NoError(t, all[0].Restore(t.Context(), target, false))
	restored, err := session.Open(target, "Ben")
	require.NoError(t, err)
	defer func() { assert.NoError(t, restored.Close()) }()
	assert.Empty(t, workspace.Diff(s.Workspace(), restored.Workspace()))
	require.NoError(t, restored.Check())
	mine, err := s.History(store.Filter{})
	require.NoError(t, err)
	theirs, err := restored.History(store.Filter{})
	require.NoError(t, err)
	assert.Equal(t, mine, theirs)
	require.ErrorIs(t, all[0].Restore(t.Context(), target, false), safefile.Exists)
	require.ErrorIs(t, all[0].Restore(t.Context(), all[0].Path, true), safefile.Exists, "not over itself")
}

func TestWhatTheLatestBackupHasIsNotCopiedAgain(t *testing.T) {
	s, p := sample(t), place(t)
	first, err := p.Make(t.Context(), s, backup.Daily, noon)
	require.NoError(t, err)
	again, err := p.Make(t.Context(), s, backup.BeforeImport, noon.Add(time.Hour))
	require.NoError(t, err)
	assert.False(t, again.Fresh)
	assert.Equal(t, first.Path, again.Path)
	asked, err := p.Make(t.Context(), s, backup.Asked, noon)
	require.NoError(t, err)
	assert.True(t, asked.Fresh, "somebody who asks gets one")
	edit(t, s, "one")
	next, err := p.Make(t.Context(), s, backup.BeforeImport, noon)
	require.NoError(t, err)
	assert.True(t, next.Fresh)
	assert.Len(t, list(t, p, s), 3)
}

func TestTwoBackupsOfOneMomentAreBothKept(t *testing.T) {
	s, p := sample(t), place(t)
	for range 3 {
		_, err := p.Make(t.Context(), s, backup.Asked, noon)
		require.NoError(t, err)
	}
	all := list(t, p, s)
	require.Len(t, all, 3)
	assert.Equal(t, noon.Add(2*time.Second), all[0].At)
}

func TestWhichBackupsAreKept(t *testing.T) {
	day := func(text string) backup.Backup {
		b, ok := backup.Parse(text + ".slocharter")
		require.True(t, ok, text)
		return b
	}
	daily := func(days ...string) []backup.Backup {
		var all []backup.Backup
		for _, d := range days {
			all = append(all, day(d+" 090000 daily 1"))
		}
		return all
	}
	november := daily("2026-11-20", "2026-11-19", "2026-11-18", "2026-11-17", "2026-11-16", "2026-11-15", "2026-11-14", "2026-11-13",
		"2026-11-12", "2026-11-11")
	for name, c := range map[string]struct{ list, gone []backup.Backup }{
		"the last ten stay":                         {november, nil},
		"the eleventh of a month goes":              {append(november[:10:10], daily("2026-11-10")...), daily("2026-11-10")},
		"the latest of an earlier month stays":      {append(november[:10:10], daily("2026-10-31", "2026-10-30")...), daily("2026-10-30")},
		"one of each month stays, for ever":         {append(november[:10:10], daily("2026-10-01", "2025-10-02", "2024-02-29")...), nil},
		"the same month of another year is another": {append(november[:10:10], daily("2025-11-30", "2025-11-29")...), daily("2025-11-29")},
		"unsound ones do not count, and three stay": {
			[]backup.Backup{
				day("2026-11-21 090000 daily 9 unsound"), day("2026-11-20 090000 daily 9 unsound"), day("2026-11-19 090000 daily 9 unsound"),
				day("2026-11-18 090000 daily 9 unsound"), day("2026-11-17 090000 daily 9"),
			},
			[]backup.Backup{day("2026-11-18 090000 daily 9 unsound")},
		},
	} {
		assert.Equal(t, c.gone, backup.Superfluous(c.list), name)
	}
}

func TestOlderBackupsGoOnlyAfterANewOnePassed(t *testing.T) {
	s, p := sample(t), place(t)
	for i := range 12 {
		made, err := p.Make(t.Context(), s, backup.Asked, noon.AddDate(0, 0, i-20))
		require.NoError(t, err)
		assert.Len(t, made.Pruned, min(max(0, i-9), 1))
	}
	require.Len(t, list(t, p, s), 10)
	stopped, stop := context.WithCancel(t.Context())
	stop()
	_, err := p.Make(stopped, s, backup.Asked, noon)
	require.ErrorIs(t, err, context.Canceled)
	assert.Len(t, list(t, p, s), 10)
}

func TestABackupOfAnUnsoundWorkspaceIsMarkedAndDisplacesNoSoundOne(t *testing.T) {
	s, p := sample(t), place(t)
	_, err := p.Make(t.Context(), s, backup.Daily, noon)
	require.NoError(t, err)
	for i := range 5 {
		made, err := p.Make(t.Context(), spoiled{s}, backup.Daily, noon.AddDate(0, 0, i+1))
		require.ErrorAs(t, err, &backup.Unsound{})
		assert.True(t, made.Unsound)
	}
	all := list(t, p, s)
	require.Len(t, all, 4)
	assert.True(t, all[0].Unsound)
	assert.False(t, all[3].Unsound)
	newest, ok := shelfOf(t, p, s).NewestSound(t.Context())
	require.True(t, ok)
	assert.Equal(t, all[3], newest)
}

// spoiled is a session in whose copies the change log is not what is counted.
type spoiled struct{ *session.Session }

func (s spoiled) About() (store.About, error) {
	about, err := s.Session.About()
	about.Seq = 77
	return about, err
}

func (s spoiled) SaveCopy(ctx context.Context, path string, overwrite bool) error {
	return errors.Join(s.Session.SaveCopy(ctx, path, overwrite), tamper(path, "UPDATE workspace SET seq = 77"))
}

func TestADamagedBackupIsPassedOver(t *testing.T) {
	s, p := sample(t), place(t)
	for i := range 3 {
		edit(t, s, time.Duration(i).String())
		_, err := p.Make(t.Context(), s, backup.Daily, noon.AddDate(0, 0, i))
		require.NoError(t, err)
	}
	all := list(t, p, s)
	data, err := os.ReadFile(all[0].Path)
	require.NoError(t, err)
	for i := 8192; i < len(data); i++ {
		data[i] = 0
	}
	require.NoError(t, os.WriteFile(all[0].Path, data, 0o600))
	require.ErrorIs(t, all[0].Verify(t.Context()), store.Damaged)
	require.ErrorIs(t, all[0].Restore(t.Context(), filepath.Join(t.TempDir(), "x"), false), store.Damaged)
	newest, ok := shelfOf(t, p, s).NewestSound(t.Context())
	require.True(t, ok)
	assert.Equal(t, all[1], newest)
}

func TestAFailingPlaceLeavesNothingAndSaysWhy(t *testing.T) {
	s := sample(t)
	folder := t.TempDir()
	file := filepath.Join(folder, "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	for name, p := range map[string]backup.Place{
		"a chosen folder that is gone":    {Folder: filepath.Join(folder, "gone"), Chosen: true},
		"a file in the place of a folder": {Folder: file},
	} {
		_, err := p.Make(t.Context(), s, backup.Daily, noon)
		require.Error(t, err, name)
	}
	assert.NoFileExists(t, filepath.Join(folder, "gone"))
}

func TestFilesAreToldApartAndFoundAgain(t *testing.T) {
	s, p := sample(t), place(t)
	_, err := p.Make(t.Context(), s, backup.Daily, noon)
	require.NoError(t, err)
	copied := filepath.Join(t.TempDir(), "copy.slocharter")
	require.NoError(t, s.SaveCopy(t.Context(), copied, false))
	id := s.Workspace().Info().ID
	mine := p.Shelf(s.Path(), id)
	assert.NotEqual(t, mine, p.Shelf(copied, id), "a copy has a shelf of its own")
	found, ok := p.ShelfOf(s.Path())
	assert.True(t, ok)
	assert.Equal(t, mine, found)
	_, ok = p.ShelfOf(copied)
	assert.False(t, ok)

	moved := filepath.Join(t.TempDir(), "moved.slocharter")
	require.NoError(t, s.Close())
	require.NoError(t, os.Rename(s.Path(), moved))
	assert.Equal(t, mine, p.Shelf(moved, id), "a file that was moved keeps its backups")
}

func TestOtherFilesOnAShelfAreLeftAlone(t *testing.T) {
	s, p := sample(t), place(t)
	_, err := p.Make(t.Context(), s, backup.Daily, noon)
	require.NoError(t, err)
	folder := shelfOf(t, p, s).Folder
	for _, name := range []string{"mine.slocharter", "2020-01-01 000000 daily 1 (2).slocharter", "notes.txt", "2020-13-01 000000 daily 1.slocharter"} {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), nil, 0o600))
	}
	for i := range 12 {
		_, err := p.Make(t.Context(), s, backup.Asked, noon.Add(time.Duration(i)*time.Minute))
		require.NoError(t, err)
	}
	assert.Len(t, list(t, p, s), 10)
	assert.FileExists(t, filepath.Join(folder, "mine.slocharter"))
	assert.FileExists(t, filepath.Join(folder, "2020-13-01 000000 daily 1.slocharter"))
}

func TestABackupIsUnpackedForReadingWithoutBeingTouched(t *testing.T) {
	s, p := sample(t), place(t)
	made, err := p.Make(t.Context(), s, backup.Daily, noon)
	require.NoError(t, err)
	before, err := os.ReadFile(made.Path)
	require.NoError(t, err)
	path, err := made.Unpack(t.Context(), t.TempDir())
	require.NoError(t, err)
	opened, err := session.OpenAs(path, "Ben", store.Opening{ReadOnly: true})
	require.NoError(t, err)
	defer func() { assert.NoError(t, opened.Close()) }()
	assert.True(t, opened.ReadOnly())
	assert.Empty(t, workspace.Diff(s.Workspace(), opened.Workspace()))
	after, err := os.ReadFile(made.Path)
	require.NoError(t, err)
	assert.Equal(t, before, after)
}

func TestHasABackupOfADay(t *testing.T) {
	s, p := sample(t), place(t)
	assert.False(t, shelfOf(t, p, s).Has("2026-11-21"))
	_, err := p.Make(t.Context(), s, backup.Daily, noon)
	require.NoError(t, err)
	assert.True(t, shelfOf(t, p, s).Has("2026-11-21"))
	assert.False(t, shelfOf(t, p, s).Has("2026-11-22"))
}

func TestTwoWindowsOfOneFileMayBackUpAtOnce(t *testing.T) {
	s, p := sample(t), place(t)
	other, err := session.Open(s.Path(), "Ben")
	require.NoError(t, err)
	defer func() { assert.NoError(t, other.Close()) }()
	made := make(chan error)
	for _, window := range []*session.Session{s, other} {
		go func() {
			_, err := p.Make(context.Background(), window, backup.Asked, noon)
			made <- err
		}()
	}
	for range 2 {
		require.NoError(t, <-made)
	}
	all := list(t, p, s)
	require.Len(t, all, 2)
	for _, b := range all {
		require.NoError(t, b.Verify(t.Context()))
	}
}

// older makes a file as the first version of the program did.
func older(t *testing.T) string {
	t.Helper()
	schema, err := os.ReadFile("../store/migrations/0001_workspace.sql")
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "older.slocharter")
	for _, statement := range []string{
		string(schema), "PRAGMA user_version = 1", "PRAGMA application_id = 1397509955",
		"INSERT INTO workspace (id, name, scheme, seq, rev) VALUES ('w', 'Older', 'raci', 1, 1)",
		"INSERT INTO change (seq, id, at, author, label) VALUES (1, 'c', '2026-01-02T03:04:05Z', 'Ada', 'create')",
		"INSERT INTO change_row (seq, n, kind, row_id, service_id, op) VALUES (1, 0, 'workspace', 'w', '', 'insert')",
		"INSERT INTO change_field (seq, n, field, before, after) VALUES (1, 0, 'name', '', 'Older'), (1, 0, 'scheme', '', 'raci')",
	} {
		require.NoError(t, tamper(path, statement))
	}
	return path
}

func TestAFileOfAnEarlierVersionIsBackedUpAsItWasBeforeItIsBroughtUpToDate(t *testing.T) {
	p, path := place(t), older(t)
	how := store.Opening{BeforeMigration: func(older *store.File) error {
		_, err := p.Make(context.Background(), older, backup.BeforeUpdate, noon)
		return err
	}}
	s, err := session.OpenAs(path, "Ada", how)
	require.NoError(t, err)
	defer func() { assert.NoError(t, s.Close()) }()
	all := list(t, p, s)
	require.Len(t, all, 1)
	assert.Equal(t, "2026-11-21 120000 before update 1.slocharter", filepath.Base(all[0].Path))
	require.NoError(t, all[0].Verify(t.Context()))
	unpacked, err := all[0].Unpack(t.Context(), t.TempDir())
	require.NoError(t, err)
	then, err := session.Open(unpacked, "Ada")
	require.NoError(t, err)
	defer func() { assert.NoError(t, then.Close()) }()
	assert.Empty(t, workspace.Diff(s.Workspace(), then.Workspace()))
}
