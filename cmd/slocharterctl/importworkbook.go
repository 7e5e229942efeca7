package main

import (
	"cmp"
	"path/filepath"

	"slocharter/internal/edited"
	"slocharter/internal/session"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

type importWorkbookCommand struct {
	document
	Edited string `arg:"" help:"${import_edited}" type:"path"`
	DryRun bool   `help:"${import_dryrun}"`
	Take   string `enum:",file,here" default:"" help:"${import_take}" placeholder:"file"`
}

// What an edited workbook changed, or would change, as it is printed.
type (
	broughtBack struct {
		File        string       `json:"file"`
		DryRun      bool         `json:"dry_run"`
		Taken       int          `json:"taken"`
		Conflicts   int          `json:"conflicts"`
		Refused     int          `json:"refused"`
		Differences []difference `json:"differences"`
		Deleted     []goneRow    `json:"deleted"` // rows that the file does not have any more; they stay
		Lost        []lostColumn `json:"lost"`    // columns that the file does not have any more
		Ignored     []unread     `json:"ignored"` // what else was changed in the file, and is not taken in
	}
	difference struct {
		ID       string `json:"id"`
		Kind     string `json:"kind"`
		Row      string `json:"row"`
		Field    string `json:"field"` // empty for a new row
		Sheet    string `json:"sheet"`
		Cell     string `json:"cell"`
		Exported string `json:"exported"`
		Here     string `json:"here"`
		File     string `json:"file"`
		New      bool   `json:"new"`
		Conflict bool   `json:"conflict"`
		Refused  string `json:"refused"` // why, in words
		Taken    bool   `json:"taken"`
	}
	goneRow struct {
		Kind  string `json:"kind"`
		Row   string `json:"row"`
		Sheet string `json:"sheet"`
	}
	lostColumn struct {
		Sheet string `json:"sheet"`
		Field string `json:"field"` // empty for a whole sheet
	}
	unread struct {
		Why   string `json:"why"` // figures, reading, more, rows, column, stranger or sheets
		Sheet string `json:"sheet"`
		Cell  string `json:"cell"`
		File  string `json:"file"`
		Count int    `json:"count"`
		Text  string `json:"text"` // in words
	}
)

// Run takes an edited workbook in. What was edited here as well is taken only when the command line says which side counts.
func (c *importWorkbookCommand) Run(d *desk) error {
	return d.open(c.File, func(s *session.Session) error {
		ctx, stop := d.interruptible()
		defer stop()
		plan, err := edited.Read(ctx, c.Edited, s.Workspace(), d.today())
		if err != nil {
			return err
		}
		undecided := plan.Conflicts() > 0 && c.Take == ""
		chosen := plan.Chosen(func(one edited.Difference) bool { return !undecided && (!one.Conflict || c.Take == "file") })
		if !c.DryRun {
			d.backUp(ctx, s)
			err := s.Do(words.T("edited.edit", "File", filepath.Base(c.Edited)), func(w *workspace.Workspace) error {
				return plan.Apply(w, chosen)
			})
			if err != nil {
				return err
			}
		}
		b := newBroughtBack(c, plan, chosen)
		if err := d.print(b, func(t *table) { b.text(t, undecided) }); err != nil {
			return err
		}
		if undecided || b.Refused > 0 {
			return errFindings
		}
		return nil
	})
}

func newBroughtBack(c *importWorkbookCommand, plan edited.Plan, chosen []string) broughtBack {
	b := broughtBack{
		File: c.Edited, DryRun: c.DryRun, Taken: len(chosen), Conflicts: plan.Conflicts(), Refused: plan.Refused(),
		Differences: []difference{}, Deleted: []goneRow{}, Lost: []lostColumn{}, Ignored: []unread{},
	}
	taken := map[string]bool{}
	for _, id := range chosen {
		taken[id] = true
	}
	for _, o := range plan.Differences {
		b.Differences = append(b.Differences, difference{
			o.ID, o.Kind, o.Row, o.Field, o.Sheet, o.Cell, o.Exported, o.Here, o.File, o.New, o.Conflict, words.Error(o.Refused), taken[o.ID],
		})
	}
	for _, g := range plan.Deleted {
		b.Deleted = append(b.Deleted, goneRow{g.Kind, g.Row, g.Sheet})
	}
	for _, l := range plan.Lost {
		b.Lost = append(b.Lost, lostColumn(l))
	}
	for _, i := range plan.Ignored {
		b.Ignored = append(b.Ignored, unread{string(i.What), i.Sheet, i.Cell, i.File, i.Count, i.Sentence()})
	}
	return b
}

func (b broughtBack) text(t *table, undecided bool) {
	if b.DryRun && len(b.Differences) > 0 {
		t.text(words.T("command.dry"))
	}
	for _, d := range b.Differences {
		t.row(d.Sheet+"!"+d.Cell, d.Row, d.what(), d.remark())
	}
	for _, g := range b.Deleted {
		t.text(words.T("edited.gone", "Kind", words.Kind(g.Kind), "Row", g.Row, "Sheet", g.Sheet))
	}
	for _, l := range b.Lost {
		if l.Field == "" {
			t.text(words.T("edited.lost-sheet", "Sheet", l.Sheet))
			continue
		}
		t.text(words.T("edited.lost-column", "Sheet", l.Sheet, "Field", words.Field(l.Field)))
	}
	for _, i := range b.Ignored {
		t.text(i.Text)
	}
	switch {
	case len(b.Differences)+len(b.Ignored) == 0:
		t.text(words.T("edited.same"))
	case len(b.Differences) == 0:
		t.text(words.T("edited.nothing"))
	case undecided:
		t.text(words.N("edited.undecided", b.Conflicts))
	case b.DryRun:
		t.text(words.N("edited.would-take", b.Taken))
	default:
		t.text(words.N("edited.taken", b.Taken))
	}
}

// what says what became of the cell.
func (d difference) what() string {
	if d.New {
		return words.T("edited.new", "Kind", words.Kind(d.Kind), "File", d.File)
	}
	return words.T("edited.change", "Field", words.Field(d.Field), "Before", cmp.Or(d.Exported, words.None), "After", cmp.Or(d.File, words.None))
}

// remark says what stands in the way.
func (d difference) remark() string {
	switch {
	case d.Refused != "":
		return d.Refused
	case d.Conflict:
		return words.T("edited.conflict", "Here", cmp.Or(d.Here, words.None))
	}
	return ""
}
