package slo

import (
	"fmt"
	"time"
)

// MomentLayout is how moments are written down: in UTC, to the second, as RFC 3339 has it.
const MomentLayout = time.RFC3339

// Way is how an SLO is measured.
type Way string

// The ways. The empty one is Telemetry.
const (
	Telemetry Way = ""          // good and valid events are brought in
	Outages   Way = "incidents" // the incidents that people write down are the measurements: each second outside them is good
)

// Ways lists the ways in the order in which they are offered.
var Ways = []Way{Telemetry, Outages}

// TargetKind says what a target is for.
type TargetKind string

// The kinds of targets of an SLO. Each may have its own window; the objective is what the policy looks at.
const (
	Objective    TargetKind = ""             // achievable, and agreed on
	Aspiration   TargetKind = "aspirational" // what the business needs, measured beside it, never acted upon
	ContractGoal TargetKind = "sla"          // what a contract promises
)

// TargetKinds lists the kinds in the order in which they are offered.
var TargetKinds = []TargetKind{Objective, Aspiration, ContractGoal}

// Cause is a class of reasons why a budget is used.
type Cause string

// The causes.
const (
	Upstream      Cause = "upstream" // a dependency or a vendor
	Defect        Cause = "defect"   // deployed by us
	Capacity      Cause = "capacity"
	FalsePositive Cause = "false-positive" // the indicator miscounted
	OtherCause    Cause = "other"
)

// Causes lists the causes in the order in which they are offered.
var Causes = []Cause{Upstream, Defect, Capacity, FalsePositive, OtherCause}

// Incident is a time in which a service did worse than it should, and why. It explains what used a budget; for an SLO
// that is measured by incidents it is what uses it.
type Incident struct {
	ID        string
	ServiceID string `ref:"service,remove"`
	SLOID     string `ref:"slo,clear"` // empty: it concerns all SLOs of the service
	Title     string
	Start     string // MomentLayout
	End       string // MomentLayout; empty while it goes on
	Share     string // per cent of users or requests hit, above 0 and up to 100
	Cause     Cause
	Link      string
	Note      string
}

// Span returns the time of the incident, which for one that goes on ends now.
func (i Incident) Span(now time.Time) Interval {
	span := Interval{Moment(i.Start), now}
	if i.End != "" {
		span.End = Moment(i.End)
	}
	return span
}

// Reason is a class of exclusions.
type Reason string

// The reasons for exclusions.
const (
	Maintenance  Reason = "maintenance"
	LoadTest     Reason = "load-test"
	Miscounting  Reason = "miscounting"
	OtherExclude Reason = "other"
)

// Reasons lists the reasons in the order in which they are offered.
var Reasons = []Reason{Maintenance, LoadTest, Miscounting, OtherExclude}

// Exclusion is an entry of the ledger of what does not count: when, why, who decided it, and how it counts instead.
type Exclusion struct {
	ID         string
	SLOID      string `ref:"slo,remove"`
	IncidentID string `ref:"incident,clear"` // the incident that is excluded, if it is one
	From       string // MomentLayout
	To         string // MomentLayout
	Treatment  string // "removed" or "good", as in package budget
	Reason     Reason
	Why        string // in words
	By         string // who decided it
	Decided    string // YYYY-MM-DD
}

// Span returns the time that is excluded.
func (e Exclusion) Span() Interval { return Interval{Moment(e.From), Moment(e.To)} }

// Source is the Prometheus server and the queries that an SLO is measured by. What proves who asks is not part of it: the
// operating system keeps it.
type Source struct {
	ID     string // that of the SLO
	SLOID  string `ref:"slo,remove"`
	Server string // address
	Good   string // query for good events, or empty when Bad is given
	Bad    string // query for bad events
	Valid  string // query for valid events
	Step   string // length of a slot: "5m", "1h"
	Auth   Auth
	User   string // for Basic
	CA     string // path of a file with a further certificate authority, or empty
}

// Auth is how a server wants to know who asks.
type Auth string

// The kinds of authentication.
const (
	NoAuth Auth = ""
	Basic  Auth = "basic"
	Bearer Auth = "bearer"
)

// Auths lists the kinds in the order in which they are offered.
var Auths = []Auth{NoAuth, Basic, Bearer}

// Moment reads a moment as it is written down; the zero time for anything else.
func Moment(text string) time.Time {
	t, err := time.Parse(MomentLayout, text)
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}

// WriteMoment writes a moment down: in UTC, to the second.
func WriteMoment(t time.Time) string { return t.UTC().Format(MomentLayout) }

// BadMoment is the error for text that is no date and time.
type BadMoment struct{ Text string }

func (e BadMoment) Error() string { return fmt.Sprintf("%q is not a date and time", e.Text) }

// BadZone is the error for text that is no time zone.
type BadZone struct{ Text string }

func (e BadZone) Error() string { return fmt.Sprintf("%q is not a time zone", e.Text) }
