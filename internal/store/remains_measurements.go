package store

import (
	"cmp"
	"database/sql"
	"slices"
	"time"

	"slocharter/internal/budget"
)

// lines of measurements, as the file keeps them apart by their SLO.
type lines struct {
	slo         map[int64]string // by the number of the series
	slots       map[int64]int64  // how many there should be
	first, last map[int64]int64
}

// measurements reads the measurements, series by series.
func (r *remainder) measurements() error {
	r.Slots = map[string][]budget.Slot{}
	l := lines{map[int64]string{}, map[int64]int64{}, map[int64]int64{}, map[int64]int64{}}
	known, err := r.series(l)
	if err != nil {
		return err
	}
	r.SlotPart.Complete = known
	numbers := make([]int64, 0, len(l.slo))
	for n := range l.slo {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		if err := r.oneSeries(n, l); err != nil {
			return err
		}
	}
	return nil
}

// series reads which SLOs have measurements; what is lost of that is looked up in the change log.
func (r *remainder) series(l lines) (known bool, err error) {
	read := rowsBy(r.ctx, r.db, `SELECT n, slo_id, slots, "first", "last" FROM series WHERE n BETWEEN $1 AND $2`, "n", func(rows *sql.Rows) (int64, error) {
		var n, slots, first, last int64
		var id string
		if err := rows.Scan(&n, &id, &slots, &first, &last); err != nil {
			return n, err
		}
		l.slo[n], l.slots[n], l.first[n], l.last[n] = id, slots, first, last
		return n, nil
	})
	if known, err = (ragged{read, usualTries}).all(r.ctx, span{1, most}); err != nil || known {
		return known, err
	}
	changed := map[int64]string{}
	for _, e := range r.Log {
		for _, row := range e.Change {
			if row.Kind == Measurement {
				changed[e.Seq] = row.ID
			}
		}
	}
	batches := rowsBy(r.ctx, r.db, "SELECT seq, series FROM batch WHERE seq BETWEEN $1 AND $2", "seq", func(rows *sql.Rows) (int64, error) {
		var seq, n int64
		err := rows.Scan(&seq, &n)
		if id := changed[seq]; id != "" && l.slo[n] == "" {
			l.slo[n], l.last[n] = id, latestStart
		}
		return seq, err
	})
	_, err = ragged{batches, usualTries}.all(r.ctx, span{1, r.counted()})
	return false, err
}

// latestStart is later than any measurement: in the year 2242.
const latestStart = 1 << 33

func (r *remainder) oneSeries(n int64, l lines) error {
	id := l.slo[n]
	slots := map[int64]budget.Slot{}
	read := rowsBy(r.ctx, r.db, "SELECT start, length, good, valid FROM measurement WHERE start BETWEEN $1 AND $2 AND series = $3", "start",
		func(rows *sql.Rows) (int64, error) {
			var start, length int64
			var s budget.Slot
			if err := rows.Scan(&start, &length, &s.Good, &s.Valid); err != nil {
				return start, err
			}
			s.Start, s.Length = moment(start), time.Duration(length)*time.Second
			slots[start] = s
			return start, nil
		}, n)
	complete, err := ragged{read, usualTries}.all(r.ctx, span{min(l.first[n], 0), max(l.last[n], l.first[n])})
	if err != nil {
		return err
	}
	sound := make([]budget.Slot, 0, len(slots))
	for _, s := range slots {
		sound = append(sound, s)
	}
	slices.SortFunc(sound, func(a, b budget.Slot) int { return cmp.Compare(a.Start.Unix(), b.Start.Unix()) })
	if len(sound) > 0 {
		r.Slots[id] = sound
	}
	r.SlotPart.Read += len(sound)
	r.SlotPart.Lost += max(0, int(l.slots[n])-len(sound))
	r.SlotPart.Complete = r.SlotPart.Complete && complete
	return nil
}
