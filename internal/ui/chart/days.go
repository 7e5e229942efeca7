package chart

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"slocharter/internal/ui/theme"
	"slocharter/internal/words"
)

// Category is what a day may be. Its level, from 0 to 1, is how high its days are drawn: it tells categories apart without
// colour.
type Category struct {
	Name  string
	Token theme.Token // empty means muted
	Level float64
}

// Day is what one day was.
type Day struct {
	Category int    // its place among the categories; -1 means unknown
	Label    string // what is read; empty means the category's name
}

// Strip is a row of days.
type Strip struct {
	Name string
	Days []Day
}

// DaysSpec is what a strip of days is drawn from, or several strips below each other that begin on the same day.
type DaysSpec struct {
	Title      string    // shown where days are read, while none is
	First      time.Time // the first day; its location is that of the dates
	Strips     []Strip
	Categories []Category             // they are explained above the strips
	Date       func(time.Time) string // of what is read; nil means the usual date
	Empty      string                 // the sentence that stands for a chart without any day
}

// Days shows one cell for each day. The pointer, or the arrow keys, Home, End, Page Up and Page Down read them, and Enter or
// a double click opens one.
type Days struct {
	reader

	OnRead func(i int) // another day is read, counted from the first; -1 means none
	OnOpen func(i int) // a day was opened

	spec    DaysSpec
	version int
}

// NewDays returns a chart of the specification.
func NewDays(spec DaysSpec) *Days {
	d := &Days{}
	d.begin(d, func(i int) { call(d.OnRead, i) })
	d.ExtendBaseWidget(d)
	d.Set(spec)
	return d
}

// Set replaces what is shown, without a report. What is read stays where it is.
func (d *Days) Set(spec DaysSpec) {
	d.spec = spec
	d.version++
	d.setCount(spec.count())
	d.Refresh()
}

// Reading returns which day is read, or -1, and what the line above the strips says.
func (d *Days) Reading() (i int, text string) {
	return d.cursor.at, d.spec.readout(d.cursor.at)
}

// TypedKey moves the cursor, or opens the day that is read.
func (d *Days) TypedKey(ev *fyne.KeyEvent) {
	if d.cursor.at != nothing && d.OnOpen != nil && (ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter) {
		d.OnOpen(d.cursor.at)
		return
	}
	d.reader.TypedKey(ev)
}

// DoubleTapped opens the day under the pointer.
func (d *Days) DoubleTapped(ev *fyne.PointEvent) {
	d.Tapped(ev)
	if d.cursor.at != nothing {
		call(d.OnOpen, d.cursor.at)
	}
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (d *Days) CreateRenderer() fyne.WidgetRenderer { return newDaysRenderer(d) }

// count is how many days the longest strip has.
func (s DaysSpec) count() int {
	count := 0
	for _, strip := range s.Strips {
		count = max(count, len(strip.Days))
	}
	return count
}

// day returns the date of a day.
func (s DaysSpec) day(i int) time.Time {
	y, m, d := s.First.Date()
	return time.Date(y, m, d+i, 0, 0, 0, 0, s.First.Location())
}

// category returns what a day is, if that is known.
func (s DaysSpec) category(d Day) (Category, bool) {
	if d.Category < 0 || d.Category >= len(s.Categories) {
		return Category{}, false
	}
	return s.Categories[d.Category], true
}

func (c Category) token() theme.Token { return orElse(c.Token, theme.Muted) }

// readout returns what is read of a day: the date, and what it was in each strip.
func (s DaysSpec) readout(i int) string {
	if i < 0 || i >= s.count() {
		return s.Title
	}
	date := words.Day(s.day(i))
	if s.Date != nil {
		date = s.Date(s.day(i))
	}
	parts := []string{date}
	for _, strip := range s.Strips {
		if i >= len(strip.Days) {
			continue
		}
		text := strip.Days[i].Label
		if category, ok := s.category(strip.Days[i]); ok && text == "" {
			text = category.Name
		}
		if len(s.Strips) > 1 && strip.Name != "" {
			text = short(strip.Name) + ": " + text
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "  ·  ")
}
