package ui

import (
	"context"
	"errors"

	"slocharter/internal/backup"
	"slocharter/internal/session"
	"slocharter/internal/store"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// place is where backups are kept. It returns false where nobody said so.
func (s *Shell) backupPlace() (backup.Place, bool) {
	if chosen := s.memory.kept.Backups; chosen != "" {
		return backup.Place{Folder: chosen, Chosen: true}, true
	}
	return backup.Place{Folder: s.options.Backups}, s.options.Backups != ""
}

// makingBackup makes a backup of an open file.
func (s *Shell) makingBackup(from backup.Source, why backup.Reason) session.Job {
	place, kept := s.backupPlace()
	now := s.options.Now()
	do := func(ctx context.Context, _ store.Progress) error {
		if !kept {
			return nil
		}
		_, err := place.Make(ctx, from, why, now)
		return err
	}
	return session.Job{Do: do, End: func(err error) error { return err }}
}

// daily makes the first backup of a day beside the screen: when a workspace is opened, or with the first edit on another
// day. When it fails people are told, and go on.
func (d *desk) daily() {
	place, kept := d.shell.backupPlace()
	today := d.shell.options.Now().Local().Format(workspace.DateLayout)
	if !kept || d.session.ReadOnly() || d.backedUp == today {
		return
	}
	d.backedUp = today
	shelf := place.Shelf(d.session.Path(), d.workspace().Info().ID)
	making := d.shell.makingBackup(d.session, backup.Daily)
	d.fetch(func(ctx context.Context) error {
		if shelf.Has(today) {
			return nil
		}
		return making.Do(ctx, nil)
	}, func(err error) {
		if err != nil && !cancelled(err) {
			d.shell.Tell(noBackup(err))
		}
	})
}

// noBackup says why there is no backup, or no sound one.
func noBackup(err error) string {
	if errors.As(err, &backup.Unsound{}) {
		return words.Error(err)
	}
	return words.T("backup.failed", "Why", words.Error(err))
}

// backUp makes a backup before something large is taken in, and then goes on. When it fails people are asked.
func (s *Shell) backUp(then func()) {
	d := s.desk
	s.await(words.T("backup.running"), s.makingBackup(d.session, backup.BeforeImport), func(err error) {
		switch {
		case s.desk != d || cancelled(err):
		case err != nil:
			widgets.Dialog{
				Title: words.T("backup.import.title"), Sentence: words.T("backup.import.sentence", "Why", noBackup(err)),
				Confirm: words.T("backup.import.confirm"), Cancel: words.T("shell.cancel"), OnConfirm: then,
			}.Open(s.window.Canvas())
		default:
			then()
		}
	})
}

// unsaved is the error for a file of an older version of which no backup could be made.
type unsaved struct{ why error }

func (e unsaved) Error() string { return "back up before migration: " + e.why.Error() }

// beforeMigration makes a backup before a file is brought up to date.
func (s *Shell) beforeMigration() store.Opening {
	place, kept := s.backupPlace()
	if !kept {
		return store.Opening{}
	}
	now := s.options.Now()
	return store.Opening{BeforeMigration: func(older *store.File) error {
		_, err := place.Make(context.Background(), older, backup.BeforeUpdate, now)
		if err != nil && !errors.As(err, &backup.Unsound{}) {
			return unsaved{err}
		}
		return nil
	}}
}

// askWithoutBackup asks whether a file is to be opened of which no backup could be made.
func (s *Shell) askWithoutBackup(path string, why unsaved) {
	widgets.Dialog{
		Title:    words.T("backup.update.title"),
		Sentence: words.T("backup.update.sentence", "File", fileName(path), "Why", words.Error(why.why)),
		Confirm:  words.T("backup.update.confirm"), Cancel: words.T("shell.cancel"),
		OnConfirm: func() { s.openAs(path, store.Opening{}) },
	}.Open(s.window.Canvas())
}
