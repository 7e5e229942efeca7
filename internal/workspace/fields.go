package workspace

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Limits of what people write, in characters.
const (
	MaxName = 200
	MaxText = 50_000
)

// Missing is the error for a field that must not be empty.
type Missing struct{ Field string }

func (e Missing) Error() string { return "missing " + e.Field }

// TooLong is the error for text over a limit.
type TooLong struct {
	Field string
	Limit int
}

func (e TooLong) Error() string { return e.Field + " too long" }

// BadDate is the error for text that is no date YYYY-MM-DD.
type BadDate struct{ Text string }

func (e BadDate) Error() string { return "not a date: " + e.Text }

// BadLink is the error for an address that is not http, https or mailto.
type BadLink struct{ Text string }

func (e BadLink) Error() string { return "not a link: " + e.Text }

// BadChoice is the error for a value that is not one of those offered.
type BadChoice struct {
	Field string
	Text  string
}

func (e BadChoice) Error() string { return "no such " + e.Field + ": " + e.Text }

// Taken is the error for a key or a name that must be the only one of its kind.
type Taken struct {
	Kind string
	Key  string
}

func (e Taken) Error() string { return e.Kind + " exists: " + e.Key }

// cleanName trims a one-line text and checks that there is one.
func cleanName(field string, text *string) error {
	*text = strings.Join(strings.Fields(printable(*text)), " ")
	switch {
	case *text == "":
		return Missing{field}
	case utf8.RuneCountInString(*text) > MaxName:
		return TooLong{field, MaxName}
	}
	return nil
}

// cleanLine is cleanName for a text that may be empty.
func cleanLine(field string, text *string) error {
	if strings.TrimSpace(*text) == "" {
		*text = ""
		return nil
	}
	return cleanName(field, text)
}

// cleanText keeps line breaks, in one spelling, and drops what cannot be printed.
func cleanText(field string, text *string) error {
	*text = strings.ReplaceAll(strings.ReplaceAll(*text, "\r\n", "\n"), "\r", "\n")
	*text = strings.TrimRight(printable(*text), " \t\n")
	if utf8.RuneCountInString(*text) > MaxText {
		return TooLong{field, MaxText}
	}
	return nil
}

// printable drops control characters other than line breaks and tabs, and bytes that are not UTF-8.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, text)
}

// DateLayout is how dates are written down.
const DateLayout = time.DateOnly

// cleanDate checks an optional date.
func cleanDate(text *string) error {
	*text = strings.TrimSpace(*text)
	if *text == "" {
		return nil
	}
	if _, err := time.Parse(DateLayout, *text); err != nil {
		return BadDate{*text}
	}
	return nil
}

// cleanLink checks an optional address: only http, https and mailto are ever opened.
func cleanLink(text *string) error {
	*text = strings.TrimSpace(*text)
	if *text == "" {
		return nil
	}
	u, err := url.Parse(*text)
	if err != nil || !slices.Contains([]string{"http", "https", "mailto"}, u.Scheme) || u.Host == "" && u.Opaque == "" {
		return BadLink{*text}
	}
	return cleanLine("link", text)
}

func oneOf[T ~string](field string, value T, allowed []T) error {
	if !slices.Contains(allowed, value) {
		return BadChoice{field, string(value)}
	}
	return nil
}

// maxKey is how long a key may be, in bytes: it is typed, and stands in tables.
const maxKey = 40

// Key turns a name into a key: as many of its words as have room, in lower-case letters and digits, joined by hyphens;
// "x" where nothing is left.
func Key(name string) string {
	parts := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if len(parts) == 0 {
		return "x"
	}
	key := parts[0]
	for _, part := range parts[1:] {
		if len(key)+1+len(part) > maxKey {
			break
		}
		key += "-" + part
	}
	return strings.ToValidUTF8(key[:min(len(key), maxKey)], "")
}

// freeKey returns the name's key, with a number behind it when it is taken.
func freeKey(name string, taken func(key string) bool) string {
	key := Key(name)
	for n, base := 2, key; taken(key); n++ {
		key = base + "-" + strconv.Itoa(n)
	}
	return key
}

// firstError runs checks in order and returns the first error.
func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// move shifts the row with the ID by some places within its siblings, in order, and calls place for each with its
// new position.
func move[R any](siblings []R, id func(R) string, target string, by int, place func(R, int)) error {
	at := slices.IndexFunc(siblings, func(r R) bool { return id(r) == target })
	if at < 0 {
		return NotFound{"row", target}
	}
	to := min(max(at+by, 0), len(siblings)-1)
	row := siblings[at]
	siblings = slices.Insert(slices.Delete(slices.Clone(siblings), at, at+1), to, row)
	for i, r := range siblings {
		place(r, i+1)
	}
	return nil
}
