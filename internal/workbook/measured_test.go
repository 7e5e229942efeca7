package workbook_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/sample"
	"slocharter/internal/session"
	"slocharter/internal/workbook"
	"slocharter/internal/workspace"
)

// year opens a file of the sample with its year of measurements.
func year(t *testing.T) (*session.Session, workspace.Workspace) {
	t.Helper()
	made, err := sample.Create(t.Context(), filepath.Join(t.TempDir(), "sample.slocharter"), fresh(t), "Ada", "explore", today)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, made.Close()) })
	w := made.Workspace()
	return made, w
}

// measured are the options of a review pack with its figures.
func measured(t *testing.T, key string) (workspace.Workspace, workbook.Options) {
	t.Helper()
	made, w := year(t)
	return w, figuresOf(t, made, w, key)
}

// figuresOf are the options of a review pack with what was measured.
func figuresOf(t *testing.T, made *session.Session, w workspace.Workspace, key string) workbook.Options {
	t.Helper()
	opts := options(t, w, key)
	var err error
	opts.Figures, err = workbook.Measure(t.Context(), made, w, opts.ServiceID, today)
	require.NoError(t, err)
	return opts
}

func TestMeasuringCanBeCalledOff(t *testing.T) {
	made, w := year(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := workbook.Measure(ctx, made, w, "", today)
	require.ErrorIs(t, err, context.Canceled)
}
