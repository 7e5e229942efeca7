package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"slocharter/internal/backup"
	"slocharter/internal/salvage"
	"slocharter/internal/session"
	"slocharter/internal/store"
	"slocharter/internal/words"
)

// backupPlace is where backups are kept: the folder that is named, or else where the application keeps them.
func backupPlace(named string) backup.Place {
	if chosen := cmp.Or(named, os.Getenv("SLOCHARTER_BACKUPS"), chosenFolder()); chosen != "" {
		return backup.Place{Folder: chosen, Chosen: true}
	}
	return backup.Place{Folder: backup.UsualFolder()}
}

// chosenFolder is the one that was chosen in the settings of the application; empty without one.
func chosenFolder() string {
	data, err := os.ReadFile(filepath.Join(filepath.Dir(backup.UsualFolder()), "preferences.json"))
	if err != nil {
		return ""
	}
	var kept struct {
		Backups string `json:"backups"`
	}
	if json.Unmarshal(data, &kept) != nil {
		return ""
	}
	return kept.Backups
}

// opening says that a backup is made before a file of an older version is brought up to date.
func (d *desk) opening() store.Opening {
	return store.Opening{BeforeMigration: func(older *store.File) error {
		_, err := backupPlace("").Make(context.Background(), older, backup.BeforeUpdate, d.now)
		if errors.As(err, &backup.Unsound{}) {
			return nil
		}
		return err
	}}
}

// backUp makes a backup before an import, at most one a day: scripts import often. When it fails people are told, and the
// import goes on.
func (d *desk) backUp(ctx context.Context, s *session.Session) {
	place := backupPlace("")
	if place.Shelf(s.Path(), s.Workspace().Info().ID).Has(d.now.Local().Format(time.DateOnly)) {
		return
	}
	if _, err := place.Make(ctx, s, backup.BeforeImport, d.now); err != nil {
		_, _ = fmt.Fprintln(d.errs, words.T("command.no-backup", "Why", words.Error(err)))
	}
}

type backupCommand struct {
	document
	To string `help:"${backup_to}" placeholder:"DIR" type:"path"`
}

// backedUp is a backup as it is printed.
type backedUp struct {
	File   string `json:"file"`
	Time   string `json:"time"`
	Reason string `json:"reason"`
	Change int64  `json:"change"` // the number of the latest change in it
	Sound  bool   `json:"sound"`
	Size   int64  `json:"size"`
}

func newBackedUp(b backup.Backup) backedUp {
	return backedUp{b.Path, b.At.Format(time.RFC3339), string(b.Reason), b.Seq, !b.Unsound, b.Size}
}

func (b backedUp) row(t *table) {
	state := words.T("backup.state.sound")
	if !b.Sound {
		state = words.T("backup.state.unsound")
	}
	t.row(b.Time, words.BackupReason(b.Reason), words.N("command.changes", int(b.Change)), words.Bytes(b.Size), state, b.File)
}

// Run makes a backup.
func (c *backupCommand) Run(d *desk) error {
	return d.open(c.File, func(s *session.Session) error {
		ctx, stop := d.interruptible()
		defer stop()
		made, err := backupPlace(c.To).Make(ctx, s, backup.Asked, d.now)
		if err != nil && !made.Fresh {
			return err
		}
		b := newBackedUp(made.Backup)
		return errors.Join(err, d.print(b, func(t *table) { t.text(words.T("command.backed-up", "File", b.File)) }))
	})
}

type backupsCommand struct {
	document
	In string `help:"${backups_in}" placeholder:"DIR" type:"path"`
}

// Run lists the backups of a workspace, also of one that is damaged.
func (c *backupsCommand) Run(d *desk) error {
	place := backupPlace(c.In)
	shelf, found := place.ShelfOf(c.File)
	if !found {
		about, err := store.Inspect(context.Background(), c.File)
		if about.ID == "" {
			return err
		}
		shelf = place.Shelf(c.File, about.ID)
	}
	all, err := shelf.List()
	if err != nil {
		return err
	}
	list := []backedUp{}
	for _, b := range all {
		list = append(list, newBackedUp(b))
	}
	return d.print(list, func(t *table) {
		for _, b := range list {
			b.row(t)
		}
		if len(list) == 0 {
			t.text(words.T("command.no-backups"))
		}
	})
}

type restoreCommand struct {
	Backup string `arg:"" help:"${restore_backup}" type:"path"`
	New    string `arg:"" help:"${restore_new}" type:"path"`
}

// Run writes a backup to a new file.
func (c *restoreCommand) Run(d *desk) error {
	ctx, stop := d.interruptible()
	defer stop()
	if err := (backup.Backup{Path: c.Backup}).Restore(ctx, c.New, false); err != nil {
		return err
	}
	result := struct {
		File string `json:"file"`
	}{c.New}
	return d.print(result, func(t *table) { t.text(words.T("command.restored", "File", c.New)) })
}

type salvageCommand struct {
	Damaged string `arg:"" help:"${salvage_damaged}" type:"path"`
	New     string `arg:"" help:"${salvage_new}" type:"path"`
}

// Run writes what can be read of a damaged file to a new one. What is lost is a finding.
func (c *salvageCommand) Run(d *desk) error {
	ctx, stop := d.interruptible()
	defer stop()
	report, err := salvage.File(ctx, c.Damaged, c.New, salvage.Options{Author: d.author, Now: d.now})
	if err != nil {
		return err
	}
	if err := d.print(report, func(t *table) { t.text(report.Text(filepath.Base(c.Damaged))) }); err != nil {
		return err
	}
	if !report.Whole() {
		return errFindings
	}
	return nil
}
