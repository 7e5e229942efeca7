package workspace_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/lifecycle"
	"slocharter/internal/policy"
	"slocharter/internal/raci"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

func withService(t *testing.T) (workspace.Workspace, slo.Service) {
	t.Helper()
	w := fresh(t)
	s, err := w.AddService("Payments API", "", day)
	require.NoError(t, err)
	return w, s
}

func step(t *testing.T, w workspace.Workspace, key string) lifecycle.Step {
	t.Helper()
	s, err := w.StepByKey(key)
	require.NoError(t, err)
	return s
}

func column(t *testing.T, w workspace.Workspace, key string) raci.Column {
	t.Helper()
	c, err := w.ColumnByKey(key)
	require.NoError(t, err)
	return c
}

func TestAServiceStoresOnlyWhatDiffersFromTheDefaultChart(t *testing.T) {
	w, s := withService(t)
	propose, exec := step(t, w, "propose-slo").ID, column(t, w, "exec").ID
	cells := len(w.Cells)

	require.NoError(t, w.SetLetters(s.ID, propose, exec, "I"))
	assert.Len(t, w.Cells, cells, "the default says I already")
	require.NoError(t, w.SetLetters(s.ID, propose, exec, "c"))
	assert.Len(t, w.Cells, cells+1)
	assert.Equal(t, raci.Letters("C"), w.Matrix(s.ID).At(propose, exec))
	assert.Equal(t, raci.Letters("I"), w.Matrix("").At(propose, exec))
	assert.Equal(t, 1, w.Matrix(s.ID).Exceptions())

	require.NoError(t, w.SetLetters(s.ID, propose, exec, ""))
	assert.Equal(t, raci.Letters(""), w.Matrix(s.ID).At(propose, exec), "a blank is an exception too")
	w.ResetCell(s.ID, propose, exec)
	assert.Equal(t, raci.Letters("I"), w.Matrix(s.ID).At(propose, exec))

	require.NoError(t, w.SetLetters(s.ID, propose, exec, "R"))
	require.NoError(t, w.SetLetters("", propose, exec, "R"))
	assert.Zero(t, w.Matrix(s.ID).Exceptions(), "the default caught up with the exception")
	require.NoError(t, w.SetLetters(s.ID, propose, exec, "A/R"))
	w.ResetMatrix(s.ID)
	assert.Zero(t, w.Matrix(s.ID).Exceptions())
}

func TestRemovingSaysWhatGoesWithIt(t *testing.T) {
	w := sample(t)
	s := w.ServicesInOrder()[0]
	gone := map[string]int{}
	for _, g := range w.GoesWith("service", s.ID) {
		assert.False(t, g.Forget, g.Kind)
		gone[g.Kind] = g.Count
	}
	assert.Equal(t, len(w.SLOsOf(s.ID)), gone["slo"])
	assert.Equal(t, len(w.JourneysOf(s.ID)), gone["journey"])
	assert.Equal(t, len(w.CyclesOf(s.ID)), gone["cycle"])
	require.NoError(t, w.Remove("service", s.ID))
	assert.Empty(t, w.SLOsOf(s.ID))
	assert.Nil(t, w.GoesWith("service", s.ID))
	require.ErrorAs(t, w.Remove("service", s.ID), &workspace.NotFound{})
}

func TestWhoLeavesIsForgottenButNotWhatTheySigned(t *testing.T) {
	w := sample(t)
	var sign lifecycle.SignOff
	for _, s := range w.StepSigns {
		if w.Cycles[s.CycleID].Ended == "" {
			sign = s
		}
	}
	require.NotEmpty(t, sign.ID)
	require.NoError(t, w.Remove("person", sign.PersonID))
	assert.Equal(t, sign.Name, w.StepSigns[sign.ID].Name)
	assert.Empty(t, w.StepSigns[sign.ID].PersonID)
}

func TestAPersonaIsHeldForAServiceOrForAll(t *testing.T) {
	w, s := withService(t)
	persona := w.PersonasOf(column(t, w, "sre-ic").ID)[0]
	ada, err := w.AddPerson(" Ada  Lovelace ")
	require.NoError(t, err)
	ben, err := w.AddPerson("Ben")
	require.NoError(t, err)
	assert.Equal(t, "Ada Lovelace", ada.Name)

	assert.Contains(t, w.EmptyChairs(s.ID), column(t, w, "sre-ic"))
	require.NoError(t, w.Hold(persona.ID, ada.ID, ""))
	require.NoError(t, w.Hold(persona.ID, ada.ID, ""), "twice is once")
	assert.Len(t, w.Holdings, 1)
	assert.Equal(t, ada, w.Holders(persona.ID, s.ID)[0])
	assert.NotContains(t, w.EmptyChairs(s.ID), column(t, w, "sre-ic"))

	require.NoError(t, w.Hold(persona.ID, ben.ID, s.ID))
	assert.Equal(t, []string{"Ben"}, []string{w.Holders(persona.ID, s.ID)[0].Name}, "who is named for a service takes the place of the others")
	require.NoError(t, w.LeaveChair(persona.ID, ben.ID, s.ID))
	assert.Equal(t, ada, w.Holders(persona.ID, s.ID)[0])
}

