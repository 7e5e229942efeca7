package workbook_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/workbook"
)

// sheetOrder is the order in which the standard wants the parts of a sheet; Excel calls a file damaged that has another.
var sheetOrder = strings.Fields(`sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection
	protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr
	conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks
	customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls
	webPublishItems tableParts extLst`)

func TestThePartsOfEachSheetAreInTheOrderOfTheStandard(t *testing.T) {
	w, opts := measured(t, "payments")
	for _, kind := range []workbook.Kind{workbook.RACIChart, workbook.ReviewPack} {
		data := export(t, kind, w, opts)
		archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		require.NoError(t, err)
		assert.Equal(t, "[Content_Types].xml", archive.File[0].Name)
		sheets := 0
		for _, part := range archive.File {
			elements := wellFormed(t, part)
			if !strings.HasPrefix(part.Name, "xl/worksheets/sheet") {
				continue
			}
			sheets++
			places := []int{}
			for _, e := range elements {
				require.Contains(t, sheetOrder, e)
				places = append(places, slices.Index(sheetOrder, e))
			}
			assert.True(t, slices.IsSorted(places), "%s: %v", part.Name, elements)
		}
		assert.NotZero(t, sheets)
	}
}

// partOf returns the text of a part of a workbook; false when there is none of the name.
func partOf(t *testing.T, data []byte, name string) (string, bool) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	for _, part := range archive.File {
		if part.Name != name {
			continue
		}
		in, err := part.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(in)
		require.NoError(t, err)
		return string(text), true
	}
	return "", false
}

// wellFormed reads a part to its end and returns the elements below its root.
func wellFormed(t *testing.T, part *zip.File) []string {
	t.Helper()
	in, err := part.Open()
	require.NoError(t, err)
	defer func() { _ = in.Close() }()
	decoder := xml.NewDecoder(in)
	var elements []string
	for depth := 0; ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return elements
		}
		require.NoError(t, err, part.Name)
		switch e := token.(type) {
		case xml.StartElement:
			if depth++; depth == 2 {
				elements = append(elements, e.Name.Local)
			}
		case xml.EndElement:
			depth--
		}
	}
}
