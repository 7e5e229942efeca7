package store_test

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/store"
	"slocharter/internal/workspace"
)

// excerpt returns a few rows of each kind of the sample, and what they refer to.
func excerpt(t *testing.T) workspace.Workspace {
	t.Helper()
	const few = 10
	w, err := workspace.Sample(entry.At)
	require.NoError(t, err)
	var some workspace.Workspace
	for _, k := range workspace.Kinds() {
		for _, id := range k.IDs(w) {
			values, _ := k.Values(w, id)
			if len(k.IDs(some)) < few && refersTo(some, k, values) {
				require.NoError(t, k.Put(&some, values))
			}
		}
	}
	return some
}

func refersTo(w workspace.Workspace, k workspace.Kind, values []string) bool {
	for i, c := range k.Columns {
		if c.Ref != "" && values[i] != "" && !w.Has(c.Ref, values[i]) {
			return false
		}
	}
	return true
}

// lived returns the path of a small file in which people have worked: with edits, some of them taken back, and with
// measurements, some of them replaced, removed, taken back and made again.
func lived(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "lived.slocharter")
	f, err := store.Create(path, excerpt(t), entry)
	require.NoError(t, err)
	live(t, f)
	require.NoError(t, f.Close())
	return path
}

func live(t *testing.T, f *store.File) {
	t.Helper()
	w := loaded(t, f)
	one, two := w.LiveSLOsOf("")[0].ID, w.LiveSLOsOf("")[1].ID
	for i := range 10 {
		after := w.Clone()
		p := after.PeopleByName()[i%3]
		p.Note = strings.Repeat("noted ", i)
		require.NoError(t, after.PutPerson(p))
		w = saved(t, f, w, after)
	}
	without := w.Clone()
	require.NoError(t, without.Remove("slo", two))
	saved(t, f, saved(t, f, w, without), w)
	put(t, f, one, minutes(1000)...)
	put(t, f, two, minutes(50)...)
	replaced := put(t, f, one, slot(10, 1, 1, 2), slot(11, 1, 1, 3))
	_, err := f.WriteBatch(background, store.Batch{SLOID: one, Remove: []time.Time{slot(20, 1, 0, 0).Start}}, entry, nil)
	require.NoError(t, err)
	takeBack(t, f, takeBack(t, f, replaced.Seq).Seq)
	takeBack(t, f, put(t, f, two, slot(20, 1, 1, 9), slot(80, 1, 1, 9)).Seq)
}

func saved(t *testing.T, f *store.File, before, after workspace.Workspace) workspace.Workspace {
	t.Helper()
	_, err := f.Save(before, after, entry)
	require.NoError(t, err)
	return after
}

// found opens a file and lists what was altered in it.
func found(t *testing.T, path string) []workspace.Alteration {
	t.Helper()
	f, err := store.Open(path)
	require.NoError(t, err)
	defer func() { require.NoError(t, f.Close()) }()
	list, err := f.Alterations(background, nil)
	require.NoError(t, err)
	return list
}

func TestNothingIsFoundInAFileInWhichPeopleWorked(t *testing.T) {
	assert.Empty(t, found(t, lived(t)))
}

// content reads every column of every table as another program would: what is the same afterwards was not touched.
func content(path string) (string, error) {
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: path, RawQuery: "mode=ro"}).String())
	if err != nil {
		return "", err
	}
	defer func() { _ = db.Close() }()
	db.SetMaxOpenConns(1)
	var all strings.Builder
	for _, query := range dumps() {
		var text string
		if err := db.QueryRow(query).Scan(&text); err != nil {
			return "", err
		}
		all.WriteString(text)
	}
	return all.String(), nil
}

// dumps are queries that return a table each, as one text.
var dumps = sync.OnceValue(func() []string {
	columns := map[string]string{
		"change": "seq id at author label seal", "change_row": "seq n kind row_id service_id op", "change_field": "seq n field before after",
		"batch": "seq series first last added replaced removed of latest stands wrote gone", "series": "n slo_id slots covered first last end",
		"measurement": "series start length good valid seq", "displaced": "seq start length good valid was",
	}
	for _, k := range workspace.Kinds() {
		for _, c := range k.Columns {
			columns[k.Name] += " " + c.Name
		}
		columns[k.Name] += " rev"
	}
	columns["workspace"] += " seq"
	var queries []string
	for _, table := range slices.Sorted(maps.Keys(columns)) {
		var quoted []string
		for _, name := range strings.Fields(columns[table]) {
			quoted = append(quoted, `quote("`+name+`")`)
		}
		queries = append(queries, fmt.Sprintf(`SELECT coalesce(group_concat(%s), '') FROM "%s" NOT INDEXED`, strings.Join(quoted, " || ',' || "), table))
	}
	return queries
})

