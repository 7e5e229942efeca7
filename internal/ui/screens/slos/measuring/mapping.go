package measuring

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/measure"
	"slocharter/internal/sheet"
	"slocharter/internal/slo"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// mapping asks how a table is to be read.
type mapping struct {
	in     *intake
	sheet  *widgets.ChoiceField
	sample *fyne.Container
	header *widgets.TextField

	start, good, bad, valid, ratio *widgets.ChoiceField
	volume, length, zone           *widgets.TextField
	decimals, dates, scale         *widgets.ChoiceField
	opened                         *widgets.OpenDialog
	body                           *fyne.Container
	waiting                        string // the sheet that is being looked at
}

// askColumns asks how the table is to be read, with the questions that it leaves open at their fields.
func (in *intake) askColumns() {
	m := newMapping(in)
	m.fill()
	for _, q := range in.read.Questions {
		m.ask(q)
	}
	m.open()
}

func newMapping(in *intake) *mapping {
	choice := func(label string) *widgets.ChoiceField { return widgets.NewChoiceField(widgets.Field{Label: label}) }
	m := &mapping{
		in: in, sheet: choice(words.T("measuring-tab.mapping.sheet")), sample: container.NewStack(),
		start: choice(words.T("measuring-tab.column.start")), good: choice(words.T("measuring-tab.column.good")),
		bad: choice(words.T("measuring-tab.column.bad")), valid: choice(words.T("measuring-tab.column.valid")),
		ratio:    choice(words.T("measuring-tab.mapping.ratio")),
		decimals: choice(words.T("measuring-tab.mapping.decimals")), dates: choice(words.T("measuring-tab.mapping.dates")),
		scale: choice(words.T("measuring-tab.mapping.scale")),
	}
	m.header = widgets.NewTextField(widgets.Field{
		Label: words.T("measuring-tab.mapping.header"), Hint: words.T("measuring-tab.mapping.no-header"), Help: words.T("measuring-tab.mapping.header-help"),
	})
	m.volume = widgets.NewTextField(widgets.Field{Label: words.T("measuring-tab.mapping.volume"), Help: words.T("measuring-tab.mapping.volume-help")})
	m.length = widgets.NewTextField(widgets.Field{Label: words.T("measuring-tab.column.length"), Hint: words.T("measuring-tab.mapping.find-out")})
	m.zone = widgets.NewTextField(widgets.Field{Label: words.T("measuring-tab.mapping.zone"), Help: words.T("measuring-tab.mapping.zone-help")})
	m.length.Offer(words.T("measuring-tab.mapping.usual"), usualLengths())
	m.sheet.OnChoose = m.chooseSheet
	m.body = container.New(roomy{46, in.tab.canvas()}, widgets.Stack(3,
		m.sheet, m.sample,
		container.New(abreast(8), m.start, m.good, m.bad, m.valid),
		container.New(abreast(8), m.ratio, m.scale, m.volume, m.header),
		container.New(abreast(8), m.length, m.zone, m.decimals, m.dates)))
	return m
}

func usualLengths() []widgets.Choice {
	var list []widgets.Choice
	for _, d := range []time.Duration{time.Minute, 5 * time.Minute, time.Hour, 24 * time.Hour} {
		list = append(list, widgets.Choice{ID: typedLength(d), Text: words.Duration(d)})
	}
	return list
}

// fill shows the mapping as it is.
func (m *mapping) fill() {
	in := m.in
	var sheets []widgets.Choice
	for _, s := range in.file.Sheets() {
		sheets = append(sheets, widgets.Choice{ID: s.Name, Text: s.Name})
	}
	m.sheet.Set(sheets, in.sheet)
	m.sheet.Hidden = len(sheets) < 2
	m.sample.Objects = []fyne.CanvasObject{sampleTable(in.guess)}
	columns := []widgets.Choice{{ID: "0", Text: words.T("measuring-tab.mapping.no-column")}}
	for i, name := range in.guess.Columns {
		columns = append(columns, widgets.Choice{ID: strconv.Itoa(i + 1), Text: columnName(name, i)})
	}
	is := in.mapping
	for field, column := range map[*widgets.ChoiceField]measure.Column{m.start: is.Start, m.good: is.Good, m.bad: is.Bad, m.valid: is.Valid, m.ratio: is.Ratio} {
		field.Set(columns, strconv.Itoa(int(column)))
	}
	m.header.Set(number(int64(is.Header)))
	m.volume.Set(number(is.Volume))
	m.length.Set(typedLength(is.Length))
	m.zone.Set(is.Zone)
	m.decimals.Set(choices([]measure.Decimals{measure.AnyDecimals, measure.Point, measure.Comma}, words.Decimals), string(is.Decimals))
	m.dates.Set(choices([]measure.Order{measure.AnyOrder, measure.DayFirst, measure.MonthFirst}, words.DateOrder), string(is.Dates))
	m.scale.Set(choices([]measure.Scale{measure.AnyScale, measure.Share, measure.Percent}, words.Scale), string(is.Scale))
	m.body.Refresh()
}

