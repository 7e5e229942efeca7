package policy

import "slices"

// Change says what became of a part between two versions.
type Change string

// The changes.
const (
	Same    Change = "same"
	Added   Change = "added"
	Removed Change = "removed"
	Edited  Change = "edited"
)

// SectionPair is a section in two versions, side by side; one side is zero when it was added or removed.
type SectionPair struct {
	Old, New Section
	Change   Change
}

// RulePair is a rule in two versions, side by side; one side is zero when it was added or removed.
type RulePair struct {
	Old, New Rule
	Change   Change
}

// CompareSections pairs the sections of two versions by key, or by title where one has no key, in the order of the new
// one; removed ones follow.
func CompareSections(older, newer []Section) []SectionPair {
	var pairs []SectionPair
	left := slices.Clone(older)
	for _, n := range newer {
		at := slices.IndexFunc(left, func(o Section) bool { return name(o) == name(n) })
		if at < 0 {
			pairs = append(pairs, SectionPair{New: n, Change: Added})
			continue
		}
		pair := SectionPair{Old: left[at], New: n, Change: Edited}
		if pair.Old.Title == n.Title && pair.Old.Body == n.Body {
			pair.Change = Same
		}
		pairs = append(pairs, pair)
		left = slices.Delete(left, at, at+1)
	}
	for _, o := range left {
		pairs = append(pairs, SectionPair{Old: o, Change: Removed})
	}
	return pairs
}

func name(s Section) string {
	if s.Key != "" {
		return "key:" + s.Key
	}
	return "title:" + s.Title
}

// CompareRules pairs the rules of two versions: equal ones first by content, then those with the same condition or the
// same action as edited; removed ones follow.
func CompareRules(older, newer []Rule) []RulePair {
	left := slices.Clone(older)
	take := func(match func(o, n Rule) bool, n Rule) (Rule, bool) {
		at := slices.IndexFunc(left, func(o Rule) bool { return match(o, n) })
		if at < 0 {
			return Rule{}, false
		}
		o := left[at]
		left = slices.Delete(left, at, at+1)
		return o, true
	}
	pairs := make([]RulePair, len(newer))
	for pass, match := range []func(o, n Rule) bool{sameRule, sameCondition, sameAction} {
		for i, n := range newer {
			if pairs[i].Change != "" {
				continue
			}
			if o, ok := take(match, n); ok {
				pairs[i] = RulePair{Old: o, New: n, Change: Edited}
				if pass == 0 {
					pairs[i].Change = Same
				}
			}
		}
	}
	for i, n := range newer {
		if pairs[i].Change == "" {
			pairs[i] = RulePair{New: n, Change: Added}
		}
	}
	for _, o := range left {
		pairs = append(pairs, RulePair{Old: o, Change: Removed})
	}
	return pairs
}

func sameRule(o, n Rule) bool {
	o.ID, o.VersionID, o.Position = n.ID, n.VersionID, n.Position
	return o == n
}

func sameCondition(o, n Rule) bool {
	return o.Signal == n.Signal && o.Comparison == n.Comparison && o.Threshold == n.Threshold && o.Condition == n.Condition
}

func sameAction(o, n Rule) bool {
	return o.Signal == n.Signal && o.Action == n.Action && o.Then == n.Then
}
