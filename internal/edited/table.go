package edited

import (
	"slices"
	"strings"

	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// Table is a kind of rows that people may edit in a workbook: one entry of Tables is all that another kind needs.
type Table struct {
	Name   string // of the rows' kind; "holding" for who holds a persona for one service
	Fields []Field
	// Rows lists the IDs of the rows that a workbook about a service shows; about all services for an empty ID.
	Rows   func(w workspace.Workspace, serviceID string) []string
	label  func(w workspace.Workspace, id string) string
	fixed  func(w workspace.Workspace, id string) bool // nil: all rows can be edited
	exists func(w workspace.Workspace, id string) bool
	add    func(t Table, w *workspace.Workspace, row fresh) error // nil: no rows can be added
	remove func(w *workspace.Workspace, id string) error          // nil: no rows can be removed
	titled string                                                 // the field that a new row is called by; empty: the first that can be edited
	// known tells whether a new row says what is here already; nil: whether a row that was not exported is alike.
	known func(w workspace.Workspace, row fresh) bool
}

// Field is a column of a table.
type Field struct {
	Name    string // as words.Field knows it
	Width   float64
	Date    bool
	Options func() []string                                 // the words to choose from, if it has some
	Text    func(w workspace.Workspace, id string) string   // as it stands in the cell
	read    func(w workspace.Workspace, text string) string // spells what people typed as Text would; nil: as it is
	set     func(w *workspace.Workspace, id, text, today string) error
}

// Header is what stands above the column.
func (f Field) Header() string { return words.Field(f.Name) }

// Editable tells whether the field is more than a help for reading the row.
func (f Field) Editable() bool { return f.set != nil }

// retold is what was exported as it would be exported now: a word may have been in another language.
func (f Field) retold(w workspace.Workspace, exported string) string {
	if f.Options == nil {
		return exported
	}
	return f.read(w, exported)
}

// fresh is a new row: what was typed, by the names of the fields.
type fresh struct {
	values  map[string]string
	service string // what the workbook is about
	today   string
}

// Title is what the sheet of the table is called.
func (t Table) Title() string { return words.T("edited.tab." + t.Name) }

// About says what the sheet of the table is for.
func (t Table) About() string { return words.T("edited.about." + t.Name) }

// Fixed tells whether a row is there only for reading.
func (t Table) Fixed(w workspace.Workspace, id string) bool { return t.fixed != nil && t.fixed(w, id) }

// Growing tells whether rows can be added to the table.
func (t Table) Growing() bool { return t.add != nil }

// TableNamed returns the table with a name.
func TableNamed(name string) (Table, bool) {
	i := slices.IndexFunc(Tables, func(t Table) bool { return t.Name == name })
	if i < 0 {
		return Table{}, false
	}
	return Tables[i], true
}

func (t Table) field(name string) (Field, bool) {
	i := slices.IndexFunc(t.Fields, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return Field{}, false
	}
	return t.Fields[i], true
}

func (t Table) there(w workspace.Workspace, id string) bool {
	if t.exists != nil {
		return t.exists(w, id)
	}
	return w.Has(t.Name, id)
}

// text returns a field of a row as it is compared; empty for a row that is not there.
func (t Table) text(f Field, w workspace.Workspace, id string) string {
	if !t.there(w, id) {
		return ""
	}
	return clean(f.Text(w, id))
}

// clean removes what programs and people change in a text without meaning it.
func clean(text string) string {
	if strings.IndexByte(text, '\r') < 0 && !strings.Contains(text, "\u00a0") {
		return strings.TrimSpace(text)
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	return strings.TrimSpace(strings.ReplaceAll(text, "\u00a0", " "))
}

// textField is a field that holds a text of a row of the workspace.
func textField[R comparable](name string, width float64, of func(workspace.Workspace) workspace.Table[R], at func(*R) *string, put func(*workspace.Workspace, R) error) Field {
	return Field{
		Name: name, Width: width,
		Text: func(w workspace.Workspace, id string) string {
			row := of(w)[id]
			return *at(&row)
		},
		set: func(w *workspace.Workspace, id, text, _ string) error {
			row := of(*w)[id]
			*at(&row) = text
			return put(w, row)
		},
	}
}

// fixedField is a field that helps to read the row.
func fixedField(name string, width float64, text func(w workspace.Workspace, id string) string) Field {
	return Field{Name: name, Width: width, Text: text}
}

// dated lets a field hold a date.
func dated(f Field) Field {
	f.Date = true
	f.read = func(_ workspace.Workspace, text string) string {
		day, _, _ := strings.Cut(text, " ") // a time of the day behind a date means nothing
		if len(day) == len(workspace.DateLayout) {
			return day
		}
		return text
	}
	return f
}

// chosen lets a field hold one of some values, each with a word.
func chosen[V ~string](name string, width float64, values []V, word func(V) string, get func(workspace.Workspace, string) V, set func(w *workspace.Workspace, id string, value V, today string) error) Field {
	return Field{
		Name: name, Width: width,
		Options: func() []string {
			var all []string
			for _, v := range values {
				if v != "" {
					all = append(all, word(v))
				}
			}
			return all
		},
		Text: func(w workspace.Workspace, id string) string { return said(get(w, id), word) },
		read: func(_ workspace.Workspace, text string) string {
			for _, v := range values {
				if words.Says(text, said(v, word)) || strings.EqualFold(text, string(v)) {
					return said(v, word)
				}
			}
			return text
		},
		set: func(w *workspace.Workspace, id, text, today string) error {
			for _, v := range values {
				if text == said(v, word) {
					return set(w, id, v, today)
				}
			}
			return workspace.BadChoice{Field: name, Text: text}
		},
	}
}

// said is a value's word; nothing for no value.
func said[V ~string](value V, word func(V) string) string {
	if value == "" {
		return ""
	}
	return word(value)
}

// yesOrNo lets a field hold a yes or a no.
func yesOrNo(name string, width float64, get func(workspace.Workspace, string) bool, set func(w *workspace.Workspace, id string, yes bool) error) Field {
	value := func(yes bool) answer {
		if yes {
			return yesAnswer
		}
		return noAnswer
	}
	f := chosen(name, width, []answer{yesAnswer, noAnswer}, answer.word,
		func(w workspace.Workspace, id string) answer { return value(get(w, id)) },
		func(w *workspace.Workspace, id string, a answer, _ string) error { return set(w, id, a == yesAnswer) })
	known := f.read
	f.read = func(w workspace.Workspace, text string) string {
		switch strings.ToLower(text) {
		case "true", "1", "x", "✓", "✔", "y":
			return yesAnswer.word()
		case "false", "0", "", "n":
			return noAnswer.word()
		}
		return known(w, text)
	}
	return f
}

type answer string

const (
	yesAnswer answer = "yes"
	noAnswer  answer = "no"
)

func (a answer) word() string {
	if a == yesAnswer {
		return words.T("workbook.yes")
	}
	return words.T("workbook.no")
}
