package edited_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"slocharter/internal/edited"
	"slocharter/internal/policy"
	"slocharter/internal/review"
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/words"
	"slocharter/internal/workbook"
	"slocharter/internal/workspace"
)

const day = "2026-11-21"

var now = time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC)

// sample is a workspace in which there is something of every kind that can be edited.
func sample(t testing.TB) workspace.Workspace {
	t.Helper()
	w, err := workspace.Sample(now)
	require.NoError(t, err)
	s := payments(t, w)
	_, err = w.AddAction(review.ActionItem{ServiceID: s.ID, Text: "Ask the bank for its limits", Due: "2026-12-01", Given: day})
	require.NoError(t, err)
	_, err = w.AddAction(review.ActionItem{ServiceID: s.ID, Text: "=1+1 is not a formula", Given: day})
	require.NoError(t, err)
	_, err = w.AddDecision(policy.Decision{ServiceID: s.ID, Date: day, Decided: "Go on", Reason: "  Because\nof two lines", By: "Ada"})
	require.NoError(t, err)
	planned, err := w.PlanReview(s.ID, review.Weekly, day)
	require.NoError(t, err)
	var lines []review.Line
	for _, o := range w.SLOsOf(s.ID) {
		lines = append(lines, review.Line{SLOID: o.ID, Name: o.Name})
	}
	require.NoError(t, w.PrepareReview(planned.ID, review.Snapshot{AsOf: "2026-11-21T09:30:00Z", Lines: lines}))
	require.NoError(t, w.Hold(w.PersonasInOrder()[0].ID, w.PeopleByName()[0].ID, s.ID))
	_, err = w.StartDraft("")
	require.NoError(t, err)
	return w
}

func payments(t testing.TB, w workspace.Workspace) slo.Service {
	t.Helper()
	s, err := w.ServiceByKey("payments")
	require.NoError(t, err)
	return s
}

// export writes a workbook into a file.
func export(t testing.TB, w workspace.Workspace, kind workbook.Kind, opts workbook.Options) string {
	t.Helper()
	opts.Today = now
	write := workbook.RACI
	if kind == workbook.ReviewPack {
		write = workbook.Review
	}
	var out bytes.Buffer
	require.NoError(t, write(t.Context(), &out, w, opts))
	path := filepath.Join(t.TempDir(), "exported.xlsx")
	require.NoError(t, os.WriteFile(path, out.Bytes(), 0o600))
	return path
}

// exports are all kinds of workbooks.
func exports(t testing.TB, w workspace.Workspace) map[string]string {
	t.Helper()
	service := payments(t, w).ID
	return map[string]string{
		"the default chart":       export(t, w, workbook.RACIChart, workbook.Options{}),
		"the chart of a service":  export(t, w, workbook.RACIChart, workbook.Options{ServiceID: service}),
		"all charts":              export(t, w, workbook.RACIChart, workbook.Options{Chart: workbook.ChartOptions{All: true}}),
		"a chart with names":      export(t, w, workbook.RACIChart, workbook.Options{ServiceID: service, Chart: workbook.ChartOptions{Names: true}}),
		"what charts differ in":   export(t, w, workbook.RACIChart, workbook.Options{Chart: workbook.ChartOptions{Differences: true}}),
		"a review of all":         export(t, w, workbook.ReviewPack, workbook.Options{}),
		"a review of one service": export(t, w, workbook.ReviewPack, workbook.Options{ServiceID: service}),
	}
}

func read(t testing.TB, path string, w workspace.Workspace) edited.Plan {
	t.Helper()
	plan, err := edited.Read(t.Context(), path, w, day)
	require.NoError(t, err)
	return plan
}

// told writes the differences of a plan, one a line.
func told(plan edited.Plan) []string {
	var all []string
	for _, d := range plan.Differences {
		text := fmt.Sprintf("%s %s: %q, %q, %q", d.Kind, d.Field, d.Exported, d.Here, d.File)
		if d.Conflict {
			text += " conflict"
		}
		if d.Refused != nil {
			text += " " + words.Error(d.Refused)
		}
		all = append(all, text)
	}
	slices.Sort(all)
	return all
}

// change opens a file, changes it and saves it.
func change(t testing.TB, path string, edit func(f *excelize.File)) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	require.NoError(t, err)
	edit(f)
	require.NoError(t, f.SaveAs(path))
	require.NoError(t, f.Close())
}

// cellAt finds the cell below a header in the row that holds a text.
func cellAt(t testing.TB, f *excelize.File, tab, header, row string) string {
	t.Helper()
	rows, err := f.GetRows(tab)
	require.NoError(t, err)
	column := -1
	for i, cells := range rows {
		if column < 0 {
			column = slices.Index(cells, header)
			continue
		}
		if slices.ContainsFunc(cells, func(text string) bool { return strings.HasPrefix(text, row) }) {
			name, err := excelize.CoordinatesToCellName(column+1, i+1)
			require.NoError(t, err)
			return name
		}
	}
	require.Fail(t, "no cell", "%s below %s in %s", row, header, tab)
	return ""
}

func set(t testing.TB, f *excelize.File, tab, header, row string, value any) {
	t.Helper()
	require.NoError(t, f.SetCellValue(tab, cellAt(t, f, tab, header, row), value))
}

