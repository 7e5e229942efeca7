package changes

import (
	"slices"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/lifecycle"
	"slocharter/internal/policy"
	"slocharter/internal/raci"
	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// Names finds what rows are called: as they are in a workspace or, for those that are gone from it, as the change knew them.
type Names struct {
	Now    workspace.Workspace
	Change workspace.Change
}

// Field is a field of a row as people read it.
type Field struct {
	Column        string // as in the workspace's kinds
	Name          string
	Before, After string // empty where there is nothing
}

// noise lists the columns that say nothing to people.
var noise = []string{"id", "position", "cycle_id", "worksheets"}

// Of names a row; empty where it has no name.
func (n Names) Of(kind, id string) string {
	if kind == store.Measurement {
		kind = "slo"
	}
	return Cut(workspace.Called(kind, id, n.values))
}

// values returns the fields of a row by their columns.
func (n Names) values(kind, id string) map[string]string {
	values := map[string]string{}
	known, ok := workspace.KindNamed(kind)
	if !ok {
		return values
	}
	if row, ok := known.Values(n.Now, id); ok {
		for i, c := range known.Columns {
			values[c.Name] = row[i]
		}
		return values
	}
	for _, row := range n.Change {
		if row.Kind == kind && row.ID == id {
			for _, f := range row.Fields {
				values[f.Name] = f.After
				if row.Op == workspace.Delete {
					values[f.Name] = f.Before
				}
			}
		}
	}
	return values
}

// Fields lists the fields of a changed row that tell something, in words.
func (n Names) Fields(row workspace.RowChange) []Field {
	known, _ := workspace.KindNamed(row.Kind)
	if row.Kind == store.Measurement {
		known = measurement
	}
	var fields []Field
	for _, f := range row.Fields {
		at := slices.IndexFunc(known.Columns, func(c workspace.Column) bool { return c.Name == f.Name })
		if at < 0 || slices.Contains(noise, f.Name) {
			continue
		}
		c := known.Columns[at]
		if row.Op == workspace.Update || n.tells(row, c, f.Before+f.After) {
			fields = append(fields, Field{f.Name, words.Field(f.Name), n.say(row.Kind, c, f.Before), n.say(row.Kind, c, f.After)})
		}
	}
	return fields
}

// tells tells whether a value of a row that came or went says more than the row's name does.
func (n Names) tells(row workspace.RowChange, c workspace.Column, value string) bool {
	no := c.Integer && value == "0"
	return value != "" && !no && value != n.Of(row.Kind, row.ID)
}

// say writes the value of a field for people.
func (n Names) say(kind string, c workspace.Column, value string) string {
	switch {
	case value == "":
		return ""
	case c.Ref != "":
		return n.refer(c.Ref, value)
	case slices.Contains(figures, c.Name):
		return value
	case c.Integer && value == "1":
		return words.T("history.yes")
	case c.Integer:
		return words.T("history.no")
	}
	for _, column := range []string{kind + "." + c.Name, c.Name} {
		if spoken[column] != nil {
			return spoken[column](value)
		}
	}
	return moment(value)
}

// moment writes a date, or a date and time, for people. Other text comes back as it is.
func moment(value string) string {
	if t := slo.Moment(value); !t.IsZero() {
		return words.Moment(t, time.UTC)
	}
	return words.Date(value)
}

// measurement is what the change log says of a change of measurements: they are no rows of the workspace.
var measurement = workspace.Kind{Name: store.Measurement, Columns: []workspace.Column{
	{Name: "first"}, {Name: "last"}, {Name: "added"}, {Name: "replaced"}, {Name: "removed"},
}}

func (n Names) refer(kind, id string) string {
	if name := n.Of(kind, id); name != "" {
		return name
	}
	return words.T("history.gone", "Kind", words.Kind(kind))
}

// figures lists the columns that hold numbers; all other whole numbers are yes or no.
var figures = []string{"number", "limit", "min", "max", "copies"}

// spoken says the values that have a word of their own, by their columns; where a column means something else in one
// kind of row, by the kind as well.
var spoken = map[string]func(string) string{
	"phase":      func(v string) string { return words.Phase(lifecycle.Phase(v)) },
	"severity":   func(v string) string { return words.Severity(raci.Severity(v)) },
	"mode":       func(v string) string { return words.Mode(policy.Mode(v)) },
	"state":      func(v string) string { return words.PolicyState(policy.State(v)) },
	"signal":     func(v string) string { return words.Signal(policy.Signal(v)) },
	"scope":      func(v string) string { return words.Scope(policy.Scope(v)) },
	"action":     func(v string) string { return words.Action(policy.Action(v)) },
	"comparison": words.Comparison,
	"indicator":  func(v string) string { return words.Indicator(slo.Indicator(v)) },
	"method":     func(v string) string { return words.Method(slo.Method(v)) },
	"standing":   func(v string) string { return words.Standing(slo.Standing(v)) },
	"cause":      func(v string) string { return words.Cause(slo.Cause(v)) },
	"treatment":  func(v string) string { return words.Treatment(budget.Treatment(v)) },
	"missing":    func(v string) string { return words.Missing(budget.Missing(v)) },
	"way":        func(v string) string { return words.Way(slo.Way(v)) },
	"auth":       func(v string) string { return words.Auth(slo.Auth(v)) },
	"verdict":    func(v string) string { return words.Action(policy.Action(v)) },
	"share":      func(v string) string { return words.Percent(slo.Percent(v)) },
	"enough":     func(v string) string { return words.Percent(slo.Percent(v)) },

	"expectation.kind": func(v string) string { return words.Expectation(slo.ExpectationKind(v)) },
	"target.kind":      func(v string) string { return words.TargetKind(slo.TargetKind(v)) },
	"process.kind":     func(v string) string { return words.ProcessKind(policy.ProcessKind(v)) },
	"exclusion.reason": func(v string) string { return words.ExclusionReason(slo.Reason(v)) },
	"window":           func(v string) string { return words.Window(slo.Window(v)) },
	"span":             func(v string) string { return words.Window(slo.Window(v)) },
	"goal":             func(v string) string { return words.Percent(slo.Percent(v)) },
	"slice_target":     func(v string) string { return words.Percent(slo.Percent(v)) },
	"promise":          func(v string) string { return words.Percent(slo.Percent(v)) },

	"review.kind":       func(v string) string { return words.ReviewKind(review.Kind(v)) },
	"cadence.kind":      func(v string) string { return words.ReviewKind(review.Kind(v)) },
	"agenda_item.kind":  func(v string) string { return words.ReviewKind(review.Kind(v)) },
	"review.state":      func(v string) string { return words.ReviewState(review.State(v)) },
	"action_item.state": func(v string) string { return words.ActionState(review.ActionState(v)) },
	"follow_up.state":   func(v string) string { return words.ActionState(review.ActionState(v)) },
	"proposal.state":    func(v string) string { return words.ProposalState(review.ProposalState(v)) },
	"proposal.change":   func(v string) string { return words.ProposalChange(review.Change(v)) },
	"proposal.before":   func(v string) string { return words.Percent(slo.Percent(v)) },
	"toil":              func(v string) string { return words.Level(review.Level(v)) },
	"satisfaction":      func(v string) string { return words.Level(review.Level(v)) },
	"balance":           func(v string) string { return words.Balance(review.Balance(v)) },
	"size":              func(v string) string { return words.Size(review.Size(v)) },

	"review_line.state":   func(v string) string { return words.State(budget.State(v)) },
	"review_line.decided": func(v string) string { return words.Decided(review.Decided(v)) },
	"review_line.sli":     share, "review_line.left": share, "review_line.before": share,
	"review_line.valid": amount, "review_line.bad": amount, "review_line.allowed": amount,
}

// share says a share that a review froze, and amount a number of events.
func share(v string) string  { return words.Share(review.Figure(v)) }
func amount(v string) string { return words.Amount(review.Figure(v)) }
