package main

import (
	"strings"

	"slocharter/internal/lifecycle"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

type guideCommand struct {
	document
	Service string `required:"" help:"${guide_service}" placeholder:"KEY"`
	Cycle   int    `help:"${guide_cycle}" placeholder:"N"`
}

// The guide as it is printed.
type (
	path struct {
		Service string     `json:"service"`
		Name    string     `json:"name"`
		Cycle   int        `json:"cycle"`
		Started string     `json:"started"`
		Ended   string     `json:"ended"`
		Phase   string     `json:"phase"`
		Steps   []pathStep `json:"steps"`
	}
	pathStep struct {
		Step        string          `json:"step"`
		Name        string          `json:"name"`
		Phase       string          `json:"phase"`
		State       lifecycle.State `json:"state"`
		Accountable []string        `json:"accountable"`
		Who         []who           `json:"who"`
		Questions   []answered      `json:"questions"`
		Tasks       []task          `json:"tasks"`
		Criteria    []criterion     `json:"criteria"`
		Evidence    []evidence      `json:"evidence"`
		SignOffs    []signOff       `json:"sign_offs"`
	}
	who struct {
		Letters string   `json:"letters"`
		Column  string   `json:"column"`
		Name    string   `json:"name"`
		OwnName string   `json:"own_name"`
		People  []string `json:"people"`
	}
	answered struct {
		Question string `json:"question"`
		Answer   string `json:"answer"`
	}
	task struct {
		Text  string `json:"text"`
		Owner string `json:"owner"`
		Due   string `json:"due"`
		Done  bool   `json:"done"`
	}
	criterion struct {
		Text   string `json:"text"`
		Met    bool   `json:"met"`
		Check  string `json:"check"`
		Reason string `json:"reason"`
	}
	evidence struct {
		Title string `json:"title"`
		Link  string `json:"link"`
		Note  string `json:"note"`
	}
	signOff struct {
		Name        string `json:"name"`
		Role        string `json:"role"`
		Accountable bool   `json:"accountable"`
		Date        string `json:"date"`
		Remark      string `json:"remark"`
	}
)

// Run prints the path of a service.
func (c *guideCommand) Run(d *desk) error {
	return d.read(c.File, func(w workspace.Workspace) error {
		s, err := service(w, c.Service)
		if err != nil {
			return err
		}
		cycleID, err := c.cycle(w, s.ID)
		if err != nil {
			return err
		}
		p := newPath(w, w.Guide(s.ID, cycleID))
		return d.print(p, p.text)
	})
}

// cycle returns the ID of the cycle asked for; empty for the present one.
func (c *guideCommand) cycle(w workspace.Workspace, serviceID string) (string, error) {
	if c.Cycle == 0 {
		return "", nil
	}
	for _, cycle := range w.CyclesOf(serviceID) {
		if cycle.Number == c.Cycle {
			return cycle.ID, nil
		}
	}
	return "", workspace.NotFound{Kind: "cycle", Key: words.T("command.number", "Number", c.Cycle)}
}

func newPath(w workspace.Workspace, g workspace.Guide) path {
	p := path{
		Service: g.Service.Key, Name: g.Service.Name, Cycle: g.Cycle.Number, Started: g.Cycle.Started, Ended: g.Cycle.Ended,
		Phase: string(g.Phase()), Steps: []pathStep{},
	}
	for _, s := range g.Steps {
		p.Steps = append(p.Steps, newPathStep(w, s))
	}
	return p
}

func newPathStep(w workspace.Workspace, s workspace.GuideStep) pathStep {
	p := pathStep{
		Step: s.Step.Key, Name: s.Step.Name, Phase: string(s.Step.Phase), State: s.State, Accountable: names(s.Accountable(w.Scheme())),
		Who: []who{}, Questions: []answered{}, Tasks: []task{}, Criteria: []criterion{}, Evidence: []evidence{}, SignOffs: []signOff{},
	}
	for _, part := range s.Who {
		p.Who = append(p.Who, who{string(part.Letters), part.Column.Key, part.Column.Name, part.Own, names(part.Holders)})
	}
	for _, q := range s.Questions {
		p.Questions = append(p.Questions, answered{q.Question.Text, q.Answer})
	}
	for _, t := range s.Tasks {
		p.Tasks = append(p.Tasks, task{t.Text, w.People[t.OwnerID].Name, t.Due, t.Done})
	}
	for _, r := range s.Criteria {
		p.Criteria = append(p.Criteria, criterion{r.Criterion.Text, r.Met, string(r.Criterion.Check), words.Reason(r)})
	}
	for _, e := range s.Evidence {
		p.Evidence = append(p.Evidence, evidence{e.Title, e.URL, e.Note})
	}
	for _, o := range s.SignOffs {
		p.SignOffs = append(p.SignOffs, signOff{o.Name, o.Role, o.Accountable, o.Date, o.Remark})
	}
	return p
}

var stateMarks = map[lifecycle.State]string{
	lifecycle.Done: "✓", lifecycle.Waiting: "◐", lifecycle.Working: "◐", lifecycle.Open: "○",
}

func (p path) text(t *table) {
	t.text(words.T("command.guide-title", "Name", p.Name, "Number", p.Cycle, "Started", words.Date(p.Started)))
	for _, s := range p.Steps {
		t.row(stateMarks[s.State]+" "+s.Name, words.StepState(s.State), strings.Join(s.Accountable, ", "))
		for _, c := range s.Criteria {
			if !c.Met && s.State != lifecycle.Open {
				t.row("    ✗ "+c.Text, c.Reason)
			}
		}
	}
}
