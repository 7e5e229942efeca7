package backup_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"slocharter/internal/backup"
)

// FuzzParse reads any name of a file: what is a backup has a date, a reason and a number.
func FuzzParse(f *testing.F) {
	for _, name := range []string{
		"2026-03-02 090000 daily 7.slocharter", "/x/2026-03-02 090000 before import 12 unsound.slocharter",
		"2026-13-40 250000 daily 1.slocharter", "2026-03-02 090000 daily 999999999999999999.slocharter", "notes.slocharter",
	} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		found, ok := backup.Parse(name)
		if !ok {
			return
		}
		require.Equal(t, name, found.Path)
		require.False(t, found.At.IsZero())
		require.NotEmpty(t, found.Reason)
		require.GreaterOrEqual(t, found.Seq, int64(0))
	})
}
