package measuring

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"slocharter/internal/measure"
	"slocharter/internal/session"
	"slocharter/internal/sheet"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/words"
)

// intake is a table on its way in: a file, or a block of text.
type intake struct {
	tab  *Tab
	name string // of the file; empty for text
	file *sheet.File
	looked
	read measure.Reading
	plan measure.Plan
}

// looked is the sheet that was looked at, and how it is to be read.
type looked struct {
	sheet   string
	guess   measure.Guess
	mapping measure.Mapping
}

// extensions are those of the files with tables.
var extensions = []string{".csv", ".tsv", ".txt", ".xlsx"}

// askFile asks for a file and imports it.
func (s *series) askFile() {
	s.tab.env.AskOpen(words.T("measuring-tab.file.title"), extensions, s.importFile)
}

// Take imports a file that was dropped on the tab, if it is one with a table.
func (t *Tab) Take(path string) bool {
	if !slices.Contains(extensions, strings.ToLower(filepath.Ext(path))) || t.view.s.Way == slo.Outages || t.env.Session.ReadOnly() {
		return false
	}
	t.choose(partSeries)
	t.series.importFile(path)
	return true
}

// importFile reads a file.
func (s *series) importFile(path string) {
	in := &intake{tab: s.tab, name: filepath.Base(path)}
	in.begin(func() (*sheet.File, error) { return sheet.Open(path) })
}

// paste reads a block of text such as one copied from a spreadsheet.
func (s *series) paste(text string) {
	if strings.TrimSpace(text) == "" || s.tab.view.s.Way == slo.Outages || s.tab.env.Session.ReadOnly() {
		return
	}
	in := &intake{tab: s.tab}
	in.begin(func() (*sheet.File, error) { return sheet.FromText(text) })
}

// begin opens a table and looks at its first rows.
func (in *intake) begin(open func() (*sheet.File, error)) {
	var at looked
	zone := in.tab.view.zone
	in.run(func(context.Context, store.Progress) (err error) {
		if in.file, err = open(); err != nil {
			return err
		}
		at, err = in.look(in.file.Sheets()[0].Name, zone)
		return err
	}, func() {
		in.looked = at
		if in.plain() {
			in.take(in.propose)
			return
		}
		in.askColumns()
	})
}

// look guesses how a sheet is to be read. It changes nothing, so it may run beside the screen.
func (in *intake) look(sheet string, zone *time.Location) (looked, error) {
	guess, err := measure.GuessMapping(measure.FromFile(in.file, sheet))
	at := looked{sheet: sheet, guess: guess, mapping: guess.Mapping}
	at.mapping.Zone = cmp.Or(at.mapping.Zone, zone.String())
	return at, err
}

// plain tells whether the table needs no question: its columns have names, and they say all.
func (in *intake) plain() bool {
	return len(in.file.Sheets()) == 1 && in.mapping.Header > 0 && in.mapping.Check() == nil
}

// take reads the table and plans what taking it in would do.
func (in *intake) take(then func()) {
	existing, now := in.tab.series.existing(), in.tab.env.Now()
	in.run(func(ctx context.Context, progress store.Progress) (err error) {
		in.read, err = measure.Read(ctx, measure.FromFile(in.file, in.sheet), in.mapping, now, bytesDone(progress))
		if err == nil {
			in.plan = in.read.Plan(existing)
		}
		return err
	}, then)
}

// bytesDone tells how much of a table was read.
func bytesDone(progress store.Progress) func(done, total int64) {
	if progress == nil {
		return nil
	}
	return func(done, total int64) { progress(int(done), int(total)) }
}

// run does something with the table while people wait, and tells when it fails.
func (in *intake) run(do func(context.Context, store.Progress) error, then func()) {
	in.tab.env.Run(in.label(), session.Job{Do: do, End: same}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			in.close()
			in.tab.series.say(words.T("measuring-tab.cancelled"))
		case err != nil:
			in.close()
			in.tab.env.Tell(words.T("measuring-tab.file.failed", "Name", in.label(), "Why", words.Error(err)))
		default:
			then()
		}
	})
}

// same ends a job that changed nothing.
func same(err error) error { return err }

func (in *intake) label() string {
	if in.name == "" {
		return words.T("measuring-tab.file.text")
	}
	return words.T("measuring-tab.file.reading", "Name", in.name)
}

// propose shows what would be taken in; what the table leaves open is asked first.
func (in *intake) propose() {
	if len(in.read.Questions) > 0 {
		in.askColumns()
		return
	}
	p := &proposal{tab: in.tab, plan: in.plan, how: in.how(), columns: in.askColumns, done: in.close}
	if notice := words.FileNotice(in.file.Encoding()); notice != "" {
		p.notes = append(p.notes, notice)
	}
	p.open("")
}

// how says how the table was read.
func (in *intake) how() string {
	length := words.T("measuring-tab.how.own-lengths")
	if in.read.Length > 0 {
		length = words.T("measuring-tab.how.length", "Length", words.Duration(in.read.Length))
	}
	return words.N("measuring-tab.how", in.read.Rows, "Number", words.Number(int64(in.read.Rows)), "Length", length, "Zone", in.mapping.Zone)
}

func (in *intake) close() {
	if in.file != nil {
		_ = in.file.Close() // it was only read
	}
}
