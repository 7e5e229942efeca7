package ui_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2/lang"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// spokenAs sets the language of the system until the test ends.
func spokenAs(t *testing.T, locale string) {
	t.Helper()
	t.Cleanup(func() { // the last thing that is done: then the system is what it was
		require.NoError(t, ui.Speak(""))
		words.Speak(words.English, words.Plain)
	})
	t.Setenv("LC_ALL", locale)
	t.Setenv("LANG", locale)
	t.Setenv("LANGUAGE", "")
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

func TestAnotherLanguageIsSpokenAtOnce(t *testing.T) {
	spokenAs(t, "C")
	th := newTheater(t).onSample()
	th.shell.GoTo(stage.Route{Screen: stage.Settings})
	fields := stagetest.All[*widgets.ChoiceField](th.canvas().Content())
	languages := fields[slices.IndexFunc(fields, func(f *widgets.ChoiceField) bool { return stagetest.Text(f) == "Language As the system" })]

	languages.OnChoose("de")
	th.settle()
	assert.True(t, th.sees("Optionen"), "the screen is still the one with the settings")
	assert.True(t, th.sees("Übersicht"))
	assert.NotNil(t, th.item("Workspace schließen"))
	assert.Contains(t, th.kept(), `"language": "de"`)
	th.shell.GoTo(stage.Route{Screen: stage.Overview})
	assert.True(t, th.sees("Service anlegen"))
	assert.NotNil(t, th.shell.Session(), "the workspace is still open")

	th.menu("Workspace schließen")
	assert.True(t, th.sees("Zuletzt geöffnet"))
}