func TestNothingDiffersAfterAnExport(t *testing.T) {
	w := sample(t)
	for name, path := range exports(t, w) {
		t.Run(name, func(t *testing.T) {
			plan := read(t, path, w)
			assert.Empty(t, told(plan))
			assert.Empty(t, plan.Deleted)
			assert.Empty(t, plan.Lost)
			assert.Empty(t, plan.Ignored)
			assert.Equal(t, now, plan.Exported)
		})
	}
}

func TestWhatWasEditedIsFoundAndTakenIn(t *testing.T) {
	w := sample(t)
	path := export(t, w, workbook.ReviewPack, workbook.Options{})
	m := w.Matrix("")
	task := w.OpenTasks(payments(t, w).ID)[0]
	owner := w.PeopleByName()[1]
	persona := w.PersonasInOrder()[2]
	draft, _ := w.DraftOf("")
	section := w.SectionsOf(draft.ID)[0]
	change(t, path, func(f *excelize.File) {
		set(t, f, "RACI", m.Columns[0].Name, m.Rows[3].ID, "a, r")
		set(t, f, "RACI", "Step", m.Rows[2].ID, "Our own step")
		require.NoError(t, f.SetCellValue("RACI", above(t, f, m.Columns[1].ID, 2), "Our own column"))
		set(t, f, "Roles", "Own name", persona.ID, "Keeper")
		set(t, f, "Roles", "People", persona.ID, strings.ToUpper(owner.Name))
		set(t, f, "Open tasks", "Owner", task.ID, owner.Name)
		set(t, f, "Open tasks", "Due", task.ID, time.Date(2026, 12, 24, 0, 0, 0, 0, time.UTC))
		set(t, f, "Open tasks", "Done", task.ID, true)
		set(t, f, "Action items", "State", "=1+1", "done")
		set(t, f, "Decisions", "Remark", "Go on", "It went well")
		set(t, f, "Policy texts", "Text", section.ID, "Another text")
		set(t, f, "Toil and satisfaction", "Toil", w.SLOsOf(payments(t, w).ID)[0].Name, "HIGH")
	})
	plan := read(t, path, w)
	for _, d := range plan.Differences {
		require.NoError(t, d.Refused, "%s %s %s", d.Kind, d.Field, d.File)
		assert.False(t, d.Conflict)
	}
	require.NoError(t, plan.Apply(&w, plan.Chosen(edited.Difference.Open)))
	after := w.Matrix("")
	assert.EqualValues(t, "A/R", after.Cells[3][0])
	assert.Equal(t, "Our own step", after.Rows[2].Name)
	assert.Equal(t, "Our own column", after.Columns[1].Name)
	assert.Equal(t, "Keeper", w.Personas[persona.ID].OwnName)
	assert.Equal(t, owner.ID, w.HoldersFor(persona.ID, "")[0].ID)
	task = w.Tasks[task.ID]
	assert.Equal(t, owner.ID, task.OwnerID)
	assert.Equal(t, "2026-12-24", task.Due)
	assert.True(t, task.Done)
	assert.Equal(t, "Another text", w.Sections[section.ID].Body)
	for _, d := range w.DecisionsOf(payments(t, w).ID) {
		if d.Decided == "Go on" {
			assert.Equal(t, "It went well", d.Remark)
		}
	}
	for _, a := range w.ActionsOf(payments(t, w).ID) {
		if strings.HasPrefix(a.Text, "=1+1") {
			assert.Equal(t, review.Done, a.State)
			assert.Equal(t, day, a.Closed)
		}
	}
	assert.Len(t, plan.Differences, 12)
}

func TestAnImportIsTakenBackAtOnce(t *testing.T) {
	s, err := session.New(filepath.Join(t.TempDir(), "w.slocharter"), sample(t), "Ada", "made")
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	before := s.Workspace().Clone()
	path := export(t, before, workbook.ReviewPack, workbook.Options{})
	task := before.OpenTasks(payments(t, before).ID)[0]
	change(t, path, func(f *excelize.File) {
		set(t, f, "RACI", before.ColumnsInOrder()[0].Name, before.StepsInOrder()[3].ID, "")
		set(t, f, "Open tasks", "Task", task.ID, "Other words")
		set(t, f, "Action items", "Note", "=1+1", "-1")
	})
	plan := read(t, path, s.Workspace())
	require.Len(t, plan.Differences, 3)
	require.NoError(t, s.Do("import", func(w *workspace.Workspace) error { return plan.Apply(w, ids(plan)) }))
	assert.Len(t, workspace.Diff(before, s.Workspace()), 3)
	require.NoError(t, s.Undo())
	assert.Empty(t, workspace.Diff(before, s.Workspace()))
}

// above finds the cell some rows above the one that holds a text.
func above(t testing.TB, f *excelize.File, text string, by int) string {
	t.Helper()
	found, err := f.SearchSheet("RACI", text)
	require.NoError(t, err)
	require.NotEmpty(t, found)
	column, row, err := excelize.CellNameToCoordinates(found[0])
	require.NoError(t, err)
	name, err := excelize.CoordinatesToCellName(column, row-by)
	require.NoError(t, err)
	return name
}

func ids(plan edited.Plan) []string {
	return plan.Chosen(func(edited.Difference) bool { return true })
}

func number(n int) string { return strconv.Itoa(n) }
