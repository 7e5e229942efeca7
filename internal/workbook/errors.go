package workbook

// Exists is the error for a file of that name that may not be replaced.
type Exists struct{ Path string }

func (e Exists) Error() string { return "file exists: " + e.Path }

// Sentence returns the key of what people are told, and its arguments.
func (e Exists) Sentence() (string, []any) { return "error.exists", []any{"File", e.Path} }

// NoFolder is the error for a folder that is not there.
type NoFolder struct{ Path string }

func (e NoFolder) Error() string { return "no folder for " + e.Path }

// Sentence returns the key of what people are told, and its arguments.
func (e NoFolder) Sentence() (string, []any) {
	return "workbook.error.no-folder", []any{"File", e.Path}
}

// Denied is the error for a place where the operating system does not let us write.
type Denied struct{ Path string }

func (e Denied) Error() string { return "cannot be written: " + e.Path }

// Sentence returns the key of what people are told, and its arguments.
func (e Denied) Sentence() (string, []any) { return "workbook.error.denied", []any{"File", e.Path} }

// InUse is the error for a file that cannot be replaced, usually because another program has it open.
type InUse struct{ Path string }

func (e InUse) Error() string { return "in use: " + e.Path }

// Sentence returns the key of what people are told, and its arguments.
func (e InUse) Sentence() (string, []any) { return "workbook.error.in-use", []any{"File", e.Path} }

// Full is the error for a disk without room.
type Full struct{ Path string }

func (e Full) Error() string { return "disk full: " + e.Path }

// Sentence returns the key of what people are told, and its arguments.
func (e Full) Sentence() (string, []any) { return "error.full", []any{"File", e.Path} }
