package store_test

import (
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"slocharter/internal/store"
	"slocharter/internal/workspace"
)

// drawRecord draws an entry from few texts, so that what is different is often nearly the same.
func drawRecord(t *rapid.T) (store.Record, string) {
	text := func(what string) string {
		return rapid.SampledFrom([]string{"", "a", "b", "ab", "\x00", "\x00\x00\x00\x00\x00\x00\x00\x01"}).Draw(t, what)
	}
	number := rapid.Int64Range(0, 2)
	r := store.Record{
		Seq: number.Draw(t, "seq"), ID: text("id"), At: text("at"), Author: text("author"), Label: text("label"), Batch: text("batch"),
	}
	for range rapid.IntRange(0, 2).Draw(t, "rows") {
		row := workspace.RowChange{Kind: text("kind"), ID: text("row"), Op: workspace.Op(text("op"))}
		for range rapid.IntRange(0, 2).Draw(t, "fields") {
			row.Fields = append(row.Fields, workspace.FieldChange{Name: text("field"), Before: text("before"), After: text("after")})
		}
		r.Rows, r.Numbers, r.Services = append(r.Rows, row), append(r.Numbers, number.Draw(t, "n")), append(r.Services, text("service"))
	}
	return r, text("previous")
}

func TestNoTwoEntriesAreEncodedEqually(t *testing.T) {
	type sealed struct {
		record   store.Record
		previous string
	}
	seen := map[string]sealed{}
	rapid.Check(t, func(t *rapid.T) {
		record, previous := drawRecord(t)
		this := sealed{record, previous}
		encoded := record.Encode(previous)
		other, known := seen[encoded]
		require.True(t, !known || reflect.DeepEqual(other, this), "%v and %v", other, this)
		seen[encoded] = this
		for _, near := range neighbours(record) {
			require.NotEqual(t, encoded, near.Encode(previous), "%v and %v", record, near)
		}
		require.NotEqual(t, encoded, record.Encode(previous+"x"))
	})
}

// neighbours are entries that differ from another one in where its texts begin and end.
func neighbours(r store.Record) []store.Record {
	var near []store.Record
	change := func(edit func(*store.Record)) {
		other := r
		edit(&other)
		if !reflect.DeepEqual(other, r) {
			near = append(near, other)
		}
	}
	change(func(o *store.Record) { o.Author, o.Label = o.Author+o.Label, "" })
	change(func(o *store.Record) { o.ID, o.At = "", o.ID+o.At })
	change(func(o *store.Record) { o.Label, o.Batch = o.Batch, o.Label })
	change(func(o *store.Record) { o.Seq++ })
	if len(r.Rows) > 0 {
		change(func(o *store.Record) { o.Rows = o.Rows[:len(o.Rows)-1] })
	}
	return near
}

func TestTheChainHoldsWithTwoWindowsOnOneFile(t *testing.T) {
	path, w := create(t)
	one, two := open(t, path), open(t, path)
	for i := range 6 {
		f := []*store.File{one, two}[i%2]
		before := loaded(t, f)
		after := before.Clone()
		require.NoError(t, after.Rename(fmt.Sprint("Name ", i)))
		saved(t, f, before, after)
		put(t, f, anySLO(w), slot(i, 1, 1, 1))
	}
	require.NoError(t, one.Check())
	require.NoError(t, two.Check())
	seals, err := one.Seals()
	require.NoError(t, err)
	require.Len(t, seals, 13)
	for _, seal := range seals {
		assert.Len(t, seal, 64)
	}
}

func TestARowThatIsAddedAgainIsNotTheOneThatSomebodyElseRead(t *testing.T) {
	path, _ := create(t)
	one, two := open(t, path), open(t, path)
	before, theirs := loaded(t, one), loaded(t, two)
	without := before.Clone()
	id := before.PeopleByName()[0].ID
	require.NoError(t, without.Remove("person", id))
	saved(t, one, saved(t, one, before, without), before)
	edited := theirs.Clone()
	p := edited.People[id]
	p.Note = "from before"
	require.NoError(t, edited.PutPerson(p))
	_, err := two.Save(theirs, edited, entry)
	require.ErrorIs(t, err, store.Conflict)
	require.NoError(t, one.Check())
}

// older copies a file into one of version 3, which had no seals, and in which a revision counted the edits of a row.
func older(t *testing.T, path string) string {
	t.Helper()
	old := filepath.Join(t.TempDir(), "old.slocharter")
	require.NoError(t, store.CreateOlder(old, 3))
	columns := map[string]string{
		"change": `seq, id, at, author, label`, "change_row": "*", "change_field": "*", "series": "*", "measurement": "*", "displaced": "*",
		"batch": `seq, series, "first", "last", added, replaced, removed, "of", latest, stands`,
	}
	for _, k := range workspace.Kinds() {
		columns[k.Name] = "*"
	}
	statements := []string{fmt.Sprintf("ATTACH '%s' AS new", strings.ReplaceAll(path, "'", "''"))}
	for table, names := range columns {
		statements = append(statements, fmt.Sprintf(`INSERT INTO "%s" SELECT %s FROM new."%s"`, table, names, table))
	}
	for _, k := range workspace.Kinds() {
		statements = append(statements, fmt.Sprintf(`UPDATE "%s" SET rev = 1`, k.Name))
	}
	raw(t, old, strings.Join(statements, "; "))
	return old
}

