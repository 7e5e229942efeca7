package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// ReadDate turns a date as people write it where they are into year-month-day. Other text comes back as it is.
var ReadDate = func(text string) string { return text }

// DateField is a date, typed as year-month-day or as is usual where people are, or chosen from a calendar.
type DateField struct {
	widget.BaseWidget

	OnCommit func(text string) // a valid date, or nothing, was entered and counts now
	Today    func() time.Time  // where the calendar opens while the field is empty

	text     *TextField
	button   *Button
	calendar *widget.PopUp
}

// NewDateField returns a field for a date. Check returns a sentence about what is wrong with a typed text, or
// nothing; tooltip explains the button that opens the calendar.
func NewDateField(f Field, tooltip string, check func(text string) (sentence string)) *DateField {
	d := &DateField{Today: time.Now, text: newTextField(f, 1)}
	d.text.validate = func(text string) string { return check(ReadDate(text)) }
	d.text.OnCommit = func(text string) {
		if d.OnCommit != nil {
			d.OnCommit(ReadDate(text))
		}
	}
	d.button = NewIconButton(fynetheme.CalendarIcon(), tooltip, d.openCalendar)
	d.text.frame.box.Objects[1] = container.NewBorder(nil, nil, nil, d.button, d.text.entry)
	d.ExtendBaseWidget(d)
	return d
}

// Set shows a date, written year-month-day, or nothing. What is being typed is not overwritten.
func (d *DateField) Set(text string) { d.text.Set(text) }

// Value returns the date, written year-month-day, or the text as it stands in the field if that is none.
func (d *DateField) Value() string { return ReadDate(d.text.Value()) }

// SetProblem shows a sentence below the field, or takes it away when it is empty.
func (d *DateField) SetProblem(sentence string) { d.text.SetProblem(sentence) }

// SetReadOnly lets the date be read only.
func (d *DateField) SetReadOnly(readOnly bool) {
	d.text.SetReadOnly(readOnly)
	if readOnly {
		d.button.Hide()
		return
	}
	d.button.Show()
}

// Focus gives the keyboard to the field.
func (d *DateField) Focus() { d.text.Focus() }

// CreateRenderer is Fyne's way to ask for the drawing.
func (d *DateField) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(d.text) }

func (d *DateField) openCalendar() {
	c := canvasOf(d)
	if c == nil {
		return
	}
	start, err := time.Parse(time.DateOnly, d.Value())
	if err != nil {
		start = d.Today()
	}
	d.calendar = widget.NewPopUp(container.New(inset(2), widget.NewCalendar(start, d.choose)), c)
	d.calendar.ShowAtRelativePosition(fyne.NewPos(0, d.Size().Height), d)
}

func (d *DateField) choose(day time.Time) {
	d.calendar.Hide()
	d.text.entry.SetText(day.Format(time.DateOnly))
	d.text.Commit()
}
