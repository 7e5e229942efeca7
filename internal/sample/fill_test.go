package sample_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/sample"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/workspace"
)

func TestAFileOfTheSampleHoldsTheYear(t *testing.T) {
	now := moments[0]
	w, err := workspace.Sample(now)
	require.NoError(t, err)
	made, err := sample.Create(t.Context(), filepath.Join(t.TempDir(), "sample.slocharter"), w, "Ada", "explore", now)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, made.Close()) })

	for id, slots := range sample.Measurements(w, now) {
		kept, err := made.Slots(t.Context(), id, slo.Interval{})
		require.NoError(t, err)
		assert.Equal(t, slots, kept, w.SLOs[id].Key)
	}
	assert.Empty(t, made.UndoLabel(), "the year is not an edit of anybody")
	history, err := made.History(store.Filter{})
	require.NoError(t, err)
	assert.Equal(t, now, history[0].At.UTC())
}

func TestASampleThatCannotBeFilledIsNotLeftBehind(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sample.slocharter")
	w, err := workspace.Sample(moments[0])
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = sample.Create(ctx, path, w, "Ada", "explore", moments[0])
	require.ErrorIs(t, err, context.Canceled)
	assert.NoFileExists(t, path)
}

func BenchmarkCreate(b *testing.B) {
	w, err := workspace.Sample(moments[0])
	require.NoError(b, err)
	for b.Loop() {
		made, err := sample.Create(b.Context(), filepath.Join(b.TempDir(), "sample.slocharter"), w, "Ada", "explore", moments[0])
		require.NoError(b, err)
		require.NoError(b, made.Close())
	}
}
