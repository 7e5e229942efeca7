package store

import (
	"database/sql"
	"errors"
)

// Parted returns the number of the last entry of the change log that two files have in common: 0 when one is no copy of
// the other. Whatever was saved after it was saved in one of them only.
func (f *File) Parted(other *File) (int64, error) {
	last, err := f.last()
	if err != nil {
		return 0, err
	}
	theirs, err := other.last()
	if err != nil {
		return 0, err
	}
	var common int64
	for low, high := int64(1), min(last, theirs); low <= high; {
		middle := (low + high) / 2
		same, err := f.sameEntry(other, middle)
		switch {
		case err != nil:
			return 0, err
		case same:
			common, low = middle, middle+1
		default:
			high = middle - 1
		}
	}
	return common, nil
}

func (f *File) last() (seq int64, err error) {
	err = f.db.QueryRow("SELECT coalesce(max(seq), 0) FROM change").Scan(&seq)
	return seq, explain(f.path, err)
}

func (f *File) sameEntry(other *File, seq int64) (bool, error) {
	mine, err := f.entryID(seq)
	if err != nil {
		return false, err
	}
	theirs, err := other.entryID(seq)
	return mine == theirs && mine != "", err
}

func (f *File) entryID(seq int64) (id string, err error) {
	err = f.db.QueryRow("SELECT id FROM change WHERE seq = $1", seq).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return id, explain(f.path, err)
}
