package words_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"slocharter/internal/slo"
	"slocharter/internal/words"
)

func TestTheEnvironmentSaysTheLocale(t *testing.T) {
	for name, c := range map[string]struct {
		variables map[string]string
		want      words.Locale
		language  words.Language
	}{
		"the general setting":               {map[string]string{"LANG": "de_CH.UTF-8"}, words.Locale{Texts: []string{"de-CH"}, Numbers: "de-CH", Dates: "de-CH"}, words.German},
		"one for all comes first":           {map[string]string{"LC_ALL": "en_GB", "LANG": "de_DE"}, words.Locale{Texts: []string{"en-GB"}, Numbers: "en-GB", Dates: "en-GB"}, words.English},
		"texts, numbers and dates may vary": {map[string]string{"LANG": "en_US.UTF-8", "LC_NUMERIC": "de_DE", "LC_TIME": "en_GB"}, words.Locale{Texts: []string{"en-US"}, Numbers: "de-DE", Dates: "en-GB"}, words.English},
		"texts of their own":                {map[string]string{"LANG": "en_US", "LC_MESSAGES": "de_AT@euro"}, words.Locale{Texts: []string{"de-AT"}, Numbers: "en-US", Dates: "en-US"}, words.German},
		"several languages":                 {map[string]string{"LANG": "fr_FR", "LANGUAGE": "fr:de:en"}, words.Locale{Texts: []string{"fr", "de", "en"}, Numbers: "fr-FR", Dates: "fr-FR"}, words.German},
		"a language that is not there":      {map[string]string{"LANG": "fr_FR"}, words.Locale{Texts: []string{"fr-FR"}, Numbers: "fr-FR", Dates: "fr-FR"}, words.English},
		"no place":                          {map[string]string{"LC_ALL": "C.UTF-8", "LANGUAGE": "de"}, words.Locale{}, words.English},
	} {
		t.Run(name, func(t *testing.T) {
			l, said := words.Environment(func(name string) string { return c.variables[name] })
			assert.True(t, said)
			assert.Equal(t, c.want, l)
			assert.Equal(t, c.language, words.Choose("", l))
			assert.Equal(t, words.German, words.Choose("de", l), "a choice comes before it")
			assert.Equal(t, c.language, words.Choose("xx", l), "but not one of a language that is not there")
		})
	}
	_, said := words.Environment(func(string) string { return "" })
	assert.False(t, said)
}

func TestNumbersAndDatesAreWrittenAsIsUsualInAPlace(t *testing.T) {
	noon := time.Date(2026, 3, 9, 12, 5, 7, 0, time.UTC)
	for place, c := range map[string]struct {
		language                      words.Language
		number, exactly, factor       string
		percent, share, length        string
		date, moment, shortDay, typed string
	}{
		"":      {words.English, "−1,234,567", "20,999.865", "14.4", "99.95 %", "−12.4 %", "19.2 s", "9 Mar 2026", "9 Mar 2026, 12:05", "9 Mar", "99.95"},
		"en":    {words.English, "−1,234,567", "20,999.865", "14.4", "99.95%", "−12.4%", "19.2 s", "Mar 9, 2026", "Mar 9, 2026, 12:05", "Mar 9", "99.95"},
		"en-GB": {words.English, "−1,234,567", "20,999.865", "14.4", "99.95%", "−12.4%", "19.2 s", "9 Mar 2026", "9 Mar 2026, 12:05", "9 Mar", "99.95"},
		"en-IN": {words.English, "−12,34,567", "20,999.865", "14.4", "99.95%", "−12.4%", "19.2 s", "9 Mar 2026", "9 Mar 2026, 12:05", "9 Mar", "99.95"},
		"de":    {words.German, "−1.234.567", "20.999,865", "14,4", "99,95\u00a0%", "−12,4\u00a0%", "19,2 s", "9. März 2026", "9. März 2026, 12:05", "9. März", "99,95"},
		"de-CH": {words.German, "−1’234’567", "20’999.865", "14.4", "99.95%", "−12.4%", "19.2 s", "9. März 2026", "9. März 2026, 12:05", "9. März", "99.95"},
		"fr":    {words.English, "−1\u00a0234\u00a0567", "20\u00a0999,865", "14,4", "99,95\u00a0%", "−12,4\u00a0%", "19,2 s", "9 Mar 2026", "9 Mar 2026, 12:05", "9 Mar", "99,95"},
	} {
		t.Run(place, func(t *testing.T) {
			l := words.Locale{Texts: []string{place}, Numbers: place, Dates: place}
			assert.Equal(t, c.language, words.Choose("", l))
			speak(t, c.language, l.Format())
			assert.Equal(t, c.number, words.Number(-1_234_567))
			assert.Equal(t, c.exactly, words.Exactly(rat(t, "20999.865")))
			assert.Equal(t, c.factor, words.Factor(rat(t, "14.4")))
			assert.Equal(t, c.percent, words.Percent(slo.Percent("99.95")))
			assert.Equal(t, c.share, words.Share(rat(t, "-0.124")))
			assert.Equal(t, c.length, words.Duration(19200*time.Millisecond))
			assert.Equal(t, c.date, words.Date("2026-03-09"))
			assert.Equal(t, c.moment, words.Moment(noon, time.UTC))
			assert.Equal(t, c.shortDay, words.ShortDay(noon))
			assert.Equal(t, c.typed, words.Decimal("99.95"))
		})
	}
}

func TestDatesAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"2026-03-31": "2026-03-31", "31.3.2026": "2026-03-31", "31. 3. 2026": "2026-03-31", "31/3/2026": "2026-03-31", "01.02.2026": "2026-02-01",
		"32.1.2026": "32.1.2026", "3.2026": "3.2026", "31.3.26": "31.3.26", "": "", "soon": "soon",
	} {
		assert.Equal(t, want, words.ReadDate(text), text)
	}
	speak(t, words.English, words.Locale{Dates: "en-US"}.Format())
	assert.Equal(t, "2026-03-31", words.ReadDate("3/31/2026"))
	assert.Equal(t, "2026-03-31", words.ReadDate("31.3.2026"))
}
