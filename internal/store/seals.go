package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"

	"slocharter/internal/workspace"
)

// steps are what migrations do beside their SQL, in the same transaction, by their names.
var steps = map[string]func(*sql.Tx) error{"0004_seals.sql": sealAll}

// sealAll seals a change log that was kept without seals: it can only say that nothing is altered from here on.
func sealAll(tx *sql.Tx) error {
	if err := renumber(tx); err != nil {
		return err
	}
	if err := digestBatches(tx); err != nil {
		return err
	}
	previous := ""
	return eachRecord(context.Background(), tx, math.MinInt64, math.MaxInt64, func(r record) error {
		previous = r.sealAfter(previous)
		_, err := tx.Exec("UPDATE change SET seal = $2 WHERE seq = $1", r.seq, previous)
		return err
	})
}

// renumber gives each row the number of the change that wrote it last.
func renumber(tx *sql.Tx) error {
	kinds, err := loggedKinds(tx)
	if err != nil {
		return err
	}
	for _, kind := range kinds {
		_, err := tx.Exec(fmt.Sprintf(`UPDATE "%s" SET rev = latest.seq
			FROM (SELECT row_id, max(seq) AS seq FROM change_row WHERE kind = $1 GROUP BY row_id) latest WHERE id = latest.row_id`, kind), kind)
		if err != nil {
			return err
		}
	}
	return nil
}

// loggedKinds lists the kinds of rows in the change log: those of later versions are not in a file of this one.
func loggedKinds(tx *sql.Tx) ([]string, error) {
	rows, err := tx.Query("SELECT DISTINCT kind FROM change_row")
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var kinds []string
	for rows.Next() {
		var kind string
		if err := rows.Scan(&kind); err != nil {
			return nil, err
		}
		if _, ok := workspace.KindNamed(kind); ok {
			kinds = append(kinds, kind)
		}
	}
	return kinds, rows.Err()
}

// digestBatches writes down what the changes of measurements wrote and displaced. What one wrote is there or was displaced
// since. Those that take another one back or make it again, in turn, did the same the other way round or again.
func digestBatches(tx *sql.Tx) error {
	gone, wrote := map[int64]digest{}, map[int64]digest{}
	err := errors.Join(
		eachReading(tx, `SELECT seq, start, length, good, valid, was FROM displaced`, gone),
		eachReading(tx, `SELECT seq, start, length, good, valid, seq FROM measurement`, wrote),
		eachReading(tx, `SELECT DISTINCT d.was, d.start, d.length, d.good, d.valid, d.was FROM displaced d JOIN batch b ON b.seq = d.seq
			WHERE NOT EXISTS (SELECT 1 FROM measurement m WHERE m.series = b.series AND m.start = d.start AND m.seq = d.was)`, wrote))
	if err != nil {
		return err
	}
	turned := map[int64]bool{}
	return eachPair(tx, `SELECT seq, "of" FROM batch ORDER BY seq`, func(seq, of int64) error {
		put, off := wrote[of], gone[of]
		if seq != of {
			turned[of] = !turned[of]
		}
		if turned[of] {
			put, off = off, put
		}
		_, err := tx.Exec("UPDATE batch SET wrote = $2, gone = $3 WHERE seq = $1", seq, put.String(), off.String())
		return err
	})
}

// eachReading adds measurements to the digests of changes: the query returns the change before each.
func eachReading(tx *sql.Tx, query string, digests map[int64]digest) error {
	rows, err := tx.Query(query)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var change int64
		var r reading
		if err := rows.Scan(&change, &r.start, &r.length, &r.good, &r.valid, &r.seq); err != nil {
			return err
		}
		digests[change] = digests[change].plus(r.digest())
	}
	return rows.Err()
}

func eachPair(tx *sql.Tx, query string, use func(a, b int64) error) error {
	rows, err := tx.Query(query)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var a, b int64
		if err := rows.Scan(&a, &b); err != nil {
			return err
		}
		if err := use(a, b); err != nil {
			return err
		}
	}
	return rows.Err()
}
