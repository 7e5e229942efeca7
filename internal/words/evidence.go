package words

import (
	"slocharter/internal/policy"
	"slocharter/internal/slo"
)

// Evidence says one figure in a few words for a table: "Pay in under 2 s (−12 %)", "Wallets fail (38 % of Pay in under 2 s)".
func Evidence(e policy.Evidence, r policy.Rule, names Names) string {
	value := measured(e, r)
	switch {
	case e.Of == "":
		return T("evidence.own", "SLO", names.SLO(e.SLOID), "Value", value)
	case e.Signal == policy.CauseShare:
		return T("evidence.of", "Of", Cause(slo.Cause(e.Of)), "SLO", names.SLO(e.SLOID), "Value", value)
	}
	return T("evidence.of", "Of", names.Incident(e.Of), "SLO", names.SLO(e.SLOID), "Value", value)
}
