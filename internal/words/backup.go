package words

import (
	"strconv"
	"strings"
)

// BackupReason names why a backup was made: "before import".
func BackupReason(reason string) string {
	return T("backup.reason." + strings.ReplaceAll(reason, " ", "-"))
}

// Bytes writes the size of a file: "640 KB", "1.4 MB".
func Bytes(n int64) string {
	const (
		kilo = 1000
		mega = 1000 * kilo
		giga = 1000 * mega
	)
	short := func(unit float64) string { return Decimal(strconv.FormatFloat(float64(n)/unit, 'f', 1, 64)) }
	switch {
	case n >= giga:
		return T("backup.size.giga", "Number", short(giga))
	case n >= mega:
		return T("backup.size.mega", "Number", short(mega))
	}
	return T("backup.size.kilo", "Number", Number((n+kilo-1)/kilo))
}
