// Package internal_test watches over the house itself: which package may know which,
// and what lies at the top of the tree. It knows names and imports only, no behaviour.
package internal_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	module    = "slocharter/"
	stagetest = "internal/ui/stage/stagetest" // the stage on which tests play a screen
)

// floors says on which floor each room of the house lies. A room is a folder with all that is
// below it; a star stands for any folder. An import goes from a higher floor to a lower one.
var floors = map[string]int{
	"cmd/*":                   6,
	"internal/ui/screenshots": 6, // a program that draws pictures of the screens
	"internal/ui":             5,
	"internal/ui/screens/*":   4,
	"internal/ui/forms":       3,
	"internal/ui/stage":       3,
	stagetest:                 3,
	"internal/ui/widgets":     3,
	"internal/ui/theme":       3,
	"internal/ui/chart":       3,
	"internal/backup":         3,
	"internal/changes":        3,
	"internal/salvage":        3,
	"internal/workbook":       3,
	"internal/measure":        3,
	"internal/merge":          3,
	"internal/edited":         3,
	"internal/handmade":       3,
	"internal/markdown":       3,
	"internal/secret":         3,
	"internal/crash":          3, // shows what survives a crash; no program knows it
	"internal/session":        2,
	"internal/store":          2,
	"internal/reading":        2,
	"internal/sample":         2,
	"internal/words":          2,
	"internal/workspace":      1,
	"internal/safefile":       0,
	"internal/crashreport":    0,
	"internal/people":         0,
	"internal/raci":           0,
	"internal/lifecycle":      0,
	"internal/slo":            0,
	"internal/budget":         0,
	"internal/policy":         0,
	"internal/review":         0,
	"internal/sheet":          0,
	"assets":                  0,
}

// neighbours says which rooms a room may know on its own floor.
var neighbours = map[string][]string{
	"internal/ui/widgets": {"internal/ui/theme"},
	"internal/ui/chart":   {"internal/ui/theme", "internal/ui/widgets"},
	"internal/ui/forms":   {"internal/ui/stage", "internal/ui/widgets", "internal/ui/theme"},
	stagetest:             {"internal/ui/stage", "internal/ui/widgets", "internal/ui/theme"},
	"internal/workbook":   {"internal/edited"},
	"internal/merge":      {"internal/changes"},
	"internal/session":    {"internal/store", "internal/words"},
	"internal/reading":    {"internal/store", "internal/words"},
	"internal/sample":     {"internal/session", "internal/store", "internal/reading", "internal/words"},
	"internal/raci":       {"internal/people"},
	"internal/lifecycle":  {"internal/people", "internal/raci"},
	"internal/budget":     {"internal/slo"},
	"internal/policy":     {"internal/people", "internal/slo", "internal/budget"},
	"internal/review":     {"internal/people", "internal/slo", "internal/budget", "internal/policy"},
}

// house maps each package, by its path below the module, to what it imports.
type house map[string][]string

func TestAnImportGoesDownOnly(t *testing.T) {
	built := readHouse(t, os.DirFS(".."))
	require.NotEmpty(t, built)
	assert.Empty(t, built.faults())
}

