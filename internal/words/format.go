package words

import (
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// Format is how numbers and dates are written in a place.
type Format struct {
	point, group  string
	first, next   int    // digits in the group before the point, and in those before that
	before, after string // around a percentage
	monthFirst    bool
}

// Plain is how numbers and dates are written where nothing is known of the place: "1,234.5", "61 %", "21 Nov 2026".
var Plain = Format{point: ".", group: ",", first: 3, next: 3, after: " %"}

// Format returns how numbers and dates are written where the locale is usual.
func (l Locale) Format() Format {
	f := Plain
	if t, err := language.Parse(l.Numbers + "-u-nu-latn"); err == nil && l.Numbers != "" {
		f = sampled(message.NewPrinter(t))
	}
	if t, err := language.Parse(l.Dates); err == nil {
		region, _ := t.Region()
		f.monthFirst = region.String() == "US"
	}
	return f
}

// sampled looks at how a printer writes numbers. It has no way to write decimals of any length itself.
func sampled(p *message.Printer) Format {
	f := Plain
	parts := strings.FieldsFunc(p.Sprint(number.Decimal(123456789.5)), unicode.IsDigit)
	digits := strings.FieldsFunc(p.Sprint(number.Decimal(123456789.5)), func(r rune) bool { return !unicode.IsDigit(r) })
	if len(parts) < 2 || len(digits) != len(parts)+1 {
		return f
	}
	n := len(parts)
	f.point, f.group = unbroken(parts[n-1]), unbroken(parts[0])
	f.first, f.next = len(digits[n-1]), len(digits[max(1, n-2)])
	if before, after, ok := strings.Cut(p.Sprint(number.Percent(0.12)), "12"); ok {
		f.before, f.after = unbroken(before), unbroken(after)
	}
	return f
}

// unbroken replaces the narrow space by one that all fonts have.
func unbroken(text string) string { return strings.ReplaceAll(text, "\u202f", "\u00a0") }

// decimal writes a number that is written as "-1234.50".
func (f Format) decimal(plain string) string {
	return strings.Replace(minus(plain), ".", f.point, 1)
}

// grouped is decimal with the digits before the point in groups.
func (f Format) grouped(plain string) string {
	whole, rest, _ := strings.Cut(plain, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "−", whole[1:]
	}
	size, text := f.first, ""
	for len(whole) > size {
		text = f.group + whole[len(whole)-size:] + text
		whole, size = whole[:len(whole)-size], f.next
	}
	if rest != "" {
		rest = f.point + rest
	}
	return sign + whole + text + rest
}

// percent puts the sign to a number that is written already.
func (f Format) percent(written string) string { return f.before + written + f.after }
