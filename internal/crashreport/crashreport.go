// Package crashreport writes down how the program broke off. A second process of the program, the witness, waits for its
// end: it is the one place that sees every crash, in whatever goroutine. The report holds no contents of a workspace. The
// package knows nothing of windows.
package crashreport

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"time"
)

// variable tells a process of the program that it is the witness.
const variable = "SLOCHARTER_WITNESS"

const (
	extension = ".crash.txt"
	kept      = 10      // reports; older ones are removed
	limit     = 1 << 20 // bytes that are read of what a breaking program says
)

// Program is what the witness must know of the program.
type Program struct {
	Version string
	Folder  string // where reports are kept
	// Again starts the program again with its report; lived is how long it had been running.
	Again func(report string, lived time.Duration)
}

// IsWitness tells whether this process is to watch another one, and nothing else.
func IsWitness() bool { return os.Getenv(variable) != "" }

// Begin starts the witness of this process. Without one the program works all the same.
func Begin() error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("start witness: %w", err)
	}
	theirs, ours, err := os.Pipe()
	if err != nil {
		return fmt.Errorf("start witness: %w", err)
	}
	defer func() { _ = theirs.Close() }()
	defer func() { _ = ours.Close() }() // the runtime keeps a copy of its own
	witness := exec.Command(self)
	witness.Env = append(os.Environ(), variable+"=1")
	witness.Stdin, witness.Stderr = theirs, os.Stderr
	if err := witness.Start(); err != nil {
		return fmt.Errorf("start witness: %w", err)
	}
	go func() { _ = witness.Wait() }()
	if err := debug.SetCrashOutput(ours, debug.CrashOptions{}); err != nil {
		return fmt.Errorf("start witness: %w", err)
	}
	return nil
}

// Watch waits until the program ends. When it broke off, its report is written and the program started again.
func Watch(in io.Reader, p Program) error {
	started := time.Now()
	_ = os.Unsetenv(variable) // what the witness starts is no witness
	said, err := io.ReadAll(io.LimitReader(in, limit))
	if err != nil || len(said) == 0 {
		return err
	}
	path, err := write(p, said, time.Now())
	if err != nil {
		return err
	}
	p.Again(path, time.Since(started))
	return nil
}

func write(p Program, said []byte, now time.Time) (path string, err error) {
	if err := os.MkdirAll(p.Folder, 0o700); err != nil {
		return "", fmt.Errorf("write crash report: %w", err)
	}
	path = filepath.Join(p.Folder, now.UTC().Format("2006-01-02T150405.000")+extension)
	head := fmt.Sprintf("SLO Charter %s, %s/%s, %s\n%s\n\n", p.Version, runtime.GOOS, runtime.GOARCH, runtime.Version(), now.UTC().Format(time.RFC3339))
	if err := os.WriteFile(path, []byte(head+Clean(string(said))), 0o600); err != nil {
		return "", fmt.Errorf("write crash report: %w", err)
	}
	prune(p.Folder)
	return path, nil
}

// prune removes all but the latest reports. What cannot be removed stays.
func prune(folder string) {
	old, err := filepath.Glob(filepath.Join(folder, "*"+extension))
	if err != nil || len(old) <= kept {
		return
	}
	slices.Sort(old)
	for _, path := range old[:len(old)-kept] {
		_ = os.Remove(path)
	}
}
