package theme

import (
	_ "embed" // the symbols are part of the program

	"fyne.io/fyne/v2"
)

// symbols has the shapes that stand beside words of state (● ○ ◐ ✓ ✗ ▲ ▼ → …): Fyne's text fonts lack them, and a
// machine's own fonts may lack them too. symbols.py draws it.
//
//go:embed symbols.ttf
var symbols []byte

var symbolFont = fyne.NewStaticResource("symbols.ttf", symbols)

// Font returns our symbols as the first place to look for a character. Fyne goes on to its own text font of the style
// for all characters that are not there.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	if style.Monospace {
		return t.Theme.Font(style)
	}
	return symbolFont
}
