package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// Dialog asks or tells something above the window: a message (no Cancel), a question (a Sentence), a form (a Body
// with fields). Enter confirms and Escape cancels, from every field of this package.
type Dialog struct {
	Title    string
	Sentence string            // below the title; may be empty
	Body     fyne.CanvasObject // fields or anything else; may be nil
	Confirm  string            // the text of the button that confirms
	Cancel   string            // the text of the button that cancels; empty for a message
	Danger   bool              // what is confirmed takes something away: Cancel has the focus

	Validate  func() (sentence string) // asked before confirming; a sentence is shown and keeps the dialog open
	OnConfirm func()                   // after the dialog has closed
	OnCancel  func()                   // after the dialog has closed

	Ready func() bool // asked before anything else: false keeps the dialog open, as when a field said what is wrong
}

// OpenDialog is a dialog on the screen.
type OpenDialog struct {
	dialog  Dialog
	canvas  fyne.Canvas
	popup   *widget.PopUp
	box     *dialogBox
	problem *problem
	confirm *Button
	before  fyne.Focusable       // what had the focus before
	keys    func(*fyne.KeyEvent) // who listened to the canvas before
}

// Open shows the dialog and gives the keyboard to its first field.
func (d Dialog) Open(c fyne.Canvas) *OpenDialog {
	o := &OpenDialog{dialog: d, canvas: c, before: c.Focused(), keys: c.OnTypedKey(), problem: newProblem()}
	o.confirm = o.buttons()
	o.open()
	o.focusFirst(o.confirm)
	return o
}

// Confirm does what the confirming button does.
func (o *OpenDialog) Confirm() {
	if o.dialog.Ready != nil && !o.dialog.Ready() {
		return
	}
	if o.dialog.Validate != nil {
		sentence := o.dialog.Validate()
		o.SetProblem(sentence)
		if sentence != "" {
			return
		}
	}
	o.Close()
	call(o.dialog.OnConfirm)
}

// Cancel does what the cancelling button does.
func (o *OpenDialog) Cancel() {
	o.Close()
	call(o.dialog.OnCancel)
}

// SetProblem shows a sentence above the buttons, or takes it away when it is empty.
func (o *OpenDialog) SetProblem(sentence string) {
	o.problem.set(sentence)
	o.fit()
}

// SetConfirm replaces the text of the button that confirms.
func (o *OpenDialog) SetConfirm(text string) { o.confirm.SetText(text) }

// Close takes the dialog away without asking, and gives the keyboard back.
func (o *OpenDialog) Close() {
	if !o.popup.Visible() {
		return
	}
	o.popup.Hide()
	popTipLayer(o.canvas)
	o.canvas.SetOnTypedKey(o.keys)
	if before, ok := o.before.(fyne.CanvasObject); ok && canvasOf(before) == o.canvas && before.Visible() {
		o.canvas.Focus(o.before)
	}
}

func (o *OpenDialog) buttons() (confirm *Button) {
	d := o.dialog
	confirm = NewPrimary(d.Confirm, o.Confirm)
	row := container.NewHBox(layout.NewSpacer(), confirm)
	if d.Cancel != "" {
		row.Objects = []fyne.CanvasObject{layout.NewSpacer(), NewButton(d.Cancel, o.Cancel), confirm}
	}
	if d.Danger {
		confirm.Importance = widget.DangerImportance
	}
	row.Hidden = d.Confirm == ""
	o.box = newDialogBox(d, o.problem, row)
	return confirm
}

func (o *OpenDialog) open() {
	content := pushTipLayer(container.New(inset(4), o.box), o.canvas)
	o.popup = widget.NewModalPopUp(content, o.canvas)
	o.canvas.SetOnTypedKey(o.key)
	o.popup.Show()
	o.fit()
}

// fit makes the dialog as large as its content needs and the window allows.
func (o *OpenDialog) fit() {
	room := o.canvas.Size().Subtract(fyne.NewSquareSize(theme.Space(8)))
	size := o.box.natural(room.Subtract(fyne.NewSquareSize(theme.Space(8)))).Add(fyne.NewSquareSize(theme.Space(8)))
	o.popup.Resize(size)
	if top := o.canvas.Overlays().Top(); top != nil {
		top.Refresh()
	}
}

func (o *OpenDialog) focusFirst(confirm *Button) {
	o.canvas.FocusNext()
	_, onButton := o.canvas.Focused().(*Button)
	if onButton && !o.dialog.Danger && o.dialog.Confirm != "" {
		o.canvas.Focus(confirm)
	}
}

// isMessage says whether there is nothing to cancel: Escape then does what the only button does.
func (o *OpenDialog) isMessage() bool { return o.dialog.Cancel == "" && o.dialog.Confirm != "" }

func (o *OpenDialog) key(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeyEscape && o.isMessage():
		o.Confirm()
	case ev.Name == fyne.KeyEscape:
		o.Cancel()
	case isReturn(ev.Name):
		o.Confirm()
	}
}