func TestFaultsAreFoundInMadeUpHouses(t *testing.T) {
	tests := map[string]struct {
		house house
		fault string
	}{
		"a higher floor may know a lower one": {
			house: house{"internal/session": {"slocharter/internal/workspace", "fyne.io/fyne/v2"}},
		},
		"a lower floor may not know a higher one": {
			house: house{"internal/workspace": {"slocharter/internal/session"}},
			fault: "internal/workspace (floor 1) imports internal/session (floor 2): an import goes down only",
		},
		"two rooms of a floor may not know each other": {
			house: house{"internal/words": {"slocharter/internal/store"}},
			fault: "internal/words (floor 2) imports internal/store (floor 2): an import goes down only",
		},
		"a neighbour may be known in one direction": {
			house: house{"internal/raci": {"slocharter/internal/people"}},
		},
		"a neighbour may not be known in the other direction": {
			house: house{"internal/people": {"slocharter/internal/raci"}},
			fault: "internal/people (floor 0) imports internal/raci (floor 0): an import goes down only",
		},
		"one screen may not know another": {
			house: house{"internal/ui/screens/guide": {"slocharter/internal/ui/screens/raci"}},
			fault: "internal/ui/screens/guide (floor 4) imports internal/ui/screens/raci (floor 4): an import goes down only",
		},
		"the folders of one room may know each other": {
			house: house{"internal/store": {"slocharter/internal/store/migrations"}},
		},
		"a room without a floor is refused": {
			house: house{"internal/util": {"fmt"}},
			fault: "internal/util has no floor: give it one in internal/floors_test.go",
		},
		"the ground floor lives on the standard library": {
			house: house{"internal/slo": {"github.com/google/uuid"}},
			fault: "internal/slo imports github.com/google/uuid: floor 0 imports the standard library only",
		},
		"the assets embed files": {
			house: house{"assets": {"embed", "io/fs"}},
		},
		"the assets do nothing else": {
			house: house{"assets": {"strings"}},
			fault: "assets imports strings: assets imports embed and io/fs only",
		},
		"the stage of the tests stands on what a screen stands on": {
			house: house{stagetest: {"slocharter/internal/ui/widgets", "slocharter/internal/session"}},
		},
		"the stage of the tests is for tests only": {
			house: house{"internal/ui": {"slocharter/internal/ui/stage/stagetest"}},
			fault: "internal/ui imports internal/ui/stage/stagetest: only tests do",
		},
		"only the desktop program may need OpenGL": {
			house: house{"internal/ui": {"fyne.io/fyne/v2/app"}},
			fault: "internal/ui imports fyne.io/fyne/v2/app: only cmd/slocharter does, for it needs cgo and OpenGL",
		},
		"the desktop program does": {
			house: house{"cmd/slocharter": {"fyne.io/fyne/v2/app"}},
		},
		"the command line reaches no window, not even round a corner": {
			house: house{
				"cmd/slocharterctl": {"slocharter/internal/words"},
				"internal/words":    {"fyne.io/fyne/v2/lang"},
			},
			fault: "internal/words imports fyne.io/fyne/v2/lang: cmd/slocharterctl reaches it and works without a window",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if test.fault == "" {
				assert.Empty(t, test.house.faults())
				return
			}
			assert.Equal(t, []string{test.fault}, test.house.faults())
		})
	}
}

func TestTheTopOfTheTreeHoldsOnlyWhatBelongsThere(t *testing.T) {
	listed, err := exec.CommandContext(t.Context(), "git", "-C", "..", "ls-files").Output()
	if err != nil {
		t.Skip("not a git checkout")
	}
	assert.Empty(t, strangers(strings.Fields(string(listed))))
}

func TestAStrangerAtTheTopIsFound(t *testing.T) {
	files := []string{".ci/run", "cmd/slocharter/main.go", "go.mod", "docs/plan.md", "docs/more.md", "notes.txt"}
	assert.Equal(t, []string{"docs", "notes.txt"}, strangers(files))
}

// strangers returns the names at the top of the tree that do not belong there.
func strangers(files []string) []string {
	welcome := strings.Fields("cmd internal assets testdata FyneApp.toml go.mod go.sum Makefile README.md LICENSE CHANGELOG.md")
	var found []string
	for _, file := range files {
		top, _, _ := strings.Cut(file, "/")
		if !strings.HasPrefix(top, ".") && !slices.Contains(welcome, top) && !slices.Contains(found, top) {
			found = append(found, top)
		}
	}
	return found
}

