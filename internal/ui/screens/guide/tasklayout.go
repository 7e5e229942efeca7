package guide

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/ui/theme"
)

// taskLayout puts a task on one line (done, text, owner, due, remove) or, where that leaves the text too little room,
// owner and due below the text. What is late stands below the due date.
type taskLayout struct{}

const (
	ownerEms = 10
	dueEms   = 9.5
	textEms  = 18 // the least room for a text on one line with the rest
)

// Layout is called by Fyne.
func (t taskLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	done, text, owner, due, remove, late := objects[0], objects[1], objects[2], objects[3], objects[4], objects[5]
	gap, em := theme.Space(1), theme.Size(theme.SizeText)
	left, right := done.MinSize().Width, remove.MinSize().Width
	width := size.Width - left - right - gap
	settle(done, left)
	settle(remove, right)
	remove.Move(fyne.NewPos(size.Width-right, 0))
	settle(owner, ownerEms*em)
	settle(due, dueEms*em)
	settle(late, dueEms*em)
	beside := t.beside(width)
	at := fyne.NewPos(left+width-(ownerEms+dueEms)*em-gap, 0)
	if beside {
		settle(text, width-(ownerEms+dueEms)*em-3*gap)
	} else {
		settle(text, width)
		at = fyne.NewPos(left, text.Size().Height+gap)
	}
	done.Move(fyne.NewPos(0, (lineOf(text)-lineOf(done))/2))
	text.Move(fyne.NewPos(left, 0))
	owner.Move(at)
	due.Move(at.AddXY(ownerEms*em+gap, 0))
	late.Move(at.AddXY(ownerEms*em+gap, due.Size().Height+gap/2))
	if !beside {
		late.Move(at.AddXY((ownerEms+dueEms)*em+3*gap, (due.Size().Height-late.Size().Height)/2))
	}
}

// MinSize is called by Fyne; it is as high as the task is at the width that its text has now.
func (t taskLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	text, due, late := objects[1], objects[3], objects[5]
	gap, em := theme.Space(1), theme.Size(theme.SizeText)
	dates := due.MinSize().Height
	stacked := objects[2].Position().Y > 0
	if late.Visible() && !stacked {
		dates += late.MinSize().Height + gap/2
	}
	height := max(text.MinSize().Height, dates)
	if stacked {
		height = text.MinSize().Height + gap + dates
	}
	return fyne.NewSize((ownerEms+dueEms)*em+objects[0].MinSize().Width+objects[4].MinSize().Width+3*gap, height)
}

func (taskLayout) beside(width float32) bool {
	return width >= (ownerEms+dueEms+textEms)*theme.Size(theme.SizeText)
}