func TestAFileOfAnOlderVersionGetsAWholeChain(t *testing.T) {
	path := lived(t)
	old := older(t, path)
	assert.Empty(t, found(t, old))
	want, err := open(t, path).Seals()
	require.NoError(t, err)
	f := open(t, old)
	have, err := f.Seals()
	require.NoError(t, err)
	assert.Equal(t, want, have, "the same history has the same seals, whenever they were made")
	live(t, f)
	require.NoError(t, f.Check())
}

func TestWhatWasAlteredBeforeAnEditOfTheSameIsStillNamed(t *testing.T) {
	path, w := create(t)
	p := w.PeopleByName()[0]
	raw(t, path, fmt.Sprintf(`UPDATE person SET note = 'slipped in' WHERE id = '%s'`, p.ID))
	f := open(t, path)
	before := loaded(t, f)
	assert.Equal(t, "slipped in", before.People[p.ID].Note, "what was altered can be opened and worked with")
	after := before.Clone()
	p.Note = "on top of it"
	require.NoError(t, after.PutPerson(p))
	saved(t, f, before, after)
	list, err := f.Alterations(background, nil)
	require.NoError(t, err)
	assert.Equal(t, []workspace.Alteration{{
		What: workspace.RowAltered, Kind: "person", ID: p.ID, Name: p.Name, Field: "note", Logged: w.People[p.ID].Note, Here: "slipped in", Seq: 2,
	}}, list)
}

func TestEachAlterationIsNamed(t *testing.T) {
	path := lived(t)
	w := loaded(t, open(t, path))
	sloID := w.LiveSLOsOf("")[0].ID
	name := w.SLOs[sloID].Name
	person := w.PeopleByName()[0]
	for statement, want := range map[string][]workspace.Alteration{
		`UPDATE change SET author = 'Eve' WHERE seq = 3`: {{What: workspace.EntryAltered, Seq: 3}},
		`UPDATE change SET seal = '' WHERE seq = 3`:      {{What: workspace.EntryAltered, Seq: 3}},
		`DELETE FROM change WHERE seq IN (3, 4); DELETE FROM change_row WHERE seq IN (3, 4); DELETE FROM change_field WHERE seq IN (3, 4)`: nil,
		`UPDATE workspace SET seq = seq + 1`: {{What: workspace.Miscounted}},
		`UPDATE person SET rev = 1 WHERE id = '` + person.ID + `'`: {{
			What: workspace.RowAltered, Kind: "person", ID: person.ID, Name: person.Name, Field: workspace.Revision, Here: "1"}},
		`UPDATE measurement SET valid = valid + 1 WHERE start = (SELECT min(start) FROM measurement WHERE series = 1) AND series = 1`: {{
			What: workspace.MeasurementsAltered, Kind: "slo", ID: sloID, Name: name}},
		`UPDATE series SET covered = 0 WHERE n = 1`: {{What: workspace.FiguresAltered, Kind: "slo", ID: sloID, Name: name}},
	} {
		t.Run(statement, func(t *testing.T) {
			copied := filepath.Join(t.TempDir(), "copy.slocharter")
			require.NoError(t, open(t, path).SaveCopy(background, copied, false))
			raw(t, copied, statement)
			list := found(t, copied)
			if want == nil {
				require.NotEmpty(t, list)
				assert.Equal(t, workspace.Alteration{What: workspace.EntriesMissing, Seq: 3, Last: 4}, list[0])
				return
			}
			require.Len(t, list, len(want))
			for i, a := range list {
				if want[i].Logged == "" {
					a.Logged = ""
				}
				if want[i].Here == "" {
					a.Here = ""
				}
				if want[i].Seq == 0 {
					a.Seq = 0
				}
				assert.Equal(t, want[i], a)
			}
		})
	}
}

func TestWorkGoesOnAfterTheCountOfChangesWasAltered(t *testing.T) {
	for name, statement := range map[string]string{
		"too many": `UPDATE workspace SET seq = 50`, "too few": `UPDATE workspace SET seq = 0`,
	} {
		t.Run(name, func(t *testing.T) {
			path, _ := create(t)
			raw(t, path, statement)
			f := open(t, path)
			before := loaded(t, f)
			after := before.Clone()
			require.NoError(t, after.Rename("Other"))
			saved(t, f, before, after)
			put(t, f, anySLO(before), slot(0, 1, 1, 1))
			assert.Equal(t, "Other", loaded(t, f).Info().Name)
		})
	}
}

func TestACheckTellsHowFarItIsAndCanBeCancelled(t *testing.T) {
	f, one, _ := measured(t)
	put(t, f, one, minutes(5000)...)
	last, total := 0, 0
	list, err := f.Alterations(background, func(done, of int) { last, total = done, of })
	require.NoError(t, err)
	assert.Empty(t, list)
	assert.Equal(t, 5002, total)
	assert.Equal(t, total, last)

	ctx, cancel := context.WithCancel(background)
	_, err = f.Alterations(ctx, func(int, int) { cancel() })
	require.ErrorIs(t, err, ctx.Err())
	_, err = f.Alterations(ctx, nil)
	require.ErrorIs(t, err, ctx.Err())
	put(t, f, one, slot(-1, 1, 1, 1))
}
