package handmade

import (
	"math"
	"strings"
	"unicode"

	"slocharter/internal/workspace"
)

// Names are the names under which our steps and columns may stand in a chart of somebody else.
type Names struct {
	steps, columns             []named
	stepWeights, columnWeights weights
	cache                      map[string]float64
}

// named is one of ours with all its names.
type named struct {
	id    string
	names [][]string // the words of each
}

// NamesOf collects the names of a workspace: of steps and columns, of the personas behind the columns, and of the people
// who hold them for the service, or by default for an empty serviceID.
func NamesOf(w workspace.Workspace, serviceID string) Names {
	var n Names
	for _, s := range w.StepsInOrder() {
		n.steps = append(n.steps, newNamed(s.ID, s.Name, s.Key))
	}
	roster := w.Roster(serviceID)
	for _, c := range w.ColumnsInOrder() {
		names := []string{c.Name, c.Key}
		for _, p := range w.PersonasOf(c.ID) {
			names = append(names, p.Name, p.OwnName, p.Key)
		}
		for _, p := range roster.Holders(c.ID) {
			names = append(names, p.Name)
		}
		n.columns = append(n.columns, newNamed(c.ID, names...))
	}
	n.stepWeights, n.columnWeights = weigh(n.steps), weigh(n.columns)
	n.cache = map[string]float64{}
	return n
}

func newNamed(id string, names ...string) named {
	n := named{id: id}
	for _, name := range names {
		if found := wordsOf(name); len(found) > 0 {
			n.names = append(n.names, found)
		}
	}
	return n
}

// likestStep returns how much a text is like the step that it is most like, from 0 to 1.
func (n Names) likestStep(text string) float64 { return n.likest("s"+text, n.steps, n.stepWeights) }

func (n Names) likestColumn(text string) float64 {
	return n.likest("c"+text, n.columns, n.columnWeights)
}

func (n Names) likest(key string, ours []named, w weights) float64 {
	if known, ok := n.cache[key]; ok {
		return known
	}
	best := 0.0
	found := wordsOf(key[1:])
	for _, one := range ours {
		best = max(best, one.like(found, w))
	}
	if n.cache != nil {
		n.cache[key] = best
	}
	return best
}

// like returns how much words are like the likest of the names, from 0 to 1.
func (n named) like(found []string, w weights) float64 {
	best := 0.0
	for _, name := range n.names {
		best = max(best, w.like(found, name))
	}
	return best
}

// weights say how much a word tells: one that many of ours have tells little.
type weights struct {
	seen map[string]int
	all  int
}

func weigh(ours []named) weights {
	w := weights{seen: map[string]int{}, all: len(ours)}
	for _, one := range ours {
		mine := map[string]bool{}
		for _, name := range one.names {
			for _, word := range name {
				mine[word] = true
			}
		}
		for word := range mine {
			w.seen[word]++
		}
	}
	return w
}

func (w weights) of(word string) float64 {
	return math.Log(1+float64(w.all)) - math.Log(float64(max(1, w.seen[word]))) + 0.1
}

// like compares two names by the share of their words, weighted, that they have in common.
func (w weights) like(a, b []string) float64 {
	both, all := 0.0, 0.0
	for _, word := range a {
		all += w.of(word)
		both += w.of(word) * likestWord(word, b)
	}
	for _, word := range b {
		all += w.of(word)
		both += w.of(word) * likestWord(word, a)
	}
	if all == 0 {
		return 0
	}
	return both / all
}

func likestWord(word string, among []string) float64 {
	best := 0.0
	for _, other := range among {
		best = max(best, likeWord(word, other))
	}
	return best
}

// likeWord is 1 for the same word, and a little less for a shortened or misspelt one.
func likeWord(a, b string) float64 {
	switch short := min(len(a), len(b)); {
	case a == b:
		return 1
	case short >= 4 && a[:short] == b[:short]:
		return 0.9
	case short >= 5 && oneEdit([]rune(a), []rune(b)):
		return 0.85
	}
	return 0
}

// oneEdit tells whether two words differ by one letter that is wrong, missing, or too much.
func oneEdit(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return string(a[min(i+1, len(a)):]) == string(b[min(i+1, len(b)):])
	}
	return string(a[i:]) == string(b[i+1:])
}

// wordsOf splits a name into the words that tell something, each in the form in which it is compared.
func wordsOf(name string) []string {
	var found []string
	for _, word := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) }) {
		meant, known := meanings[word]
		if !known {
			word = singular(word)
			meant, known = meanings[word]
		}
		if !known {
			meant = word
		}
		found = append(found, strings.Fields(meant)...)
	}
	return found
}

// singular drops the s of a plural.
func singular(word string) string {
	if len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") {
		return word[:len(word)-1]
	}
	return word
}
