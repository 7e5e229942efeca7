// Package slo holds the words of service level objectives: services, journeys, expectations, dependencies, indicators
// and effective-dated targets, and checks what people type for them. It is pure.
package slo

// Service is something that people depend on and that has SLOs.
type Service struct {
	ID          string
	Key         string // short and stable, for the command line
	Name        string
	Description string
	Position    int
}

// Journey is what a user wants to get done with a service; journeys are ranked without ties by their Position.
type Journey struct {
	ID          string
	ServiceID   string `ref:"service,remove"`
	Name        string
	Who         string
	Description string
	Position    int
}

// ExpectationKind is what an expectation is about.
type ExpectationKind string

// The kinds of expectations.
const (
	Performance      ExpectationKind = "performance"
	Reliability      ExpectationKind = "reliability"
	DurabilityWish   ExpectationKind = "durability"
	OtherExpectation ExpectationKind = "other"
)

// ExpectationKinds lists the kinds in the order in which they are offered.
var ExpectationKinds = []ExpectationKind{Performance, Reliability, DurabilityWish, OtherExpectation}

// Expectation is what a customer, internal or external, expects of a service.
type Expectation struct {
	ID        string
	ServiceID string `ref:"service,remove"`
	JourneyID string `ref:"journey,clear"`
	From      string // who expects it
	Kind      ExpectationKind
	Text      string
	Binding   bool // contractual: an SLA
	Position  int
}

// Dependency is something that a service needs: another service of the workspace, or something outside it by name.
type Dependency struct {
	ID        string
	ServiceID string `ref:"service,remove"`
	OnID      string `ref:"service,remove"` // empty for something outside the workspace
	Name      string // of something outside the workspace
	Hard      bool   // its failure hurts the journey directly
	Promise   string // the availability it promises in per cent as typed, or empty
	Copies    int    // equal and independent ones of which one is enough; below 2 there is one
	Note      string
	Position  int
}

// Indicator is the type of a service level indicator.
type Indicator string

// The indicator types: of request and response, of data processing, of storage.
const (
	Availability Indicator = "availability"
	Latency      Indicator = "latency"
	Quality      Indicator = "quality"
	Freshness    Indicator = "freshness"
	Correctness  Indicator = "correctness"
	Coverage     Indicator = "coverage"
	Throughput   Indicator = "throughput"
	Durability   Indicator = "durability"
)

// Indicators lists the types in the order in which they are offered.
var Indicators = []Indicator{Availability, Latency, Quality, Freshness, Correctness, Coverage, Throughput, Durability}

// Method is how good and bad are counted.
type Method string

// The budgeting methods.
const (
	Occurrences     Method = "occurrences"
	Timeslices      Method = "timeslices"
	RatioTimeslices Method = "ratio-timeslices"
)

// Methods lists the methods in the order in which they are offered.
var Methods = []Method{Occurrences, Timeslices, RatioTimeslices}

// Standing is where an SLO is in its life.
type Standing string

// The standings of an SLO.
const (
	Proposed Standing = "proposed"
	Agreed   Standing = "agreed"
	Retired  Standing = "retired"
)

// Standings lists the standings in their order.
var Standings = []Standing{Proposed, Agreed, Retired}

// SLO is a service level objective. What is aimed for stands in its Targets.
type SLO struct {
	ID             string
	Key            string // short and stable, for the command line
	ServiceID      string `ref:"service,remove"`
	JourneyID      string `ref:"journey,clear"`
	Name           string
	Indicator      Indicator
	Specification  string // what is good, in words
	Implementation string // where and how it is measured, and what that misses
	Method         Method
	Slice          string // length of a slice such as "5m"; empty for occurrences
	SliceTarget    string // per cent of a slice that must be good; timeslices only
	Missing        string // how slices without data count: "ignore", "good" or "bad", as in package budget
	Enough         string // per cent of a window that must be measured before it is judged; empty for the usual
	Way            Way
	Since          string // YYYY-MM-DD since when incidents are written down; for the way by incidents only
	Unit           string // what the valid events are called: "payment requests"; may be empty
	Outage         string // how long an outage is expected to last: "45m", "2h"; may be empty
	Alerts         bool   // people are alerted when its budget burns
	Aspirational   bool   // what the business needs, measured beside the achievable, never alerted on
	Internal       bool   // not shown to customers
	Standing       Standing
	Note           string
	Position       int
}

// Target is what an SLO aims for since a day: history is judged by the target that was in force.
type Target struct {
	ID     string
	SLOID  string `ref:"slo,remove"`
	Kind   TargetKind
	Goal   Percent
	Window Window
	Zone   string // IANA name of the time zone of its days; empty for UTC
	Anchor string // YYYY-MM-DD on which calendar windows begin, as do those before and after; empty for the usual
	From   string // YYYY-MM-DD, or empty for "from the start"
	Note   string // why, or where it was decided
	By     string // who decided it
}
