package workspace

import (
	"slices"
	"strings"

	"slocharter/internal/people"
	"slocharter/internal/policy"
	"slocharter/internal/slo"
)

// Fixed is the error for an edit of a policy version that is or was in force: it can only be succeeded.
type Fixed struct{ Number int }

func (e Fixed) Error() string { return "the version is not a draft" }

// DraftExists is the error for a second draft of the same policy.
type DraftExists struct{ Number int }

func (e DraftExists) Error() string { return "there is a draft already" }

func versionNumber(v policy.Version) int      { return v.Number }
func sectionPosition(s policy.Section) int    { return s.Position }
func policyRulePosition(r policy.Rule) int    { return r.Position }
func policySignPosition(_ policy.SignOff) int { return 0 }

// VersionsOf lists the versions of a service's own policy, or of the default for an empty serviceID, the first first.
func (w Workspace) VersionsOf(serviceID string) []policy.Version {
	return grouped(w, w.Versions, versionNumber, func(v policy.Version) string { return v.ServiceID }, serviceID)
}

// OwnPolicy tells whether a service has a policy of its own.
func (w Workspace) OwnPolicy(serviceID string) bool {
	return serviceID != "" && len(w.VersionsOf(serviceID)) > 0
}

// PolicyInForce returns the version that binds a service: its own one in force, or else the default's.
func (w Workspace) PolicyInForce(serviceID string) (policy.Version, bool) {
	for _, id := range slices.Compact([]string{serviceID, ""}) {
		for _, v := range w.VersionsOf(id) {
			if v.State == policy.InForce {
				return v, true
			}
		}
	}
	return policy.Version{}, false
}

// DraftOf returns the draft of a service's own policy, or of the default for an empty serviceID.
func (w Workspace) DraftOf(serviceID string) (policy.Version, bool) {
	for _, v := range w.VersionsOf(serviceID) {
		if v.State == policy.Draft {
			return v, true
		}
	}
	return policy.Version{}, false
}

// CurrentPolicy returns what to show first: the version in force, or else the draft of the service or of the default.
func (w Workspace) CurrentPolicy(serviceID string) (policy.Version, bool) {
	if v, ok := w.PolicyInForce(serviceID); ok {
		return v, true
	}
	if v, ok := w.DraftOf(serviceID); ok {
		return v, true
	}
	return w.DraftOf("")
}

// SectionsOf lists the sections of a version.
func (w Workspace) SectionsOf(versionID string) []policy.Section {
	return grouped(w, w.Sections, sectionPosition, func(s policy.Section) string { return s.VersionID }, versionID)
}

// PolicyRulesOf lists the rules of a version.
func (w Workspace) PolicyRulesOf(versionID string) []policy.Rule {
	return grouped(w, w.PolicyRules, policyRulePosition, func(r policy.Rule) string { return r.VersionID }, versionID)
}

// PolicySignsOf lists the sign-offs of a version, the earliest first.
func (w Workspace) PolicySignsOf(versionID string) []policy.SignOff {
	signs := grouped(w, w.PolicySigns, policySignPosition, func(s policy.SignOff) string { return s.VersionID }, versionID)
	return byName(signs, func(s policy.SignOff) string { return s.Date })
}

// StartDraft opens the next version of a service's own policy, or of the default for an empty serviceID: a copy of the
// version in force, which for the first own policy of a service is the default's. The error is a DraftExists if there
// is a draft.
func (w *Workspace) StartDraft(serviceID string) (policy.Version, error) {
	if serviceID != "" && !w.Has("service", serviceID) {
		return policy.Version{}, NotFound{"service", serviceID}
	}
	if draft, ok := w.DraftOf(serviceID); ok {
		return policy.Version{}, DraftExists{draft.Number}
	}
	base, _ := w.CurrentPolicy(serviceID)
	v := base
	v.ID, v.ServiceID, v.State, v.Summary, v.Since, v.Until = NewID(), serviceID, policy.Draft, "", "", ""
	v.Number = next(w.VersionsOf(serviceID), versionNumber)
	if v.Title == "" {
		v.Title, v.Mode = w.Info().Name, policy.Permissive
	}
	put(&w.Versions, v.ID, v)
	w.copyPolicyText(base.ID, v.ID)
	return v, nil
}

