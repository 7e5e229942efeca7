package handmade_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"slocharter/internal/handmade"
	"slocharter/internal/raci"
	"slocharter/internal/sheet"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

func sample(t *testing.T) workspace.Workspace {
	t.Helper()
	w, err := workspace.Sample(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	return w
}

// made is a workbook as somebody made it: texts from the top left on, one sheet after the other.
type made struct {
	sheet string
	top   int // empty rows above
	left  int // empty columns before
	lines string
}

// file writes a workbook; a line has its cells between bars.
func file(t *testing.T, sheets ...made) *sheet.File {
	t.Helper()
	book := excelize.NewFile()
	for i, m := range sheets {
		if m.sheet == "" {
			m.sheet = "Sheet1"
		}
		if i == 0 {
			require.NoError(t, book.SetSheetName("Sheet1", m.sheet))
		} else {
			_, err := book.NewSheet(m.sheet)
			require.NoError(t, err)
		}
		for r, line := range strings.Split(strings.Trim(m.lines, "\n"), "\n") {
			for c, text := range strings.Split(line, "|") {
				ref, err := excelize.CoordinatesToCellName(c+1+m.left, r+1+m.top)
				require.NoError(t, err)
				require.NoError(t, book.SetCellValue(m.sheet, ref, strings.ReplaceAll(strings.TrimSpace(text), `\n`, "\n")))
			}
		}
	}
	var out bytes.Buffer
	require.NoError(t, book.Write(&out))
	require.NoError(t, book.Close())
	f, err := sheet.New(bytes.NewReader(out.Bytes()), int64(out.Len()))
	require.NoError(t, err)
	return f
}

// read finds the chart in a file and plans it for the default chart by the guess.
func read(t *testing.T, w workspace.Workspace, f *sheet.File) (handmade.Chart, handmade.Mapping, handmade.Plan) {
	t.Helper()
	names := handmade.NamesOf(w, "")
	c, err := handmade.Find(f, names, w.Scheme())
	require.NoError(t, err)
	by := c.Guess(names)
	return c, by, c.Plan(w.Matrix(""), by, "")
}

// ours names the keys of what the lines of a chart were taken for.
func ours(w workspace.Workspace, by handmade.Mapping) (steps, columns string) {
	var s, c []string
	for _, id := range by.Steps {
		s = append(s, dash(w.Steps[id].Key))
	}
	for _, id := range by.Columns {
		c = append(c, dash(w.Columns[id].Key))
	}
	return strings.Join(s, " "), strings.Join(c, " ")
}

func dash(key string) string {
	if key == "" {
		return "-"
	}
	return key
}

const (
	allSteps   = "existence-of-slo propose-slo agree-on-slo measure-track-slo propose-slo-roadmap agree-slo-roadmap execute-slo-roadmap handle-error-budget recalibrate-planning"
	allColumns = "service-owner product-owner engineering-quality-lead sw-eng-qe sre-ic eng-manager exec"
)

func TestChartsThatPeopleMakeAreFoundAndMapped(t *testing.T) {
	tests := map[string]struct {
		sheets         []made
		steps, columns string
	}{
		"as ours, from the corner on": {
			[]made{{lines: `
Step|Service Owner|Product Owner(s)|Engineering/Quality Lead|Sw. Eng/QE|SRE IC|Eng Manager/Director|Exec (VP)
Existence of SLO|A/R|C|R|A|C|C|I
Propose SLO|C|R|R|C|C|A|I
Agree on SLO|A|R|R|C|I|I|I
Measure+Track SLO|I|I|R|I|A/R|I|I
Propose SLO Roadmap|C|C|A/R|C|C|I|I
Agree SLO Roadmap|A/R|R|C|C|C|R|I
Execute SLO Roadmap|I|I|A|R|R|C|I
Handle Error Budget|C|A|R|C|I|R|I
Recalibrate/Planning|A|R|R|C|C|C|I`}}, allSteps, allColumns,
		},
		"with a title, phases, numbers, notes and a legend around it": {
			[]made{{top: 2, left: 1, lines: `
RACI for our services
Last changed by Maria
|
Phase|#|Activity|Owner of the service|PO|Architecture lead|Developers|SREs|Engineering Mgr|VP|Comment
Research|1|Decide that we need SLOs|A|C|R||C||I|see wiki
|2|Define SLOs|C|R|R|C|C|A|I|
|3|Sign off SLOs|A|R|R|C|I|I|I|ask legal
Implementation|4|Monitoring and dashboards|I|I|R|I|A|I|I|
Iteration|5|Error budget handling|C|A|R|C|I|R|I|
|
R|Responsible
A|Accountable
C|Consulted
I|Informed`}},
			"existence-of-slo propose-slo agree-on-slo measure-track-slo handle-error-budget",
			"service-owner product-owner engineering-quality-lead sw-eng-qe sre-ic eng-manager exec",
		},
		"in German": {
			[]made{{lines: `
Schritt|Service Owner|Entwicklung|SRE
SLO vorschlagen|C|R|A
SLO vereinbaren|A|C|R
SLO messen und überwachen|I|R|A
Umgang mit dem Error Budget|C|R|A`}},
			"propose-slo agree-on-slo measure-track-slo handle-error-budget", "service-owner sw-eng-qe sre-ic",
		},
		"written out, with phases as lines of their own and totals": {
			[]made{{lines: `
|Product manager|Site Reliability Engineer|Director
RESEARCH
Propose SLO|Responsible|Consulted|Accountable
Agree on SLO|Responsible, Accountable|Informed|informed
ITERATION
Handle error budget|Acc. / Resp.|Resp.|Consult
Total|3|3|3`}},
			"propose-slo agree-on-slo handle-error-budget", "product-owner sre-ic eng-manager",
		},
		"on the second sheet, below two rows of headings": {
			[]made{
				{sheet: "Read me", lines: "This workbook has our RACI\nR is responsible"},
				{sheet: "Chart", lines: `
|Business||Technology||
Task|Service owner|Executive|Software engineer|Quality engineer|SRE
Propose SLO|C|I|r|c|C
Measure and track|I|I|I|I|a/r`},
			},
			"propose-slo measure-track-slo", "service-owner exec sw-eng-qe sw-eng-qe sre-ic",
		},
		"beside a sheet with more than a chart has": {
			[]made{
				{sheet: "Data", lines: strings.Repeat("Some|text\n", handmade.MaxRows+1)},
				{sheet: "RACI", lines: "|Service Owner|SRE\nPropose SLO|A|R\nAgree on SLO|A|C"},
			},
			"propose-slo agree-on-slo", "service-owner sre-ic",
		},
		"turned, with the steps across": {
			[]made{{lines: `
|Propose SLO|Agree on SLO|Handle Error Budget|Recalibrate
Service Owner|C|A|C|A
Product Owner|R|R|A|R
SRE|C|I|I|C`}},
			"propose-slo agree-on-slo handle-error-budget recalibrate-planning", "service-owner product-owner sre-ic",
		},
		"with the names of people in its headings and line breaks": {
			[]made{{lines: `
What|Service owner\n(Sofia)|SRE IC\non call|Finance
Execute the SLO roadmap|I|R|C
Handle the error budget|C|I|C
Buy coffee|A|R|R`}},
			"execute-slo-roadmap handle-error-budget -", "service-owner sre-ic -",
		},
		"with misspelt names and odd spellings of letters": {
			[]made{{lines: `
Step|Servce Owner|Prodct Owner|Exec
Propse SLO|(C)|R*|i
Recalibrte|AR|R & C|-
Execute roadmap|n/a|R,A|R + A`}},
			"propose-slo recalibrate-planning execute-slo-roadmap", "service-owner product-owner exec",
		},
		"RASCI, with the header repeated for each phase": {
			[]made{{lines: `
Step|Service Owner|SRE|Exec
Propose SLO|A|S|I
Agree on SLO|A|R|I
Step|Service Owner|SRE|Exec
Handle Error Budget|A|S|I`}},
			"propose-slo agree-on-slo handle-error-budget", "service-owner sre-ic exec",
		},
		"crosses only": {
			[]made{{lines: `
Step|Service Owner|SRE|Exec
Propose SLO|x||
Agree on SLO|X|x|`}},
			"propose-slo agree-on-slo", "service-owner sre-ic exec",
		},
		"a step without any letter yet": {
			[]made{{lines: `
Step|Service Owner|SRE
Propose SLO|A|R
Agree on SLO||
Somewhere else||`}},
			"propose-slo agree-on-slo", "service-owner sre-ic",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := sample(t)
			_, by, _ := read(t, w, file(t, test.sheets...))
			steps, columns := ours(w, by)
			assert.Equal(t, test.steps, steps)
			assert.Equal(t, test.columns, columns)
		})
	}
}

