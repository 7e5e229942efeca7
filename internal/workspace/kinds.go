package workspace

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"slocharter/internal/lifecycle"
	"slocharter/internal/people"
	"slocharter/internal/policy"
	"slocharter/internal/raci"
	"slocharter/internal/review"
	"slocharter/internal/slo"
)

// Kind describes the rows of one table, so that saving, logging, undo and removal are written once for all of them.
type Kind struct {
	Name    string   // as in the file and in the change log: "policy_rule"
	Columns []Column // the first is the ID
	rows    rows
}

// Column describes one field of a kind.
type Column struct {
	Name    string // "service_id"
	Integer bool   // whole number or yes/no, as opposed to text
	Ref     string // the kind that the text refers to, or empty
	Cascade bool   // whether the row goes with the row that it refers to, as opposed to forgetting it
	field   int
}

// rows is what a kind can do with its table in a workspace.
type rows interface {
	clone(to, from *Workspace)
	ids(w *Workspace) []string
	value(w *Workspace, id string) (reflect.Value, bool)
	put(w *Workspace, id string, v reflect.Value)
	remove(w *Workspace, id string)
	differing(a, b *Workspace) []string
	blank() reflect.Value
}

// kinds lists all tables, those that are referred to before those that refer to them.
var kinds = []Kind{
	kind("workspace", func(w *Workspace) *Table[Info] { return &w.Infos }),
	kind("term", func(w *Workspace) *Table[Term] { return &w.Terms }),
	kind("letter", func(w *Workspace) *Table[raci.Letter] { return &w.Letters }),
	kind("raci_rule", func(w *Workspace) *Table[raci.Rule] { return &w.Rules }),
	kind("raci_column", func(w *Workspace) *Table[raci.Column] { return &w.Columns }),
	kind("persona", func(w *Workspace) *Table[people.Persona] { return &w.Personas }),
	kind("person", func(w *Workspace) *Table[people.Person] { return &w.People }),
	kind("service", func(w *Workspace) *Table[slo.Service] { return &w.Services }),
	kind("holding", func(w *Workspace) *Table[people.Holding] { return &w.Holdings }),
	kind("step", func(w *Workspace) *Table[lifecycle.Step] { return &w.Steps }),
	kind("raci_cell", func(w *Workspace) *Table[raci.Cell] { return &w.Cells }),
	kind("question", func(w *Workspace) *Table[lifecycle.Question] { return &w.Questions }),
	kind("usual_task", func(w *Workspace) *Table[lifecycle.UsualTask] { return &w.UsualTasks }),
	kind("criterion", func(w *Workspace) *Table[lifecycle.Criterion] { return &w.Criteria }),
	kind("cycle", func(w *Workspace) *Table[lifecycle.Cycle] { return &w.Cycles }),
	kind("answer", func(w *Workspace) *Table[lifecycle.Answer] { return &w.Answers }),
	kind("task", func(w *Workspace) *Table[lifecycle.Task] { return &w.Tasks }),
	kind("tick", func(w *Workspace) *Table[lifecycle.Tick] { return &w.Ticks }),
	kind("evidence", func(w *Workspace) *Table[lifecycle.Evidence] { return &w.Evidence }),
	kind("step_sign_off", func(w *Workspace) *Table[lifecycle.SignOff] { return &w.StepSigns }),
	kind("journey", func(w *Workspace) *Table[slo.Journey] { return &w.Journeys }),
	kind("expectation", func(w *Workspace) *Table[slo.Expectation] { return &w.Expectations }),
	kind("dependency", func(w *Workspace) *Table[slo.Dependency] { return &w.Dependencies }),
	kind("slo", func(w *Workspace) *Table[slo.SLO] { return &w.SLOs }),
	kind("target", func(w *Workspace) *Table[slo.Target] { return &w.Targets }),
	kind("incident", func(w *Workspace) *Table[slo.Incident] { return &w.Incidents }),
	kind("exclusion", func(w *Workspace) *Table[slo.Exclusion] { return &w.Exclusions }),
	kind("source", func(w *Workspace) *Table[slo.Source] { return &w.Sources }),
	kind("policy_version", func(w *Workspace) *Table[policy.Version] { return &w.Versions }),
	kind("policy_section", func(w *Workspace) *Table[policy.Section] { return &w.Sections }),
	kind("policy_rule", func(w *Workspace) *Table[policy.Rule] { return &w.PolicyRules }),
	kind("policy_sign_off", func(w *Workspace) *Table[policy.SignOff] { return &w.PolicySigns }),
	kind("process", func(w *Workspace) *Table[policy.Process] { return &w.Processes }),
	kind("process_step", func(w *Workspace) *Table[policy.ProcessStep] { return &w.ProcessSteps }),
	kind("agenda_item", func(w *Workspace) *Table[review.AgendaItem] { return &w.Agenda }),
	kind("advice", func(w *Workspace) *Table[review.Advice] { return &w.Advice }),
	kind("cadence", func(w *Workspace) *Table[review.Cadence] { return &w.Cadences }),
	kind("review", func(w *Workspace) *Table[review.Review] { return &w.Reviews }),
	kind("review_topic", func(w *Workspace) *Table[review.Topic] { return &w.Topics }),
	kind("review_line", func(w *Workspace) *Table[review.Line] { return &w.Lines }),
	kind("review_answer", func(w *Workspace) *Table[review.Answer] { return &w.ReviewAnswers }),
	kind("attendee", func(w *Workspace) *Table[review.Attendee] { return &w.Attendees }),
	kind("action_item", func(w *Workspace) *Table[review.ActionItem] { return &w.Actions }),
	kind("follow_up", func(w *Workspace) *Table[review.FollowUp] { return &w.FollowUps }),
	kind("proposal", func(w *Workspace) *Table[review.Proposal] { return &w.Proposals }),
	kind("proposal_sign_off", func(w *Workspace) *Table[review.SignOff] { return &w.ProposalSigns }),
	kind("roadmap_item", func(w *Workspace) *Table[review.RoadmapItem] { return &w.RoadmapItems }),
	kind("work_balance", func(w *Workspace) *Table[review.WorkBalance] { return &w.Balances }),
	kind("decision", func(w *Workspace) *Table[policy.Decision] { return &w.Decisions }),
}

