package reading

import (
	"context"
	"time"

	"slocharter/internal/workspace"
)

// Budgets evaluates the budgets of the overview without anything else.
func Budgets(ctx context.Context, b *Book, w workspace.Workspace, now time.Time) error {
	_, err := b.lines(ctx, w, now)
	return err
}

// Keep sets how many slots a book remembers beyond those of one service.
func (b *Book) Keep(slots int) { b.keep = slots }
