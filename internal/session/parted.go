package session

import (
	"slocharter/internal/store"
	"slocharter/internal/workspace"
)

// Parted returns the number of the last entry of the change log that two sessions have in common; 0 when the file of one
// is no copy of the other's.
func (s *Session) Parted(other *Session) (int64, error) { return s.file.Parted(other.file) }

// AsOf returns the workspace as it was after an entry of the change log.
func (s *Session) AsOf(seq int64) (workspace.Workspace, error) {
	w := s.now.Clone()
	var before int64
	for {
		entries, err := s.file.History(store.Filter{Before: before})
		if err != nil {
			return w, err
		}
		for _, e := range entries {
			if e.Seq <= seq {
				return w.Indexed(), nil
			}
			if err := s.rollBack(&w, e.Seq); err != nil {
				return w, err
			}
			before = e.Seq
		}
		if len(entries) == 0 {
			return w.Indexed(), nil
		}
	}
}

// rollBack takes an entry back on a workspace. What it did to measurements is left: they are not part of it.
func (s *Session) rollBack(w *workspace.Workspace, seq int64) error {
	change, err := s.file.ChangeAt(seq)
	if err != nil {
		return err
	}
	var rows workspace.Change
	for _, row := range change {
		if row.Kind != store.Measurement {
			rows = append(rows, row)
		}
	}
	return w.Apply(rows.Inverse())
}
