package ui

import (
	"slices"
	"strconv"
	"strings"

	"slocharter/internal/lifecycle"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// palette is what a search finds: what can be done, where one can go, and what is written in the workspace.
type palette struct {
	desk *desk
	runs []func() // what the choices do, by their number
}

// search opens the search.
func (s *Shell) search() {
	if s.desk == nil {
		return
	}
	p := &palette{desk: s.desk}
	widgets.Picker{
		Title: words.T("shell.search"), Hint: words.T("shell.search.hint"), Empty: words.T("shell.search.empty"),
		Search: p.find, OnPick: p.pick,
	}.Open(s.window.Canvas())
}

// find lists commands first where nothing is typed; else the hits, by kind, and then the commands.
func (p *palette) find(query string) []widgets.PickerChoice {
	p.runs = nil
	var choices []widgets.PickerChoice
	for _, hit := range grouped(p.desk.workspace().Search(query)) {
		choices = append(choices, p.choice(hit.Title, p.detail(hit), func() { p.goTo(hit) }))
	}
	eachCommand(p.desk.shell.groups(), func(menu string, c command) {
		if !c.off && !c.focused && len(c.more) == 0 && matches(menu+" "+c.title, query) {
			choices = append(choices, p.choice(c.title, keyed(menu, c.key), c.run))
		}
	})
	return choices
}

func (p *palette) choice(text, detail string, run func()) widgets.PickerChoice {
	p.runs = append(p.runs, run)
	return widgets.PickerChoice{ID: strconv.Itoa(len(p.runs) - 1), Text: text, Detail: detail}
}

func (p *palette) pick(id string) {
	if i, err := strconv.Atoi(id); err == nil {
		p.runs[i]()
	}
}

// grouped puts hits of a kind together; the kind of the best hit comes first.
func grouped(hits []workspace.Hit) []workspace.Hit {
	var kinds []string
	for _, hit := range hits {
		if !slices.Contains(kinds, hit.Kind) {
			kinds = append(kinds, hit.Kind)
		}
	}
	slices.SortStableFunc(hits, func(a, b workspace.Hit) int {
		return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind)
	})
	return hits
}

// detail says what kind of thing was found, and of which service.
func (p *palette) detail(hit workspace.Hit) string {
	kind := words.Kind(hit.Kind)
	if service := p.desk.workspace().Services[hit.ServiceID].Name; service != "" && hit.Kind != "service" {
		return kind + " · " + service
	}
	return kind
}

// goTo goes to where a hit is.
func (p *palette) goTo(hit workspace.Hit) {
	if hit.Kind == "term" {
		p.desk.shell.showGlossary(hit.ID)
		return
	}
	p.desk.goTo(p.desk.routeTo(hit))
}

// routeTo is the way to a hit. What belongs to no service is shown for the one that is chosen.
func (d *desk) routeTo(hit workspace.Hit) stage.Route {
	here := d.trail.at.ServiceID
	switch hit.Kind {
	case "service":
		return stage.Route{Screen: stage.Guide, ServiceID: hit.ID}
	case "slo":
		return stage.Route{Screen: stage.SLOs, ServiceID: hit.ServiceID, ID: hit.ID}
	case "step":
		return stage.Route{Screen: stage.Guide, ServiceID: here, ID: hit.ID}
	case "journey":
		return stage.Route{Screen: stage.Guide, ServiceID: hit.ServiceID, ID: d.stepWith(lifecycle.Journeys)}
	case "policy_section", "policy_rule":
		return stage.Route{Screen: stage.Policy, ServiceID: hit.ServiceID, ID: hit.ID}
	default: // a person or a persona
		return stage.Route{Screen: stage.People, ServiceID: here, ID: hit.ID}
	}
}

// stepWith returns the ID of the first step with a worksheet.
func (d *desk) stepWith(sheet lifecycle.Worksheet) string {
	for _, step := range d.workspace().StepsInOrder() {
		if step.Has(sheet) {
			return step.ID
		}
	}
	return ""
}

// matches tells whether every word of a query occurs in a text.
func matches(text, query string) bool {
	text = strings.ToLower(text)
	return !slices.ContainsFunc(strings.Fields(strings.ToLower(query)), func(word string) bool {
		return !strings.Contains(text, word)
	})
}
