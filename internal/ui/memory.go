package ui

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"slocharter/internal/safefile"
)

// maxRecent is how many files are remembered.
const maxRecent = 10

// memory is what the program remembers between two runs, in a small file of its own. The file is written in one step,
// so that two windows that write at the same time do not damage it.
type memory struct {
	path string // empty: nothing is kept
	kept kept
}

// kept is what is in the file.
type kept struct {
	Author    string   `json:"author,omitempty"`
	Theme     string   `json:"theme,omitempty"`
	TextScale float32  `json:"textScale,omitempty"`
	Language  string   `json:"language,omitempty"` // a code; empty: that of the system
	Recent    []string `json:"recent,omitempty"`
	Last      string   `json:"last,omitempty"`    // the file that is open, or was when the program ended
	Backups   string   `json:"backups,omitempty"` // the folder that was chosen for backups
	Folder    string   `json:"folder,omitempty"`  // where a file was chosen last
	Width     float32  `json:"width,omitempty"`   // of the window
	Height    float32  `json:"height,omitempty"`

	Chart   chartChoices         `json:"chart,omitzero"`
	Columns map[string][]float32 `json:"columns,omitempty"` // widths of columns, by the name of the table
}

// remember reads the file in a folder. What cannot be read is as if nothing had been chosen yet.
func remember(folder string) *memory {
	m := &memory{kept: kept{TextScale: 1}}
	if folder == "" {
		return m
	}
	m.path = filepath.Join(folder, "preferences.json")
	if data, err := os.ReadFile(m.path); err == nil {
		_ = json.Unmarshal(data, &m.kept) // it leaves out what is of the wrong kind, and reads the rest
	}
	if m.kept.TextScale < smallestText || m.kept.TextScale > largestText {
		m.kept.TextScale = 1
	}
	m.kept.Recent = m.kept.Recent[:min(len(m.kept.Recent), maxRecent)]
	return m
}

// change changes what is kept, beginning with what another window may have kept meanwhile.
func (m *memory) change(edit func(*kept)) error {
	if m.path != "" {
		m.kept.Recent = remember(filepath.Dir(m.path)).kept.Recent
	}
	edit(&m.kept)
	if m.path == "" {
		return nil
	}
	data, err := json.MarshalIndent(m.kept, "", "  ")
	if err != nil {
		return fmt.Errorf("write preferences: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(m.path), 0o700); err != nil {
		return fmt.Errorf("write preferences: %w", err)
	}
	return safefile.WriteTo(context.Background(), m.path, true, func(out io.Writer) error {
		_, err := out.Write(data)
		return err
	})
}

// recent lists the files that were opened, the latest first.
func (m *memory) recent() []string { return slices.Clone(m.kept.Recent) }

// opened notes that a file was opened.
func (m *memory) opened(path string) error {
	return m.change(func(k *kept) {
		others := without(k.Recent, path)
		k.Last = path
		k.Recent = append([]string{path}, others[:min(len(others), maxRecent-1)]...)
	})
}

// chose notes where a file was chosen, so that the next dialog begins there.
func (m *memory) chose(path string) error {
	return m.change(func(k *kept) { k.Folder = filepath.Dir(path) })
}

// forget takes a file off the list.
func (m *memory) forget(path string) error {
	return m.change(func(k *kept) { k.Recent = without(k.Recent, path) })
}

func without(paths []string, path string) []string {
	return slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return p == path })
}