func TestAnOwnNameShowsWhereTheColumnIsShown(t *testing.T) {
	w, _ := withService(t)
	c := column(t, w, "sre-ic")
	p := w.PersonasOf(c.ID)[0]
	p.OwnName = "Keeper"
	require.NoError(t, w.PutPersona(p))
	name, own := w.ColumnCalled(c.ID)
	assert.Equal(t, []string{"SRE IC", "Keeper"}, []string{name, own})
	found, err := w.ColumnByKey("keeper")
	require.NoError(t, err)
	assert.Equal(t, c, found)
}

func TestStepsMoveWithinTheirPhaseAndOverItsEdge(t *testing.T) {
	w := fresh(t)
	order := func() string {
		var keys []string
		for _, s := range w.StepsOf(lifecycle.Research) {
			keys = append(keys, s.Key)
		}
		return strings.Join(keys, " ")
	}
	agree := step(t, w, "agree-on-slo")
	require.NoError(t, w.MoveStep(agree.ID, -1))
	assert.Equal(t, "existence-of-slo agree-on-slo propose-slo", order())
	require.NoError(t, w.MoveStep(agree.ID, 1))
	require.NoError(t, w.MoveStep(agree.ID, 1))
	assert.Equal(t, "existence-of-slo propose-slo", order())
	assert.Equal(t, agree.ID, w.StepsOf(lifecycle.Implementation)[0].ID)
	require.NoError(t, w.MoveStep(agree.ID, -1))
	assert.Equal(t, "existence-of-slo propose-slo agree-on-slo", order())
	require.NoError(t, w.MoveStep(step(t, w, "existence-of-slo").ID, -1), "the first stays the first")
}

func TestANewColumnHasAPersonaBehindIt(t *testing.T) {
	w := fresh(t)
	c, err := w.AddColumn("Support Engineer")
	require.NoError(t, err)
	require.Len(t, w.PersonasOf(c.ID), 1)
	assert.Equal(t, "support-engineer", w.PersonasOf(c.ID)[0].Key, "the persona that stood outside the chart")
	other, err := w.AddColumn("Legal")
	require.NoError(t, err)
	assert.Equal(t, "Legal", w.PersonasOf(other.ID)[0].Name)
	require.NoError(t, w.MoveColumn(other.ID, -99))
	assert.Equal(t, other.ID, w.ColumnsInOrder()[0].ID)
}

func TestOnlyTheAccountablePersonClosesAStep(t *testing.T) {
	w, s := withService(t)
	existence := step(t, w, "agree-on-slo")
	owner, err := w.AddPerson("Olu")
	require.NoError(t, err)
	other, err := w.AddPerson("Pia")
	require.NoError(t, err)
	require.NoError(t, w.Hold(w.PersonasOf(column(t, w, "service-owner").ID)[0].ID, owner.ID, ""))
	cycle := w.CycleOf(s.ID)
	state := func() lifecycle.State { return w.Guide(s.ID, "").Steps[2].State }

	require.NoError(t, w.SignStep(cycle.ID, existence.ID, other.ID, "", day))
	assert.Equal(t, lifecycle.Working, state(), "anybody may sign, and the step stays open")
	assert.False(t, w.StepSignsOf(cycle.ID, existence.ID)[0].Accountable)
	assert.Empty(t, w.StepSignsOf(cycle.ID, existence.ID)[0].Role)

	require.NoError(t, w.SignStep(cycle.ID, existence.ID, owner.ID, "as discussed", day))
	assert.Equal(t, lifecycle.Done, state())
	require.NoError(t, w.SetLetters("", existence.ID, column(t, w, "service-owner").ID, "I"))
	assert.Equal(t, lifecycle.Done, state(), "a later chart does not rewrite who signed as what")
}

