package measuring

import (
	"strings"
	"time"

	"slocharter/internal/slo"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// momentField is a date and time, typed as the clock in a zone shows it. What nobody touched stays to the second.
type momentField struct {
	*widgets.TextField
	before string // as it is written down
	shown  string // before, as people type it
	zone   *time.Location
}

func newMomentField(label, hint, before string, zone *time.Location) *momentField {
	f := &momentField{before: before, zone: zone}
	f.TextField = widgets.NewTextField(widgets.Field{
		Label: label, Hint: hint, Help: words.T("measuring-tab.hint.zone", "Zone", zone.String()),
	})
	if before != "" {
		f.shown = typedMoment(slo.Moment(before), zone)
	}
	f.Set(f.shown)
	return f
}

// read returns the moment as it is written down; what cannot be read is said at the field.
func (f *momentField) read() (moment string, ok bool) {
	text := strings.TrimSpace(f.Value())
	f.SetProblem("")
	switch text {
	case f.shown:
		return f.before, true
	case "":
		return "", true
	}
	at, err := slo.ParseMoment(text, f.zone)
	if err != nil {
		f.SetProblem(words.Error(err))
		return "", false
	}
	return slo.WriteMoment(at), true
}

// take takes a form's value over, unless it is what the form was opened with.
func take[V ~string](field *V, before, now V) {
	if now != before {
		*field = now
	}
}

// names makes a list to choose from, in its order, with the name of each value.
func names[V ~string](values []V, name func(V) string) []widgets.Choice {
	list := make([]widgets.Choice, len(values))
	for i, v := range values {
		list[i] = widgets.Choice{ID: string(v), Text: name(v)}
	}
	return list
}
