package edited_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"slocharter/internal/edited"
	"slocharter/internal/review"
	"slocharter/internal/words"
	"slocharter/internal/workbook"
)

// speak chooses the language of what is exported, read and said, until the test ends.
func speak(t *testing.T, l words.Language) {
	t.Helper()
	words.Speak(l, words.Locale{Numbers: string(l), Dates: string(l)}.Format())
	t.Cleanup(func() { words.Speak(words.English, words.Plain) })
}

// typeOver replaces every cell of a workbook that holds a text by another one.
func typeOver(t *testing.T, path, text, other string) string {
	t.Helper()
	book, err := excelize.OpenFile(path)
	require.NoError(t, err)
	for _, sheet := range book.GetSheetList() {
		if sheet == edited.Tab {
			continue
		}
		cells, err := book.SearchSheet(sheet, text)
		require.NoError(t, err)
		for _, cell := range cells {
			require.NoError(t, book.SetCellValue(sheet, cell, other))
		}
	}
	to := filepath.Join(t.TempDir(), "typed.xlsx")
	require.NoError(t, book.SaveAs(to))
	require.NoError(t, book.Close())
	return to
}

func TestAWorkbookOfOneLanguageIsReadInAnother(t *testing.T) {
	for from, to := range map[words.Language]words.Language{words.German: words.English, words.English: words.German} {
		t.Run(string(from)+" to "+string(to), func(t *testing.T) {
			w := sample(t)
			speak(t, from)
			open, done := words.ActionState(review.Open), words.ActionState(review.Done)
			untouched := export(t, w, workbook.ReviewPack, workbook.Options{})
			chart := export(t, w, workbook.RACIChart, workbook.Options{})
			typed := typeOver(t, untouched, open, done)

			speak(t, to)
			for _, path := range []string{untouched, chart} {
				plan, err := edited.Read(t.Context(), path, w, day)
				require.NoError(t, err)
				assert.Empty(t, plan.Differences)
				assert.Empty(t, plan.Deleted)
				assert.Empty(t, plan.Lost)
				assert.Empty(t, plan.Ignored)
			}
			plan, err := edited.Read(t.Context(), typed, w, day)
			require.NoError(t, err)
			require.NotEmpty(t, plan.Differences)
			for _, d := range plan.Differences {
				assert.Equal(t, "state", d.Field)
				assert.Equal(t, []string{words.ActionState(review.Open), words.ActionState(review.Done)}, []string{d.Exported, d.File})
				assert.True(t, d.Open(), "it is neither refused nor a conflict")
			}
			require.NoError(t, plan.Apply(&w, plan.Chosen(edited.Difference.Open)))
		})
	}
}
