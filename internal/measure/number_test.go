package measure_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/measure"
	"slocharter/internal/sheet"
)

// one reads a table of one row with the count of good events; there are always enough valid ones.
func one(t testing.TB, text string, kind sheet.Kind, d measure.Decimals) (good int64, reason measure.Reason, asked bool) {
	t.Helper()
	source := measure.Source{Rows: func(yield func(sheet.Row, error) bool) {
		yield(sheet.Row{Number: 1, Cells: []sheet.Cell{
			{Kind: sheet.Text, Text: "2026-01-01"}, {Kind: kind, Text: text}, {Kind: sheet.Text, Text: strconv.Itoa(math.MaxInt64)},
		}}, nil)
	}}
	m := measure.Mapping{Start: 1, Good: 2, Valid: 3, Decimals: d}
	reading, err := measure.Read(t.Context(), source, m, now, nil)
	require.NoError(t, err)
	plan := reading.Plan(nil)
	if plan.RefusedCount > 0 {
		return 0, plan.Refused[0].Reason, len(reading.Questions) > 0
	}
	return plan.Added[0].Good, "", len(reading.Questions) > 0
}

func TestCountsAreReadAsTheyAreWritten(t *testing.T) {
	tests := map[string]struct {
		text     string
		decimals measure.Decimals
		kind     sheet.Kind
		count    int64
		reason   measure.Reason
		asked    bool
	}{
		"digits":                                {text: "1234", count: 1234},
		"zero":                                  {text: "0", count: 0},
		"spaces around":                         {text: " \u00a012 ", count: 12},
		"a plus":                                {text: "+5", count: 5},
		"two thousands with commas":             {text: "1,234,567", count: 1234567},
		"two thousands with points":             {text: "1.234.567", count: 1234567},
		"thousands with spaces":                 {text: "1 234 567", count: 1234567},
		"thousands with narrow spaces":          {text: "1\u202f234", count: 1234},
		"thousands as in Switzerland":           {text: "1’234'567", reason: measure.NotNumber},
		"thousands with apostrophes":            {text: "1'234'567.0", count: 1234567},
		"a decimal without a fraction":          {text: "1,234.0", count: 1234},
		"a decimal comma without a fraction":    {text: "1.234,00", count: 1234},
		"many digits before a sign are decimal": {text: "1234.000", count: 1234},
		"one sign and three digits is asked":    {text: "1.234", reason: measure.AmbiguousNumber, asked: true},
		"so with a comma":                       {text: "1,234", reason: measure.AmbiguousNumber, asked: true},
		"a stated point makes a comma thousands": {
			text: "1,234", decimals: measure.Point, count: 1234},
		"a stated comma makes a point thousands": {text: "1.234", decimals: measure.Comma, count: 1234},
		"a stated point makes a point decimal":   {text: "1.234", decimals: measure.Point, reason: measure.NotWhole},
		"a stated point refuses the other way":   {text: "1.234,5", decimals: measure.Point, reason: measure.NotNumber},
		"a fraction of an event":                 {text: "0.5", reason: measure.NotWhole},
		"a negative count":                       {text: "-1", reason: measure.Negative},
		"a minus as typographers like it":        {text: "−1", reason: measure.Negative},
		"nothing below zero is nothing":          {text: "-0", count: 0},
		"an exponent":                            {text: "1.5E+3", count: 1500},
		"an exponent that is too big":            {text: "1e30", reason: measure.TooBig},
		"an exponent beyond all":                 {text: "1e999999999999", reason: measure.NotNumber},
		"the largest count":                      {text: "9223372036854775807", count: math.MaxInt64},
		"one more than the largest":              {text: "9223372036854775808", reason: measure.TooBig},
		"a great many digits":                    {text: strings.Repeat("9", 100), reason: measure.TooBig},
		"groups of other than three":             {text: "12,34,567", reason: measure.NotNumber},
		"a sign alone":                           {text: "-", reason: measure.NotNumber},
		"a comma alone":                          {text: ",", reason: measure.NotNumber},
		"a word":                                 {text: "many", reason: measure.NotNumber},
		"a share is no count":                    {text: "99%", reason: measure.NotNumber},
		"an infinite number":                     {text: "Inf", reason: measure.NotNumber},
		"a hexadecimal number":                   {text: "0x10", reason: measure.NotNumber},
		"two minuses":                            {text: "--1", reason: measure.NotNumber},
		"an empty cell":                          {text: "", reason: measure.NoValue},
		"a number of a workbook is not asked":    {text: "1.234", kind: sheet.Number, reason: measure.NotWhole},
		"a workbook's inexactness is forgiven":   {text: "2999.9999999999995", kind: sheet.Number, count: 3000},
		"a workbook's exponent":                  {text: "1.2E+6", kind: sheet.Number, count: 1200000},
		"an error of a formula":                  {text: "#REF!", kind: sheet.Broken, reason: measure.BrokenValue},
		"a formula that was not computed":        {text: "", kind: sheet.Unknown, reason: measure.UnknownValue},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if test.kind == sheet.Empty {
				test.kind = sheet.Text
			}
			count, reason, asked := one(t, test.text, test.kind, test.decimals)
			assert.Equal(t, test.count, count)
			assert.Equal(t, test.reason, reason)
			assert.Equal(t, test.asked, asked)
		})
	}
}

