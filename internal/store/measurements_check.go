package store

import "slocharter/internal/safefile"

// faults are the ways in which measurements can disagree with what is kept about them: each query finds one.
var faults = []struct{ detail, query string }{
	{"a measurement is not a whole number", `SELECT 1 FROM measurement WHERE typeof(start) || typeof(length) || typeof(good) || typeof(valid)
		<> 'integerintegerintegerinteger'`},
	{"measurements overlap", `SELECT 1 FROM measurement m
		WHERE start + length > (SELECT min(start) FROM measurement n WHERE n.series = m.series AND n.start > m.start)`},
	{"a measurement belongs to no change", `SELECT 1 FROM measurement m
		WHERE NOT EXISTS (SELECT 1 FROM batch b WHERE b.seq = m.seq AND b.series = m.series AND b."of" = b.seq AND b.stands = 1)`},
	{"a displaced measurement belongs to no change", `SELECT 1 FROM displaced d
		WHERE NOT EXISTS (SELECT 1 FROM batch b JOIN batch o ON o.seq = b."of"
			WHERE b.seq = d.seq AND (b.seq = o.seq OR (b.seq = o.latest AND o.stands = 0)))`},
	{"displaced measurements are missing", `SELECT 1 FROM batch b
		WHERE b."of" = b.seq AND replaced + removed <> (SELECT count(*) FROM displaced d WHERE d.seq = b.seq)`},
	{"measurements that were taken back are missing", `SELECT 1 FROM batch b
		WHERE b."of" = b.seq AND stands = 0 AND added + replaced <> (SELECT count(*) FROM displaced d WHERE d.seq = b.latest)`},
	{"the changes of measurements do not add up", `SELECT 1 FROM series s
		WHERE slots <> (SELECT coalesce(sum(added - removed), 0) FROM batch b WHERE b.series = s.n)`},
	{"measurements are not counted right", `SELECT 1 FROM series s
		WHERE (slots, covered) <> (SELECT count(*), coalesce(sum(length), 0) FROM measurement m WHERE m.series = s.n)`},
	{"the span of measurements is wrong", `SELECT 1 FROM series s
		WHERE ("first", "last", "end") <> (SELECT coalesce(min(start), 0), coalesce(max(start), 0), coalesce(max(start + length), 0)
			FROM measurement m WHERE m.series = s.n)`},
	{"a measurement belongs to no SLO", `SELECT 1 FROM measurement WHERE series NOT IN (SELECT n FROM series)`},
}

// checkMeasurements checks that measurements are sane and agree with the changes that wrote them.
func (f *File) checkMeasurements() error {
	for _, fault := range faults {
		var found bool
		if err := f.db.QueryRow("SELECT EXISTS (" + fault.query + ")").Scan(&found); err != nil {
			return explain(f.path, err)
		}
		if found {
			return safefile.Error{Fault: Damaged, Path: f.path, Detail: fault.detail}
		}
	}
	return nil
}
