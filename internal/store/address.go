package store

import (
	"net/url"
	"strings"
)

// address is the name of a database file as SQLite reads it, of an absolute path with slashes. A path of Windows, C:/x,
// gets a slash in front, or its drive would be taken for the name of a computer.
func address(path, query string) string {
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path, RawQuery: query}).String()
}
