package forms

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/slo"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// usualZones are offered first; any other may be typed.
var usualZones = []string{"UTC", "Europe/Berlin", "Europe/London", "America/New_York", "America/Los_Angeles", "Asia/Kolkata", "Asia/Tokyo", "Australia/Sydney"}

// calendarFields say in which time zone the days of a window begin and, for calendar windows, on which day.
type calendarFields struct {
	zone   *widgets.TextField
	anchor *widgets.DateField
	box    *fyne.Container
}

func newCalendarFields() *calendarFields {
	c := &calendarFields{}
	c.zone = widgets.NewTextField(widgets.Field{Label: words.Field("zone"), Help: words.T("forms.target.zone-help"), Hint: "UTC"})
	var usual []widgets.Choice
	for _, z := range usualZones {
		usual = append(usual, widgets.Choice{ID: z, Text: z})
	}
	c.zone.Offer(words.T("forms.target.zones"), usual)
	c.anchor = widgets.NewDateField(widgets.Field{Label: words.Field("anchor"), Help: words.T("forms.target.anchor-help"), Hint: words.T("forms.target.anchor-hint")},
		words.T("forms.calendar"), checkDate)
	c.box = sideBySide(c.zone, c.anchor)
	return c
}

func (c *calendarFields) set(t slo.Target) {
	c.zone.Set(t.Zone)
	c.anchor.Set(t.Anchor)
}

// show shows the fields where the window is one of the calendar: a rolling one needs neither.
func (c *calendarFields) show(w slo.Window) { c.box.Hidden = w.Rolling() }
