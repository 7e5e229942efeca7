// Package workspace is the open document as one value: what an organisation wrote down about its services, their SLOs,
// who does what, and the policy. Every edit is a method here, on a copy; every list and figure that several screens,
// sheets or commands show is computed here, once. It knows nothing of files, windows or goroutines.
package workspace

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/google/uuid"

	"slocharter/internal/lifecycle"
	"slocharter/internal/people"
	"slocharter/internal/policy"
	"slocharter/internal/raci"
	"slocharter/internal/review"
	"slocharter/internal/slo"
)

// Table holds the rows of one kind by their ID.
type Table[R comparable] map[string]R

// Workspace is the document. The zero value is empty; New and Sample return filled ones. Rows are plain comparable
// values that refer to each other by ID.
type Workspace struct {
	Infos   Table[Info] // exactly one
	Terms   Table[Term]
	Letters Table[raci.Letter]
	Rules   Table[raci.Rule]
	Columns Table[raci.Column]
	Cells   Table[raci.Cell]

	Personas Table[people.Persona]
	People   Table[people.Person]
	Holdings Table[people.Holding]

	Services     Table[slo.Service]
	Journeys     Table[slo.Journey]
	Expectations Table[slo.Expectation]
	Dependencies Table[slo.Dependency]
	SLOs         Table[slo.SLO]
	Targets      Table[slo.Target]
	Incidents    Table[slo.Incident]
	Exclusions   Table[slo.Exclusion]
	Sources      Table[slo.Source]

	Steps      Table[lifecycle.Step]
	Questions  Table[lifecycle.Question]
	UsualTasks Table[lifecycle.UsualTask]
	Criteria   Table[lifecycle.Criterion]
	Cycles     Table[lifecycle.Cycle]
	Answers    Table[lifecycle.Answer]
	Tasks      Table[lifecycle.Task]
	Ticks      Table[lifecycle.Tick]
	Evidence   Table[lifecycle.Evidence]
	StepSigns  Table[lifecycle.SignOff]

	Versions    Table[policy.Version]
	Sections    Table[policy.Section]
	PolicyRules Table[policy.Rule]
	PolicySigns Table[policy.SignOff]

	Processes    Table[policy.Process]
	ProcessSteps Table[policy.ProcessStep]
	Decisions    Table[policy.Decision]

	Agenda        Table[review.AgendaItem] // without any of a kind the usual one holds
	Advice        Table[review.Advice]     // rows that are missing are the usual ones
	Cadences      Table[review.Cadence]
	Reviews       Table[review.Review]
	Topics        Table[review.Topic]
	Lines         Table[review.Line]
	ReviewAnswers Table[review.Answer]
	Attendees     Table[review.Attendee]
	Actions       Table[review.ActionItem]
	FollowUps     Table[review.FollowUp]

	Proposals     Table[review.Proposal]
	ProposalSigns Table[review.SignOff]
	RoadmapItems  Table[review.RoadmapItem]
	Balances      Table[review.WorkBalance]

	index *index // of a workspace that is not edited any more; may be nil
}

// Info is what is said of the workspace as a whole.
type Info struct {
	ID     string
	Name   string
	Scheme string // the key of the letters' scheme in use: "raci", "rasci", "daci"
}

// Term is an entry of the glossary.
type Term struct {
	ID       string
	Term     string
	Short    string // one sentence, for a tooltip
	Meaning  string
	Position int
}

// Info returns what is said of the workspace as a whole; zero for an empty workspace.
func (w Workspace) Info() Info {
	for _, info := range w.Infos {
		return info
	}
	return Info{}
}

// Clone returns a workspace that can be edited without changing this one.
func (w Workspace) Clone() Workspace {
	var c Workspace
	for _, k := range kinds {
		k.rows.clone(&c, &w)
	}
	return c
}

// NewID returns an ID for a new row. IDs sort by the time of their making.
func NewID() string {
	return uuid.Must(uuid.NewV7()).String()
}

// put writes a row into a table that may not exist yet.
func put[R comparable](t *Table[R], id string, row R) {
	if *t == nil {
		*t = Table[R]{}
	}
	(*t)[id] = row
}

// where lists the rows for which keep holds, by position, then by ID.
func where[R comparable](t Table[R], position func(R) int, keep func(R) bool) []R {
	ids := slices.Collect(maps.Keys(t))
	ids = slices.DeleteFunc(ids, func(id string) bool { return !keep(t[id]) })
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(cmp.Compare(position(t[a]), position(t[b])), cmp.Compare(a, b))
	})
	rows := make([]R, len(ids))
	for i, id := range ids {
		rows[i] = t[id]
	}
	return rows
}

func every[R any](R) bool { return true }

// next returns the position after the last of the rows.
func next[R any](rows []R, position func(R) int) int {
	if len(rows) == 0 {
		return 1
	}
	return position(rows[len(rows)-1]) + 1
}

// byName orders rows that people look up by name.
func byName[R any](rows []R, name func(R) string) []R {
	slices.SortStableFunc(rows, func(a, b R) int {
		return cmp.Compare(strings.ToLower(name(a)), strings.ToLower(name(b)))
	})
	return rows
}
