package settings_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"

	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
)

func (k *kept) Backups() string          { return k.backups }
func (k *kept) SetBackups(folder string) { k.backups = folder }
func (k *kept) UsualBackups() string     { return "/home/ada/.config/slocharter/backups" }

func TestTheFolderForBackupsMustBeThere(t *testing.T) {
	s := open(t)
	folder := t.TempDir()
	field := stagetest.Labelled[*widgets.TextField](s.Stage, "Folder for backups")
	write := func(text string) {
		field.Focus()
		s.TypeOver(text + "\n")
	}
	write(filepath.Join(folder, "gone"))
	assert.Empty(t, s.kept.backups)
	assert.Contains(t, s.texts(), "There is no folder")
	write(folder)
	assert.Equal(t, folder, s.kept.backups)
	assert.NotContains(t, s.texts(), "There is no folder")
	write("")
	assert.Empty(t, s.kept.backups, "the usual folder again")
}
