package workbook_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/safefile"
	"slocharter/internal/workbook"
)

func TestAnExportThatIsCalledOffLeavesWhatWasThere(t *testing.T) {
	w := fresh(t)
	path := filepath.Join(t.TempDir(), "a.xlsx")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o600))
	ctx, cancel := context.WithCancel(t.Context())
	err := safefile.WriteTo(ctx, path, true, func(out io.Writer) error {
		cancel()
		return workbook.Review(ctx, out, w, options(t, w, ""))
	})
	require.ErrorIs(t, err, context.Canceled)
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "old", string(content))
	left, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	assert.Len(t, left, 1, "no half file is left behind")
}

// full is a writer that has room for a part only.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errors.New("no room")
	}
	return len(p), nil
}

func TestAWriterThatFailsIsReported(t *testing.T) {
	w := fresh(t)
	require.ErrorContains(t, workbook.RACI(t.Context(), &full{room: 2000}, w, options(t, w, "")), "no room")
}
