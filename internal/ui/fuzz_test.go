package ui_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"slocharter/internal/ui"
)

// FuzzMemory reads anything as what an earlier run kept: texts can be read, and files are few.
func FuzzMemory(f *testing.F) {
	f.Add([]byte(`{"author":"Ada","theme":"dark","textScale":1.2,"recent":["/a","/b"],"folder":"/c","chart":{}}`))
	f.Add([]byte(`{"textScale":1e400,"recent":[1,null]}`))
	folder := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		require.NoError(t, os.WriteFile(filepath.Join(folder, "preferences.json"), data, 0o600))
		scale, files := ui.Remembered(folder)
		require.True(t, scale >= 0.5 && scale <= 3, scale)
		require.LessOrEqual(t, len(files), 10)
	})
}
