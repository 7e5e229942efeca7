package policy

// DayVerdict is what a policy says on a day.
type DayVerdict struct {
	Day     string // YYYY-MM-DD
	Verdict Verdict
}

// Outcome is what a day comes to: the leading action, or why there is none.
type Outcome string

// Outcomes lists all outcomes: the silences, then the actions, the mildest first.
func Outcomes() []Outcome {
	var all []Outcome
	for _, s := range Silences {
		all = append(all, Outcome(s))
	}
	for _, a := range Actions {
		all = append(all, Outcome(a))
	}
	return all
}

// Outcome returns what the verdict comes to.
func (v Verdict) Outcome() Outcome {
	if v.Action == "" {
		return Outcome(v.Silence)
	}
	return Outcome(v.Action)
}

// Tally counts the days of each outcome.
func Tally(days []DayVerdict) map[Outcome]int {
	tally := map[Outcome]int{}
	for _, d := range days {
		tally[d.Verdict.Outcome()]++
	}
	return tally
}

// Difference is a day on which two replays come to different outcomes.
type Difference struct {
	Day         string // YYYY-MM-DD
	Left, Right Verdict
}

// Differences returns the days whose outcomes differ in two replays, in the order of the left one. Days that only one of
// them has are left out.
func Differences(left, right []DayVerdict) []Difference {
	others := make(map[string]Verdict, len(right))
	for _, d := range right {
		others[d.Day] = d.Verdict
	}
	var differ []Difference
	for _, d := range left {
		if other, ok := others[d.Day]; ok && other.Outcome() != d.Verdict.Outcome() {
			differ = append(differ, Difference{Day: d.Day, Left: d.Verdict, Right: other})
		}
	}
	return differ
}
