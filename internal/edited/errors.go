package edited

// NotOurs is the error for a file that is no workbook of ours, or has lost what tells so.
type NotOurs struct{}

func (NotOurs) Error() string { return "not one of our workbooks" }

// Sentence returns what people are told.
func (NotOurs) Sentence() (string, []any) { return "edited.not-ours", nil }

// Newer is the error for a workbook of a newer version of the application.
type Newer struct{}

func (Newer) Error() string { return "workbook of a newer version" }

// Sentence returns what people are told.
func (Newer) Sentence() (string, []any) { return "edited.newer", nil }

// OtherWorkspace is the error for a workbook that was exported from another workspace.
type OtherWorkspace struct{}

func (OtherWorkspace) Error() string { return "workbook of another workspace" }

// Sentence returns what people are told.
func (OtherWorkspace) Sentence() (string, []any) { return "edited.other-workspace", nil }

// Unknown is the error for the name of somebody whom the workspace does not know.
type Unknown struct{ Name string }

func (e Unknown) Error() string { return "nobody is called " + e.Name }

// Sentence returns what people are told.
func (e Unknown) Sentence() (string, []any) { return "edited.unknown", []any{"Name", e.Name} }

// Namesakes is the error for a name that several people have.
type Namesakes struct{ Name string }

func (e Namesakes) Error() string { return "several people are called " + e.Name }

// Sentence returns what people are told.
func (e Namesakes) Sentence() (string, []any) { return "edited.namesakes", []any{"Name", e.Name} }

// NoValue is the error for a cell with a formula that gave nothing or an error.
type NoValue struct{ Text string }

func (e NoValue) Error() string { return "cell without a value " + e.Text }

// Sentence returns what people are told.
func (e NoValue) Sentence() (string, []any) { return "edited.no-value", []any{"Text", e.Text} }

// Cut is the error for a text that was too long for a cell when it was exported: what is in the cell is only its beginning.
type Cut struct{}

func (Cut) Error() string { return "text was cut for the cell" }

// Sentence returns what people are told.
func (Cut) Sentence() (string, []any) { return "edited.cut", nil }

// Twice is the error for something that the file says in two places, differently.
type Twice struct{ Sheet, Cell string }

func (e Twice) Error() string { return "said differently at " + e.Sheet + "!" + e.Cell }

// Sentence returns what people are told.
func (e Twice) Sentence() (string, []any) {
	return "edited.twice", []any{"Sheet", e.Sheet, "Cell", e.Cell}
}

// Copied is the error for a copy of a row that there can be only once.
type Copied struct{}

func (Copied) Error() string { return "copy of a row" }

// Sentence returns what people are told.
func (Copied) Sentence() (string, []any) { return "edited.copied", nil }

// Fixed is the error for a new row in a table that people cannot add to.
type Fixed struct{}

func (Fixed) Error() string { return "row that cannot be added" }

// Sentence returns what people are told.
func (Fixed) Sentence() (string, []any) { return "edited.fixed", nil }

// NoDraft is the error for a new text of a policy that has no draft.
type NoDraft struct{}

func (NoDraft) Error() string { return "no draft for a new text" }

// Sentence returns what people are told.
func (NoDraft) Sentence() (string, []any) { return "edited.no-draft", nil }