func TestOneClearNumberSettlesTheOthers(t *testing.T) {
	tests := map[string]struct {
		numbers []string
		counts  []int64
		asked   bool
	}{
		"a clear comma for thousands":    {[]string{"1,234", "1,234,567"}, []int64{1234, 1234567}, false},
		"a clear point for decimals":     {[]string{"1,234", "7.0"}, []int64{1234, 7}, false},
		"a clear comma for decimals":     {[]string{"1.234", "7,0"}, []int64{1234, 7}, false},
		"both ways clear settle nothing": {[]string{"1.234", "7,0", "8.0"}, []int64{7, 8}, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			for range 2 {
				var rows [][]string
				for i, n := range test.numbers {
					rows = append(rows, []string{"2026-01-0" + strconv.Itoa(i+1), n, "9999999"})
				}
				reading, err := measure.Read(t.Context(), measure.FromGrid(rows), measure.Mapping{Start: 1, Good: 2, Valid: 3}, now, nil)
				require.NoError(t, err)
				assert.Equal(t, test.asked, len(reading.Questions) > 0)
				var counts []int64
				for _, s := range reading.Plan(nil).Added {
					counts = append(counts, s.Good)
				}
				assert.ElementsMatch(t, test.counts, counts)
				test.numbers[0], test.numbers[1] = test.numbers[1], test.numbers[0]
			}
		})
	}
}

func TestRatiosAreSharesOfAVolume(t *testing.T) {
	tests := map[string]struct {
		ratios []string
		scale  measure.Scale
		good   []int64
		reason measure.Reason
	}{
		"shares of one":                       {ratios: []string{"0.999", "1", "0"}, good: []int64{9990, 10000, 0}},
		"a decimal comma is not asked":        {ratios: []string{"0,9995"}, good: []int64{9995}},
		"three digits are a fraction":         {ratios: []string{"99.950"}, good: []int64{9995}},
		"per cent signs":                      {ratios: []string{"99.9 %", "0.5%", "100%"}, good: []int64{9990, 50, 10000}},
		"one above one makes all per cent":    {ratios: []string{"0.5", "99.9"}, good: []int64{50, 9990}},
		"a stated share may not be above one": {ratios: []string{"99.9"}, scale: measure.Share, reason: measure.RatioAbove},
		"stated per cent":                     {ratios: []string{"1"}, scale: measure.Percent, good: []int64{100}},
		"more than all":                       {ratios: []string{"100.1"}, reason: measure.RatioAbove},
		"less than nothing":                   {ratios: []string{"-0.1"}, reason: measure.Negative},
		"halves are rounded up":               {ratios: []string{"0.00005", "0.00004999"}, good: []int64{1, 0}},
		"noise of floating point":             {ratios: []string{"0.99900000000000011102230246251565"}, good: []int64{9990}},
		"an exponent":                         {ratios: []string{"9.99E-1", "1e-300"}, good: []int64{9990, 0}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var rows [][]string
			for i, r := range test.ratios {
				rows = append(rows, []string{"2026-01-0" + strconv.Itoa(i+1), r})
			}
			m := measure.Mapping{Start: 1, Ratio: 2, Volume: 10000, Scale: test.scale}
			reading, err := measure.Read(t.Context(), measure.FromGrid(rows), m, now, nil)
			require.NoError(t, err)
			assert.Empty(t, reading.Questions)
			plan := reading.Plan(nil)
			var good []int64
			for _, s := range plan.Added {
				good = append(good, s.Good)
				assert.Equal(t, int64(10000), s.Valid)
			}
			assert.Equal(t, test.good, good)
			if test.reason != "" {
				require.Len(t, plan.Refused, 1)
				assert.Equal(t, test.reason, plan.Refused[0].Reason)
			}
		})
	}
}

func TestARatioOfTheLargestVolumeDoesNotOverflow(t *testing.T) {
	m := measure.Mapping{Start: 1, Ratio: 2, Volume: math.MaxInt64}
	reading, err := measure.Read(t.Context(), measure.FromGrid([][]string{{"2026-01-01", "1"}, {"2026-01-02", "0.5"}}), m, now, nil)
	require.NoError(t, err)
	added := reading.Plan(nil).Added
	assert.Equal(t, int64(math.MaxInt64), added[0].Good)
	assert.Equal(t, int64(1<<62), added[1].Good)
}

func FuzzNumber(f *testing.F) {
	for _, seed := range []string{"1,234.5", "1.234", "99.9 %", "−1E-3", "1 234", "9223372036854775808", "0x1", "e", "1’000"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range []measure.Decimals{measure.AnyDecimals, measure.Point, measure.Comma} {
			count, reason, asked := one(t, text, sheet.Text, d)
			require.GreaterOrEqual(t, count, int64(0))
			require.Equal(t, asked, reason == measure.AmbiguousNumber)
			if exact, err := strconv.ParseInt(text, 10, 64); err == nil && exact >= 0 {
				require.Equal(t, exact, count)
				require.Empty(t, reason)
			}
		}
	})
}