// readHouse reads the imports of all packages of the tree, those of their tests left out.
func readHouse(t *testing.T, tree fs.FS) house {
	t.Helper()
	built := house{}
	require.NoError(t, fs.WalkDir(tree, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		imports, err := readImports(tree, name)
		built[path.Dir(name)] = append(built[path.Dir(name)], imports...)
		return err
	}))
	return built
}

func readImports(tree fs.FS, name string) ([]string, error) {
	source, err := fs.ReadFile(tree, name)
	if err != nil {
		return nil, err
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	var imports []string
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		imports = append(imports, imported)
	}
	return imports, nil
}

// faults returns a sentence for each import that breaks a rule of the house.
func (h house) faults() []string {
	var found []string
	for _, pkg := range slices.Sorted(maps.Keys(h)) {
		if room(pkg) == "" {
			found = append(found, pkg+" has no floor: give it one in internal/floors_test.go")
			continue
		}
		for _, imported := range distinct(h[pkg]) {
			if why := fault(pkg, imported); why != "" {
				found = append(found, why)
			}
		}
	}
	return append(found, h.windowsOfTheCommandLine()...)
}

// fault returns what is wrong with one import, or nothing.
func fault(pkg, imported string) string {
	inside, own := strings.CutPrefix(imported, module)
	switch {
	case own:
		return faultInside(pkg, inside)
	case imported == "fyne.io/fyne/v2/app" && pkg != "cmd/slocharter":
		return fmt.Sprintf("%s imports %s: only cmd/slocharter does, for it needs cgo and OpenGL", pkg, imported)
	case room(pkg) == "assets" && imported != "embed" && imported != "io/fs":
		return fmt.Sprintf("%s imports %s: assets imports embed and io/fs only", pkg, imported)
	case floor(pkg) == 0 && !standard(imported):
		return fmt.Sprintf("%s imports %s: floor 0 imports the standard library only", pkg, imported)
	}
	return ""
}

func faultInside(pkg, imported string) string {
	if imported == stagetest {
		return fmt.Sprintf("%s imports %s: only tests do", pkg, imported)
	}
	if room(imported) == "" || room(imported) == room(pkg) || floor(imported) < floor(pkg) {
		return "" // a room without a floor is found where it is built
	}
	if slices.Contains(neighbours[room(pkg)], room(imported)) {
		return ""
	}
	return fmt.Sprintf("%s (floor %d) imports %s (floor %d): an import goes down only", pkg, floor(pkg), imported, floor(imported))
}

// windowsOfTheCommandLine follows the imports of the command-line program to all that needs Fyne.
func (h house) windowsOfTheCommandLine() []string {
	var found []string
	reached := []string{"cmd/slocharterctl"}
	for i := 0; i < len(reached); i++ {
		for _, imported := range distinct(h[reached[i]]) {
			inside, own := strings.CutPrefix(imported, module)
			if own && !slices.Contains(reached, inside) {
				reached = append(reached, inside)
			}
			if needsFyne(imported) {
				found = append(found, fmt.Sprintf("%s imports %s: cmd/slocharterctl reaches it and works without a window", reached[i], imported))
			}
		}
	}
	return found
}

func needsFyne(imported string) bool {
	return strings.HasPrefix(imported, "fyne.io/") || strings.HasPrefix(imported, "github.com/dweymouth/fyne-tooltip")
}

// room returns the room in which a package lies, or nothing if the house has none for it.
func room(pkg string) string {
	for folder := pkg; folder != "."; folder = path.Dir(folder) {
		if _, ok := floorOf(folder); ok {
			return folder
		}
	}
	return ""
}

func floor(pkg string) int {
	number, _ := floorOf(room(pkg))
	return number
}

func floorOf(folder string) (int, bool) {
	if number, ok := floors[folder]; ok {
		return number, true
	}
	number, ok := floors[path.Dir(folder)+"/*"]
	return number, ok
}

// standard tells whether an import is of the standard library: all others begin with the name of a host.
func standard(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return !strings.Contains(first, ".")
}

func distinct(imports []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(imports)))
}