func TestAnEndedCycleStaysAsItWas(t *testing.T) {
	w := sample(t)
	s, err := w.ServiceByKey("payments")
	require.NoError(t, err)
	first := w.CycleOf(s.ID)
	before := w.Guide(s.ID, first.ID)
	next, err := w.StartNextCycle(s.ID, "targets were too low", day)
	require.NoError(t, err)
	assert.Equal(t, first.Number+1, next.Number)
	assert.Equal(t, next, w.CycleOf(s.ID))
	assert.NotEmpty(t, w.TasksOf(next.ID, w.StepsInOrder()[0].ID), "the usual tasks are there again")

	for _, o := range w.SLOsOf(s.ID) {
		require.NoError(t, w.Remove("slo", o.ID))
	}
	after := w.Guide(s.ID, first.ID)
	for i := range before.Steps {
		assert.Equal(t, before.Steps[i].State, after.Steps[i].State, before.Steps[i].Step.Name)
		for j := range before.Steps[i].Criteria {
			assert.Equal(t, before.Steps[i].Criteria[j].Met, after.Steps[i].Criteria[j].Met)
		}
	}
	q := w.QuestionsOf(w.StepsInOrder()[0].ID)[0]
	require.ErrorAs(t, w.SetAnswer(first.ID, q.ID, "new"), &workspace.CycleEnded{})
	_, err = w.AddTask(first.ID, w.StepsInOrder()[0].ID, "late")
	require.ErrorAs(t, err, &workspace.CycleEnded{})
}

func TestCriteriaThatTheDataCanAnswerTickThemselves(t *testing.T) {
	w, s := withService(t)
	met := func(check lifecycle.Check) bool {
		for _, step := range w.Guide(s.ID, "").Steps {
			for _, r := range step.Criteria {
				if r.Criterion.Check == check {
					return r.Met
				}
			}
		}
		t.Fatalf("no criterion %s", check)
		return false
	}
	assert.False(t, met(lifecycle.HasJourneys))
	_, err := w.AddJourney(s.ID, "Pay")
	require.NoError(t, err)
	assert.True(t, met(lifecycle.HasJourneys))

	o, err := w.AddSLO(s.ID, "Pay quickly")
	require.NoError(t, err)
	assert.True(t, met(lifecycle.HasSLOs))
	assert.False(t, met(lifecycle.SLOsComplete))
	o.Specification, o.Implementation = "answered within 2 s", "load balancer log"
	require.NoError(t, w.PutSLO(o))
	require.NoError(t, w.SetTarget(slo.Target{SLOID: o.ID, Goal: "99.9", Window: "28d", From: day, Note: ""}))
	assert.True(t, met(lifecycle.SLOsComplete))
	assert.True(t, met(lifecycle.NoHundredPercent))

	assert.False(t, met(lifecycle.PolicyInForce))
	draft, ok := w.DraftOf("")
	require.True(t, ok)
	require.NoError(t, w.Enforce(draft.ID, day))
	assert.True(t, met(lifecycle.PolicyInForce))
	assert.True(t, met(lifecycle.PolicyCoversUsed))
}

func TestATargetIsCorrectedWhileProposedAndSucceededOnceAgreed(t *testing.T) {
	w, s := withService(t)
	o, err := w.AddSLO(s.ID, "Pay")
	require.NoError(t, err)
	require.ErrorAs(t, w.SetTarget(slo.Target{SLOID: o.ID, Goal: "100", Window: "28d", From: day, Note: ""}), &slo.BadPercent{})
	require.NoError(t, w.SetTarget(slo.Target{SLOID: o.ID, Goal: "99", Window: "28d", From: day, Note: ""}))
	require.NoError(t, w.SetTarget(slo.Target{SLOID: o.ID, Goal: "99.5", Window: "30d", Note: ""}))
	require.Len(t, w.TargetsOf(o.ID), 1)

	o = w.SLOs[o.ID]
	o.Standing = slo.Agreed
	require.NoError(t, w.PutSLO(o))
	require.NoError(t, w.SetTarget(slo.Target{SLOID: o.ID, Goal: "99.9", Window: "30d", From: "2026-05-01", Note: "we can do better"}))
	require.Len(t, w.TargetsOf(o.ID), 2)
	april, _ := w.TargetOn(o.ID, "2026-04-30")
	may, _ := w.TargetOn(o.ID, "2026-05-01")
	assert.Equal(t, slo.Percent("99.5"), april.Goal, "history is judged by the target that was in force")
	assert.Equal(t, slo.Percent("99.9"), may.Goal)
	latest, _ := w.LatestTarget(o.ID)
	assert.Equal(t, may, latest)
}

func TestATargetFromALaterDaySucceedsTheOneOfAProposedSLO(t *testing.T) {
	w, s := withService(t)
	o, err := w.AddSLO(s.ID, "Pay")
	require.NoError(t, err)
	require.NoError(t, w.SetTarget(slo.Target{SLOID: o.ID, Goal: "99", From: "2026-01-10"}))
	first, _ := w.LatestTarget(o.ID)
	assert.Empty(t, first.From, "the first one holds from the start")
	require.NoError(t, w.SetTarget(slo.Target{SLOID: o.ID, Goal: "99.5", From: "2026-05-01"}))
	require.NoError(t, w.SetTarget(slo.Target{SLOID: o.ID, Goal: "99.6"}))
	require.Len(t, w.TargetsOf(o.ID), 2, "without a day the latest is corrected")
	april, _ := w.TargetOn(o.ID, "2026-04-30")
	may, _ := w.TargetOn(o.ID, "2026-05-01")
	assert.Equal(t, slo.Percent("99"), april.Goal)
	assert.Equal(t, slo.Percent("99.6"), may.Goal)
}

