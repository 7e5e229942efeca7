package words_test

import (
	"encoding/json"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/assets"
	"slocharter/internal/words"
)

var placeholder = regexp.MustCompile(`\{\{[^}]*\}\}`)

// forms reads the texts of an area in a language: each key with its one or two forms.
func forms(t *testing.T, area string, l words.Language) map[string]map[string]string {
	t.Helper()
	data, err := assets.FS.ReadFile("words/" + area + "." + string(l) + ".json")
	require.NoError(t, err, "the area %s is not translated", area)
	texts := map[string]any{}
	require.NoError(t, json.Unmarshal(data, &texts), area)
	all := map[string]map[string]string{}
	for key, value := range texts {
		all[key] = map[string]string{}
		switch v := value.(type) {
		case string:
			all[key][""] = v
		case map[string]any:
			for form, text := range v {
				all[key][form], _ = text.(string)
			}
		}
	}
	return all
}

// placeholders lists what a text holds a place for, each once.
func placeholders(text string) []string {
	found := placeholder.FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

// untranslated lists the keys that are not the same thing in two languages, each with what is wrong.
func untranslated(of, in map[string]map[string]string) []string {
	var wrong []string
	for key, texts := range of {
		for form, text := range texts {
			other, ok := in[key][form]
			switch {
			case in[key] == nil:
				wrong = append(wrong, key+" is missing")
			case !ok:
				wrong = append(wrong, key+" lacks the form "+form)
			case (text == "") != (other == ""):
				wrong = append(wrong, key+" is empty in one of them")
			case !slices.Equal(placeholders(text), placeholders(other)):
				wrong = append(wrong, key+" holds other places: "+text+" / "+other)
			}
		}
	}
	slices.Sort(wrong)
	return slices.Compact(wrong)
}

func TestNoLanguageMissesAText(t *testing.T) {
	paths, err := fs.Glob(assets.FS, "words/*.en.json")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	keys := 0
	for _, path := range paths {
		area := strings.TrimSuffix(strings.TrimPrefix(path, "words/"), ".en.json")
		english := forms(t, area, words.English)
		keys += len(english)
		for _, l := range words.Languages[1:] {
			other := forms(t, area, l)
			assert.Empty(t, untranslated(english, other), "%s in %s", area, l)
			assert.Empty(t, untranslated(other, english), "%s is more in %s than in English", area, l)
		}
	}
	t.Logf("%d texts, complete in %d languages", keys, len(words.Languages))
}

func TestAnUntranslatedTextIsNamed(t *testing.T) {
	one := func(text string) map[string]string { return map[string]string{"": text} }
	english := map[string]map[string]string{
		"a": one("Name"), "b": one("{{.Count}} of {{.All}}"), "c": {"one": "{{.Count}} step", "other": "{{.Count}} steps"}, "d": one("x"), "e": one("same"),
	}
	german := map[string]map[string]string{
		"b": one("{{.Count}} von {{.Of}}"), "c": {"other": "{{.Count}} Schritte"}, "d": one(""), "e": one("gleich"),
	}
	assert.Equal(t, []string{
		"a is missing", "b holds other places: {{.Count}} of {{.All}} / {{.Count}} von {{.Of}}", "c lacks the form one", "d is empty in one of them",
	}, untranslated(english, german))
}

// speak chooses a language and a place until the test ends.
func speak(t *testing.T, l words.Language, f words.Format) {
	t.Helper()
	words.Speak(l, f)
	t.Cleanup(func() { words.Speak(words.English, words.Plain) })
}

func TestTextsAreInTheChosenLanguage(t *testing.T) {
	speak(t, words.German, words.Plain)
	assert.Equal(t, words.German, words.Spoken())
	assert.Equal(t, "1 Aufgabe", words.KindCount("task", 1))
	assert.Equal(t, "3 Aufgaben", words.KindCount("task", 3))
	assert.Equal(t, "Ada, Ben und Cleo", words.List([]string{"Ada", "Ben", "Cleo"}))
	assert.Equal(t, "no.such-key", words.T("no.such-key"))
	assert.Equal(t, "Die Workspace-Datei.", words.Family("command.help.")["file"])
}

func TestALanguageIsCalledAsItsSpeakersCallIt(t *testing.T) {
	assert.Equal(t, "English", words.LanguageName(words.English))
	assert.Equal(t, "Deutsch", words.LanguageName(words.German))
}

func TestAWordIsKnownInEachLanguage(t *testing.T) {
	for _, l := range words.Languages {
		speak(t, l, words.Plain)
		yes := words.T("workbook.yes")
		assert.True(t, words.Says("yes", yes))
		assert.True(t, words.Says("JA", yes))
		assert.False(t, words.Says("nein", yes))
	}
	assert.True(t, words.Says("own words", "Own words"), "also what is in no catalogue")
}
