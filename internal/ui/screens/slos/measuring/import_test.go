package measuring_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"slocharter/internal/budget"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
)

// importFile chooses a file with a text in it.
func (o *opened) importFile(name, text string) {
	o.T.Helper()
	path := o.file(name, text)
	o.Tap("Import a file…")
	o.ChooseFile(path)
}

// year is a file with a day a row.
func year() string {
	var b strings.Builder
	b.WriteString("start,good,valid\n")
	for day := range 365 {
		fmt.Fprintf(&b, "%s,%d,1000\n", time.Date(2025, 3, 1+day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), 900+day%100)
	}
	return b.String()
}

func TestAPlainFileGoesStraightToThePreviewAndIsOneEdit(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	o.MustStaySilent()
	o.importFile("year.csv", year())
	assert.True(t, o.Sees("Added (365)"))
	assert.True(t, o.Sees("365 rows were read: slots of 1 d"))
	assert.Empty(t, o.slots(), "nothing is written before people say so")
	o.Press(fyne.KeyReturn)
	require.Len(t, o.slots(), 365)
	assert.Equal(t, "import 365 measurements for “Pay in under 2 s”", o.Session.UndoLabel())
	assert.True(t, o.Sees("365 measurements were imported."))
	assert.True(t, o.Sees("365 slots of 1 d"))
	o.undo()
	assert.Empty(t, o.slots())
}

func TestImportingTheSameAgainChangesNothing(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	o.importFile("year.csv", year())
	o.Press(fyne.KeyReturn)
	o.importFile("year.csv", year())
	assert.True(t, o.Sees("There is nothing to import"))
	assert.True(t, o.Sees("Already there (365)"))
	o.Press(fyne.KeyReturn)
	assert.Equal(t, "import 365 measurements for “Pay in under 2 s”", o.Session.UndoLabel())
}

func TestThePreviewTellsWhatHappensToEachRow(t *testing.T) {
	o := open(t, "pay-in-2s")
	before := o.slots()
	last := before[len(before)-1]
	o.importFile("mixed.csv", o.mixed())
	for _, tab := range []string{"Added (1)", "Replaced (1)", "Already there (1)", "Refused (1)"} {
		assert.True(t, o.Sees(tab), tab)
	}
	stagetest.Find[*widgets.Tabs](o.Stage, "Replaced (1)").OnSelect(1)
	assert.True(t, o.Sees(fmt.Sprintf("%s of %s", grouped(last.Good), grouped(last.Valid))), o.Text())
	stagetest.Find[*widgets.Tabs](o.Stage, "Replaced (1)").OnSelect(3)
	assert.True(t, o.Sees("“yesterday” is not a date and time."))
	assert.True(t, o.Sees("5"), "the number of the row")
	o.Tap("Import 2 measurements")
	after := o.slots()
	require.Len(t, after, len(before)+1)
	assert.Equal(t, last.Good-7, after[len(before)-1].Good)
	o.undo()
	assert.Equal(t, before, o.slots())
}

func grouped(n int64) string { return fmt.Sprintf("%d,%03d", n/1000, n%1000) }

func TestCancellingThePreviewChangesNothing(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	o.importFile("year.csv", year())
	o.Press(fyne.KeyEscape)
	assert.Empty(t, o.slots())
	assert.Empty(t, o.Session.UndoLabel())
}

func TestWhatATableLeavesOpenIsAskedAtItsField(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	o.importFile("open.csv", "start;good;valid\n1/2/2026;1.234;2.000\n2/2/2026;1.250;2.000\n")
	assert.True(t, o.Sees("How is “open.csv” to be read?"))
	assert.True(t, o.Sees("does the day come first or the month?"), o.Text())
	o.field("Dates").Focus()
	o.Choose("Day first")
	o.field("Decimals").Focus()
	o.Choose("Decimal comma")
	o.Tap("Show what would change")
	assert.True(t, o.Sees("1 Feb 2026, 00:00"), o.Text())
	o.Press(fyne.KeyReturn)
	require.Len(t, o.slots(), 2)
	assert.Equal(t, int64(1234), o.slots()[0].Good)
}

// field is the choice that begins with a label.
func (o *opened) field(label string) *widgets.ChoiceField {
	o.T.Helper()
	return stagetest.Labelled[*widgets.ChoiceField](o.Stage, label)
}

// text is the field that begins with a label.
func (o *opened) text(label string) *widgets.TextField {
	o.T.Helper()
	return stagetest.Labelled[*widgets.TextField](o.Stage, label)
}