func TestEveryFlippedBitThatTouchesContentIsNoticed(t *testing.T) {
	const flips = 2_000
	path := lived(t)
	intact, err := os.ReadFile(path)
	require.NoError(t, err)
	before, err := content(path)
	require.NoError(t, err)
	random := rand.New(rand.NewPCG(4, 5))
	flipped := filepath.Join(t.TempDir(), "flipped.slocharter")
	touching, atOpening, byCheck := 0, 0, 0
	for range flips {
		bit := random.IntN(8 * len(intact))
		damaged := bytes.Clone(intact)
		damaged[bit/8] ^= 1 << (bit % 8)
		require.NoError(t, os.WriteFile(flipped, damaged, 0o600))
		after, err := content(flipped)
		touched := err != nil || after != before
		refused, altered := noticed(t, flipped, touched)
		switch {
		case refused:
			atOpening++
		case altered:
			byCheck++
		}
		if touched {
			touching++
			require.True(t, refused || altered, "bit %d of byte %d is not noticed", bit%8, bit/8)
		}
	}
	t.Logf("%d bits flipped in a file of %d bytes: %d touched content and were noticed, %d of all at opening, %d more by the check",
		flips, len(intact), touching, atOpening, byCheck)
}

// noticed tells whether a file is refused at opening or, where it is checked, what is altered in it is found.
func noticed(t *testing.T, path string, check bool) (refused, altered bool) {
	t.Helper()
	f, err := store.Open(path)
	if err != nil {
		return true, false
	}
	defer func() { _ = f.Close() }()
	if !check {
		return false, false
	}
	list, err := f.Alterations(background, nil)
	require.NoError(t, err)
	return false, len(list) > 0
}

