package raci

// Severity says how much a finding matters. None of them blocks anything.
type Severity string

// The severities, the worst first.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// Rule is a rule that a chart is checked against. An organisation may switch it off or change its limit.
type Rule struct {
	ID       string
	Key      string
	Severity Severity
	Name     string
	Why      string
	Limit    int // for rules that count: from this many on; 0 for the others
	Off      bool
	Position int
}

// The keys of the rules.
const (
	OneAccountable     = "one-accountable"
	SomeResponsible    = "some-responsible"
	LetterUnknown      = "unknown-letter"
	EmptyRow           = "empty-row"
	EmptyColumn        = "empty-column"
	ManyResponsible    = "many-responsible"
	ManyConsulted      = "many-consulted"
	NobodyConsulted    = "nobody-consulted"
	ManyInformed       = "many-informed"
	Redundant          = "redundant-combination"
	ChairEmpty         = "chair-empty"
	AccountableUnnamed = "accountable-unnamed"
	SamePersonTwice    = "same-person-twice"
	MostlyResponsible  = "mostly-responsible"
	MostAccountable    = "most-accountable"
	NeverDoes          = "never-does"
	NoBlank            = "no-blank"
	OnlyInformedSRE    = "sre-only-informed"
	ConsultedOnly      = "engineers-consulted-on-agreement"
	NoSupportColumn    = "no-support-column"
)

// Finding is what a rule found, and where. The words package makes the sentence.
type Finding struct {
	Rule     Rule
	Row      Row      // zero when the finding is about a column or the whole chart
	Columns  []Column // the columns concerned; the first is the place to show
	Letters  Letters  // the letters concerned, where one cell is meant
	Count    int      // how many were counted, where the rule counts
	Person   string   // the person concerned, if any
	Personas []string // what the personas concerned are called, if any
	Cures    []Cure
}

// Cure is a change of letters that settles a finding.
type Cure struct {
	Kind   CureKind
	Column Column // the column that the cure is named after
	Cells  []CellChange
}

// CureKind tells cures apart for the words on their button.
type CureKind string

// The kinds of cures.
const (
	KeepAccountable CureKind = "keep-accountable" // the column stays the only accountable one
	MakeAccountable CureKind = "make-accountable"
	MakeResponsible CureKind = "make-responsible"
	Simplify        CureKind = "simplify" // keep the stronger letter
	ClearCell       CureKind = "clear-cell"
)

// CellChange sets one cell.
type CellChange struct {
	RowID    string
	ColumnID string
	Letters  Letters
}
