// Package widgets holds the controls of SLO Charter. They know Fyne and the theme, and nothing of SLOs, files or
// workspaces; every text on them is handed in by whoever uses them.
//
// One way for all: a New function, exported OnX callbacks, and a silent Set that shows a value without firing
// them. Sizes and colours come from the theme.
//
//	KeyGrid, LetterChip              the grid of letters, and its letters alone
//	TextField, ChoiceField,          fields: a label that explains itself, a value, a sentence about what is wrong
//	CheckField, DateField,
//	MarkdownField, Markdown, SliderField
//	FigureLine                       a figure that can be opened to see where it comes from
//	SortTable                        rows to read, sort, filter and open
//	EntryGrid                        rows that are typed where they stand
//	Chip, Bar, ProgressDots          states, each with a colour and a shape
//	Dialog, Picker, OpenMenu         everything that opens above the window
//	Path                             the steps of a way, in phases
//	Banner, EmptyState, Card,        the parts of a screen; Column and Tabs scroll and switch
//	Section, Stack, TwoColumns
//	InlineList                       a short list that is edited where it stands
//	Button, Term, TipLayer           buttons and words with tooltips
//	Text, Paragraph                  text without room around it, on one line or wrapping
//
// Keys that a focused widget does not use go on to the canvas, where an open dialog listens for Enter and
// Escape. Widgets of other packages do so by PassKey and PassShortcut; plain Fyne entries do not, so dialogs hold none.
package widgets
