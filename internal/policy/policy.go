// Package policy knows error-budget policies: versions with their text and rules, how one follows another, how two
// differ, what they say on a day given the figures of that day, and the processes and decisions that follow. It is pure:
// it asks for figures and does not know where they come from.
package policy

import (
	"regexp"
	"strings"
)

// State is where a version is in its life.
type State string

// The states of a version. Only a draft can be edited.
const (
	Draft      State = "draft"
	InForce    State = "in-force"
	Superseded State = "superseded"
)

// Mode says whether a policy has consequences yet.
type Mode string

// The modes.
const (
	Permissive Mode = "permissive" // shown and practised without consequences
	Enforcing  Mode = "enforcing"
)

// Modes lists the modes in their order.
var Modes = []Mode{Permissive, Enforcing}

// Version is one version of a policy: of one service or, when ServiceID is empty, the default for all that have none.
type Version struct {
	ID         string
	ServiceID  string `ref:"service,remove"`
	Number     int    // from 1, for each service and for the default
	State      State
	Title      string
	Summary    string // what changed and why
	Mode       Mode
	Transition string // how the team moves from permissive to enforcing
	Since      string // YYYY-MM-DD in force since; empty for a draft
	Until      string // YYYY-MM-DD superseded on; empty before
}

// Section is a part of a version's text.
type Section struct {
	ID        string
	VersionID string `ref:"policy_version,remove"`
	Key       string
	Title     string
	Body      string
	Position  int
}

// Signal is what a rule looks at.
type Signal string

// The signals.
const (
	BudgetLeft    Signal = "budget-left"    // per cent of the budget that remain; negative when overspent
	BurnRate      Signal = "burn-rate"      // how many times faster than used up exactly at the end of the window
	BudgetUsed    Signal = "budget-used"    // per cent of the budget of the SLO's own window that a span used
	IncidentShare Signal = "incident-share" // per cent of the budget that one incident used
	CauseShare    Signal = "cause-share"    // per cent of the budget that one class of incidents used
	Judgement     Signal = "judgement"      // people judge by the words of the condition
)

// Signals lists the signals in the order in which they are offered.
var Signals = []Signal{BudgetLeft, BudgetUsed, BurnRate, IncidentShare, CauseShare, Judgement}

// Scope says of how many SLOs a condition must hold.
type Scope string

// The scopes.
const (
	EverySLO Scope = "every-slo"
	AnySLO   Scope = "any-slo"
)

// Scopes lists the scopes in the order in which they are offered.
var Scopes = []Scope{AnySLO, EverySLO}

// Comparisons lists the comparisons of a signal with its threshold.
var Comparisons = []string{"<", "<=", ">", ">="}

// Action is what a rule asks for.
type Action string

// The actions, the mildest first.
const (
	Release          Action = "release"
	Assess           Action = "assess"
	FeatureException Action = "feature-exception"
	MendIndicator    Action = "mend-indicator"
	Plan             Action = "plan"
	Postmortem       Action = "postmortem"
	FixesOnly        Action = "fixes-only"
	Escalate         Action = "escalate"
)

// Actions lists the actions in the order in which they are offered.
var Actions = []Action{Release, Assess, FeatureException, MendIndicator, Plan, Postmortem, FixesOnly, Escalate}

// Rule is "when this holds, then do that, decided by them".
type Rule struct {
	ID         string
	VersionID  string `ref:"policy_version,remove"`
	Signal     Signal
	Scope      Scope
	Comparison string // one of Comparisons; empty for a judgement
	Threshold  string // a decimal: per cent, or a factor for a burn rate; may be negative
	Span       string // a window such as "28d" or "calendar:quarter"; empty for the SLO's own
	Condition  string // what must hold beside the signal, in words
	Action     Action
	Then       string // the action in the organisation's words
	DecidedBy  string `ref:"persona,clear"`
	Position   int
}

// CoversUsedUp tells whether the rule speaks about a budget that is used up.
func (r Rule) CoversUsedUp() bool {
	below := r.Comparison == "<" || r.Comparison == "<="
	return r.Signal == BudgetLeft && below && (r.Threshold == "" || r.Threshold == "0" || r.Threshold[0] == '-')
}

// SignOff says that a person signed a version.
type SignOff struct {
	ID        string
	VersionID string `ref:"policy_version,remove"`
	PersonID  string `ref:"person,clear"`
	Name      string // the person's name on that day
	Role      string // the columns or personas through which they signed, as they were called that day
	Date      string // YYYY-MM-DD
	Remark    string
}

var threshold = regexp.MustCompile(`^[-−]?\d{1,6}([.,]\d{1,6})?$`)

// ParseThreshold reads the decimal of a rule: "20", "-10", "14,4 %". It returns it with a point and an ASCII minus.
func ParseThreshold(text string) (string, bool) {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	if !threshold.MatchString(text) {
		return "", false
	}
	return strings.NewReplacer("−", "-", ",", ".").Replace(text), true
}
