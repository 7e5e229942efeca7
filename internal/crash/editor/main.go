// Command editor edits a workspace as fast as it can until it is killed, and writes a line of JSON for each edit that is
// saved. It is what the crash harness kills.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"

	"slocharter/internal/crash"
	"slocharter/internal/session"
)

const usage = "usage: editor FILE NAME SEED [early]"

func main() {
	fmt.Fprintln(os.Stderr, run(os.Args[1:]))
	os.Exit(1)
}

// run edits until that fails, and says why.
func run(args []string) error {
	if len(args) < 3 {
		return errors.New(usage)
	}
	seed, err := strconv.ParseUint(args[2], 10, 64)
	if err != nil {
		return errors.New(usage)
	}
	s, err := session.Open(args[0], args[1])
	if err != nil {
		return err
	}
	lines := json.NewEncoder(os.Stdout)
	e := crash.NewEditor(s, args[1], seed, func(a crash.Ack) error { return lines.Encode(a) })
	e.Early = len(args) > 3
	for {
		if err := e.Edit(); err != nil {
			return err
		}
	}
}
