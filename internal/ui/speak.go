package ui

import (
	"io/fs"
	"strings"

	"fyne.io/fyne/v2/lang"

	"slocharter/assets"
	"slocharter/internal/words"
)

// Speak lets Fyne choose the language of all words by what the system is set to. It is called once, at the start. A
// language that the catalogue does not have is left to the words package, which speaks English: Fyne would report every
// single word of it as missing.
func Speak() error {
	if !translated(language(lang.SystemLocale().String())) {
		return nil
	}
	if err := lang.AddTranslationsFS(assets.FS, words.Folder); err != nil {
		return err
	}
	words.Through(words.Translator{One: lang.LocalizeKey, Many: lang.LocalizePluralKey})
	return nil
}

// language returns the language of a locale: "de" of "de-AT".
func language(locale string) string {
	code, _, _ := strings.Cut(locale, "-")
	return code
}

// translated tells whether the catalogue has files in a language.
func translated(language string) bool {
	files, err := fs.Glob(assets.FS, words.Folder+"/*."+language+"*.json")
	return err == nil && len(files) > 0
}
