package main_test

import (
	"database/sql"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	_ "modernc.org/sqlite"
)

func TestCheckNamesWhatWasAlteredOutsideOfTheProgram(t *testing.T) {
	path := file(t, "--sample")
	db, err := sql.Open("sqlite", "file:"+path)
	require.NoError(t, err)
	_, err = db.Exec(`UPDATE service SET name = 'Something else' WHERE name = 'Checkout'; UPDATE change SET author = 'Eve' WHERE seq = 1`)
	require.NoError(t, err)
	require.NoError(t, db.Close())

	a := run(t, "check", path)
	assert.Equal(t, 1, a.code)
	assert.Contains(t, a.out, "2 things are not as this program wrote them.")
	assert.Contains(t, a.out, "Entry 1 of the history was altered.")
	assert.Contains(t, a.out, "The service “Checkout” was changed outside the program: Name is “Something else”, the history says “Checkout”.")
	assert.Empty(t, a.err)

	result := asJSON[struct {
		Intact  bool
		Altered []struct {
			What, Kind, Field, Logged, Here, Text string
			Entry                                 int64
		}
	}](t, "check", path)
	assert.False(t, result.Intact)
	require.Len(t, result.Altered, 2)
	assert.EqualValues(t, 1, result.Altered[0].Entry)
	assert.Equal(t, []string{"row-altered", "service", "name", "Checkout", "Something else"},
		[]string{result.Altered[1].What, result.Altered[1].Kind, result.Altered[1].Field, result.Altered[1].Logged, result.Altered[1].Here})
}
