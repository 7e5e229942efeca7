package store

import (
	"cmp"
	"database/sql"
	"maps"
	"slices"
	"strconv"

	"slocharter/internal/workspace"
)

// written is a change of measurements as the file keeps it.
type written struct {
	seq, series, of, latest int64
	stands                  bool
	rows                    int64 // how many it wrote
	wrote, gone             digest
	sloID                   string
}

// portion is what one change wrote into one series.
type portion struct{ series, seq int64 }

// tally is what the changes of measurements come to, and what is there of it.
type tally struct {
	changes   []written
	expected  map[int64]digest // by series
	turns     map[int64]turned // by the number of a new change
	series    map[int64]*standing
	portions  map[portion]*total
	displaced map[int64]total   // by the number of the change that displaced
	covered   map[portion]total // of what a change wrote, what is displaced now
}

// turned says by which change a new one was taken back or made again last.
type turned struct {
	latest int64
	stands bool
}

// standing is what there is of a series.
type standing struct {
	total
	first, last, end int64
}

// measurements checks that measurements are those that the changes of the log wrote.
func (c *checking) measurements() error {
	t := tally{
		expected: map[int64]digest{}, turns: map[int64]turned{}, series: map[int64]*standing{},
		portions: map[portion]*total{}, displaced: map[int64]total{}, covered: map[portion]total{},
	}
	for _, step := range []func(*tally) error{c.readChanges, c.readStanding, c.readDisplaced, c.readFigures} {
		if err := step(&t); err != nil {
			return err
		}
	}
	c.compareDisplaced(t)
	c.compareStanding(t)
	return nil
}

// readChanges adds up what should be there.
func (c *checking) readChanges(t *tally) error {
	err := c.each(func(rows *sql.Rows) error {
		var w written
		var wrote, gone string
		err := rows.Scan(&w.seq, &w.series, &w.of, &w.latest, &w.stands, &w.rows, &wrote, &gone, &w.sloID)
		w.wrote, w.gone = parseDigest(wrote), parseDigest(gone)
		t.changes = append(t.changes, w)
		return err
	}, `SELECT b.seq, b.series, b."of", b.latest, b.stands, b.added + b.replaced, b.wrote, b.gone, coalesce(r.row_id, '')
		FROM batch b LEFT JOIN change_row r ON r.seq = b.seq AND r.n = 0 ORDER BY b.seq`)
	for _, w := range t.changes {
		t.expected[w.series] = t.expected[w.series].plus(w.wrote).minus(w.gone)
		t.turns[w.of] = turned{w.seq, w.seq == w.of || !t.turns[w.of].stands}
	}
	return err
}

// readStanding goes through all measurements once.
func (c *checking) readStanding(t *tally) error {
	return c.each(func(rows *sql.Rows) error {
		series, r, sound, err := scanReading(rows)
		if err != nil {
			return err
		}
		s := t.series[series]
		if s == nil {
			s = &standing{first: r.start}
			t.series[series] = s
		}
		s.add(r)
		s.last, s.end = r.start, r.start+r.length
		part := t.portions[portion{series, r.seq}]
		if part == nil {
			part = &total{}
			t.portions[portion{series, r.seq}] = part
		}
		part.add(r)
		if !sound {
			s.digest[0]++
			part.digest[0]++
		}
		c.did(1)
		return nil
	}, "SELECT series, start, length, good, valid, seq FROM measurement ORDER BY series, start")
}

// scanReading reads a measurement after a number. It is not sound when one of its columns is no whole number.
func scanReading(rows *sql.Rows) (number int64, r reading, sound bool, err error) {
	var columns [6]any
	if err := rows.Scan(&columns[0], &columns[1], &columns[2], &columns[3], &columns[4], &columns[5]); err != nil {
		return 0, r, false, err
	}
	sound = true
	for i, target := range [...]*int64{&number, &r.start, &r.length, &r.good, &r.valid, &r.seq} {
		n, whole := columns[i].(int64)
		*target, sound = n, sound && whole
	}
	return number, r, sound, nil
}

// readDisplaced adds up what was displaced, and what of a change's measurements is displaced now.
func (c *checking) readDisplaced(t *tally) error {
	by := map[int64]written{}
	for _, w := range t.changes {
		by[w.seq] = w
	}
	return c.each(func(rows *sql.Rows) error {
		seq, r, sound, err := scanReading(rows)
		if err != nil {
			return err
		}
		sum := t.displaced[seq]
		sum.add(r)
		if !sound {
			sum.digest[0]++
		}
		t.displaced[seq] = sum
		w := by[seq]
		if turn := t.turns[w.of]; turn.stands == (w.of == seq) && (w.of == seq || turn.latest == seq) {
			part := t.covered[portion{w.series, r.seq}]
			part.add(r)
			t.covered[portion{w.series, r.seq}] = part
		}
		return nil
	}, "SELECT seq, start, length, good, valid, was FROM displaced ORDER BY seq")
}

