package stage

// Look says whether the application is light or dark.
type Look string

// The looks.
const (
	LookSystem Look = "system"
	LookLight  Look = "light"
	LookDark   Look = "dark"
)

// NormalText is the text size at which nothing is made larger or smaller, in per cent.
const NormalText = 100

// TextSizes lists the text sizes that can be chosen, in per cent, from small to large.
func TextSizes() []int { return []int{80, 90, NormalText, 115, 130, 150, 175, 200} }

// Preferences are what the person at this computer chose. They are kept outside of the workspace.
type Preferences struct {
	Author   string // who edits, as the change log names them
	Look     Look
	TextSize int // one of TextSizes
}

// Preferring is where a screen reads the preferences and changes them. A change takes effect at once; that it could not
// be kept is told in the banner.
type Preferring interface {
	Preferences() Preferences
	Prefer(p Preferences)
}
