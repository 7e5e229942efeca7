package words

import (
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

// Way names how an SLO is measured.
func Way(w slo.Way) string { return T("way." + string(w)) }

// TargetKind names what a target is for.
func TargetKind(k slo.TargetKind) string { return T("target-kind." + string(k)) }

// Cause names a class of reasons why a budget is used.
func Cause(c slo.Cause) string { return T("cause." + string(c)) }

// ExclusionReason names a class of exclusions.
func ExclusionReason(r slo.Reason) string { return T("exclusion-reason." + string(r)) }

// Auth names how a server wants to know who asks.
func Auth(a slo.Auth) string { return T("auth." + string(a)) }

// explainMeasuring speaks about what was typed for measurements, incidents and exclusions.
func explainMeasuring(err error) (string, []any) {
	if e, ok := as[slo.BadMoment](err); ok {
		return "error.bad-moment", []any{"Text", e.Text}
	}
	if e, ok := as[slo.BadZone](err); ok {
		return "error.bad-zone", []any{"Text", e.Text}
	}
	if e, ok := as[workspace.EndsBeforeStart](err); ok {
		return "error.ends-before-start", []any{"Start", e.Start, "End", e.End}
	}
	if e, ok := as[workspace.OtherService](err); ok {
		return "error.other-service", []any{"SLO", e.SLO}
	}
	return "", nil
}
