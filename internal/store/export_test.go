package store

// OpenWith opens a file as a program with one more migration would.
func OpenWith(path, extra string) (*File, error) {
	return open(path, append(embedded(), migration{"extra.sql", extra}))
}
