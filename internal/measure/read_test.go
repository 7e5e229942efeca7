package measure_test

import (
	"time"

	"slocharter/internal/measure"
)

var (
	now     = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	mapping = measure.Mapping{Header: 1, Start: 1, Good: 2, Valid: 3}
)