func TestTheChartAsItIsChangesNothing(t *testing.T) {
	w := sample(t)
	m := w.Matrix("")
	lines := []string{"Step"}
	for _, c := range m.Columns {
		lines[0] += "|" + c.Name
	}
	for r, row := range m.Rows {
		line := row.Name
		for c := range m.Columns {
			line += "|" + string(m.Cells[r][c])
		}
		lines = append(lines, line)
	}
	_, _, plan := read(t, w, file(t, made{lines: strings.Join(lines, "\n")}))
	assert.Empty(t, plan.Changes)
	assert.Empty(t, plan.Refused)
	assert.Equal(t, len(m.Rows)*len(m.Columns), plan.Same)
}

func TestAPlanSaysWhatChangesAndRefusesWhatIsNoLetterOfOurs(t *testing.T) {
	w := sample(t)
	f := file(t, made{top: 1, left: 1, lines: `
Step|Service Owner|SRE IC|Exec (VP)
Propose SLO|a|S|?
Agree on SLO|A|R|`})
	_, _, plan := read(t, w, f)
	var refused []string
	for _, r := range plan.Refused {
		refused = append(refused, r.Place+" "+r.Text+" "+w.Steps[r.StepID].Key+" "+w.Columns[r.ColumnID].Key)
	}
	assert.Equal(t, []string{"D3 S propose-slo sre-ic", "E3 ? propose-slo exec"}, refused)
	var changes []string
	for _, c := range plan.Changes {
		changes = append(changes, c.Place+" "+w.Steps[c.StepID].Key+" "+w.Columns[c.ColumnID].Key+" "+string(c.Before)+">"+string(c.After))
	}
	assert.Equal(t, []string{"C3 propose-slo service-owner C>A", "D4 agree-on-slo sre-ic I>R", "E4 agree-on-slo exec I>"}, changes)
	assert.Equal(t, 1, plan.Same)

	require.NoError(t, plan.Apply(&w, ""))
	step, err := w.StepByKey("agree-on-slo")
	require.NoError(t, err)
	column, err := w.ColumnByKey("exec")
	require.NoError(t, err)
	assert.Empty(t, w.Matrix("").At(step.ID, column.ID))
	assert.Equal(t, workspace.Overtaken{Kind: "raci_cell"}, plan.Apply(&w, ""), "the cells are not any more what they were")
}

