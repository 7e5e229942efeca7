package ui_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/lang"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui"
	"slocharter/internal/words"
)

// spokenAs sets the language of the system until the test ends.
func spokenAs(t *testing.T, locale string) {
	t.Helper()
	t.Setenv("LC_ALL", locale)
	t.Setenv("LANG", locale)
	t.Setenv("LANGUAGE", "")
	t.Cleanup(func() { words.Speak(words.English, words.Plain) })
}

func TestWordsAreInTheLanguageOfTheSystem(t *testing.T) {
	for locale, want := range map[string][]string{
		"en_GB.UTF-8": {"Overview", "3 services", "Cancel", "99.5%"},
		"de_DE.UTF-8": {"Übersicht", "3 Services", "Abbrechen", "99,5\u00a0%"},
		"de_CH":       {"Übersicht", "3 Services", "Abbrechen", "99.5%"},
		"fr_FR.UTF-8": {"Overview", "3 services", "Cancel", "99,5\u00a0%"},
		"C":           {"Overview", "3 services", "Cancel", "99.5 %"},
		"":            {"Overview", "3 services", "Cancel", "99.5 %"},
	} {
		t.Run(locale, func(t *testing.T) {
			spokenAs(t, locale)
			require.NoError(t, ui.Speak(t.TempDir()))
			assert.Equal(t, want, []string{words.T("shell.place.overview"), words.N("shell.services", 3), lang.L("Cancel"), words.Percent("99.5")})
		})
	}
}

func TestTheChosenLanguageComesBeforeThatOfTheSystem(t *testing.T) {
	spokenAs(t, "de_DE.UTF-8")
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "preferences.json"), []byte(`{"language": "en"}`), 0o600))
	require.NoError(t, ui.Speak(folder))

	assert.Equal(t, "Overview", words.T("shell.place.overview"))
	assert.Equal(t, "Cancel", lang.L("Cancel"), "the toolkit’s own words follow")
	assert.Equal(t, "1.234", words.Number(1234), "numbers are as the system says")
}
