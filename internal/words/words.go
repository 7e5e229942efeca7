// Package words is the catalogue of everything that people read: it turns keys, and the errors, findings and other
// values of the floors below, into sentences. It knows nothing of windows; the desktop lets Fyne choose the language.
package words

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"text/template"

	"slocharter/assets"
)

// Folder is where the catalogue is below the assets.
const Folder = "words"

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

var catalogue = sync.OnceValue(func() map[string]entry {
	all := map[string]entry{}
	paths, err := fs.Glob(assets.FS, Folder+"/*.en.json")
	if err != nil {
		panic(err)
	}
	for _, path := range paths {
		data, err := assets.FS.ReadFile(path)
		if err == nil {
			err = json.Unmarshal(data, &all)
		}
		if err != nil {
			panic(fmt.Sprintf("read %s: %v", path, err)) // the catalogue is part of the program
		}
	}
	return all
})

// Translator looks texts up in another catalogue; what it does not have it answers with the fallback.
type Translator struct {
	One  func(key, fallback string, data ...any) string
	Many func(key, fallback string, count int, data ...any) string
}

var translator Translator

// Through lets a translator choose the language from now on. It is called once, before anything is shown.
func Through(t Translator) { translator = t }

// T returns the text of a key with its arguments filled in, given as pairs of name and value. A key that is not in the
// catalogue comes back as it is; a test finds those.
func T(key string, pairs ...any) string {
	text := catalogue()[key].Other
	if text == "" {
		return key
	}
	data := arguments(pairs)
	if translator.One != nil {
		return translator.One(key, text, data)
	}
	return fill(text, data)
}

// N is T for a text that counts something: {{.Count}} is the number.
func N(key string, count int, pairs ...any) string {
	e, ok := catalogue()[key]
	if !ok {
		return key
	}
	data := arguments(append(pairs, "Count", count))
	text := e.Other
	if count == 1 && e.One != "" {
		text = e.One
	}
	if translator.Many != nil {
		return translator.Many(key, text, count, data)
	}
	return fill(text, data)
}

// Has tells whether the catalogue has the key.
func Has(key string) bool {
	_, ok := catalogue()[key]
	return ok
}

func arguments(pairs []any) map[string]any {
	data := make(map[string]any, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		data[fmt.Sprint(pairs[i])] = pairs[i+1]
	}
	return data
}

// fill puts the arguments into a text. Most texts have none.
func fill(text string, data map[string]any) string {
	if !strings.Contains(text, "{{") {
		return text
	}
	t, err := template.New("").Option("missingkey=zero").Parse(text)
	if err != nil {
		return text
	}
	var b strings.Builder
	if err := t.Execute(&b, data); err != nil {
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
	for key := range catalogue() {
		if rest, ok := strings.CutPrefix(key, prefix); ok {
			family[strings.ReplaceAll(rest, ".", "_")] = T(key)
		}
	}
	return family
}