func TestAPolicyInForceCanOnlyBeSucceeded(t *testing.T) {
	w, s := withService(t)
	first, ok := w.DraftOf("")
	require.True(t, ok)
	_, err := w.StartDraft("")
	require.ErrorAs(t, err, &workspace.DraftExists{})
	require.NoError(t, w.Enforce(first.ID, "2026-01-01"))

	section := w.SectionsOf(first.ID)[0]
	section.Body = "changed"
	require.ErrorAs(t, w.PutSection(section), &workspace.Fixed{})
	require.ErrorAs(t, w.PutPolicyRule(w.PolicyRulesOf(first.ID)[0]), &workspace.Fixed{})
	require.ErrorAs(t, w.Remove("policy_version", first.ID), &workspace.Fixed{})
	require.ErrorAs(t, w.Remove("policy_section", section.ID), &workspace.Fixed{})

	second, err := w.StartDraft("")
	require.NoError(t, err)
	assert.Equal(t, 2, second.Number)
	assert.Len(t, w.PolicyRulesOf(second.ID), len(w.PolicyRulesOf(first.ID)))
	require.ErrorAs(t, w.Enforce(second.ID, "2025-12-31"), &workspace.TooEarly{})
	require.NoError(t, w.Enforce(second.ID, "2026-02-01"))
	assert.Equal(t, policy.Superseded, w.Versions[first.ID].State)
	assert.Equal(t, "2026-02-01", w.Versions[first.ID].Until)

	own, err := w.StartDraft(s.ID)
	require.NoError(t, err)
	inForce, _ := w.PolicyInForce(s.ID)
	assert.Equal(t, second.ID, inForce.ID, "the default binds until the own one is in force")
	require.NoError(t, w.Enforce(own.ID, "2026-03-01"))
	inForce, _ = w.PolicyInForce(s.ID)
	assert.Equal(t, own.ID, inForce.ID)
	assert.Equal(t, 1, inForce.Number)
}

func TestBadInputIsRefused(t *testing.T) {
	w, s := withService(t)
	cycle, first := w.CycleOf(s.ID), w.StepsInOrder()[0]
	task := w.TasksOf(cycle.ID, first.ID)[0]
	task.Due = "tomorrow"
	require.ErrorAs(t, w.PutTask(task), &workspace.BadDate{})
	for _, link := range []string{"javascript:alert(1)", "file:///etc/passwd", "www.example.com", "https://"} {
		require.ErrorAs(t, w.AddEvidence(cycle.ID, first.ID, "x", link, ""), &workspace.BadLink{}, link)
	}
	require.NoError(t, w.AddEvidence(cycle.ID, first.ID, "x", "mailto:a@example.com", "two\r\nlines"))
	assert.Equal(t, "two\nlines", w.EvidenceOf(cycle.ID, first.ID)[0].Note)
	_, err := w.AddService("Other", "payments-api", day)
	require.ErrorAs(t, err, &workspace.Taken{})
	_, err = w.AddDependency(s.ID, s.ID, "")
	require.ErrorAs(t, err, &workspace.SelfDependency{})
	_, err = w.AddJourney(s.ID, "\x00\x01")
	require.ErrorAs(t, err, &workspace.Missing{})
}

func TestAKeyIsShortEnoughToType(t *testing.T) {
	for name, want := range map[string]string{
		"Payments API":              "payments-api",
		"  Über & Out!  ":           "über-out",
		"…":                         "x",
		strings.Repeat("long ", 20): "long-long-long-long-long-long-long-long",
		strings.Repeat("ü", 30):     strings.Repeat("ü", 20),
	} {
		assert.Equal(t, want, workspace.Key(name))
	}
}

func TestSearchFindsByAllWordsAndTitlesFirst(t *testing.T) {
	w := sample(t)
	hits := w.Search("payments")
	require.NotEmpty(t, hits)
	assert.Equal(t, "service", hits[0].Kind)
	assert.Equal(t, "Payments API", hits[0].Title)
	assert.NotEmpty(t, w.Search("OKAFOR miriam"))
	assert.Equal(t, "person", w.Search("okafor")[0].Kind)
	assert.NotEmpty(t, w.Search("burn rate"))
	assert.Empty(t, w.Search("  "))
	assert.Empty(t, w.Search("no such thing anywhere"))
	assert.LessOrEqual(t, len(w.Search("e")), workspace.MaxHits)
}
