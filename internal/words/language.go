package words

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"slocharter/assets"
)

// Folder is where the catalogue is below the assets.
const Folder = "words"

// Language is a language of the catalogue, as the names of its files say it.
type Language string

// The languages of the catalogue. All texts are there in English; what another language lacks is said in English.
const (
	English Language = "en"
	German  Language = "de"
)

// Languages lists the languages of the catalogue.
var Languages = []Language{English, German}

// voice is how everything is said.
type voice struct {
	language Language
	format   Format
}

var spoken atomic.Pointer[voice]

// Speak chooses the language of all texts, and how numbers and dates are written. Until it is called, they are in English
// and as Plain says.
func Speak(language Language, format Format) { spoken.Store(&voice{language, format}) }

func speaking() voice {
	if v := spoken.Load(); v != nil {
		return *v
	}
	return voice{English, Plain}
}

// Spoken returns the language in which texts are said now.
func Spoken() Language { return speaking().language }

// LanguageName names a language as those who speak it do: "Deutsch".
func LanguageName(l Language) string {
	return catalogue(l)["language."+string(l)].Other
}

// Choose returns the language with a code, or else the one that the system is set to.
func Choose(code string, system Locale) Language {
	if slices.Contains(Languages, Language(code)) {
		return Language(code)
	}
	return system.language()
}

// Says tells whether a typed text is what a text of the catalogue, as it is said now, is in any language; in any case.
func Says(typed, text string) bool {
	if strings.EqualFold(typed, text) {
		return true
	}
	for _, key := range index(Spoken())[text] {
		for _, l := range Languages {
			if strings.EqualFold(catalogue(l)[key].Other, typed) {
				return true
			}
		}
	}
	return false
}

// find looks a text up.
func find(key string) (entry, bool) {
	if e, ok := catalogue(Spoken())[key]; ok {
		return e, true
	}
	e, ok := catalogue(English)[key]
	return e, ok
}

var catalogues, indices = map[Language]func() map[string]entry{}, map[Language]func() map[string][]string{}

func init() {
	for _, l := range Languages {
		catalogues[l] = sync.OnceValue(func() map[string]entry { return load(l) })
		indices[l] = sync.OnceValue(func() map[string][]string { return keysByText(l) })
	}
}

// catalogue returns the texts of a language by their keys.
func catalogue(l Language) map[string]entry {
	if read := catalogues[l]; read != nil {
		return read()
	}
	return nil
}

// index returns the keys of a language by their texts.
func index(l Language) map[string][]string {
	if read := indices[l]; read != nil {
		return read()
	}
	return nil
}

func keysByText(l Language) map[string][]string {
	all := map[string][]string{}
	for key, e := range catalogue(l) {
		all[e.Other] = append(all[e.Other], key)
	}
	return all
}

func load(l Language) map[string]entry {
	all := map[string]entry{}
	paths, err := fs.Glob(assets.FS, Folder+"/*."+string(l)+".json")
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
}
