package words_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/assets"
	"slocharter/internal/lifecycle"
	"slocharter/internal/people"
	"slocharter/internal/policy"
	"slocharter/internal/raci"
	"slocharter/internal/slo"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// family is how code asks for keys that it computes: by the beginning that they share.
var family = regexp.MustCompile(`"([a-z.-]+\.)"(?:\s*\+|\))`)

// keys reads all keys of the catalogue, with the file that each stands in.
func keys(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	paths, err := fs.Glob(assets.FS, "words/*.en.json")
	require.NoError(t, err)
	for _, path := range paths {
		data, err := assets.FS.ReadFile(path)
		require.NoError(t, err)
		texts := map[string]any{}
		require.NoError(t, json.Unmarshal(data, &texts), path)
		for key := range texts {
			assert.NotContains(t, all, key, "%s stands in two files", key)
			all[key] = path
		}
	}
	return all
}

var (
	call    = regexp.MustCompile(`words\.[TN]\("([^"]+)"[,)]`)
	literal = regexp.MustCompile(`"([a-z][a-z0-9-]*\.[a-z0-9_.-]+)"`)
)

// used reads the program and returns the keys that it asks for, and all texts that look like keys.
func used(t *testing.T) (asked map[string]string, mentioned map[string]bool, families []string) {
	t.Helper()
	asked, mentioned = map[string]string{}, map[string]bool{}
	for _, root := range []string{"../../internal", "../../cmd"} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			code, err := os.ReadFile(path)
			for _, match := range call.FindAllStringSubmatch(string(code), -1) {
				asked[match[1]] = path
			}
			for _, match := range literal.FindAllStringSubmatch(string(code), -1) {
				mentioned[match[1]] = true
			}
			for _, match := range family.FindAllStringSubmatch(string(code), -1) {
				families = append(families, match[1])
			}
			return err
		})
		require.NoError(t, err)
	}
	return asked, mentioned, families
}

func TestEveryKeyThatIsAskedForIsInTheCatalogue(t *testing.T) {
	asked, _, _ := used(t)
	require.NotEmpty(t, asked)
	for key, path := range asked {
		assert.True(t, words.Has(key), "%s asks for %s", path, key)
	}
}

func TestEveryKeyOfTheCatalogueIsUsed(t *testing.T) {
	_, mentioned, families := used(t)
	for key, path := range keys(t) {
		computed := slices.ContainsFunc(families, func(beginning string) bool { return strings.HasPrefix(key, beginning) })
		assert.True(t, computed || mentioned[key], "%s of %s is not used", key, path)
	}
}

func TestEveryValueHasItsWord(t *testing.T) {
	var texts []string
	for _, k := range workspace.Kinds() {
		texts = append(texts, words.Kind(k.Name), words.KindCount(k.Name, 1), words.KindCount(k.Name, 2))
		for _, c := range k.Columns {
			if c.Name != "id" {
				texts = append(texts, words.T("field."+strings.ReplaceAll(c.Name, "_", "-")))
			}
		}
	}
	for _, p := range lifecycle.Phases {
		texts = append(texts, words.Phase(p))
	}
	for _, s := range []lifecycle.State{lifecycle.Open, lifecycle.Working, lifecycle.Waiting, lifecycle.Done} {
		texts = append(texts, words.StepState(s))
	}
	for _, h := range people.AllHats {
		texts = append(texts, words.Hat(h))
	}
	for _, s := range policy.Signals {
		texts = append(texts, words.Signal(s))
	}
	for _, a := range policy.Actions {
		texts = append(texts, words.Action(a))
	}
	for _, o := range policy.Outcomes() {
		texts = append(texts, words.Outcome(o))
	}
	for _, k := range policy.ProcessKinds {
		texts = append(texts, words.ProcessKind(k))
	}
	for _, s := range policy.ProcessStates {
		texts = append(texts, words.ProcessState(s))
	}
	for _, c := range policy.Comparisons {
		texts = append(texts, words.Comparison(c))
	}
	for _, i := range slo.Indicators {
		texts = append(texts, words.Indicator(i))
	}
	for _, m := range slo.Methods {
		texts = append(texts, words.Method(m))
		texts = append(texts, words.SLO(slo.SLO{Method: m, Specification: "good"}, slo.Target{Goal: "99.9", Window: "28d"}))
	}
	for _, w := range slo.UsualWindows {
		texts = append(texts, words.Window(w))
	}
	for _, s := range slo.Standings {
		texts = append(texts, words.Standing(s))
	}
	for _, w := range slo.Ways {
		texts = append(texts, words.Way(w))
	}
	for _, k := range slo.TargetKinds {
		texts = append(texts, words.TargetKind(k))
	}
	for _, c := range slo.Causes {
		texts = append(texts, words.Cause(c))
	}
	for _, r := range slo.Reasons {
		texts = append(texts, words.ExclusionReason(r))
	}
	for _, a := range slo.Auths {
		texts = append(texts, words.Auth(a))
	}
	for _, k := range slo.ExpectationKinds {
		texts = append(texts, words.Expectation(k))
	}
	for _, text := range texts {
		assert.False(t, words.Has(text) || regexp.MustCompile(`^[a-z-]+\.[a-z.-]+$`).MatchString(text), "%s has no word", text)
	}
}

