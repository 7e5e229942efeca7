package store

import (
	"fmt"
	"sync"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// guarded is the part of a database's name that asks for the guard. The driver offers no authorizer, so SQLite itself
// calls the guard for each new connection, before anything is read from the file.
const guarded = "guard=1"

// The limits of a connection. No row of ours is near them; a stranger's could be.
const (
	maxValue     = 16 << 20 // bytes of a value, or of a row
	maxStatement = 1 << 20
	maxColumns   = 128
)

var installGuard = sync.OnceValue(func() error {
	tls := libc.NewTLS()
	defer tls.Close()
	if rc := sqlite3.Xsqlite3_auto_extension(tls, pointer(guardConnection)); rc != sqlite3.SQLITE_OK {
		return fmt.Errorf("guard database connections: error %d", rc)
	}
	return nil
})

// guardName is the name of the parameter as a C string; it lives as long as the program.
var guardName = sync.OnceValue(func() uintptr {
	name, err := libc.CString("guard")
	if err != nil {
		panic(err) // six bytes
	}
	return name
})

// pointer returns a declared function as SQLite calls one, in the way of the driver itself.
func pointer[F any](f F) uintptr {
	return *(*uintptr)(unsafe.Pointer(&struct{ f F }{f}))
}

// guardConnection sets the limits and the authorizer of a connection that asked for them.
func guardConnection(tls *libc.TLS, db, _, _ uintptr) int32 {
	file := sqlite3.Xsqlite3_db_filename(tls, db, 0)
	if sqlite3.Xsqlite3_uri_boolean(tls, file, guardName(), 0) == 0 {
		return sqlite3.SQLITE_OK
	}
	for _, limit := range []struct{ id, value int32 }{
		{sqlite3.SQLITE_LIMIT_LENGTH, maxValue},
		{sqlite3.SQLITE_LIMIT_SQL_LENGTH, maxStatement},
		{sqlite3.SQLITE_LIMIT_COLUMN, maxColumns},
		{sqlite3.SQLITE_LIMIT_ATTACHED, 0}, // only a copy attaches something, see SaveCopy
		{sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 0},
		{sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0},
	} {
		sqlite3.Xsqlite3_limit(tls, db, limit.id, limit.value)
	}
	return sqlite3.Xsqlite3_set_authorizer(tls, db, pointer(authorize), 0)
}

// authorize is asked about each step of a statement when it is prepared. Whatever a trigger or a view does is denied, and
// making one; so is a common table expression, which SQLite tells in the same way: our statements have none.
func authorize(_ *libc.TLS, _ uintptr, action int32, first, second, _, inside uintptr) int32 {
	if inside != 0 {
		return sqlite3.SQLITE_DENY
	}
	switch action {
	case sqlite3.SQLITE_CREATE_TRIGGER, sqlite3.SQLITE_CREATE_TEMP_TRIGGER, sqlite3.SQLITE_CREATE_VIEW,
		sqlite3.SQLITE_CREATE_TEMP_VIEW, sqlite3.SQLITE_CREATE_VTABLE, sqlite3.SQLITE_DROP_VTABLE:
		return sqlite3.SQLITE_DENY
	case sqlite3.SQLITE_FUNCTION:
		return allow(!strangeFunctions[libc.GoString(second)])
	case sqlite3.SQLITE_PRAGMA:
		return allow(libc.GoString(first) != "writable_schema")
	}
	return sqlite3.SQLITE_OK
}

// strangeFunctions reach outside of the database, or make a lot out of nothing.
var strangeFunctions = map[string]bool{
	"load_extension": true, "fts3_tokenizer": true, "fts5": true, "randomblob": true, "zeroblob": true,
	"sqlite_log": true, "rtreecheck": true, "rtreenode": true, "geopoly_debug": true,
}

func allow(yes bool) int32 {
	if yes {
		return sqlite3.SQLITE_OK
	}
	return sqlite3.SQLITE_DENY
}
