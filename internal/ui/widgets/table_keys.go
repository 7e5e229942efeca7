package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"slocharter/internal/ui/theme"
)

// TypedShortcut sorts and makes columns wider: Ctrl with an arrow to the side sorts by the column there, up and down say
// which way; with Shift, the column that is sorted by becomes wider or narrower.
func (b *tableBody) TypedShortcut(shortcut fyne.Shortcut) {
	custom, ok := shortcut.(*desktop.CustomShortcut)
	if !ok || !b.arrangeBy(custom.KeyName, custom.Modifier) {
		bubbleShortcut(b, shortcut)
	}
}

func (b *tableBody) arrangeBy(key fyne.KeyName, modifier fyne.KeyModifier) (used bool) {
	side := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1}[key]
	switch modifier {
	case fyne.KeyModifierShortcutDefault:
		return !b.spec.Fixed && b.sortByKey(key, side)
	case fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift:
		if side != 0 {
			b.widenByKey(side)
		}
		return side != 0
	}
	return false
}

func (b *tableBody) sortByKey(key fyne.KeyName, side int) (used bool) {
	switch {
	case side != 0:
		b.sortBy(b.columnBeside(side), b.down)
	case key == fyne.KeyUp, key == fyne.KeyDown:
		b.sortBy(max(0, b.column), key == fyne.KeyDown)
	default:
		return false
	}
	return true
}

// columnBeside is the next visible column on a side of the one that is sorted by; beyond the last it is -1, for none.
func (b *tableBody) columnBeside(side int) int {
	places := b.layout(b.Size().Width)
	count := len(places) + 1 // with none, which comes before the first
	for i, at := 0, b.column+1; i < count; i++ {
		at = (at + side + count) % count
		if at == 0 || places[at-1].width > 0 {
			return at - 1
		}
	}
	return -1
}

// widenByKey makes the column that is sorted by, or else the first, wider or narrower.
func (b *tableBody) widenByKey(side int) {
	b.widen(max(0, b.column), float32(side)*columnStep*theme.Size(theme.SizeText))
	b.keepWidths()
}
