package chart

import (
	"math"
	"strconv"
	"strings"

	"slocharter/internal/words"
)

// Formatter writes a value beside its axis. The step is the distance to the next tick: it says how many digits are needed.
type Formatter func(value, step float64) string

// Percent writes a ratio in per cent: 0.995 is "99.5 %".
func Percent(value, step float64) string { return words.PercentOf(plain(value*100, step*100)) }

// Number writes a plain number with groups of digits.
func Number(value, step float64) string {
	if math.Abs(value) >= 1e15 {
		return words.Decimal(strconv.FormatFloat(value, 'g', 4, 64))
	}
	return words.Grouped(plain(value, step))
}

// plain writes a number as programs do, with the digits that are needed: "-1234.5".
func plain(value, step float64) string {
	text := strconv.FormatFloat(value, 'f', digits(step), 64)
	if strings.Trim(text, "-0.") == "" {
		return strings.TrimPrefix(text, "-") // no minus before nothing
	}
	return text
}

// digits is how many decimals tell two neighbouring ticks apart.
func digits(step float64) int {
	if step <= 0 || step >= 1 {
		return 0
	}
	places := 0
	for scaled := step; places < 12 && math.Abs(scaled-math.Round(scaled)) > 1e-6*scaled; places++ {
		scaled *= 10
	}
	return places
}
