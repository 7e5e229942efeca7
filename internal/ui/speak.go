package ui

import (
	"embed"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"slocharter/internal/ui/screens/welcome"
	"slocharter/internal/words"
)

// toolkit holds what the toolkit's own widgets say, in the languages of the catalogue.
//
//go:embed toolkit
var toolkit embed.FS

// Speak chooses the language of everything on screen, and how numbers and dates are written: as was chosen in the
// settings that are kept in a folder, or else as the system is set. It is called before anything is shown.
func Speak(folder string) error {
	return speak(remember(folder).kept.Language)
}

// speak chooses a language by its code, or that of the system for none.
func speak(code string) error {
	system := words.System()
	language := words.Choose(code, system)
	words.Speak(language, system.Format())
	return speakToolkit(language, lang.SystemLocale())
}

// speakAnew shows everything in the language that was chosen.
func (s *Shell) speakAnew() {
	if err := speak(s.memory.kept.Language); err != nil {
		s.tellError(err)
	}
	s.welcome = welcome.New(s.welcomeActions())
	if s.desk == nil {
		s.leaveDesk()
		return
	}
	before := s.desk
	before.leave()
	s.desk = newDesk(s, before.session)
	s.show(s.desk.content)
	s.desk.start()
	s.desk.goTo(before.trail.at)
}

// speakToolkit lets the toolkit's own widgets speak a language too. The toolkit only looks up the words of the system's
// locale, so those are replaced.
func speakToolkit(language words.Language, system fyne.Locale) error {
	data, err := toolkit.ReadFile("toolkit/" + string(language) + ".json")
	if err != nil {
		return fmt.Errorf("read the words of the toolkit: %w", err)
	}
	if err := lang.AddTranslationsForLocale(data, system); err != nil {
		return fmt.Errorf("replace the words of the toolkit: %w", err)
	}
	return nil
}