// edits are 100 things that somebody could do to the file with the sqlite3 tool.
func edits(w workspace.Workspace) []string {
	var all []string
	for _, k := range workspace.Kinds() {
		if len(k.IDs(w)) == 0 {
			continue
		}
		text := k.Columns[1]
		for _, c := range k.Columns[1:] {
			if !c.Integer && c.Ref == "" {
				text = c
			}
		}
		first := fmt.Sprintf(`(SELECT min(id) FROM "%s")`, k.Name)
		if text.Integer || text.Ref != "" {
			all = append(all, fmt.Sprintf(`UPDATE "%s" SET rev = rev + 1 WHERE id = %s`, k.Name, first))
		} else {
			all = append(all, fmt.Sprintf(`UPDATE "%s" SET "%s" = "%s" || '.' WHERE id = %s`, k.Name, text.Name, text.Name, first))
		}
		if k.Name != "workspace" {
			all = append(all, fmt.Sprintf(`DELETE FROM "%s" WHERE id = %s`, k.Name, first))
		}
	}
	return append(all,
		`UPDATE workspace SET seq = seq + 1`, `UPDATE workspace SET seq = seq - 1`, `UPDATE person SET rev = 1`,
		`CREATE TEMP TABLE t AS SELECT * FROM person LIMIT 1; UPDATE t SET id = 'new'; INSERT INTO person SELECT * FROM t`,
		`CREATE TEMP TABLE t AS SELECT * FROM slo LIMIT 1; UPDATE t SET id = 'new'; INSERT INTO slo SELECT * FROM t`,
		`UPDATE change SET author = 'Eve' WHERE seq = 3`, `UPDATE change SET at = '2020-01-01T00:00:00Z' WHERE seq = 4`,
		`UPDATE change SET label = '' WHERE seq = 5`, `UPDATE change SET seal = '' WHERE seq = 2`,
		`UPDATE change SET id = 'other' WHERE seq = 2`, `DELETE FROM change WHERE seq = 4`, `UPDATE change SET seq = 99 WHERE seq = 6`,
		`INSERT INTO change VALUES (99, 'new', '2026-01-01T00:00:00Z', 'Eve', 'nothing', '')`,
		`DELETE FROM change_field WHERE seq = 4; DELETE FROM change_row WHERE seq = 4; DELETE FROM change WHERE seq = 4`,
		`DELETE FROM batch WHERE seq = (SELECT max(seq) FROM change); DELETE FROM change_field WHERE seq = (SELECT max(seq) FROM change);
			DELETE FROM change_row WHERE seq = (SELECT max(seq) FROM change); DELETE FROM change WHERE seq = (SELECT max(seq) FROM change)`,
		`UPDATE change_row SET kind = 'slo' WHERE seq = 5`, `UPDATE change_row SET row_id = 'other' WHERE seq = 5`,
		`UPDATE change_row SET service_id = 'other' WHERE seq = 5`, `UPDATE change_row SET op = 'insert' WHERE seq = 5`,
		`UPDATE change_row SET n = 7 WHERE seq = 5`, `DELETE FROM change_row WHERE seq = 5`,
		`INSERT INTO change_row VALUES (5, 1, 'person', 'x', '', 'delete')`, `INSERT INTO change_row VALUES (99, 0, 'person', 'x', '', 'delete')`,
		`UPDATE change_field SET before = 'x' WHERE seq = 5`, `UPDATE change_field SET after = 'x' WHERE seq = 5`,
		`UPDATE change_field SET field = 'title' WHERE seq = 5`, `DELETE FROM change_field WHERE seq = 5`,
		`INSERT INTO change_field VALUES (5, 0, 'title', 'a', 'b')`, `INSERT INTO change_field VALUES (5, 0, '', '', '')`,
		`UPDATE measurement SET good = good - 1 WHERE start = (SELECT max(start) FROM measurement) AND good > 0`,
		`UPDATE measurement SET valid = valid + 1`, `UPDATE measurement SET length = 30 WHERE series = 1`,
		`UPDATE measurement SET start = start + 1 WHERE series = 2 AND start = (SELECT max(start) FROM measurement WHERE series = 2)`,
		`UPDATE measurement SET seq = seq + 1 WHERE series = 1 AND start = (SELECT min(start) FROM measurement)`,
		`UPDATE measurement SET valid = valid + 0.5 WHERE start = (SELECT min(start) FROM measurement)`,
		`UPDATE OR IGNORE measurement SET series = 2 WHERE start = (SELECT max(start) FROM measurement WHERE series = 1)`,
		`DELETE FROM measurement WHERE start = (SELECT max(start) FROM measurement)`, `DELETE FROM measurement`,
		`INSERT INTO measurement SELECT series, start + 6000, length, good, valid, seq FROM measurement ORDER BY series, start DESC LIMIT 1`,
		`INSERT INTO measurement SELECT 9, start, length, good, valid, seq FROM measurement LIMIT 1`,
		`UPDATE displaced SET good = good + 1`, `UPDATE displaced SET was = 1`, `DELETE FROM displaced WHERE start = (SELECT min(start) FROM displaced)`,
		`INSERT INTO displaced SELECT 1, start, length, good, valid, was FROM displaced LIMIT 1`,
		`UPDATE batch SET added = added + 1 WHERE seq = (SELECT min(seq) FROM batch)`, `UPDATE batch SET stands = 1 - stands WHERE seq = "of"`,
		`UPDATE batch SET latest = latest + 1 WHERE seq = (SELECT max(seq) FROM batch)`, `UPDATE batch SET wrote = ''`, `UPDATE batch SET gone = wrote`,
		`UPDATE series SET slots = slots + 1`, `UPDATE series SET covered = covered - 1`, `UPDATE series SET "last" = "last" + 60`,
		`UPDATE series SET slo_id = 'other' WHERE n = 1`, `INSERT INTO series VALUES (9, 'other', 0, 0, 0, 0, 0)`,
	)
}

func TestEveryEditWithAnotherProgramIsNoticed(t *testing.T) {
	tool, err := exec.LookPath("sqlite3")
	if err != nil && os.Getenv("CI") == "" {
		t.Skip("there is no sqlite3 tool to edit with")
	}
	require.NoError(t, err)
	path := lived(t)
	intact, err := os.ReadFile(path)
	require.NoError(t, err)
	before, err := content(path)
	require.NoError(t, err)
	edited := filepath.Join(t.TempDir(), "edited.slocharter")
	all := edits(excerpt(t))
	require.GreaterOrEqual(t, len(all), 100)
	refused := 0
	for _, statement := range all {
		require.NoError(t, os.WriteFile(edited, intact, 0o600))
		output, err := exec.Command(tool, "-batch", edited, statement).CombinedOutput()
		require.NoError(t, err, "%s: %s", statement, output)
		after, err := content(edited)
		require.NoError(t, err)
		require.NotEqual(t, sha256.Sum256([]byte(before)), sha256.Sum256([]byte(after)), "%s touches nothing", statement)
		atOpening, altered := noticed(t, edited, true)
		assert.True(t, atOpening || altered, statement)
		if atOpening {
			refused++
		}
	}
	t.Logf("%d edits with the sqlite3 tool, all of them noticed, %d already at opening", len(all), refused)
}
