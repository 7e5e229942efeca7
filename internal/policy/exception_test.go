package policy_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/policy"
)

func TestAnExceptionLetsFeatureWorkGoOn(t *testing.T) {
	all := policy.Exception{ID: "all", From: "2026-11-01", Until: "2026-11-30"}
	forA := policy.Exception{ID: "a", SLOID: "a", From: "2026-11-01", Until: "2026-12-31"}
	forB := policy.Exception{ID: "b", SLOID: "b", From: "2026-11-01", Until: "2026-11-25"}
	over := policy.Exception{ID: "over", From: "2026-11-01", Until: "2026-11-20"}
	escalate := policy.Rule{Signal: policy.BudgetLeft, Scope: policy.AnySLO, Comparison: "<", Threshold: "-50", Action: policy.Escalate}
	postmortem := policy.Rule{Signal: policy.BudgetLeft, Scope: policy.AnySLO, Comparison: "<", Threshold: "0", Action: policy.Postmortem}
	untouched := policy.Rule{Signal: policy.BudgetLeft, Scope: policy.AnySLO, Comparison: ">", Threshold: "90", Action: policy.FixesOnly}
	for name, c := range map[string]struct {
		exceptions []policy.Exception
		more       []policy.Rule
		budgets    map[string]string
		want       policy.Action
		by         string
		without    policy.Action
	}{
		"for the whole service":                           {[]policy.Exception{all}, nil, map[string]string{"a": "-1"}, policy.FeatureException, "all", policy.FixesOnly},
		"for the SLO that is overspent":                   {[]policy.Exception{forA}, nil, map[string]string{"a": "-1", "b": "9"}, policy.FeatureException, "a", policy.FixesOnly},
		"not for another one":                             {[]policy.Exception{forB}, nil, map[string]string{"a": "-1", "b": "9"}, policy.FixesOnly, "", ""},
		"not while another SLO is overspent, too":         {[]policy.Exception{forA}, nil, map[string]string{"a": "-1", "b": "-9"}, policy.FixesOnly, "", ""},
		"until the first of those that are needed ends":   {[]policy.Exception{forA, forB}, nil, map[string]string{"a": "-9", "b": "-1"}, policy.FeatureException, "b", policy.FixesOnly},
		"the longer one of two counts":                    {[]policy.Exception{all, forA}, nil, map[string]string{"a": "-1"}, policy.FeatureException, "a", policy.FixesOnly},
		"not after its last day":                          {[]policy.Exception{over}, nil, map[string]string{"a": "-1"}, policy.FixesOnly, "", ""},
		"nothing stops, nothing is excepted":              {[]policy.Exception{all}, nil, map[string]string{"a": "1"}, policy.Release, "", ""},
		"two rules stop it, and the first exception ends": {[]policy.Exception{forA, forB}, []policy.Rule{untouched}, map[string]string{"a": "100", "b": "-1"}, policy.FeatureException, "b", policy.FixesOnly},
		"two rules stop it, and one of them is covered":   {[]policy.Exception{forB}, []policy.Rule{untouched}, map[string]string{"a": "100", "b": "-1"}, policy.FixesOnly, "", ""},
		"an escalation stands":                            {[]policy.Exception{all}, []policy.Rule{escalate}, map[string]string{"a": "-51"}, policy.Escalate, "all", policy.Escalate},
		"a milder duty stays below the exception's line":  {[]policy.Exception{all}, []policy.Rule{postmortem}, map[string]string{"a": "-1"}, policy.FeatureException, "all", policy.FixesOnly},
	} {
		t.Run(name, func(t *testing.T) {
			v := policy.Judge(policy.Case{
				Day: "2026-11-21", Mode: policy.Enforcing, Facts: left(c.budgets), Exceptions: c.exceptions,
				Rules: append(preset(t, "two-states"), c.more...),
			})
			assert.Equal(t, c.want, v.Action)
			assert.Equal(t, c.by, v.Exception.ID)
			assert.Equal(t, c.without, v.Without)
			for _, f := range v.Findings {
				assert.Equal(t, c.by != "" && f.Rule.Action == policy.FixesOnly, f.Lifted && c.by != "")
			}
		})
	}
}

