package stagetest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"slocharter/internal/sample"
	"slocharter/internal/session"
	"slocharter/internal/workspace"
)

// year is the sample with its year of measurements, as the bytes of its file. It is made once for all tests of a package.
var year = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "slocharter-year-*")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	w, err := workspace.Sample(Day)
	if err != nil {
		return nil, err
	}
	path := filepath.Join(folder, "sample.slocharter")
	made, err := sample.Create(context.Background(), path, w, "Ada", "Explore the sample", Day)
	if err != nil {
		return nil, err
	}
	if err := made.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// WithYear opens a stage on the sample with its year of measurements. Nothing can be undone yet.
func WithYear(t *testing.T) *Stage {
	t.Helper()
	data, err := year()
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "sample.slocharter")
	require.NoError(t, os.WriteFile(path, data, 0o600))
	opened, err := session.Open(path, "Ada")
	require.NoError(t, err)
	opened.Clock = func() time.Time { return Day }
	return on(t, opened)
}
