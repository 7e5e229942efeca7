package main

import (
	"cmp"
	"debug/buildinfo"
	"fmt"
	"maps"
	"path"
	"runtime/debug"
	"slices"
	"strings"
)

// standard is the name under which Go's own library is listed.
const standard = "std"

// part is a module, in the version that was compiled.
type part struct {
	name    string
	version string
	sum     string   // the checksum in go.sum, "h1:" and base64; empty for Go's own library
	in      []string // the programs that contain it: "slocharter linux/amd64"
}

// read returns the parts of the programs, sorted by name.
func read(programs []string) ([]part, error) {
	parts := map[string]part{}
	for _, program := range programs {
		info, err := buildinfo.ReadFile(program)
		if err != nil {
			return nil, fmt.Errorf("read what is in %s: %w", program, err)
		}
		in := title(info)
		for _, p := range modules(info) {
			p.in = slices.Concat(parts[p.name].in, []string{in})
			parts[p.name] = p
		}
	}
	return slices.SortedFunc(maps.Values(parts), func(a, b part) int { return cmp.Compare(a.name, b.name) }), nil
}

func modules(info *debug.BuildInfo) []part {
	found := []part{{name: standard, version: strings.TrimPrefix(info.GoVersion, "go")}}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		found = append(found, part{name: m.Path, version: m.Version, sum: m.Sum})
	}
	return found
}

// title names a program and the system that it is for.
func title(info *debug.BuildInfo) string {
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	return fmt.Sprintf("%s %s/%s", path.Base(info.Path), settings["GOOS"], settings["GOARCH"])
}
