package reading

import (
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

// Over returns the result against the objective over a span other than its window, up to a moment: what its burn rate
// over the span comes from.
func (s SLO) Over(span slo.Window, at time.Time) (budget.Result, error) {
	return s.resultOver(span, at)
}