func TestARatioAsksForTheVolume(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	o.importFile("ratio.csv", "start,sli\n2026-02-01,99.5\n2026-02-02,100\n")
	assert.True(t, o.Sees("How is “ratio.csv” to be read?"))
	o.Tap("Show what would change")
	assert.True(t, o.Sees("Say how many valid events each slot had"))
	o.text("Valid events in each slot").Focus()
	o.Type("2000")
	o.Tap("Show what would change")
	o.Press(fyne.KeyReturn)
	require.Len(t, o.slots(), 2)
	assert.Equal(t, budget.Slot{Start: time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC), Length: 24 * time.Hour, Good: 1990, Valid: 2000}, o.slots()[0])
}

func TestTheWayATableIsReadCanBeChangedFromThePreview(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	o.importFile("year.csv", "start,good,valid\n2026-02-01 00:00,9,10\n2026-02-01 01:00,9,10\n")
	o.Tap("Change how it is read…")
	o.text("Time zone").Focus()
	o.TypeOver("Nowhere/Land")
	o.Tap("Show what would change")
	assert.True(t, o.Sees("“Nowhere/Land” is not a time zone"))
	o.text("Time zone").Focus()
	o.TypeOver("Europe/Berlin")
	o.Tap("Show what would change")
	o.Press(fyne.KeyReturn)
	require.Len(t, o.slots(), 2)
	assert.Equal(t, time.Date(2026, 1, 31, 23, 0, 0, 0, time.UTC), o.slots()[0].Start)
}

func TestAWorkbookAsksForItsSheet(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	book := excelize.NewFile()
	require.NoError(t, book.SetSheetRow("Sheet1", "A1", &[]any{"read me"}))
	_, err := book.NewSheet("Data")
	require.NoError(t, err)
	require.NoError(t, book.SetSheetRow("Data", "A1", &[]any{"date", "good", "total"}))
	require.NoError(t, book.SetSheetRow("Data", "A2", &[]any{time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC), 990, 1000}))
	require.NoError(t, book.SetSheetRow("Data", "A3", &[]any{time.Date(2026, 2, 2, 0, 0, 0, 0, time.UTC), 995, 1000}))
	path := filepath.Join(t.TempDir(), "book.xlsx")
	require.NoError(t, book.SaveAs(path))
	o.Tap("Import a file…")
	o.ChooseFile(path)
	o.field("Sheet").Focus()
	o.Choose("Data")
	assert.True(t, o.Sees("B: good"), o.Text())
	o.Tap("Show what would change")
	assert.True(t, o.Sees("Added (2)"), o.Text())
	o.Press(fyne.KeyReturn)
	assert.Len(t, o.slots(), 2)
}

func TestAFileThatCannotBeReadIsToldAndNothingChanges(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	o.importFile("bad.csv", "start,good,valid\n\"2026-02-01,9,10\n")
	require.Len(t, o.Said(), 1)
	assert.Contains(t, o.Said()[0], "quotation mark")
	assert.Contains(t, o.Said()[0], "Nothing was imported.")
}

func TestATableIsPastedIntoTheGridAndIntoACell(t *testing.T) {
	const table = "start\tgood\tbad\n2026-03-01T00:00:00Z\t990\t10\n2026-03-01T01:00:00Z\t995\t5\n"
	o := openEmpty(t, "pay-in-2s")
	o.paste(table)
	assert.True(t, o.Sees("Added (2)"))
	o.Press(fyne.KeyReturn)
	assert.Equal(t, []budget.Slot{hour(0, 990, 1000), hour(1, 995, 1000)}, o.slots())
	o.undo()
	o.Tap("Type or paste")
	o.Press(fyne.KeyReturn)
	o.paste(table)
	assert.True(t, o.Sees("Added (2)"), "from within a cell too")
}

func TestAFileThatIsDroppedIsImported(t *testing.T) {
	o := openEmpty(t, "pay-in-2s")
	o.part(incidentsPart)
	assert.False(t, o.host.tab.Take(o.file("other.slocharter", "")), "a workspace is opened, not imported")
	require.True(t, o.host.tab.Take(o.file("Year.CSV", year())))
	o.Press(fyne.KeyReturn)
	assert.Len(t, o.slots(), 365)
}

func TestManyMeasurementsAreScrolledQuickly(t *testing.T) {
	var b strings.Builder
	b.WriteString("start,good,valid\n")
	for minute := range 100_000 {
		fmt.Fprintf(&b, "%s,99,100\n", time.Date(2025, 12, 1, 0, minute, 0, 0, time.UTC).Format(time.RFC3339))
	}
	o := openEmpty(t, "pay-in-2s")
	o.importFile("minutes.csv", b.String())
	assert.True(t, o.Sees("and 99,000 more, which are not listed"), o.Text())
	o.Press(fyne.KeyReturn)
	o.chooseTime("All of them")
	began := testing.AllocsPerRun(5, func() { o.Press(fyne.KeyEnd, fyne.KeyHome) })
	assert.Less(t, began, 20_000.0, "only what is visible is drawn")
	o.Press(fyne.KeyEnd)
	assert.True(t, o.Sees("1 Dec 2025, 00:00"))
}
