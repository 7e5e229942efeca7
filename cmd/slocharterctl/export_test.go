package main_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

func TestChartsAreExportedAsTheOptionsSay(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "team.slocharter")
	done(t, "new", file, "--sample")

	all := filepath.Join(folder, "all.xlsx")
	done(t, "export", "raci", file, "--out", all, "--all", "--paper", "letter", "--names")
	book, err := excelize.OpenFile(all)
	require.NoError(t, err)
	t.Cleanup(func() { _ = book.Close() })
	assert.Equal(t, []string{"Index", "Default chart", "Payments API"}, book.GetSheetList()[:3])
	layout, err := book.GetPageLayout("Payments API")
	require.NoError(t, err)
	assert.Equal(t, 1, *layout.Size)

	for what, start := range map[string]string{"raci-png": "\x89PNG", "raci-svg": "<svg"} {
		out := filepath.Join(folder, what)
		done(t, "export", what, file, "--out", out, "--service", "payments", "--names")
		data, err := os.ReadFile(out)
		require.NoError(t, err)
		assert.Equal(t, start, string(data[:4]))
	}
}

func TestOptionsThatMeanNothingForAnExportAreRefused(t *testing.T) {
	folder := t.TempDir()
	file, out := filepath.Join(folder, "team.slocharter"), filepath.Join(folder, "out")
	done(t, "new", file, "--sample")
	for _, args := range [][]string{{"review", "--all"}, {"raci-png", "--differences"}, {"review", "--names"}} {
		a := run(t, append([]string{"export", args[0], file, "--out", out}, args[1:]...)...)
		assert.Equal(t, 1, a.code, args)
		assert.Contains(t, a.err, "export raci")
		assert.NoFileExists(t, out)
	}
	assert.Equal(t, 2, run(t, "export", "raci", file, "--out", out, "--all", "--service", "payments").code)
}
