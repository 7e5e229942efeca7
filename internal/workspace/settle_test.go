package workspace_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/workspace"
)

func TestASoundWorkspaceIsLeftAsItIs(t *testing.T) {
	w := sample(t)
	before := w.Clone()
	dropped, forgot := w.Settle()
	assert.Empty(t, dropped)
	assert.Empty(t, forgot)
	assert.Empty(t, workspace.Diff(before, w))
}

func TestAWorkspaceOfWhichRowsWereLostIsSoundAgain(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	for range 30 {
		w := workspace.Workspace{}
		whole := sample(t)
		for _, kind := range workspace.Kinds() {
			share := dice.Float64()
			for _, id := range kind.IDs(whole) {
				if kind.Name != "workspace" && dice.Float64() < share {
					continue
				}
				values, ok := kind.Values(whole, id)
				require.True(t, ok)
				require.NoError(t, kind.Put(&w, values))
			}
		}
		w.Settle()
		require.NoError(t, w.Check(workspace.Diff(workspace.Workspace{}, w)))
	}
}
