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
	picture := container.New(square(12), widget.NewIcon(theme.Tinted(icon, theme.Muted)))
	text := NewParagraph(sentence, Look{Token: theme.Muted, Align: fyne.TextAlignCenter})
	parts := []fyne.CanvasObject{container.NewCenter(picture), text}
	if button != "" {
		parts = append(parts, container.NewCenter(NewPrimary(button, tapped)))
	}
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
