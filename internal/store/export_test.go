package store

// OpenWith opens a file as a program with one more migration would.
func OpenWith(path, extra string, before func(*File) error) (*File, error) {
	return Opening{BeforeMigration: before}.open(path, append(embedded(), migration{"extra.sql", extra}))
}
