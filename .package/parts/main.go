// Command parts says what is in built programs, as the programs themselves tell it: a bill of materials (CycloneDX, JSON)
// with every Go module in any of them, and a text with the licences of those modules. It writes the same bytes each time.
package main

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"time"
)

func main() {
	bom := flag.String("bom", "parts.cdx.json", "where the bill of materials is written")
	notices := flag.String("notices", "THIRD-PARTY.txt", "where the licences are written")
	version := flag.String("version", "dev", "the version of the programs")
	flag.Parse()
	if err := run(*bom, *notices, *version, flag.Args()); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(bom, notices, version string, programs []string) error {
	when, err := commitTime()
	if err != nil {
		return err
	}
	parts, err := read(programs)
	if err != nil {
		return err
	}
	text, err := licences(parts)
	if err != nil {
		return err
	}
	if err := os.WriteFile(notices, text, 0o644); err != nil {
		return err
	}
	list, err := bill(version, when, parts)
	if err != nil {
		return err
	}
	return os.WriteFile(bom, list, 0o644)
}

// commitTime is the time that everything in the packages carries.
func commitTime() (time.Time, error) {
	seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("read SOURCE_DATE_EPOCH: %w", err)
	}
	return time.Unix(seconds, 0).UTC(), nil
}
