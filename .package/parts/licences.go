package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// legal recognises the files that must come along.
var legal = regexp.MustCompile(`(?i)(licen[cs]e|copying|notice)[^/]*$`)

// source recognises what only sounds like one of them.
var source = regexp.MustCompile(`(?i)\.(go|c|h|py|tmpl|json|png|svg|header)$`)

const introduction = "SLO Charter contains the following works of others, under the licences that follow each name.\n"

// licences returns the licence texts of all parts.
func licences(parts []part) ([]byte, error) {
	folders, err := folders()
	if err != nil {
		return nil, err
	}
	out := bytes.NewBufferString(introduction)
	for _, p := range parts {
		texts, err := textsIn(folders[p.name+"@"+p.version])
		if err != nil {
			return nil, fmt.Errorf("read the licence of %s: %w", p.name, err)
		}
		if len(texts) == 0 {
			return nil, fmt.Errorf("read the licence of %s %s: there is none", p.name, p.version)
		}
		_, _ = fmt.Fprintf(out, "\n%s\n%s %s\n\n%s\n", strings.Repeat("=", 78), p.name, p.version, strings.Join(texts, "\n\n"))
	}
	return out.Bytes(), nil
}

// folders returns where the source of each module is, by name and version.
func folders() (map[string]string, error) {
	root, err := exec.Command("go", "env", "GOROOT", "GOVERSION").Output()
	if err != nil {
		return nil, fmt.Errorf("ask go where it is: %w", err)
	}
	goroot, version, _ := strings.Cut(strings.TrimSpace(string(root)), "\n")
	format := `{{with .Replace}}{{.Path}}@{{.Version}}{{else}}{{.Path}}@{{.Version}}{{end}}{{"\t"}}{{.Dir}}`
	listed, err := exec.Command("go", "list", "-m", "-f", format, "all").Output()
	if err != nil {
		return nil, fmt.Errorf("list the modules: %w", err)
	}
	found := map[string]string{standard + "@" + strings.TrimPrefix(version, "go"): filepath.Join(goroot, "LICENSE")}
	for line := range strings.Lines(string(listed)) {
		name, folder, _ := strings.Cut(strings.TrimSpace(line), "\t")
		found[name] = folder
	}
	return found, nil
}

// textsIn returns the different licence texts at or below a path.
func textsIn(path string) ([]string, error) {
	if path == "" {
		return nil, nil
	}
	var texts []string
	seen := map[string]bool{}
	err := filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "testdata" || strings.HasPrefix(entry.Name(), ".")):
			return filepath.SkipDir
		case !entry.Type().IsRegular() || !legal.MatchString(filepath.ToSlash(name)) || source.MatchString(name):
			return nil
		}
		content, err := os.ReadFile(name)
		text := strings.ReplaceAll(strings.TrimSpace(string(content)), "\r\n", "\n")
		if !seen[text] {
			texts = append(texts, text)
		}
		seen[text] = true
		return err
	})
	return texts, err
}
