package ui

import (
	"cmp"
	"context"
	"errors"
	"os"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/backup"
	"slocharter/internal/changes"
	"slocharter/internal/session"
	"slocharter/internal/store"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// compareBackup shows what changed in the open workspace since a backup. Closing it leads back to the browser.
func (s *Shell) compareBackup(one backup.Backup, browser *backups) {
	d := s.desk
	now, w := d.session, d.workspace()
	var found []changes.Difference
	s.begin(words.T("backup.comparing", "When", momentOf(one)), func(ctx context.Context) (err error) {
		found, err = differences(ctx, one, now, w)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			s.notRead(err)
		case s.desk == d:
			newComparison(s, found, func() { browser.open() }).open(one)
		}
	})
}

// differences lists what is not the same in a backup and in the open workspace, which is handed over because people may
// edit on meanwhile.
func differences(ctx context.Context, one backup.Backup, now *session.Session, w workspace.Workspace) ([]changes.Difference, error) {
	then, folder, err := unpacked(ctx, one, "")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	found := changes.Between(then.Workspace(), w)
	measured, err := measuredDifferently(ctx, then, now, w)
	return append(found, measured...), errors.Join(err, then.Close())
}

// measuredDifferently lists the SLOs that do not have as many measurements, or not of the same time.
func measuredDifferently(ctx context.Context, then, now *session.Session, w workspace.Workspace) ([]changes.Difference, error) {
	before, err := then.Extents(ctx)
	if err != nil {
		return nil, err
	}
	after, err := now.Extents(ctx)
	if err != nil {
		return nil, err
	}
	var found []changes.Difference
	for _, o := range w.SLOs {
		if b, a := before[o.ID], after[o.ID]; b != a {
			found = append(found, changes.Difference{
				Kind: store.Measurement, ID: o.ID, Op: workspace.Update, Name: o.Name,
				Fields: []changes.Field{{
					Name: words.T("backup.compare.measurements"), Before: words.Number(int64(b.Count)), After: words.Number(int64(a.Count)),
				}},
			})
		}
	}
	slices.SortFunc(found, func(a, b changes.Difference) int { return cmp.Compare(a.Name, b.Name) })
	return found, nil
}

// comparison is the dialog with the differences between two workspaces.
type comparison struct {
	shell  *Shell
	all    []changes.Difference
	tabs   *widgets.Tabs
	table  *widgets.SortTable
	detail *widgets.Column
	after  func() // called when it was closed
}

// comparisonTabs are the operations that the tabs show; the first shows all.
var comparisonTabs = []workspace.Op{"", workspace.Insert, workspace.Update, workspace.Delete}

func newComparison(s *Shell, all []changes.Difference, after func()) *comparison {
	c := &comparison{shell: s, all: all, after: after, detail: widgets.NewColumn(1)}
	names := []string{
		words.T("backup.compare.all"), words.T("backup.compare.added"), words.T("backup.compare.changed"), words.T("backup.compare.removed"),
	}
	for i, op := range comparisonTabs {
		names[i] = words.T("backup.compare.tab", "Name", names[i], "Number", words.Number(int64(len(c.of(op)))))
	}
	c.tabs = widgets.NewTabs(names...)
	c.tabs.OnSelect = func(int) { c.draw() }
	c.table = widgets.NewSortTable(widgets.Table{
		Name: "backup-changes",
		Columns: []widgets.TableColumn{
			{Title: words.T("backup.compare.what"), Weight: 2.2}, {Title: words.T("backup.compare.happened"), Weight: 1},
			{Title: words.T("backup.compare.field"), Weight: 2.4},
		},
		Empty: words.T("backup.compare.none"), Fixed: true, Rows: max(5, min(len(all)+4, 16)),
	})
	c.table.OnSelect = c.explain
	c.table.OnSide = func(by int) { c.detail.ScrollBy(2 * by) }
	return c
}

func (c *comparison) of(op workspace.Op) []changes.Difference {
	return slices.DeleteFunc(slices.Clone(c.all), func(d changes.Difference) bool { return op != "" && d.Op != op })
}

