package raci_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
)

// someChart is a chart as a manager made it.
const someChart = `
RACI for our services
|
Activity|Service owner|PO|Developers|SREs|Finance
Define SLOs|C|A|R|r|I
Sign off SLOs|A|Resp.|C|?|I
Error budget handling|C|A|x|R|C
Buy coffee|A|R|R|R|R`

// madeByHand writes a workbook with the lines; cells stand between bars.
func madeByHand(t *testing.T, lines string) string {
	t.Helper()
	book := excelize.NewFile()
	for r, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		for c, text := range strings.Split(line, "|") {
			ref, err := excelize.CoordinatesToCellName(c+2, r+2)
			require.NoError(t, err)
			require.NoError(t, book.SetCellStr("Sheet1", ref, text))
		}
	}
	path := filepath.Join(t.TempDir(), "our raci.xlsx")
	require.NoError(t, book.SaveAs(path))
	require.NoError(t, book.Close())
	return path
}

// bring brings a file to the import of a chart.
func (o *opened) bring(path string) {
	o.T.Helper()
	o.choose("Chart", 3)
	o.ChooseFile(path)
}

func TestAChartThatSomebodyMadeIsImportedAsOneEdit(t *testing.T) {
	o := open(t)
	o.show("", "")
	before := o.W()
	o.bring(madeByHand(t, someChart))
	assert.True(t, o.Sees("A chart with 4 steps and 5 roles was found on the sheet Sheet1."))
	assert.Equal(t, before.Cells, o.W().Cells)
	o.Tap("See what changes")
	assert.True(t, o.Sees("cannot be read and stays as it is"))
	assert.True(t, o.Sees("“?” is not read"))
	o.Press(fyne.KeyReturn)

	assert.Equal(t, "import the chart of our raci.xlsx", o.Session.UndoLabel())
	assert.Equal(t, "A", o.letters("propose-slo", "product-owner"))
	assert.Equal(t, "R", o.letters("propose-slo", "sre-ic"))
	assert.Equal(t, "I", o.letters("agree-on-slo", "sre-ic"), "what cannot be read changes nothing")
	require.NoError(t, o.Session.Undo())
	assert.Equal(t, before.Cells, o.W().Cells)
}

func TestTheMappingIsChangedAndTheChartGoesIntoAService(t *testing.T) {
	o := open(t)
	o.show("payments", "")
	o.bring(madeByHand(t, someChart))
	assert.True(t, o.Sees("Payments API"), "it goes into the chart that is shown")
	field := stagetest.Labelled[*widgets.ChoiceField](o.Stage, "Buy coffee")
	assert.Equal(t, "-", field.Value(), "what is none of ours is left out")
	field.Focus()
	o.Choose("Handle Error Budget")
	other := stagetest.Labelled[*widgets.ChoiceField](o.Stage, "Error budget handling")
	other.Focus()
	o.Choose("Leave out")
	mark := stagetest.Labelled[*widgets.ChoiceField](o.Stage, "A cross stands for")
	mark.Focus()
	o.Choose("R")
	o.Tap("See what changes")
	o.Tap("Back to the mapping")
	o.Tap("See what changes")
	o.Tap("Change")

	assert.Equal(t, "A", o.letters("handle-error-budget", "service-owner"))
	assert.Equal(t, "R", o.letters("handle-error-budget", "product-owner"))
	standard := o.W().Matrix("")
	assert.Equal(t, "C", string(standard.At(standard.Rows[7].ID, standard.Columns[0].ID)), "the default chart stays")
}

func TestALeastOneStepAndOneColumnAreNeeded(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.bring(madeByHand(t, "Task|Cook|Baker\nBake bread|A|R\nBoil soup|R|A"))
	o.Tap("See what changes")
	assert.True(t, o.Sees("Choose at least one step and one column."))
}

func TestAChartThatSaysTheSameChangesNothing(t *testing.T) {
	o := open(t)
	o.show("", "")
	undo := o.Session.UndoLabel()
	o.bring(madeByHand(t, "Step|Service Owner|Exec (VP)\nPropose SLO|C|I\nAgree on SLO|A|I"))
	o.Tap("See what changes")
	assert.True(t, o.Sees("Nothing would change"))
	o.Tap("Close")
	assert.Equal(t, undo, o.Session.UndoLabel())
}

func TestWhatIsNoChartIsToldInASentence(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.bring(madeByHand(t, "Month|Requests\nMay|12"))
	notes := filepath.Join(t.TempDir(), "old.xls")
	require.NoError(t, os.WriteFile(notes, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on"), 0o600))
	o.bring(notes)
	require.Len(t, o.Said(), 2)
	assert.Contains(t, o.Said()[0], "There is no RACI chart in this file")
	assert.Contains(t, o.Said()[1], "old.xls")
}

func TestTheWholeChartIsCopiedWhateverIsSelected(t *testing.T) {
	o := open(t)
	o.show("payments", "")
	o.choose("Chart", 1)
	lines := strings.Split(fyne.CurrentApp().Clipboard().Content(), "\n")
	assert.Len(t, lines, 2+9+1)
	assert.True(t, strings.HasPrefix(lines[2], "Research\tExistence of SLO\tA/R\t"), lines[2])
	assert.Contains(t, o.Said()[0], "clipboard")
}

func TestDrawTheImport(t *testing.T) {
	stagetest.Pictures(t, "raci-import-mapping", func(look stagetest.Look) *stagetest.Stage {
		o := open(t)
		o.Wear(look)
		o.show("payments", "")
		o.bring(madeByHand(t, someChart))
		return o.Stage
	})
	stagetest.Pictures(t, "raci-import-preview", func(look stagetest.Look) *stagetest.Stage {
		o := open(t)
		o.Wear(look)
		o.show("payments", "")
		o.bring(madeByHand(t, someChart))
		o.Tap("See what changes")
		return o.Stage
	})
}
