package words

import "slocharter/internal/policy"

// ProcessKind names what a process is for.
func ProcessKind(k policy.ProcessKind) string { return T("process-kind." + string(k)) }

// ProcessState names where a process is.
func ProcessState(s policy.ProcessState) string { return T("process-state." + string(s)) }

// Outcome names what a day comes to, in one or two words for legends and tables: "Fixes only", "Not evaluated".
func Outcome(o policy.Outcome) string { return T("outcome." + string(o)) }

// OutcomeDays counts the days of an outcome: "12 days: Fixes only".
func OutcomeDays(o policy.Outcome, days int) string {
	return N("verdict.days", days, "Outcome", Outcome(o))
}
