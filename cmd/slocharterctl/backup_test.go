package main_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestABackupIsMadeListedAndRestored(t *testing.T) {
	path, place := file(t), t.TempDir()
	assert.Contains(t, done(t, "backups", path, "--in", place), "There is no backup")
	assert.Contains(t, done(t, "backup", path, "--to", place), "made and checked")
	list := asJSON[[]object](t, "backups", path, "--in", place)
	require.Len(t, list, 1)
	assert.Equal(t, true, list[0]["sound"])
	assert.Equal(t, "asked for", list[0]["reason"])
	kept := list[0]["file"].(string)
	restored := filepath.Join(t.TempDir(), "restored.slocharter")
	assert.Contains(t, done(t, "restore", kept, restored), "restored as")
	assert.Equal(t, asJSON[object](t, "info", path)["id"], asJSON[object](t, "info", restored)["id"])
	again := run(t, "restore", kept, restored)
	assert.Equal(t, 1, again.code, "never over another file")
	assert.Contains(t, again.err, "already")
	gone := run(t, "backup", path, "--to", filepath.Join(place, "gone"))
	assert.Equal(t, 1, gone.code)
	assert.Contains(t, gone.err, "no folder")
}

func TestADamagedFileIsSalvagedWithAReport(t *testing.T) {
	path := file(t, "--sample")
	info, err := os.Stat(path)
	require.NoError(t, err)
	require.NoError(t, os.Truncate(path, info.Size()*3/4))
	require.Equal(t, 1, run(t, "info", path).code)
	target := filepath.Join(t.TempDir(), "salvaged.slocharter")
	a := run(t, "salvage", path, target)
	assert.Equal(t, 1, a.code, "what is lost is a finding")
	assert.Contains(t, a.out, "What could be read of the damaged file w.slocharter")
	assert.Contains(t, a.out, "lost")
	assert.NotEmpty(t, asJSON[object](t, "info", target)["name"])
}
