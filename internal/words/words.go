// Package words is the catalogue of everything that people read: it turns keys, and the errors, findings and other
// values of the floors below, into sentences in the language that was chosen, and writes numbers and dates as is usual
// where people are. It knows nothing of windows.
package words

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"text/template"
)

// entry is a text of the catalogue: one form, or one for a single thing and one for several.
type entry struct{ One, Other string }

// UnmarshalJSON reads "text" or {"one": "…", "other": "…"}.
func (e *entry) UnmarshalJSON(data []byte) error {
	if err := json.Unmarshal(data, &e.Other); err == nil {
		return nil
	}
	var forms struct{ One, Other string }
	err := json.Unmarshal(data, &forms)
	*e = entry(forms)
	return err
}

// T returns the text of a key with its arguments filled in, given as pairs of name and value. A key that is not in the
// catalogue comes back as it is; a test finds those.
func T(key string, pairs ...any) string {
	e, _ := find(key)
	if e.Other == "" {
		return key
	}
	return fill(e.Other, arguments(pairs))
}

// N is T for a text that counts something: {{.Count}} is the number.
func N(key string, count int, pairs ...any) string {
	e, ok := find(key)
	if !ok {
		return key
	}
	text := e.Other
	if count == 1 && e.One != "" { // the rule of all languages of the catalogue
		text = e.One
	}
	return fill(text, arguments(append(pairs, "Count", count)))
}

// Has tells whether the catalogue has the key.
func Has(key string) bool {
	_, ok := find(key)
	return ok
}

func arguments(pairs []any) map[string]any {
	data := make(map[string]any, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		data[fmt.Sprint(pairs[i])] = pairs[i+1]
	}
	return data
}

// templates keeps the texts with arguments that were read already.
var templates sync.Map

// fill puts the arguments into a text. Most texts have none.
func fill(text string, data map[string]any) string {
	if !strings.Contains(text, "{{") {
		return text
	}
	known, ok := templates.Load(text)
	if !ok {
		t, err := template.New("").Option("missingkey=zero").Parse(text)
		if err != nil {
			return text
		}
		known, _ = templates.LoadOrStore(text, t)
	}
	var b strings.Builder
	if err := known.(*template.Template).Execute(&b, data); err != nil {
		return text
	}
	return b.String()
}

// List joins names for a sentence: "Ada", "Ada and Ben", "Ada, Ben and Cleo".
func List(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return T("list.and", "First", strings.Join(names[:last], ", "), "Last", names[last])
}

// Family returns the texts whose keys start with the prefix, by the rest of the key with its points as underscores.
func Family(prefix string) map[string]string {
	family := map[string]string{}
	for key := range catalogue(English) {
		if rest, ok := strings.CutPrefix(key, prefix); ok {
			family[strings.ReplaceAll(rest, ".", "_")] = T(key)
		}
	}
	return family
}
