package store

import "os"

// tidy removes a journal that a killed program had not begun to use. A journal in use was rolled back when the file was
// first read; this one says nothing, and would lie beside the file until the next edit.
func (f *File) tidy() {
	journal := f.path + "-journal"
	if _, err := os.Lstat(journal); err != nil || f.readOnly {
		return
	}
	tx, err := f.db.Begin()
	if err != nil {
		return // somebody else is writing: it is theirs
	}
	defer func() { _ = tx.Rollback() }()
	_ = os.Remove(journal)
}
