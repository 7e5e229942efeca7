package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// EmptyState returns what a screen shows while it has nothing to show: an icon, one sentence, and one button for
// what is best done first. Without a text there is no button.
func EmptyState(icon fyne.Resource, sentence, button string, tapped func()) fyne.CanvasObject {
	if button == "" {
		return emptyState(icon, sentence)
	}
	return EmptyStateWith(icon, sentence, NewPrimary(button, tapped))
}

// EmptyStateWith is EmptyState with a button that the screen keeps, to give it the keyboard.
func EmptyStateWith(icon fyne.Resource, sentence string, button *Button) fyne.CanvasObject {
	return emptyState(icon, sentence, container.NewCenter(button))
}

func emptyState(icon fyne.Resource, sentence string, below ...fyne.CanvasObject) fyne.CanvasObject {
	picture := container.New(square(12), widget.NewIcon(theme.Tinted(icon, theme.Muted)))
	text := NewParagraph(sentence, Look{Token: theme.Muted, Align: fyne.TextAlignCenter})
	parts := append([]fyne.CanvasObject{container.NewCenter(picture), text}, below...)
	return container.New(upperMiddle{}, container.New(stacked(4), parts...))
}

// upperMiddle is a layout that puts a narrow column a little above the middle, where the eye looks first.
type upperMiddle struct{}

func (upperMiddle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width, theme.Size(theme.SizeText)*28)
	for _, o := range objects {
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(width, height))
		o.Move(fyne.NewPos((size.Width-width)/2, max(0, (size.Height-height)*0.4)))
	}
}

func (upperMiddle) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return stacked(0).MinSize(objects)
}
