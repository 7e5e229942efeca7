package workspace

import (
	"slices"
	"strings"
)

// Hit is something that a search found.
type Hit struct {
	Kind      string // the kind of the row: "service", "slo", "person", "persona", "step", "journey", "policy_section", "policy_rule", "term"
	ID        string
	ServiceID string // the service that it belongs to, if any
	Title     string
	Detail    string
	rank      int
}

// MaxHits is how many hits a search returns at the most.
const MaxHits = 50

// Search finds rows whose title or text holds all words of the query, in any case: those whose title starts with it
// first, then those with it in the title, then those with it in the text.
func (w Workspace) Search(query string) []Hit {
	words := strings.Fields(strings.ToLower(query))
	if len(words) == 0 {
		return nil
	}
	var hits []Hit
	for _, candidate := range w.searchable() {
		if rank, ok := candidate.match(words); ok {
			candidate.rank = rank
			hits = append(hits, candidate)
		}
	}
	slices.SortStableFunc(hits, func(a, b Hit) int { return a.rank - b.rank })
	return hits[:min(len(hits), MaxHits)]
}

func (h Hit) match(words []string) (rank int, ok bool) {
	title, text := strings.ToLower(h.Title), strings.ToLower(h.Title+" "+h.Detail)
	rank = 1
	if strings.HasPrefix(title, words[0]) {
		rank = 0
	}
	for _, word := range words {
		if !strings.Contains(text, word) {
			return 0, false
		}
		if !strings.Contains(title, word) {
			rank = 2
		}
	}
	return rank, true
}

// searchable lists everything that can be found, the kinds that people look for most first.
func (w Workspace) searchable() []Hit {
	var all []Hit
	for _, s := range w.ServicesInOrder() {
		all = append(all, Hit{Kind: "service", ID: s.ID, ServiceID: s.ID, Title: s.Name, Detail: s.Description})
	}
	for _, o := range w.SLOsOf("") {
		all = append(all, Hit{Kind: "slo", ID: o.ID, ServiceID: o.ServiceID, Title: o.Name, Detail: w.Services[o.ServiceID].Name + " · " + o.Specification})
	}
	for _, p := range w.PeopleByName() {
		all = append(all, Hit{Kind: "person", ID: p.ID, Title: p.Name, Detail: p.Note})
	}
	for _, p := range w.PersonasInOrder() {
		all = append(all, Hit{Kind: "persona", ID: p.ID, Title: p.Called(), Detail: p.Name + " · " + p.Duty})
	}
	for _, s := range w.StepsInOrder() {
		all = append(all, Hit{Kind: "step", ID: s.ID, Title: s.Name, Detail: s.Purpose})
	}
	for _, s := range w.ServicesInOrder() {
		for _, j := range w.JourneysOf(s.ID) {
			all = append(all, Hit{Kind: "journey", ID: j.ID, ServiceID: s.ID, Title: j.Name, Detail: s.Name + " · " + j.Description})
		}
	}
	all = append(all, w.searchablePolicies()...)
	for _, t := range w.TermsInOrder() {
		all = append(all, Hit{Kind: "term", ID: t.ID, Title: t.Term, Detail: t.Short})
	}
	return all
}

// searchablePolicies lists the text of the policies that matter now: drafts and those in force.
func (w Workspace) searchablePolicies() []Hit {
	var all []Hit
	for _, v := range w.currentVersions() {
		for _, s := range w.SectionsOf(v.ID) {
			all = append(all, Hit{Kind: "policy_section", ID: s.ID, ServiceID: v.ServiceID, Title: s.Title, Detail: s.Body})
		}
		for _, r := range w.PolicyRulesOf(v.ID) {
			all = append(all, Hit{Kind: "policy_rule", ID: r.ID, ServiceID: v.ServiceID, Title: r.Then, Detail: r.Condition})
		}
	}
	return all
}
