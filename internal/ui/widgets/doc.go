// Package widgets holds the controls of SLO Charter. They know Fyne and the theme, and nothing of SLOs, files or
// workspaces; every text on them is handed in by whoever uses them.
//
// One way for all: a New function, exported OnX callbacks, and a silent Set that shows a value without firing
// them. Sizes and colours come from the theme.
//
//	KeyGrid, LetterChip              the grid of letters, and its letters alone
package widgets
