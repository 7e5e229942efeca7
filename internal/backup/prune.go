package backup

import (
	"errors"
	"os"
	"slices"
)

// How many backups are kept, besides the latest sound one of each month.
const (
	keptSound   = 10
	keptUnsound = 3
)

// Superfluous lists the backups that are not kept any more, given all of a shelf, the latest first: beyond the last ten
// sound ones and the latest sound one of each month. Sound ones never go for the sake of unsound ones.
func Superfluous(list []Backup) []Backup {
	sound, unsound, month := 0, 0, ""
	var gone []Backup
	for _, b := range list {
		if b.Unsound {
			if unsound++; unsound > keptUnsound {
				gone = append(gone, b)
			}
			continue
		}
		latest := b.At.Format("2006-01") != month
		month = b.At.Format("2006-01")
		if sound++; sound > keptSound && !latest {
			gone = append(gone, b)
		}
	}
	return gone
}

// prune removes what is not kept any more, but never the backup that was just made, whatever the clock says; and for the
// sake of an unsound one, no sound one.
func (s Shelf) prune(made Backup) ([]string, error) {
	list, err := s.List()
	if err != nil {
		return nil, err
	}
	superfluous := slices.DeleteFunc(Superfluous(list), func(b Backup) bool { return b.Path == made.Path || made.Unsound && !b.Unsound })
	var removed []string
	for _, b := range superfluous {
		if failure := os.Remove(b.Path); failure != nil && !os.IsNotExist(failure) {
			err = errors.Join(err, failure)
			continue
		}
		removed = append(removed, b.Path)
	}
	return removed, err
}
