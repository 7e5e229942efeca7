package workbook_test

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/raci"
	"slocharter/internal/workbook"
	"slocharter/internal/workspace"
)

// picture draws the chart of a service of a workspace.
func picture(t *testing.T, kind workbook.Picture, w workspace.Workspace, key string, names bool) []byte {
	t.Helper()
	opts := options(t, w, key)
	opts.Chart.Names = names
	var out bytes.Buffer
	require.NoError(t, workbook.ChartPicture(&out, kind, w, opts))
	if folder := os.Getenv("WORKBOOK_EDITIONS"); folder != "" { // for people to look at
		name := strings.ReplaceAll(t.Name(), "/", "-") + "." + string(kind)
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), out.Bytes(), 0o600))
	}
	return out.Bytes()
}

// textsOf lists the texts of a drawing.
func textsOf(t *testing.T, svg []byte) []string {
	t.Helper()
	var drawing struct {
		Texts []string `xml:"text"`
	}
	require.NoError(t, xml.Unmarshal(svg, &drawing))
	return drawing.Texts
}

func TestADrawingHoldsTheWholeChartAsText(t *testing.T) {
	w := fresh(t)
	texts := textsOf(t, picture(t, workbook.SVG, w, "payments", true))
	m := w.Matrix(options(t, w, "payments").ServiceID)
	joined := strings.Join(texts, " ")
	for _, row := range m.Rows {
		assert.Contains(t, joined, row.Name)
	}
	for _, c := range m.Columns {
		assert.Contains(t, strings.ReplaceAll(joined, "/ ", "/"), c.Name)
	}
	letters := map[string]int{}
	for _, text := range texts {
		letters[text]++
	}
	for _, l := range m.Scheme {
		assert.Equal(t, m.Total(l.Symbol)+1, letters[l.Symbol], "each %s of the chart, and the one of the legend", l.Symbol)
		assert.Positive(t, letters[l.Label])
	}
	assert.Contains(t, joined, "Miriam Okafor")
	assert.NotContains(t, strings.Join(textsOf(t, picture(t, workbook.SVG, w, "payments", false)), " "), "Miriam Okafor")
}

func TestAnImageIsTwiceAsLargeAsTheDrawing(t *testing.T) {
	w := fresh(t)
	drawn, err := png.Decode(bytes.NewReader(picture(t, workbook.PNG, w, "payments", true)))
	require.NoError(t, err)
	var drawing struct {
		Width  int `xml:"width,attr"`
		Height int `xml:"height,attr"`
	}
	require.NoError(t, xml.Unmarshal(picture(t, workbook.SVG, w, "payments", true), &drawing))
	assert.Equal(t, 2*drawing.Width, drawn.Bounds().Dx())
	assert.InDelta(t, 2*drawing.Height, drawn.Bounds().Dy(), 1)
}

func TestAwkwardChartsAreDrawnToo(t *testing.T) {
	long := fresh(t)
	step, column := long.StepsInOrder()[0], long.ColumnsInOrder()[0]
	step.Name = strings.Repeat("A <very> long & winding name ", 6)
	column.Name = strings.Repeat("Unbreakable", 10)
	require.NoError(t, long.PutStep(step))
	require.NoError(t, long.PutColumn(column))
	require.NoError(t, long.SetLetters("", step.ID, column.ID, raci.Letters("A/R/C/I")))
	for name, w := range map[string]workspace.Workspace{"nothing at all": {}, "long names": long} {
		t.Run(name, func(t *testing.T) {
			assert.NotEmpty(t, textsOf(t, picture(t, workbook.SVG, w, "", true)))
			_, err := png.Decode(bytes.NewReader(picture(t, workbook.PNG, w, "", true)))
			require.NoError(t, err)
		})
	}
}

func TestAPictureOfAServiceThatDoesNotExistIsNotDrawn(t *testing.T) {
	err := workbook.ChartPicture(io.Discard, workbook.SVG, fresh(t), workbook.Options{ServiceID: "gone", Today: today})
	assert.Equal(t, workspace.NotFound{Kind: "service", Key: "gone"}, err)
}

func TestTheChartIsATableForTheClipboard(t *testing.T) {
	w := fresh(t)
	opts := options(t, w, "payments")
	m := w.Matrix(opts.ServiceID)
	column := m.Columns[0]
	column.Name = "=cmd"
	require.NoError(t, w.PutColumn(column))
	lines := strings.Split(workbook.ChartTable(w, opts.ServiceID), "\n")
	require.Len(t, lines, len(m.Rows)+3)
	assert.Equal(t, "'=cmd", strings.Split(lines[0], "\t")[2])
	assert.Contains(t, lines[1], "Miriam Okafor")
	for i, row := range m.Rows {
		cells := strings.Split(lines[2+i], "\t")
		require.Len(t, cells, len(m.Columns)+2)
		assert.Equal(t, row.Name, cells[1])
		for j, letters := range m.Cells[i] {
			assert.Equal(t, string(letters), cells[2+j])
		}
	}
	assert.True(t, strings.HasPrefix(lines[2], "Research\t"))
}
