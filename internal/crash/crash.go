// Package crash shows that what was acknowledged is not lost: an editor that changes a workspace through its session as
// fast as it can, and a witness that hears what is acknowledged and looks for it in the file after everything was cut
// off. It is no part of the program, and knows nothing of what is shown.
package crash

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

// Ack says that an edit is saved, and what it wrote.
type Ack struct {
	Label  string           // in the change log; empty for an edit that does not choose it
	Change workspace.Change // of the workspace
	SLO    string           // the ID of the SLO whose measurements it changed; empty for an edit of the workspace
	Digest string           // of all measurements of that SLO afterwards
}

// measured reads measurements: a session does, and a file.
type measured interface {
	Slots(ctx context.Context, sloID string, within slo.Interval) ([]budget.Slot, error)
}

// digestOf returns a digest of all measurements of an SLO; "" without any.
func digestOf(from measured, sloID string) (string, error) {
	slots, err := from.Slots(context.Background(), sloID, slo.Interval{})
	if err != nil || len(slots) == 0 {
		return "", err
	}
	sum := sha256.New()
	for _, s := range slots {
		_ = binary.Write(sum, binary.BigEndian, []int64{s.Start.Unix(), int64(s.Length), s.Good, s.Valid})
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
