package ui_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/review"
	"slocharter/internal/ui/stage"
	"slocharter/internal/workspace"
)

func TestTheMinutesOfAReviewAreSavedAsMarkdown(t *testing.T) {
	th := newTheater(t).onSample()
	service := th.shell.Session().Workspace().ServicesInOrder()[0]
	var planned review.Review
	require.NoError(t, th.shell.Session().Do("prepare a review", func(w *workspace.Workspace) (err error) {
		if planned, err = w.PlanReview(service.ID, review.Weekly, "2026-11-20"); err != nil {
			return err
		}
		return w.PrepareReview(planned.ID, review.Snapshot{AsOf: "2026-11-20T09:00:00Z"})
	}))
	th.shell.GoTo(stage.Route{Screen: stage.Reviews, ServiceID: service.ID, ID: planned.ID})
	th.settle()
	th.files.path = filepath.Join(th.folder, "minutes.md")
	th.tap("More")
	th.key(fyne.KeyDown)
	th.key(fyne.KeyReturn)
	th.settle()

	assert.Equal(t, service.Name+" review 2026-11-20.md", filepath.Base(th.files.asked))
	text, err := os.ReadFile(th.files.path)
	require.NoError(t, err)
	assert.Contains(t, string(text), "Attendance")
}
