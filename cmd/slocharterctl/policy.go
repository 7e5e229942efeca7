package main

import (
	"fmt"

	"slocharter/internal/policy"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

type policyCommand struct {
	document
	Service string `help:"${policy_service}" placeholder:"KEY"`
	Number  int    `name:"number" help:"${policy_number}" placeholder:"N"`
}

// A policy as it is printed.
type (
	charter struct {
		Service    string        `json:"service"`
		Own        bool          `json:"own"`
		Number     int           `json:"number"`
		State      string        `json:"state"`
		Mode       string        `json:"mode"`
		Since      string        `json:"since"`
		Until      string        `json:"until"`
		Title      string        `json:"title"`
		Summary    string        `json:"summary"`
		Transition string        `json:"transition"`
		Sections   []section     `json:"sections"`
		Rules      []policyRule  `json:"rules"`
		SignOffs   []policySign  `json:"sign_offs"`
		Versions   []versionLine `json:"versions"`
	}
	section struct {
		Key   string `json:"key"`
		Title string `json:"title"`
		Text  string `json:"text"`
	}
	policyRule struct {
		When       string `json:"when"`
		Signal     string `json:"signal"`
		Scope      string `json:"scope"`
		Comparison string `json:"comparison"`
		Threshold  string `json:"threshold"`
		Span       string `json:"span"`
		Condition  string `json:"condition"`
		Action     string `json:"action"`
		Then       string `json:"then"`
		DecidedBy  string `json:"decided_by"`
	}
	policySign struct {
		Name   string `json:"name"`
		Role   string `json:"role"`
		Date   string `json:"date"`
		Remark string `json:"remark"`
	}
	versionLine struct {
		Number int    `json:"number"`
		State  string `json:"state"`
		Since  string `json:"since"`
	}
)

// Run prints the policy that binds a service, or the default one.
func (c *policyCommand) Run(d *desk) error {
	return d.read(c.File, func(w workspace.Workspace) error {
		s, err := service(w, c.Service)
		if err != nil {
			return err
		}
		v, err := policyVersion(w, s.ID, c.Number)
		if err != nil {
			return err
		}
		p := newCharter(w, s.Key, v)
		return d.print(p, p.text)
	})
}

// policyVersion returns a version by its number of the policy that binds a service; the present one for 0.
func policyVersion(w workspace.Workspace, serviceID string, number int) (policy.Version, error) {
	v, ok := w.CurrentPolicy(serviceID)
	if number == 0 {
		if !ok {
			return v, workspace.NotFound{Kind: "policy_version", Key: ""}
		}
		return v, nil
	}
	for _, other := range w.VersionsOf(v.ServiceID) {
		if other.Number == number {
			return other, nil
		}
	}
	return v, workspace.NotFound{Kind: "policy_version", Key: fmt.Sprint(number)}
}

func newCharter(w workspace.Workspace, key string, v policy.Version) charter {
	p := charter{
		Service: key, Own: v.ServiceID != "", Number: v.Number, State: string(v.State), Mode: string(v.Mode), Since: v.Since,
		Until: v.Until, Title: v.Title, Summary: v.Summary, Transition: v.Transition,
		Sections: []section{}, Rules: []policyRule{}, SignOffs: []policySign{}, Versions: []versionLine{},
	}
	for _, s := range w.SectionsOf(v.ID) {
		p.Sections = append(p.Sections, section{s.Key, s.Title, s.Body})
	}
	for _, r := range w.PolicyRulesOf(v.ID) {
		p.Rules = append(p.Rules, policyRule{
			words.Condition(r), string(r.Signal), string(r.Scope), r.Comparison, r.Threshold, r.Span, r.Condition,
			string(r.Action), r.Then, w.Personas[r.DecidedBy].Called(),
		})
	}
	for _, s := range w.PolicySignsOf(v.ID) {
		p.SignOffs = append(p.SignOffs, policySign{s.Name, s.Role, s.Date, s.Remark})
	}
	for _, other := range w.VersionsOf(v.ServiceID) {
		p.Versions = append(p.Versions, versionLine{other.Number, string(other.State), other.Since})
	}
	return p
}

func (p charter) text(t *table) {
	t.text(words.T("command.policy-title", "Title", p.Title, "Number", p.Number, "State", words.PolicyState(policy.State(p.State)),
		"Mode", words.Mode(policy.Mode(p.Mode))))
	for _, s := range p.Sections {
		t.text("\n" + s.Title + "\n" + s.Text)
	}
	t.text("")
	for _, r := range p.Rules {
		t.row(r.When, "→ "+r.Then, r.DecidedBy)
	}
	t.text("")
	for _, s := range p.SignOffs {
		t.row(words.T("command.signed", "Name", s.Name, "Date", words.Date(s.Date)), s.Role, s.Remark)
	}
}
