package workspace

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"slocharter/assets"
	"slocharter/internal/lifecycle"
	"slocharter/internal/people"
	"slocharter/internal/policy"
	"slocharter/internal/raci"
)

// The shapes of the data files below assets/starter.
type (
	starterScheme struct {
		Key, Name string
		Letters   []struct {
			Symbol, Label, Meaning string
			Role                   raci.Role
			Min, Max               int
		}
	}
	starterColumn  struct{ Key, Name string }
	starterPersona struct{ Key, Name, Duty, Column string }
	starterStep    struct {
		Key, Name, Purpose, Outcome  string
		Phase                        lifecycle.Phase
		Worksheets, Questions, Tasks []string
		Criteria                     []struct {
			Text  string
			Check lifecycle.Check
		}
	}
	starterMatrix struct {
		Columns []string
		Rows    map[string][]string
	}
	starterRule struct {
		Key, Name, Why string
		Severity       raci.Severity
		Limit          int
		Off            bool
	}
	starterTerm   struct{ Term, Short, Meaning string }
	starterPolicy struct {
		Title, Transition string
		Mode              policy.Mode
		Sections          []starterSection
		Rules             []starterPolicyRule
	}
	starterSection    struct{ Key, Title, Body string }
	starterPolicyRule struct {
		Signal                      policy.Signal
		Scope                       policy.Scope
		Comparison, Threshold, Span string
		Condition, Then, DecidedBy  string
		Action                      policy.Action
	}
)

// Preset is a set of policy rules that teams use.
type Preset struct {
	Key, Name, Meaning string
	Rules              []starterPolicyRule
}

// Tip is advice beside a field: a tip or a pitfall.
type Tip struct{ Field, Kind, Text string }

// Page is a page of the introduction.
type Page struct {
	Key, Title, Body string
	Leads            *Lead
}

// Lead is where a page of the introduction leads to.
type Lead struct{ Screen, Label string }

// HatMeaning says what a hat is.
type HatMeaning struct {
	Key           people.Hat
	Name, Meaning string
}

// SchemeChoice is a set of letters that can be chosen.
type SchemeChoice struct{ Key, Name string }

// read decodes a data file. The files are part of the program, so that a fault in one is a fault of ours, which the
// tests find: it panics.
func read[T any](name string) T {
	var v T
	data, err := assets.FS.ReadFile(name)
	if err == nil {
		decoder := json.NewDecoder(bytes.NewReader(data))
		decoder.DisallowUnknownFields()
		err = decoder.Decode(&v)
	}
	if err != nil {
		panic(fmt.Sprintf("read %s: %v", name, err))
	}
	return v
}

// New returns a workspace with the starter content: personas, the chart with its rules, the steps, a draft of the
// default policy and the glossary.
func New(name string) (Workspace, error) {
	var w Workspace
	info := Info{ID: NewID(), Name: name, Scheme: "raci"}
	if err := cleanName("name", &info.Name); err != nil {
		return Workspace{}, err
	}
	put(&w.Infos, info.ID, info)
	w.addLetters(info.Scheme)
	w.addColumnsAndPersonas()
	w.addSteps()
	w.addMatrix()
	for i, r := range read[[]starterRule]("starter/rules.json") {
		rule := raci.Rule{ID: NewID(), Key: r.Key, Name: r.Name, Why: r.Why, Severity: r.Severity, Limit: r.Limit, Off: r.Off, Position: i + 1}
		put(&w.Rules, rule.ID, rule)
	}
	for i, t := range read[[]starterTerm]("starter/glossary.json") {
		term := Term{ID: NewID(), Term: t.Term, Short: t.Short, Meaning: t.Meaning, Position: i + 1}
		put(&w.Terms, term.ID, term)
	}
	w.addPolicy("", 1, read[starterPolicy]("starter/policy.json"))
	w.addReviewPractice()
	return w, nil
}

func (w *Workspace) addLetters(scheme string) {
	for _, s := range schemes() {
		if s.Key != scheme {
			continue
		}
		for i, l := range s.Letters {
			letter := raci.Letter{ID: NewID(), Symbol: l.Symbol, Label: l.Label, Meaning: l.Meaning, Role: l.Role, Min: l.Min, Max: l.Max, Position: i + 1}
			put(&w.Letters, letter.ID, letter)
		}
	}
}

func schemes() []starterScheme {
	return read[struct{ Schemes []starterScheme }]("starter/letters.json").Schemes
}

// Schemes lists the sets of letters that can be chosen.
func Schemes() []SchemeChoice {
	var choices []SchemeChoice
	for _, s := range schemes() {
		choices = append(choices, SchemeChoice{s.Key, s.Name})
	}
	return choices
}

// UseScheme changes to another set of letters. Cells keep what they hold: what the new set does not know is found as an
// unknown letter.
func (w *Workspace) UseScheme(key string) error {
	known := false
	for _, s := range schemes() {
		known = known || s.Key == key
	}
	if !known {
		return BadChoice{"scheme", key}
	}
	w.Letters = nil
	w.addLetters(key)
	info := w.Info()
	info.Scheme = key
	put(&w.Infos, info.ID, info)
	return nil
}