func (w *Workspace) copyPolicyText(from, to string) {
	for _, s := range w.SectionsOf(from) {
		s.ID, s.VersionID = NewID(), to
		put(&w.Sections, s.ID, s)
	}
	for _, r := range w.PolicyRulesOf(from) {
		r.ID, r.VersionID = NewID(), to
		put(&w.PolicyRules, r.ID, r)
	}
}

// draft returns the version if it can be edited; the error is a Fixed if not.
func (w Workspace) draft(versionID string) (policy.Version, error) {
	v, ok := w.Versions[versionID]
	if !ok {
		return v, NotFound{"policy_version", versionID}
	}
	if v.State != policy.Draft {
		return v, Fixed{v.Number}
	}
	return v, nil
}

// PutVersion writes the title, summary, mode and transition plan of a draft.
func (w *Workspace) PutVersion(v policy.Version) error {
	old, err := w.draft(v.ID)
	if err != nil {
		return err
	}
	old.Title, old.Summary, old.Mode, old.Transition = v.Title, v.Summary, v.Mode, v.Transition
	err = firstError(cleanName("title", &old.Title), cleanText("summary", &old.Summary),
		oneOf("mode", old.Mode, policy.Modes), cleanText("transition plan", &old.Transition))
	if err != nil {
		return err
	}
	put(&w.Versions, old.ID, old)
	return nil
}

// AddSection adds a section at the end of a draft.
func (w *Workspace) AddSection(versionID, title string) (policy.Section, error) {
	s := policy.Section{ID: NewID(), VersionID: versionID, Title: title, Position: next(w.SectionsOf(versionID), sectionPosition)}
	if err := w.PutSection(s); err != nil {
		return policy.Section{}, err
	}
	return w.Sections[s.ID], nil
}

// PutSection writes a section of a draft.
func (w *Workspace) PutSection(s policy.Section) error {
	if _, err := w.draft(s.VersionID); err != nil {
		return err
	}
	if err := firstError(cleanName("title", &s.Title), cleanText("text", &s.Body)); err != nil {
		return err
	}
	put(&w.Sections, s.ID, s)
	return nil
}

// MoveSection moves a section of a draft up (negative) or down.
func (w *Workspace) MoveSection(id string, by int) error {
	if _, err := w.draft(w.Sections[id].VersionID); err != nil {
		return err
	}
	siblings := w.SectionsOf(w.Sections[id].VersionID)
	return move(siblings, func(s policy.Section) string { return s.ID }, id, by, func(s policy.Section, position int) {
		s.Position = position
		put(&w.Sections, s.ID, s)
	})
}

// AddPolicyRule adds a rule at the end of a draft: what happens when a budget is overspent.
func (w *Workspace) AddPolicyRule(versionID, then string) (policy.Rule, error) {
	r := policy.Rule{
		ID: NewID(), VersionID: versionID, Signal: policy.BudgetLeft, Scope: policy.AnySLO, Comparison: "<", Threshold: "0",
		Action: policy.FixesOnly, Then: then, Position: next(w.PolicyRulesOf(versionID), policyRulePosition),
	}
	if err := w.PutPolicyRule(r); err != nil {
		return policy.Rule{}, err
	}
	return w.PolicyRules[r.ID], nil
}

// PutPolicyRule writes a rule of a draft.
func (w *Workspace) PutPolicyRule(r policy.Rule) error {
	if _, err := w.draft(r.VersionID); err != nil {
		return err
	}
	err := firstError(oneOf("signal", r.Signal, policy.Signals), oneOf("scope", r.Scope, policy.Scopes),
		oneOf("action", r.Action, policy.Actions), requiredText("action", &r.Then), cleanText("condition", &r.Condition), cleanCondition(&r))
	if err != nil {
		return err
	}
	put(&w.PolicyRules, r.ID, r)
	return nil
}

