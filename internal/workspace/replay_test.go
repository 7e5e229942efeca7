package workspace_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"slocharter/internal/workspace"
)

// letterRow is a letter as its table holds it.
func letterRow(id, symbol string) []string {
	return []string{id, symbol, "Label", "", "", "0", "0", "0"}
}

func added(id, symbol string) workspace.RowChange {
	return workspace.RowChange{Kind: "letter", ID: id, Op: workspace.Insert, Fields: []workspace.FieldChange{
		{Name: "symbol", After: symbol}, {Name: "label", After: "Label"},
	}}
}

func renamed(id, before, after string) workspace.RowChange {
	return workspace.RowChange{Kind: "letter", ID: id, Op: workspace.Update, Fields: []workspace.FieldChange{
		{Name: "symbol", Before: before, After: after},
	}}
}

func TestAReplayTellsWhereRowsAreNotWhatTheLogSays(t *testing.T) {
	kind, _ := workspace.KindNamed("letter")
	altered := func(what workspace.Altered, id, field, logged, here string, seq int64) []workspace.Alteration {
		return []workspace.Alteration{{What: what, Kind: "letter", ID: id, Name: "Label", Field: field, Logged: logged, Here: here, Seq: seq}}
	}
	removed := workspace.RowChange{Kind: "letter", ID: "1", Op: workspace.Delete, Fields: []workspace.FieldChange{{Name: "symbol", Before: "A"}}}
	for name, c := range map[string]struct {
		log  []workspace.Change
		rows [][]string
		revs []int64
		want []workspace.Alteration
	}{
		"nothing, also in columns that came after the entry": {
			[]workspace.Change{{added("1", "A")}, {renamed("1", "A", "B")}}, [][]string{letterRow("1", "B")}, []int64{2}, nil},
		"nothing of a row that was removed":       {[]workspace.Change{{added("1", "A")}, {removed}}, nil, nil, nil},
		"nothing of a row that was added again":   {[]workspace.Change{{added("1", "A")}, {removed}, {added("1", "C")}}, [][]string{letterRow("1", "C")}, []int64{3}, nil},
		"nothing of kinds and fields not known":   {[]workspace.Change{{{Kind: "measurement", ID: "1", Op: workspace.Update}}}, nil, nil, nil},
		"a field":                                 {[]workspace.Change{{added("1", "A")}}, [][]string{letterRow("1", "B")}, []int64{1}, altered(workspace.RowAltered, "1", "symbol", "A", "B", 0)},
		"a revision":                              {[]workspace.Change{{added("1", "A")}}, [][]string{letterRow("1", "A")}, []int64{7}, altered(workspace.RowAltered, "1", workspace.Revision, "1", "7", 0)},
		"a missing row":                           {[]workspace.Change{{added("1", "A")}}, nil, nil, altered(workspace.RowMissing, "1", "", "", "", 0)},
		"a row that was added":                    {nil, [][]string{letterRow("1", "A")}, []int64{1}, altered(workspace.RowAdded, "1", "", "", "", 0)},
		"a field before an entry about it":        {[]workspace.Change{{added("1", "A")}, {renamed("1", "X", "B")}}, [][]string{letterRow("1", "B")}, []int64{2}, altered(workspace.RowAltered, "1", "symbol", "A", "X", 2)},
		"a missing row before it was added again": {[]workspace.Change{{added("1", "A")}, {added("1", "B")}}, [][]string{letterRow("1", "B")}, []int64{2}, altered(workspace.RowMissing, "1", "", "", "", 2)},
	} {
		t.Run(name, func(t *testing.T) {
			replay := workspace.NewReplay()
			var found []workspace.Alteration
			for i, change := range c.log {
				found = append(found, replay.Apply(int64(i+1), change)...)
			}
			for i, row := range c.rows {
				found = append(found, replay.Compare(kind, row, c.revs[i])...)
			}
			assert.Equal(t, c.want, append(found, replay.Missing()...))
		})
	}
}