// compareDisplaced checks that what changes displaced is kept as long as they can be taken back or made again.
func (c *checking) compareDisplaced(t tally) {
	kept := map[int64]bool{}
	for _, w := range t.changes {
		turn := t.turns[w.of]
		should := w.seq == w.of || w.seq == turn.latest && !turn.stands
		kept[w.seq] = should
		if should && t.displaced[w.seq].digest != w.gone {
			c.add(workspace.Alteration{What: workspace.DisplacedAltered, Kind: "slo", ID: w.sloID, Name: c.replay.Called("slo", w.sloID), Seq: w.seq})
		}
		if !w.fits(turn) {
			c.figures(w.sloID)
		}
	}
	for _, seq := range slices.Sorted(maps.Keys(t.displaced)) {
		if !kept[seq] {
			c.add(workspace.Alteration{What: workspace.DisplacedAltered, Seq: seq})
		}
	}
}

// fits tells whether a change keeps what was done to it last.
func (w written) fits(turn turned) bool {
	if w.seq != w.of {
		return w.latest == w.seq && w.stands
	}
	return w.latest == turn.latest && w.stands == turn.stands
}

// compareStanding checks that what is there is what was written and not displaced.
func (c *checking) compareStanding(t tally) {
	slos := map[int64]string{}
	for _, w := range t.changes {
		slos[w.series] = w.sloID
	}
	numbers := map[int64]bool{}
	for n := range t.series {
		numbers[n] = true
	}
	for n := range t.expected {
		numbers[n] = true
	}
	for _, n := range slices.Sorted(maps.Keys(numbers)) {
		if here := t.series[n]; here == nil && t.expected[n] == (digest{}) || here != nil && here.digest == t.expected[n] {
			continue
		}
		c.portionsOf(t, n, slos[n])
	}
}

// portionsOf tells which changes' measurements are not what they were, in a series where some are not.
func (c *checking) portionsOf(t tally, series int64, sloID string) {
	should := map[int64]total{}
	for _, w := range t.changes {
		if w.series == series && w.seq == w.of {
			off := t.covered[portion{series, w.seq}]
			should[w.seq] = total{count: int(w.rows) - off.count, digest: w.wrote.minus(off.digest)}
		}
	}
	numbers := maps.Clone(should)
	for part := range t.portions {
		if part.series == series {
			numbers[part.seq] = total{}
		}
	}
	for _, seq := range slices.Sorted(maps.Keys(numbers)) {
		here := total{}
		if part := t.portions[portion{series, seq}]; part != nil {
			here = *part
		}
		if here.digest == should[seq].digest {
			continue
		}
		c.add(workspace.Alteration{
			What: workspace.MeasurementsAltered, Kind: "slo", ID: sloID, Name: c.replay.Called("slo", sloID),
			Seq: seq, Logged: strconv.Itoa(should[seq].count), Here: strconv.Itoa(here.count),
		})
	}
}

// readFigures checks what is kept about each series. Those of an SLO whose measurements were altered do not matter.
func (c *checking) readFigures(t *tally) error {
	sloOf := map[int64]string{}
	for _, w := range t.changes {
		sloOf[w.series] = w.sloID
	}
	return c.each(func(rows *sql.Rows) error {
		var n, slots, covered, first, last, end int64
		var sloID string
		if err := rows.Scan(&n, (*plain)(&sloID), &slots, &covered, &first, &last, &end); err != nil {
			return err
		}
		here := t.series[n]
		if here == nil {
			here = &standing{}
		}
		if sloOf[n] != sloID || slots != int64(here.count) || covered != here.length || first != here.first || last != here.last || end != here.end {
			c.figures(cmp.Or(sloOf[n], sloID))
		}
		return nil
	}, `SELECT n, slo_id, slots, covered, "first", "last", "end" FROM series ORDER BY n`)
}

// figures says that what is kept about the measurements of an SLO is wrong.
func (c *checking) figures(sloID string) {
	c.add(workspace.Alteration{What: workspace.FiguresAltered, Kind: "slo", ID: sloID, Name: c.replay.Called("slo", sloID)})
}
