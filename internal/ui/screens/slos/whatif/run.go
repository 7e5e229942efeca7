package whatif

import (
	"time"

	"slocharter/internal/reading"
	"slocharter/internal/slo"
)

// most is how many points the chart gets at most.
const most = 400

// run tries a change over the whole history.
func run(s reading.SLO, change reading.Change, now time.Time) (trial, error) {
	as, err := s.As(change)
	if err != nil {
		return trial{}, err
	}
	made := trial{change: change, s: as}
	made.target, _ = as.TargetAt(slo.Objective, now)
	if made.tried, err = as.Trial(); err != nil {
		return trial{}, err
	}
	over := s.Series.Span()
	step := 1 + int(over.Length()/(most*24*time.Hour))
	made.line, err = as.Counter(slo.Objective).Trend(made.target.Window, made.target.Calendar(), over, step)
	return made, err
}
