package main

import (
	"cmp"
	"context"
	"strings"
	"time"

	"slocharter/internal/measure"
	"slocharter/internal/session"
	"slocharter/internal/sheet"
	"slocharter/internal/words"
)

type importMeasurementsCommand struct {
	document
	SLO      string            `required:"" name:"slo" help:"${slo_key}" placeholder:"KEY"`
	Table    string            `required:"" name:"csv" aliases:"xlsx,file" help:"${import_csv}" placeholder:"data.csv" type:"path"`
	Sheet    string            `help:"${import_sheet}" placeholder:"NAME"`
	Slot     string            `help:"${import_slot}" placeholder:"1h"`
	Column   map[string]string `help:"${import_column}" placeholder:"good=NAME"`
	Volume   int64             `help:"${import_volume}" placeholder:"N"`
	Decimals measure.Decimals  `enum:",point,comma" default:"" help:"${import_decimals}" placeholder:"comma"`
	Dates    measure.Order     `enum:",day-first,month-first" default:"" help:"${import_dates}" placeholder:"day-first"`
	DryRun   bool              `help:"${import_dryrun}"`
	clock
}

// Run takes measurements in from a text file or a workbook.
func (c *importMeasurementsCommand) Run(d *desk) error {
	return d.open(c.File, func(s *session.Session) error {
		o, err := s.Workspace().SLOByKey(c.SLO)
		if err != nil {
			return err
		}
		ctx, stop := d.interruptible()
		defer stop()
		read, err := c.read(ctx, d.now)
		if err != nil {
			return err
		}
		t, err := d.take(ctx, s, o, read, c.DryRun)
		if err != nil {
			return err
		}
		return d.tell(t)
	})
}

func (c *importMeasurementsCommand) read(ctx context.Context, now time.Time) (measure.Reading, error) {
	f, err := sheet.Open(c.Table)
	if err != nil {
		return measure.Reading{}, err
	}
	defer func() { _ = f.Close() }()
	source := measure.FromFile(f, cmp.Or(c.Sheet, firstShown(f)))
	guess, err := measure.GuessMapping(source)
	if err != nil {
		return measure.Reading{}, err
	}
	m, err := c.mapping(guess)
	if err != nil {
		return measure.Reading{}, err
	}
	read, err := measure.Read(ctx, source, m, now, nil)
	if err == nil && len(read.Questions) > 0 {
		err = unclear(read.Questions[0])
	}
	return read, err
}

// firstShown returns the name of the first sheet that is not hidden.
func firstShown(f *sheet.File) string {
	sheets := f.Sheets()
	for _, s := range sheets {
		if !s.Hidden {
			return s.Name
		}
	}
	return sheets[0].Name
}

// saysCounts tells whether the command line says enough of the counts to do without what was guessed of them.
func (c *importMeasurementsCommand) saysCounts() bool {
	said := 0
	for _, part := range []string{"good", "bad", "valid"} {
		if c.Column[part] != "" {
			said++
		}
	}
	return c.Column["ratio"] != "" || said >= 2
}

// mapping is what was guessed, with what the command line says instead.
func (c *importMeasurementsCommand) mapping(guess measure.Guess) (measure.Mapping, error) {
	m := guess.Mapping
	m.Zone, m.Volume, m.Decimals, m.Dates = c.TZ, c.Volume, c.Decimals, c.Dates
	if c.Slot != "" {
		var err error
		if m.Length, err = length(c.Slot); err != nil {
			return m, err
		}
	}
	if c.saysCounts() {
		m.Good, m.Bad, m.Valid, m.Ratio = 0, 0, 0, 0
	}
	for part, name := range c.Column {
		field, ok := map[string]*measure.Column{"start": &m.Start, "good": &m.Good, "bad": &m.Bad, "valid": &m.Valid, "ratio": &m.Ratio}[part]
		column := columnNamed(guess.Columns, name)
		if !ok || column == 0 {
			return m, sentence{"command.no-column", []any{"Part", part, "Name", name, "Columns", words.List(guess.Columns)}}
		}
		*field = column
	}
	return m, nil
}

// columnNamed finds a column by its name in the header, or by its letter as a spreadsheet shows it.
func columnNamed(columns []string, name string) measure.Column {
	for i, known := range columns {
		if strings.EqualFold(known, name) {
			return measure.Column(i + 1)
		}
	}
	for i := range columns {
		if strings.EqualFold(sheet.ColumnName(i), name) {
			return measure.Column(i + 1)
		}
	}
	return 0
}

// unclear is the error for what a table leaves open; it says which flag answers.
func unclear(q measure.Question) error {
	flag := map[measure.Asking]string{
		measure.AskDecimals: "--decimals point|comma", measure.AskDates: "--dates day-first|month-first", measure.AskLength: "--slot 1h",
	}[q.Asking]
	return sentence{"command.unclear", []any{"Question", words.ImportQuestion(string(q.Asking), q.Row, q.Text), "Flag", flag}}
}