func TestTwoColumnsThatAreOneOfOursPutTheirLettersTogether(t *testing.T) {
	w := sample(t)
	_, _, plan := read(t, w, file(t, made{lines: `
Step|Software Engineer|Quality Engineer
Propose SLO|A|R
Agree on SLO|C|C`}))
	require.Len(t, plan.Changes, 1)
	assert.Equal(t, raci.Letters("A/R"), plan.Changes[0].After)
}

func TestACrossStandsForWhatPeopleSay(t *testing.T) {
	w := sample(t)
	c, by, plan := read(t, w, file(t, made{lines: "Step|Service Owner|SRE IC\nPropose SLO|x|R\nAgree on SLO|A|x"}))
	assert.Equal(t, 2, c.Marks)
	for _, change := range plan.Changes {
		if change.Place == "B2" {
			assert.Empty(t, change.After)
		}
	}
	plan = c.Plan(w.Matrix(""), by, "R")
	for _, change := range plan.Changes {
		assert.Equal(t, raci.Letters("R"), change.After)
	}
}

func TestACSVFileIsReadToo(t *testing.T) {
	w := sample(t)
	f, err := sheet.FromText("Step;Service Owner;SRE IC\nPropose SLO;A;R\nAgree on SLO;A/R;\n")
	require.NoError(t, err)
	c, by, _ := read(t, w, f)
	steps, columns := ours(w, by)
	assert.Equal(t, "propose-slo agree-on-slo", steps)
	assert.Equal(t, "service-owner sre-ic", columns)
	assert.Equal(t, "B2", c.Cells[0][0].Place)
}

func TestWhatIsNoChartIsSaid(t *testing.T) {
	tests := map[string]struct {
		lines string
		fault handmade.Fault
	}{
		"a table of figures":     {"Month|Requests\nMay|12\nJune|14", handmade.NoLetters},
		"nothing at all":         {"|", handmade.NoLetters},
		"letters without names":  {"A|R|C\nR|A|I", handmade.NoHeadings},
		"one letter":             {"Step|Role\nPropose|A", handmade.TooSmall},
		"more rows than a chart": {strings.Repeat("Step|A\n", handmade.MaxRows+1), handmade.TooWide},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := sample(t)
			_, err := handmade.Find(file(t, made{lines: test.lines}), handmade.NamesOf(w, ""), w.Scheme())
			assert.Equal(t, handmade.NotAChart{Fault: test.fault}, err)
		})
	}
	for _, f := range handmade.Faults {
		assert.Contains(t, words.Error(handmade.NotAChart{Fault: f}), " ", f)
	}
}