// cleanCondition checks the measured part of a rule's condition, or drops it where people judge.
func cleanCondition(r *policy.Rule) error {
	if r.Signal == policy.Judgement {
		r.Comparison, r.Threshold, r.Span = "", "", ""
		return requiredText("condition", &r.Condition)
	}
	if err := oneOf("comparison", r.Comparison, policy.Comparisons); err != nil {
		return err
	}
	threshold, ok := policy.ParseThreshold(r.Threshold)
	if !ok {
		return BadChoice{"threshold", r.Threshold}
	}
	r.Threshold = threshold
	if strings.TrimSpace(r.Span) == "" {
		r.Span = ""
		return nil
	}
	span, err := slo.ParseWindow(r.Span)
	r.Span = string(span)
	return err
}

// MovePolicyRule moves a rule of a draft up (negative) or down.
func (w *Workspace) MovePolicyRule(id string, by int) error {
	if _, err := w.draft(w.PolicyRules[id].VersionID); err != nil {
		return err
	}
	siblings := w.PolicyRulesOf(w.PolicyRules[id].VersionID)
	return move(siblings, func(r policy.Rule) string { return r.ID }, id, by, func(r policy.Rule, position int) {
		r.Position = position
		put(&w.PolicyRules, r.ID, r)
	})
}

// TooEarly is the error for a version that would come into force before the one that it supersedes.
type TooEarly struct{ Since string }

func (e TooEarly) Error() string { return "the version in force started on " + e.Since }

// Enforce puts a draft into force since a day and supersedes the version before it.
func (w *Workspace) Enforce(versionID, since string) error {
	v, err := w.draft(versionID)
	if err != nil {
		return err
	}
	if err := cleanDate(&since); err != nil {
		return err
	}
	if since == "" {
		return Missing{"date"}
	}
	for _, old := range w.VersionsOf(v.ServiceID) {
		if old.State != policy.InForce {
			continue
		}
		if since < old.Since {
			return TooEarly{old.Since}
		}
		old.State, old.Until = policy.Superseded, since
		put(&w.Versions, old.ID, old)
	}
	v.State, v.Since = policy.InForce, since
	put(&w.Versions, v.ID, v)
	return nil
}

// SignPolicy records that a person signed a version. Who signs again replaces their earlier sign-off.
func (w *Workspace) SignPolicy(versionID, personID, remark, date string) error {
	v, ok := w.Versions[versionID]
	if !ok {
		return NotFound{"policy_version", versionID}
	}
	if v.State == policy.Superseded {
		return Fixed{v.Number}
	}
	person, ok := w.People[personID]
	if !ok {
		return NotFound{"person", personID}
	}
	if err := firstError(cleanText("remark", &remark), cleanDate(&date)); err != nil {
		return err
	}
	id := versionID + "|" + personID
	put(&w.PolicySigns, id, policy.SignOff{
		ID: id, VersionID: versionID, PersonID: personID, Name: person.Name,
		Role: w.personasHeld(person, v.ServiceID), Date: date, Remark: remark,
	})
	return nil
}

// personasHeld joins what the personas that a person holds are called.
func (w Workspace) personasHeld(person people.Person, serviceID string) string {
	var held []string
	for _, p := range w.PersonasInOrder() {
		if slices.Contains(w.holdersOf(p.ID, serviceID), person) {
			held = append(held, p.Called())
		}
	}
	return strings.Join(held, ", ")
}

// mayRemovePolicy allows only drafts and their parts to be removed; the other versions stay on record.
func (w Workspace) mayRemovePolicy(kind, id string) error {
	versionID := id
	switch kind {
	case "policy_section":
		versionID = w.Sections[id].VersionID
	case "policy_rule":
		versionID = w.PolicyRules[id].VersionID
	}
	_, err := w.draft(versionID)
	return err
}

// currentVersions lists the versions that are not superseded: the default's, then the services'.
func (w Workspace) currentVersions() []policy.Version {
	var current []policy.Version
	owners := []string{""}
	for _, s := range w.ServicesInOrder() {
		owners = append(owners, s.ID)
	}
	for _, owner := range owners {
		for _, v := range w.VersionsOf(owner) {
			if v.State != policy.Superseded {
				current = append(current, v)
			}
		}
	}
	return current
}