func TestFindingsReasonsAndNeedsAreSentences(t *testing.T) {
	w, err := workspace.Sample(time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	var texts []string
	for _, rule := range w.RulesInOrder() {
		texts = append(texts, words.Finding(raci.Finding{Rule: rule, Count: 2}))
	}
	texts = append(texts, words.Finding(raci.Finding{Rule: raci.Rule{Key: raci.OneAccountable}}))
	for _, n := range w.NeedsAttention("2026-03-02") {
		texts = append(texts, words.Need(n, w.Services[n.ServiceID].Name), words.NeedAction(n.Kind))
	}
	for _, c := range w.Criteria {
		texts = append(texts, words.Reason(workspace.Result{Criterion: c, Count: 2, Names: []string{"a", "b", "c", "d"}})+" ")
	}
	for _, r := range w.PolicyRules {
		texts = append(texts, words.Condition(r))
	}
	for _, text := range texts {
		assert.NotRegexp(t, `^[a-z-]+\.[a-z.-]+$`, text)
		assert.NotContains(t, text, "{{")
		assert.NotContains(t, text, "<no value>")
	}
}

func TestEveryErrorBecomesASentence(t *testing.T) {
	for _, err := range []error{
		workspace.Missing{Field: "name"}, workspace.TooLong{Field: "name", Limit: 200}, workspace.BadDate{Text: "x"},
		workspace.BadLink{Text: "x"}, workspace.BadChoice{Field: "mode", Text: "x"}, workspace.NotFound{Kind: "step", Key: "x"},
		workspace.Taken{Kind: "service", Key: "x"}, workspace.CycleEnded{Number: 1}, workspace.Fixed{Number: 1},
		workspace.DraftExists{Number: 2}, workspace.TooEarly{Since: "2026-01-01"}, workspace.Overtaken{Kind: "task"},
		workspace.Dangling{Kind: "task", Ref: "person"}, workspace.SelfDependency{Service: "Payments"},
		raci.UnknownLetter{Symbol: "X", Scheme: raci.Scheme{{Symbol: "A"}, {Symbol: "R"}}},
		slo.BadPercent{Text: "x"}, slo.BadPercent{Text: "100", Hundred: true}, slo.BadWindow{Text: "x"}, slo.BadSlice{Text: "x"},
		slo.BadMoment{Text: "x"}, slo.BadZone{Text: "x"}, workspace.OtherService{SLO: "x"}, workspace.EndsBeforeStart{Start: "a", End: "b"},
	} {
		sentence := words.Error(fmt.Errorf("save it: %w", err))
		assert.Regexp(t, `^[“A-Z].*\.$`, sentence)
		assert.NotContains(t, sentence, "nothing was changed:", "%T has its own sentence", err)
	}
	assert.Contains(t, words.Error(errors.New("odd")), "odd")
	assert.Empty(t, words.Error(nil))
}

func TestTextsAreFilledAndCounted(t *testing.T) {
	assert.Equal(t, "1 task", words.KindCount("task", 1))
	assert.Equal(t, "3 tasks", words.KindCount("task", 3))
	assert.Equal(t, "Ada, Ben and Cleo", words.List([]string{"Ada", "Ben", "Cleo"}))
	assert.Equal(t, "Ada and Ben", words.List([]string{"Ada", "Ben"}))
	assert.Equal(t, "Ada", words.List([]string{"Ada"}))
	assert.Equal(t, "no.such-key", words.T("no.such-key"))
	assert.Equal(t, "2 tasks and 1 answer will go with it. 1 SLO will stay, without it.", words.Gone([]workspace.Gone{
		{Kind: "task", Count: 2}, {Kind: "answer", Count: 1}, {Kind: "slo", Count: 1, Forget: true},
	}))
}

func TestDurationsNameTheirLargestUnits(t *testing.T) {
	for d, want := range map[time.Duration]string{
		43*time.Minute + 12*time.Second:         "43 min 12 s",
		40*time.Minute + 19200*time.Millisecond: "40 min 19.2 s",
		3*time.Hour + 36*time.Minute:            "3 h 36 min",
		26 * time.Hour:                          "1 d 2 h",
		26*time.Hour + 5*time.Minute:            "1 d 2 h 5 min",
		500 * time.Millisecond:                  "500 ms",
		0:                                       "0 ms",
	} {
		assert.Equal(t, want, words.Duration(d))
	}
}
