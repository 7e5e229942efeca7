package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"slocharter/internal/backup"
	"slocharter/internal/safefile"
	"slocharter/internal/session"
	"slocharter/internal/store"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// visit is a backup that is open to be read. Its zero value is none.
type visit struct {
	backup backup.Backup
	file   string // the workspace that it is a backup of
	folder string // holds the copy that is open; it goes when that is closed
}

// visitBackup opens a backup to be read, in the place of what is open.
func (s *Shell) visitBackup(one backup.Backup, file string) {
	var opened *session.Session
	var folder string
	author := s.memory.kept.Author
	s.begin(words.T("backup.opening", "When", momentOf(one)), func(ctx context.Context) (err error) {
		opened, folder, err = unpacked(ctx, one, author)
		return err
	}, func(err error) {
		if err != nil {
			s.notRead(err)
			return
		}
		s.enter(opened)
		s.desk.receive(visit{one, file, folder})
	})
}

// notRead says why a backup could not be read.
func (s *Shell) notRead(err error) {
	if !cancelled(err) {
		s.tellError(err)
	}
}

// unpacked opens a copy of a backup in a folder of its own, so that nothing ever happens to the backup.
func unpacked(ctx context.Context, one backup.Backup, author string) (*session.Session, string, error) {
	folder, err := os.MkdirTemp("", "slocharter-backup-*")
	if err != nil {
		return nil, "", err
	}
	path, err := one.Unpack(ctx, folder)
	if err != nil {
		return nil, "", errors.Join(err, os.RemoveAll(folder))
	}
	opened, err := session.OpenAs(path, author, store.Opening{ReadOnly: true})
	if err != nil {
		return nil, "", errors.Join(err, os.RemoveAll(folder))
	}
	return opened, folder, nil
}

// receive says for as long as the backup is open what it is.
func (d *desk) receive(v visit) {
	d.visit = v
	name := widgets.Shorten(fileName(v.file), longestTitle)
	d.shell.window.SetTitle(words.T("backup.visit.title", "File", fileName(v.file), "When", momentOf(v.backup)))
	d.notice.OnAction = func() { d.shell.Open(v.file) }
	d.notice.Set(widgets.Notice{
		Kind: widgets.Watch, Text: words.T("backup.visit.notice", "File", name, "When", momentOf(v.backup)),
		Action: words.T("backup.visit.back"),
	})
	d.noticed.Show()
	d.shell.layer.Refresh()
}

// forget removes the copy of a backup that was open.
func (v visit) forget() {
	if v.folder != "" {
		_ = os.RemoveAll(v.folder)
	}
}

// restoreBackup asks for a place and writes a backup there as a new file, and opens it where that is wanted at once.
func (s *Shell) restoreBackup(one backup.Backup, file string, open bool) {
	s.options.Files.Save(words.T("backup.restore.title"), filepath.Join(s.restoreFolder(file), restoredName(one, file)), workspaceKind(),
		func(path string, replace bool) { s.restoreTo(path, replace, one, file, open) })
}

// restoreFolder is where a restored file is put at first: beside the workspace, where that is possible.
func (s *Shell) restoreFolder(file string) string {
	if folder := filepath.Dir(file); isFolder(folder) {
		return folder
	}
	return s.folder()
}

func (s *Shell) restoreTo(path string, replace bool, one backup.Backup, file string, open bool) {
	if sameFile(path, file) || s.desk != nil && sameFile(path, s.desk.session.Path()) {
		s.tellError(safefile.Error{Fault: safefile.Exists, Path: path})
		return
	}
	s.begin(words.T("backup.restoring", "When", momentOf(one)), func(ctx context.Context) error {
		return one.Restore(ctx, path, replace)
	}, func(err error) {
		switch {
		case err != nil:
			s.notRead(err)
		case open:
			s.Open(path)
		default:
			sentence := words.T("backup.restored", "File", filepath.Base(path), "Folder", filepath.Dir(path), "When", momentOf(one))
			s.news.offer(sentence, words.T("backup.restored.open"), func() { s.Open(path) })
		}
	})
}
