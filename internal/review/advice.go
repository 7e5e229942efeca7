package review

// Level is how much of something there is, as people feel it.
type Level string

// The levels. The empty one is not said.
const (
	Unsaid Level = ""
	Low    Level = "low"
	High   Level = "high"
)

// Levels lists the levels that can be chosen.
var Levels = []Level{Unsaid, Low, High}

// Balance is how feature and reliability work should be weighed.
type Balance string

// The balances.
const (
	Features    Balance = "features"
	Both        Balance = "both"
	Reliability Balance = "reliability"
)

// Balances lists the balances in the order in which they are offered.
var Balances = []Balance{Features, Both, Reliability}

// Advice is a row of the long-term decision table: what to do with an SLO, given how it went.
type Advice struct {
	ID           string // AdviceID
	Met          bool
	Toil         Level
	Satisfaction Level
	Suggestion   string
	Balance      Balance
	Position     int
}

// AdviceID names the one row of the decision table for its inputs.
func AdviceID(met bool, toil, satisfaction Level) string {
	first := "missed"
	if met {
		first = "met"
	}
	return first + "|" + string(toil) + "|" + string(satisfaction)
}

// Decided says how a decision about an SLO relates to what the table suggested.
type Decided string

// The kinds of decisions. The empty one is not decided yet.
const (
	Undecided   Decided = ""
	AsSuggested Decided = "as-suggested"
	Otherwise   Decided = "otherwise"
)

// Decisions lists the kinds of decisions in the order in which they are offered.
var Decisions = []Decided{Undecided, AsSuggested, Otherwise}
