package stagetest

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"slocharter/internal/sample"
	"slocharter/internal/session"
)

// WithYear opens a stage on the sample with its year of measurements. That takes a while: most screens need none.
func WithYear(t *testing.T) *Stage {
	t.Helper()
	s := Open(t)
	elsewhere, err := session.Open(s.Session.Path(), "Ada") // so that nothing can be undone yet
	require.NoError(t, err)
	elsewhere.Clock = func() time.Time { return Day }
	require.NoError(t, sample.Fill(t.Context(), elsewhere))
	require.NoError(t, elsewhere.Close())
	_, err = s.Session.Refresh()
	require.NoError(t, err)
	return s
}
