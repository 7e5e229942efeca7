package backup_test

import (
	"database/sql"
	"errors"

	_ "modernc.org/sqlite" // the driver
)

// tamper changes a file behind the program's back.
func tamper(path, statement string) error {
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		return err
	}
	_, err = db.Exec(statement)
	return errors.Join(err, db.Close())
}