func (c *comparison) open(one backup.Backup) {
	d := widgets.Dialog{
		Title:    words.T("backup.compare.title", "When", momentOf(one)),
		Sentence: words.T("backup.compare.sentence"), Confirm: words.T("backup.compare.close"), OnConfirm: c.after,
		Body: container.New(comparing{canvas: c.shell.window.Canvas(), detail: comparingDetail}, c.tabs, c.table, c.detail),
	}
	if len(c.all) == 0 {
		d.Sentence, d.Body = words.T("backup.compare.same"), nil
	}
	c.draw()
	d.Open(c.shell.window.Canvas())
	if len(c.all) > 0 {
		c.table.Focus()
	}
}

// draw lists the differences of the chosen tab, each kind below a heading, and selects the first.
func (c *comparison) draw() {
	shown := c.of(comparisonTabs[c.tabs.Chosen()])
	var rows []widgets.Row
	for i, d := range shown {
		if i == 0 || shown[i-1].Kind != d.Kind {
			n := len(slices.DeleteFunc(slices.Clone(shown), func(other changes.Difference) bool { return other.Kind != d.Kind }))
			rows = append(rows, widgets.Row{ID: headingID(d.Kind), Cells: []widgets.Cell{widgets.TickHeading(kindCount(d.Kind, n), widgets.NoTick)}})
		}
		rows = append(rows, widgets.Row{ID: differenceID(d), Cells: []widgets.Cell{
			widgets.TextCell(titleOf(d)), happened(d.Op), widgets.MutedCell(oneLine(summary(d))),
		}})
	}
	c.table.Set(rows)
	c.detail.Set()
	if len(shown) > 0 {
		c.table.Select(differenceID(shown[0]))
		c.explain(differenceID(shown[0]))
	}
}

func kindCount(kind string, n int) string {
	if kind == store.Measurement {
		return words.T("backup.compare.tab", "Name", words.T("backup.compare.measurements"), "Number", strconv.Itoa(n))
	}
	return words.KindCount(kind, n)
}

func differenceID(d changes.Difference) string { return d.Kind + "|" + d.ID }

func titleOf(d changes.Difference) string {
	return cmp.Or(oneLine(d.Name), words.T("backup.compare.nameless", "Kind", words.Kind(d.Kind)))
}

func happened(op workspace.Op) widgets.Cell {
	switch op {
	case workspace.Insert:
		return widgets.ChipCell(words.T("backup.compare.added"), widgets.Good)
	case workspace.Delete:
		return widgets.ChipCell(words.T("backup.compare.removed"), widgets.Bad)
	}
	return widgets.ChipCell(words.T("backup.compare.changed"), widgets.Accent)
}

// summary names the fields of a difference.
func summary(d changes.Difference) string {
	var names []string
	for _, f := range d.Fields {
		names = append(names, f.Name)
	}
	return words.List(names)
}

// explain shows the whole of a difference below the table.
func (c *comparison) explain(id string) {
	i := slices.IndexFunc(c.all, func(d changes.Difference) bool { return differenceID(d) == id })
	if i < 0 {
		c.detail.Set()
		return
	}
	d := c.all[i]
	lines := []fyne.CanvasObject{widgets.NewParagraph(titleOf(d), widgets.Look{Bold: true})}
	for _, f := range d.Fields {
		lines = append(lines, widgets.NewParagraph(fieldText(d.Op, f), widgets.Look{}))
	}
	if len(d.Fields) == 0 {
		lines = append(lines, widgets.NewParagraph(words.Kind(d.Kind), widgets.Look{Token: theme.Muted}))
	}
	c.detail.Set(lines...)
	c.detail.RevealTop(lines[0])
}

// fieldText is a field as it is now and was before; of a row that came or went, as it is or was.
func fieldText(op workspace.Op, f changes.Field) string {
	switch op {
	case workspace.Insert:
		return words.T("backup.compare.value", "Field", f.Name, "Value", f.After)
	case workspace.Delete:
		return words.T("backup.compare.value", "Field", f.Name, "Value", f.Before)
	}
	return words.T("backup.compare.was", "Field", f.Name, "After", cmp.Or(f.After, words.None), "Before", cmp.Or(f.Before, words.None))
}
