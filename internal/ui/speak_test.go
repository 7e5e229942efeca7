package ui_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui"
	"slocharter/internal/words"
)

func TestWordsAreEnglishWhateverTheSystemSays(t *testing.T) {
	t.Cleanup(func() { words.Through(words.Translator{}) })
	for _, language := range []string{"en_GB.UTF-8", "de_DE.UTF-8", "C", ""} {
		t.Run(language, func(t *testing.T) {
			t.Setenv("LC_ALL", language)
			t.Setenv("LANG", language)
			require.NoError(t, ui.Speak())

			assert.Equal(t, "Overview", words.T("shell.place.overview"))
			assert.Equal(t, "1 service", words.N("shell.services", 1))
			assert.Equal(t, "3 services", words.N("shell.services", 3))
			assert.Equal(t, "Version 7", words.T("shell.about", "Version", "7")[:9])
		})
	}
}