// Kinds lists the tables of a workspace, those that are referred to before those that refer to them.
func Kinds() []Kind { return slices.Clone(kinds) }

// KindNamed returns the kind with the name.
func KindNamed(name string) (Kind, bool) {
	i := slices.IndexFunc(kinds, func(k Kind) bool { return k.Name == name })
	if i < 0 {
		return Kind{}, false
	}
	return kinds[i], true
}

type table[R comparable] struct {
	of func(*Workspace) *Table[R]
}

func kind[R comparable](name string, of func(*Workspace) *Table[R]) Kind {
	return Kind{Name: name, Columns: columnsOf(reflect.TypeFor[R]()), rows: table[R]{of}}
}

func columnsOf(t reflect.Type) []Column {
	var columns []Column
	for i := range t.NumField() {
		f := t.Field(i)
		ref, rule, _ := strings.Cut(f.Tag.Get("ref"), ",")
		columns = append(columns, Column{
			Name:    snake(f.Name),
			Integer: f.Type.Kind() != reflect.String,
			Ref:     ref,
			Cascade: rule == "remove",
			field:   i,
		})
	}
	return columns
}

// snake turns a field's name into a column's: PersonaID to persona_id, SLOID to slo_id, URL to url.
func snake(name string) string {
	name = strings.NewReplacer("SLOID", "SloId", "SLO", "Slo", "SLI", "Sli", "URL", "Url", "ID", "Id", "CA", "Ca").Replace(name)
	var b strings.Builder
	for i, r := range name {
		if i > 0 && unicode.IsUpper(r) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

func (t table[R]) clone(to, from *Workspace) {
	copied := make(Table[R], len(*t.of(from)))
	for id, row := range *t.of(from) {
		copied[id] = row
	}
	*t.of(to) = copied
}

func (t table[R]) ids(w *Workspace) []string {
	ids := make([]string, 0, len(*t.of(w)))
	for id := range *t.of(w) {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

func (t table[R]) value(w *Workspace, id string) (reflect.Value, bool) {
	row, ok := (*t.of(w))[id]
	return reflect.ValueOf(row), ok
}

func (t table[R]) put(w *Workspace, id string, v reflect.Value) {
	put(t.of(w), id, v.Interface().(R))
}

func (t table[R]) remove(w *Workspace, id string) { delete(*t.of(w), id) }

func (t table[R]) blank() reflect.Value { return reflect.New(reflect.TypeFor[R]()).Elem() }

// differing lists, in order, the IDs of rows that are not the same in both workspaces.
func (t table[R]) differing(a, b *Workspace) []string {
	var ids []string
	before, after := *t.of(a), *t.of(b)
	for id, row := range before {
		if other, ok := after[id]; !ok || other != row {
			ids = append(ids, id)
		}
	}
	for id := range after {
		if _, ok := before[id]; !ok {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// IDs lists the IDs of the kind's rows in order.
func (k Kind) IDs(w Workspace) []string { return k.rows.ids(&w) }

// Values returns a row's fields as text, in the order of the columns: numbers in decimal, yes and no as 1 and 0.
func (k Kind) Values(w Workspace, id string) ([]string, bool) {
	v, ok := k.rows.value(&w, id)
	if !ok {
		return nil, false
	}
	values := make([]string, len(k.Columns))
	for i, c := range k.Columns {
		values[i] = text(v.Field(c.field))
	}
	return values, true
}

// Put writes a row from its fields as text, in the order of the columns. It fails for text that is no number where one
// is needed.
func (k Kind) Put(w *Workspace, values []string) error {
	row := k.rows.blank()
	for i, c := range k.Columns {
		if err := setText(row.Field(c.field), values[i]); err != nil {
			return fmt.Errorf("read %s of %s %s: %w", c.Name, k.Name, values[0], err)
		}
	}
	k.rows.put(w, values[0], row)
	return nil
}

func text(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			return "1"
		}
		return "0"
	case reflect.Int:
		return strconv.FormatInt(v.Int(), 10)
	}
	return v.String()
}

func setText(v reflect.Value, s string) error {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(s == "1")
	case reflect.Int:
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			return err
		}
		v.SetInt(n)
	default:
		v.SetString(s)
	}
	return nil
}
