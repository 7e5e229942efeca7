package store

import (
	"context"
	"database/sql"
)

// span is a range of row numbers, both ends included.
type span struct{ from, to int64 }

// ragged reads the rows of a table of which parts cannot be read: by their numbers up to what is damaged, then down to it,
// and then whatever is sound within.
type ragged struct {
	// read hands on the rows of a span in order, or backwards, and returns the number of the last one before an error.
	read  func(s span, backwards bool) (last int64, found bool, err error)
	tries int // how often it is looked for sound rows between damaged ones
}

// usualTries finds each sound page between up to some hundred damaged ones, within a second.
const usualTries = 4000

// all reads what it can, the largest parts first, and tells whether that was everything.
func (r ragged) all(ctx context.Context, whole span) (complete bool, err error) {
	complete = true
	for todo := []span{whole}; len(todo) > 0; todo = todo[1:] {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		left, whole := r.ends(todo[0])
		if whole {
			continue
		}
		complete = false
		if r.tries--; r.tries < 0 || left.from >= left.to {
			continue
		}
		middle := left.from + (left.to-left.from)/2
		todo = append(todo, span{left.from, middle}, span{middle + 1, left.to})
	}
	return complete, nil
}

// ends reads a span from both ends, and returns what is left between them.
func (r ragged) ends(s span) (left span, complete bool) {
	last, found, err := r.read(s, false)
	if err == nil {
		return s, true
	}
	if found {
		s.from = last + 1
	}
	if s.from > s.to {
		return s, false
	}
	last, found, err = r.read(s, true)
	if err == nil {
		return s, true // the error before was of a moment
	}
	if found {
		s.to = last - 1
	}
	return s, false
}

// rowsBy returns a read function for a query with the placeholders $1 and $2 for the span. The first column is the number;
// scan takes the row, and what it cannot make sense of counts as unreadable.
func rowsBy(ctx context.Context, db *sql.DB, query, order string, scan func(*sql.Rows) (int64, error), args ...any) func(span, bool) (int64, bool, error) {
	return func(s span, backwards bool) (last int64, found bool, err error) {
		text := query + " ORDER BY " + order
		if backwards {
			text += " DESC"
		}
		rows, err := db.QueryContext(ctx, text, append([]any{s.from, s.to}, args...)...)
		if err != nil {
			return 0, false, err
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			n, err := scan(rows)
			if err != nil {
				return last, found, err
			}
			last, found = n, true
		}
		return last, found, rows.Err()
	}
}