// number writes a number that was given; nothing for 0.
func number(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

func choices[V ~string](values []V, name func(string) string) []widgets.Choice {
	list := make([]widgets.Choice, len(values))
	for i, v := range values {
		list[i] = widgets.Choice{ID: string(v), Text: name(string(v))}
	}
	return list
}

// columnName names a column by its letter, and by its name where it has one.
func columnName(name string, i int) string {
	letter := sheet.ColumnName(i)
	if name == "" || name == letter {
		return words.T("measuring-tab.mapping.column", "Letter", letter)
	}
	return words.T("measuring-tab.mapping.named", "Letter", letter, "Name", widgets.Shorten(name, 30))
}

const sampled = 8 // columns of the sample: what else there is, is seldom looked at

// sampleTable shows the first rows of the table.
func sampleTable(g measure.Guess) fyne.CanvasObject {
	var columns []widgets.TableColumn
	for i, name := range g.Columns[:min(len(g.Columns), sampled)] {
		columns = append(columns, widgets.TableColumn{Title: columnName(name, i)})
	}
	table := widgets.NewSortTable(widgets.Table{Columns: columns, Empty: words.T("measuring-tab.mapping.no-rows"), Rows: 4})
	var rows []widgets.Row
	for i, texts := range g.Sample {
		row := widgets.Row{ID: strconv.Itoa(i)}
		for _, text := range texts[:min(len(texts), sampled)] {
			row.Cells = append(row.Cells, widgets.TextCell(text))
		}
		rows = append(rows, row)
	}
	table.Set(rows)
	return table
}

// ask puts a question that the table leaves open at its field.
func (m *mapping) ask(q measure.Question) {
	sentence := words.ImportQuestion(string(q.Asking), q.Row, q.Text)
	switch q.Asking {
	case measure.AskDecimals:
		m.decimals.SetProblem(sentence)
	case measure.AskDates:
		m.dates.SetProblem(sentence)
	case measure.AskLength:
		m.length.SetProblem(sentence)
	}
}

// chooseSheet looks at another sheet of the workbook.
func (m *mapping) chooseSheet(name string) {
	var at looked
	zone := m.in.tab.view.zone
	m.waiting = name
	m.in.tab.env.Fetch(func(context.Context) (err error) {
		at, err = m.in.look(name, zone)
		return err
	}, func(err error) {
		if m.waiting != name {
			return // another one was chosen meanwhile
		}
		m.waiting = ""
		m.sheet.SetProblem(words.Error(err))
		if err == nil {
			m.in.looked = at
			m.fill()
		}
	})
}

func (m *mapping) open() {
	title := words.T("measuring-tab.mapping.title", "Name", m.in.name)
	if m.in.name == "" {
		title = words.T("measuring-tab.mapping.title-text")
	}
	m.opened = widgets.Dialog{
		Title: title, Sentence: words.T("measuring-tab.mapping.sentence"), Body: m.body,
		Confirm: words.T("measuring-tab.mapping.next"), Cancel: words.T("measuring-tab.cancel"),
		Ready: m.ready, OnConfirm: func() { m.in.take(m.in.propose) }, OnCancel: m.in.close,
	}.Open(m.in.tab.canvas())
}

// ready takes the mapping over, or says at the fields what is wrong.
func (m *mapping) ready() bool {
	typed, ok := m.typed()
	if !ok || m.waiting != "" {
		return false
	}
	err := typed.Check()
	m.fieldOf(err).SetProblem(words.Error(err))
	if err != nil {
		m.body.Refresh()
		return false
	}
	m.in.mapping = typed
	return true
}

// typed reads the fields; false when one of them cannot be read.
func (m *mapping) typed() (measure.Mapping, bool) {
	for _, f := range []problemField{m.header, m.start, m.good, m.valid, m.volume, m.length, m.zone, m.decimals, m.dates} {
		f.SetProblem("")
	}
	column := func(f *widgets.ChoiceField) measure.Column {
		n, _ := strconv.Atoi(f.Value()) // one of our own choices
		return measure.Column(n)
	}
	header, okHeader := whole(m.header, words.T("measuring-tab.mapping.bad-header"))
	volume, okVolume := whole(m.volume, words.T("measuring-tab.mapping.bad-volume"))
	length, err := parseLength(m.length.Value())
	m.length.SetProblem(words.Error(err))
	return measure.Mapping{
		Header: int(header), Start: column(m.start), Good: column(m.good), Bad: column(m.bad), Valid: column(m.valid), Ratio: column(m.ratio),
		Volume: volume, Length: length, Zone: strings.TrimSpace(m.zone.Value()),
		Decimals: measure.Decimals(m.decimals.Value()), Dates: measure.Order(m.dates.Value()), Scale: measure.Scale(m.scale.Value()),
	}, okHeader && okVolume && err == nil
}

// problemField is a field that says what is wrong with it.
type problemField interface{ SetProblem(sentence string) }

// whole reads a whole number that is not negative; an empty field is 0.
func whole(f *widgets.TextField, wrong string) (int64, bool) {
	text := strings.TrimSpace(f.Value())
	if text == "" {
		return 0, true
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 0 {
		f.SetProblem(wrong)
		return 0, false
	}
	return n, true
}

// fieldOf is the field that an error is about.
func (m *mapping) fieldOf(err error) problemField {
	var fault measure.BadMapping
	var zone slo.BadZone
	switch {
	case errors.As(err, &zone):
		return m.zone
	case !errors.As(err, &fault):
		return m.start
	}
	switch fault.Fault {
	case measure.NoCounts, measure.SameColumn:
		return m.good
	case measure.NoVolume, measure.BadVolume:
		return m.volume
	case measure.BadLength:
		return m.length
	}
	return m.start
}
