package backup

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"slocharter/internal/safefile"
	"slocharter/internal/store"
)

// Place is a folder with a shelf for each workspace file. Files are told apart by where they are and by the ID of their
// workspace: a copy of a file has backups of its own, and a file that was moved keeps those it had.
type Place struct {
	Folder string
	Chosen bool // somebody chose the folder: when it is gone, as with a drive, it is not made anew
}

// label says, in a file on a shelf, whose backups are there.
type label struct {
	Workspace string `json:"workspace"` // its ID
	File      string `json:"file"`      // where the file is, or was last
}

const labelFile = "shelf.json"

// Shelf finds the shelf of a file, or says where it would be. Nothing is made yet.
func (p Place) Shelf(file, workspaceID string) Shelf {
	file = absolute(file)
	moved := Shelf{}
	for _, folder := range p.shelves() {
		l, ok := readLabel(folder)
		if !ok || l.Workspace != workspaceID {
			continue
		}
		if same(l.File, file) {
			return Shelf{folder}
		}
		if !exists(l.File) {
			moved = Shelf{folder}
		}
	}
	if moved.Folder != "" {
		return moved
	}
	sum := sha256.Sum256([]byte(workspaceID + "\n" + file))
	name := strings.TrimSuffix(filepath.Base(file), store.Extension)
	return Shelf{filepath.Join(p.Folder, shortened(name)+" "+hex.EncodeToString(sum[:4]))}
}

// ShelfOf finds the shelf of a file by its path alone, as for one that cannot be read. It returns false without one.
func (p Place) ShelfOf(file string) (Shelf, bool) {
	file = absolute(file)
	for _, folder := range p.shelves() {
		if l, ok := readLabel(folder); ok && same(l.File, file) {
			return Shelf{folder}, true
		}
	}
	return Shelf{}, false
}

// shelves lists the folders of the shelves.
func (p Place) shelves() []string {
	entries, err := os.ReadDir(p.Folder)
	if err != nil {
		return nil // no shelf was made yet, or the place is gone: making a backup will say so
	}
	var folders []string
	for _, entry := range entries {
		if entry.IsDir() {
			folders = append(folders, filepath.Join(p.Folder, entry.Name()))
		}
	}
	return folders
}

// prepare makes the shelf's folder and writes down whose it is.
func (s Shelf) prepare(file, workspaceID string) error {
	wanted := label{Workspace: workspaceID, File: absolute(file)}
	if l, ok := readLabel(s.Folder); ok && l == wanted {
		return nil
	}
	if err := os.MkdirAll(s.Folder, 0o700); err != nil {
		return fmt.Errorf("make folder for backups: %w", safefile.Explain(s.Folder, err))
	}
	data, err := json.MarshalIndent(wanted, "", "  ")
	if err != nil {
		return err
	}
	return safefile.WriteTo(context.Background(), filepath.Join(s.Folder, labelFile), true, func(out io.Writer) error {
		_, err := out.Write(data)
		return err
	})
}

func readLabel(folder string) (label, bool) {
	data, err := os.ReadFile(filepath.Join(folder, labelFile))
	if err != nil {
		return label{}, false
	}
	var l label
	return l, json.Unmarshal(data, &l) == nil
}

// longestName is how many letters of a file's name the name of its shelf has: some systems allow short paths only.
const longestName = 60

func shortened(name string) string {
	runes := []rune(strings.TrimSpace(name))
	return strings.TrimSpace(string(runes[:min(len(runes), longestName)]))
}

func absolute(path string) string {
	full, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if behind, err := filepath.EvalSymlinks(full); err == nil {
		return behind
	}
	return full
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// same tells whether two paths lead to the same file, or would if there were one.
func same(a, b string) bool {
	if a == b {
		return true
	}
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}

// UsualFolder is where backups are kept when nobody chose another folder; empty where this person has no place for it.
func UsualFolder() string {
	folder, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "slocharter", "backups")
}
