package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// TextField is a line or several lines of text. What was typed counts on Enter (Ctrl+Enter where there are
// several lines) or when the field is left; Escape takes it back.
type TextField struct {
	widget.BaseWidget

	OnCommit func(text string) // the text was changed and counts now
	OnType   func(text string) // the text as it is being typed
	OnFocus  func()            // the field got the keyboard

	frame    *frame
	entry    *input
	shown    string  // what Set gave last
	reported string  // what OnCommit got last, as long as nothing was typed since
	theirs   *string // a value that came from elsewhere while something else was being typed
	validate func(text string) (sentence string)
}

// NewTextField returns a field of one line.
func NewTextField(f Field) *TextField { return newTextField(f, 1) }

// NewTextArea returns a field that shows so many lines at least.
func NewTextArea(f Field, rows int) *TextField { return newTextField(f, max(2, rows)) }

// NewSecretField returns a field of one line whose text is not shown.
func NewSecretField(f Field) *TextField {
	t := newTextField(f, 1)
	t.entry.Password = true
	return t
}

func newTextField(f Field, rows int) *TextField {
	t := &TextField{entry: newInput(rows)}
	t.entry.PlaceHolder = f.Hint
	t.entry.OnChanged = t.typed
	t.entry.onReturn = t.Commit
	t.entry.onEscape = t.restore
	t.entry.onFocus = func(focused bool) {
		if focused {
			keepInSight(t.frame.box)
			call(t.OnFocus)
			return
		}
		t.Commit()
	}
	t.frame = newFrame(f, t.entry)
	t.ExtendBaseWidget(t)
	return t
}

// OnOvertake is called, when set, after a text counted that was typed while its field got another value from elsewhere,
// with that value: nobody's text is replaced in silence.
var OnOvertake func(theirs string)

// Set shows a value. What is being typed is not overwritten.
func (t *TextField) Set(text string) {
	untouched := t.entry.Text == t.shown || t.entry.Text == t.reported
	if t.entry.focused && !untouched && text != t.shown {
		t.theirs = &text
	}
	t.shown, t.reported = text, text
	if !t.entry.focused || untouched {
		t.entry.put(text)
	}
}

// Value returns the text as it stands in the field.
func (t *TextField) Value() string { return t.entry.Text }

// Commit reports the text, if it was changed and is valid.
func (t *TextField) Commit() {
	text := t.entry.Text
	if text == t.shown || text == t.reported {
		return
	}
	if t.validate != nil {
		sentence := t.validate(text)
		t.SetProblem(sentence)
		if sentence != "" {
			return
		}
	}
	t.reported = text
	t.entry.forgetTyping()
	theirs := t.theirs
	t.theirs = nil
	if t.OnCommit != nil {
		t.OnCommit(text)
	}
	if theirs != nil && OnOvertake != nil {
		OnOvertake(*theirs)
	}
}

// SetProblem shows a sentence below the field, or takes it away when it is empty.
func (t *TextField) SetProblem(sentence string) { t.frame.setProblem(sentence) }

// SetReadOnly lets the text be read and copied only.
func (t *TextField) SetReadOnly(readOnly bool) {
	if readOnly {
		t.entry.Disable()
		return
	}
	t.entry.Enable()
}

// Focus gives the keyboard to the field.
func (t *TextField) Focus() { focus(t.entry) }

// CreateRenderer is Fyne's way to ask for the drawing.
func (t *TextField) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(t.frame.box)
}

func (t *TextField) typed(text string) {
	t.reported = t.shown
	t.SetProblem("")
	if t.OnType != nil {
		t.OnType(text)
	}
}

// restore takes back what was typed; with nothing to take back, Escape is for others.
func (t *TextField) restore() (used bool) {
	t.SetProblem("")
	t.theirs = nil
	if t.entry.Text == t.shown {
		return false
	}
	t.entry.put(t.shown)
	t.reported = t.shown
	if t.OnType != nil {
		t.OnType(t.shown)
	}
	return true
}
