package words

import (
	"os"
	"slices"
	"strings"

	"github.com/jeandeaual/go-locale"
)

// Locale is how a system is set: BCP 47 tags such as "de-CH", empty where it says nothing.
type Locale struct {
	Texts   []string // the languages that people want to read, the preferred one first
	Numbers string
	Dates   string
}

// System returns how the system is set: its environment (LC_ALL, LC_MESSAGES, LC_NUMERIC, LC_TIME, LANG, LANGUAGE), or
// else what the operating system answers.
func System() Locale {
	if l, said := Environment(os.Getenv); said {
		return l
	}
	texts, err := locale.GetLocales()
	if err != nil || len(texts) == 0 {
		return Locale{}
	}
	region, err := locale.GetLocale()
	if err != nil {
		region = texts[0]
	}
	return Locale{Texts: texts, Numbers: region, Dates: region}
}

// Environment reads a locale from environment variables; said is whether they say anything.
func Environment(variable func(name string) string) (l Locale, said bool) {
	category := func(name string) string {
		for _, n := range []string{"LC_ALL", name, "LANG"} {
			if value := variable(n); value != "" {
				said = true
				return tag(value)
			}
		}
		return ""
	}
	l = Locale{Numbers: category("LC_NUMERIC"), Dates: category("LC_TIME")}
	if text := category("LC_MESSAGES"); text != "" {
		l.Texts = []string{text}
		if preferred := variable("LANGUAGE"); preferred != "" {
			l.Texts = strings.Split(preferred, ":")
		}
	}
	return l, said
}

// tag turns "de_CH.UTF-8@euro" into "de-CH". C and POSIX say nothing about people.
func tag(unix string) string {
	name, _, _ := strings.Cut(unix, ".")
	name, _, _ = strings.Cut(name, "@")
	if name == "C" || name == "POSIX" {
		return ""
	}
	return strings.ReplaceAll(name, "_", "-")
}

// language returns the first of the preferred languages that the catalogue has.
func (l Locale) language() Language {
	for _, text := range l.Texts {
		name, _, _ := strings.Cut(strings.ReplaceAll(text, "_", "-"), "-")
		if wanted := Language(strings.ToLower(name)); slices.Contains(Languages, wanted) {
			return wanted
		}
	}
	return English
}