func TestAnExceptionThatIsGrantedIsNotAskedForAgain(t *testing.T) {
	facts := left(map[string]string{"a": "-1"}).with(policy.IncidentShare, "a").with(policy.CauseShare, "a")
	c := policy.Case{Day: "2026-11-21", Rules: starter(t), Facts: facts}
	assert.Contains(t, actions(policy.Judge(c).Open), policy.FeatureException)
	c.Exceptions = []policy.Exception{{ID: "e", From: "2026-11-21", Until: "2026-11-21"}}
	assert.NotContains(t, actions(policy.Judge(c).Open), policy.FeatureException)
}

func TestAProcessIsInForceBetweenItsDays(t *testing.T) {
	exception := policy.Process{ID: "p", Kind: policy.ExceptionProcess, SLOID: "a", From: "2026-11-10", Until: "2026-11-30"}
	ratified := []policy.ProcessStep{{Key: "propose"}, {Key: policy.RatifyStep, Done: "2026-11-12"}}
	for name, c := range map[string]struct {
		edit  func(*policy.Process)
		day   string
		steps []policy.ProcessStep
		force bool
		state policy.ProcessState
	}{
		"before it was ratified":        {nil, "2026-11-11", ratified, false, policy.ProcessOpen},
		"on the day of that":            {nil, "2026-11-12", ratified, true, policy.ProcessRatified},
		"on its last day":               {nil, "2026-11-30", ratified, true, policy.ProcessRatified},
		"on the day after":              {nil, "2026-12-01", ratified, false, policy.ProcessExpired},
		"never ratified":                {nil, "2026-11-20", ratified[:1], false, policy.ProcessOpen},
		"ratified, but not begun":       {func(p *policy.Process) { p.From = "2026-11-15" }, "2026-11-14", ratified, false, policy.ProcessRatified},
		"on the day on which it closed": {func(p *policy.Process) { p.Closed = "2026-11-20" }, "2026-11-20", ratified, true, policy.ProcessClosed},
		"after it was closed":           {func(p *policy.Process) { p.Closed = "2026-11-20" }, "2026-11-21", ratified, false, policy.ProcessClosed},
		"before it was closed":          {func(p *policy.Process) { p.Closed = "2026-11-20" }, "2026-11-19", ratified, true, policy.ProcessRatified},
		"without an end":                {func(p *policy.Process) { p.Until = "" }, "2026-11-20", ratified, false, policy.ProcessRatified},
		"an escalation is no exception": {func(p *policy.Process) { p.Kind = policy.EscalationProcess }, "2026-11-20", ratified, false, policy.ProcessOpen},
		"an escalation does not expire": {func(p *policy.Process) { p.Kind = policy.EscalationProcess }, "2027-11-20", ratified, false, policy.ProcessOpen},
		"an escalation that was closed": {func(p *policy.Process) { p.Kind, p.Closed = policy.EscalationProcess, "2026-11-20" }, "2026-11-20", nil, false, policy.ProcessClosed},
	} {
		t.Run(name, func(t *testing.T) {
			p := exception
			if c.edit != nil {
				c.edit(&p)
			}
			e, force := p.ExceptionOn(c.day, c.steps)
			assert.Equal(t, c.force, force)
			assert.Equal(t, "p", e.ID)
			assert.Equal(t, "a", e.SLOID)
			assert.Equal(t, c.state, p.StateOn(c.day, c.steps))
		})
	}
}

func TestTheNextStepIsTheFirstThatIsOpen(t *testing.T) {
	steps := []policy.ProcessStep{{Key: "declare", Done: "2026-11-01"}, {Key: "write-down"}, {Key: "inform", Done: "2026-11-02"}}
	next, ok := policy.NextStep(steps)
	require.True(t, ok)
	assert.Equal(t, "write-down", next.Key)
	_, ok = policy.NextStep(steps[:1])
	assert.False(t, ok)
}
