package workspace

import "fmt"

// Alteration is something in a file that is not as this program wrote it.
type Alteration struct {
	What   Altered
	Kind   string // of the row; that of an SLO where measurements were altered
	ID     string // of the row
	Name   string // what the row is called, as well as it is known; may be empty
	Field  string // of the row: a column, or Revision
	Logged string // what the change log says: the text of the field, what it refers to, or how many there are
	Here   string // what the file holds
	Seq    int64  // the number of the entry of the change log that was altered, or after which a row was; 0: after the last
	Last   int64  // of several entries that are missing
	Detail string // of damage, for those who know the file format
}

// Altered says in which way.
type Altered string

// The ways.
const (
	Broken              Altered = "broken"               // the structure of the file is damaged
	EntryAltered        Altered = "entry-altered"        // an entry of the change log does not fit its seal
	EntriesMissing      Altered = "entries-missing"      // entries are missing, from Seq to Last
	Miscounted          Altered = "miscounted"           // the workspace counts other changes than there are
	RowAltered          Altered = "row-altered"          // a field is not what the log says
	RowMissing          Altered = "row-missing"          // a row is gone, without an entry
	RowAdded            Altered = "row-added"            // a row is there, without an entry
	RowDangling         Altered = "row-dangling"         // a row refers to one that is not there
	MeasurementsAltered Altered = "measurements-altered" // those of an SLO are not those that were written
	FiguresAltered      Altered = "figures-altered"      // what is kept about the measurements of an SLO does not fit them
	DisplacedAltered    Altered = "displaced-altered"    // what an entry replaced or removed is not what it was
)

// Alterations lists the ways.
var Alterations = []Altered{
	Broken, EntryAltered, EntriesMissing, Miscounted, RowAltered, RowMissing, RowAdded, RowDangling,
	MeasurementsAltered, FiguresAltered, DisplacedAltered,
}

// Revision is the field of an alteration that names no column: the number of the entry that wrote the row last.
const Revision = "rev"

// String says it for those who know the file format.
func (a Alteration) String() string {
	return fmt.Sprintf("%s %s %s %s: logged %q, here %q, entry %d to %d %s", a.What, a.Kind, a.ID, a.Field, a.Logged, a.Here, a.Seq, a.Last, a.Detail)
}
