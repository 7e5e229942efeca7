package chart

import (
	"math"
	"strconv"
	"strings"
)

// Formatter writes a value beside its axis. The step is the distance to the next tick: it says how many digits are needed.
type Formatter func(value, step float64) string

// Percent writes a ratio in per cent: 0.995 is "99.5 %".
func Percent(value, step float64) string {
	return Number(value*100, step*100) + "\u00a0%"
}

// Number writes a plain number with groups of three digits.
func Number(value, step float64) string {
	if math.Abs(value) >= 1e15 {
		return signed(strconv.FormatFloat(value, 'g', 4, 64))
	}
	text := strconv.FormatFloat(value, 'f', digits(step), 64)
	whole, rest, _ := strings.Cut(text, ".")
	if rest != "" {
		rest = "." + rest
	}
	return signed(grouped(whole) + rest)
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

func grouped(whole string) string {
	first := 0
	if strings.HasPrefix(whole, "-") {
		first = 1
	}
	for at := len(whole) - 3; at > first; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	return whole
}

func signed(text string) string {
	if strings.Trim(text, "-0.,") == "" {
		return strings.TrimPrefix(text, "-") // no minus before nothing
	}
	return strings.Replace(text, "-", "−", 1)
}
