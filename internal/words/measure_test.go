package words_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"slocharter/internal/measure"
	"slocharter/internal/sheet"
	"slocharter/internal/words"
)

func TestEverythingAboutImportsHasItsWord(t *testing.T) {
	var texts []string
	for _, r := range measure.Reasons {
		texts = append(texts, words.Refusal(string(r), "x"))
	}
	for _, a := range measure.Askings {
		texts = append(texts, words.ImportQuestion(string(a), 2, "1.234"))
	}
	for _, c := range measure.Changes {
		texts = append(texts, words.ImportChange(string(c)))
	}
	for _, f := range measure.MappingFaults {
		texts = append(texts, words.Error(measure.BadMapping{Fault: f}))
	}
	for _, f := range sheet.Faults {
		texts = append(texts, words.Error(sheet.Error{Fault: f, Place: "Data!B7"}))
	}
	for _, d := range []measure.Decimals{measure.AnyDecimals, measure.Point, measure.Comma} {
		texts = append(texts, words.Decimals(string(d)))
	}
	for _, o := range []measure.Order{measure.AnyOrder, measure.DayFirst, measure.MonthFirst} {
		texts = append(texts, words.DateOrder(string(o)))
	}
	for _, s := range []measure.Scale{measure.AnyScale, measure.Share, measure.Percent} {
		texts = append(texts, words.Scale(string(s)))
	}
	texts = append(texts, words.Error(measure.TooMany{Limit: 5}), words.FileNotice(sheet.Windows1252))
	for _, text := range texts {
		assert.NotContains(t, text, "measure.")
		assert.NotEmpty(t, text)
	}
}

func TestAPlaceInAFileIsSaidWhereThereIsOne(t *testing.T) {
	assert.Contains(t, words.Error(sheet.Error{Fault: sheet.Damaged, Place: "Data!B7"}), "(Data!B7)")
	assert.NotContains(t, words.Error(sheet.Error{Fault: sheet.Damaged}), "(")
}

func TestOnlyTextThatMayBeReadWronglyIsNoticed(t *testing.T) {
	assert.Empty(t, words.FileNotice(sheet.UTF8))
	assert.Empty(t, words.FileNotice(sheet.UTF16Little))
}