func (w *Workspace) addColumnsAndPersonas() {
	ids := map[string]string{}
	for i, c := range read[[]starterColumn]("starter/columns.json") {
		column := raci.Column{ID: NewID(), Key: c.Key, Name: c.Name, Position: i + 1}
		ids[c.Key] = column.ID
		put(&w.Columns, column.ID, column)
	}
	for i, p := range read[[]starterPersona]("starter/personas.json") {
		persona := people.Persona{ID: NewID(), Key: p.Key, Name: p.Name, Duty: p.Duty, ColumnID: ids[p.Column], Position: i + 1}
		put(&w.Personas, persona.ID, persona)
	}
}

func (w *Workspace) addSteps() {
	for i, s := range read[[]starterStep]("starter/steps.json") {
		step := lifecycle.Step{
			ID: NewID(), Key: s.Key, Phase: s.Phase, Name: s.Name, Purpose: s.Purpose, Outcome: s.Outcome,
			Worksheets: strings.Join(s.Worksheets, " "), Position: i + 1,
		}
		put(&w.Steps, step.ID, step)
		for j, text := range s.Questions {
			q := lifecycle.Question{ID: NewID(), StepID: step.ID, Text: text, Position: j + 1}
			put(&w.Questions, q.ID, q)
		}
		for j, text := range s.Tasks {
			t := lifecycle.UsualTask{ID: NewID(), StepID: step.ID, Text: text, Position: j + 1}
			put(&w.UsualTasks, t.ID, t)
		}
		for j, c := range s.Criteria {
			criterion := lifecycle.Criterion{ID: NewID(), StepID: step.ID, Text: c.Text, Check: c.Check, Position: j + 1}
			put(&w.Criteria, criterion.ID, criterion)
		}
	}
}

func (w *Workspace) addMatrix() {
	matrix := read[starterMatrix]("starter/raci.json")
	for stepKey, row := range matrix.Rows {
		step, _ := w.StepByKey(stepKey)
		for i, letters := range row {
			column, _ := w.ColumnByKey(matrix.Columns[i])
			id := raci.CellID("", step.ID, column.ID)
			put(&w.Cells, id, raci.Cell{ID: id, StepID: step.ID, ColumnID: column.ID, Letters: raci.Letters(letters)})
		}
	}
}

// addPolicy adds a draft with the text and rules given.
func (w *Workspace) addPolicy(serviceID string, number int, p starterPolicy) policy.Version {
	v := policy.Version{
		ID: NewID(), ServiceID: serviceID, Number: number, State: policy.Draft, Title: p.Title, Mode: p.Mode, Transition: p.Transition,
	}
	put(&w.Versions, v.ID, v)
	for i, s := range p.Sections {
		section := policy.Section{ID: NewID(), VersionID: v.ID, Key: s.Key, Title: s.Title, Body: s.Body, Position: i + 1}
		put(&w.Sections, section.ID, section)
	}
	w.addPolicyRules(v.ID, p.Rules)
	return v
}

func (w *Workspace) addPolicyRules(versionID string, rules []starterPolicyRule) {
	for i, r := range rules {
		rule := policy.Rule{
			ID: NewID(), VersionID: versionID, Signal: r.Signal, Scope: r.Scope, Comparison: r.Comparison, Threshold: r.Threshold,
			Span: r.Span, Condition: r.Condition, Action: r.Action, Then: r.Then, DecidedBy: w.personaID(r.DecidedBy), Position: i + 1,
		}
		put(&w.PolicyRules, rule.ID, rule)
	}
}

func (w Workspace) personaID(key string) string {
	for _, p := range w.Personas {
		if p.Key == key {
			return p.ID
		}
	}
	return ""
}

// Presets lists the sets of policy rules to choose from.
func Presets() []Preset { return read[[]Preset]("starter/policy-presets.json") }

// UsePreset replaces the rules of a draft by those of a preset.
func (w *Workspace) UsePreset(versionID, key string) error {
	if _, err := w.draft(versionID); err != nil {
		return err
	}
	for _, preset := range Presets() {
		if preset.Key != key {
			continue
		}
		for _, r := range w.PolicyRulesOf(versionID) {
			delete(w.PolicyRules, r.ID)
		}
		w.addPolicyRules(versionID, preset.Rules)
		return nil
	}
	return BadChoice{"preset", key}
}

// Tips lists the advice for a field, such as "slo.target".
func Tips(field string) []Tip {
	var found []Tip
	for _, t := range read[[]Tip]("starter/tips.json") {
		if t.Field == field {
			found = append(found, t)
		}
	}
	return found
}

// Introduction lists the pages of the five-minute introduction.
func Introduction() []Page { return read[[]Page]("starter/intro.json") }

// HatMeanings says what each hat is.
func HatMeanings() []HatMeaning { return read[[]HatMeaning]("starter/hats.json") }

// TermsInOrder lists the glossary by term.
func (w Workspace) TermsInOrder() []Term {
	return byName(where(w.Terms, func(t Term) int { return t.Position }, every), func(t Term) string { return t.Term })
}

// Term finds an entry of the glossary, in any case.
func (w Workspace) Term(term string) (Term, bool) {
	for _, t := range w.Terms {
		if strings.EqualFold(t.Term, term) {
			return t, true
		}
	}
	return Term{}, false
}
