package words_test

import (
	"fmt"
	"math/big"
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/words"
)

func TestEveryValueOfABudgetHasItsWordsAndSentences(t *testing.T) {
	names, sentences := map[string]string{}, map[string]string{}
	for _, s := range []budget.State{budget.NoData, budget.NotEvaluated, budget.Healthy, budget.UsedUp} {
		names["state."+string(s)], sentences["state-meaning."+string(s)] = words.State(s), words.StateMeaning(s)
	}
	for _, m := range append(budget.Choices, "") {
		names["missing."+string(m)], sentences["missing-meaning."+string(m)] = words.Missing(m), words.MissingMeaning(m)
	}
	for _, h := range budget.Treatments {
		names["treatment."+string(h)], sentences["treatment-meaning."+string(h)] = words.Treatment(h), words.TreatmentMeaning(h)
	}
	empty := budget.Terms{}.Judge(budget.Count{}, slo.Interval{}, time.Time{})
	for _, f := range budget.Figures {
		names["budget-figure."+string(f)], sentences["budget-meaning."+string(f)] = words.BudgetFigure(f), words.FigureMeaning(f)
		names["budget-formula."+string(f)] = words.Formula(f)
		for _, i := range empty.Explain(f, new(big.Rat)).Inputs {
			names["budget-input."+i.Name] = words.Input(i.Name)
		}
	}
	for _, c := range []budget.Convention{
		budget.ByStart, budget.ByTargetInForce, budget.GapsIgnored, budget.GapsGood, budget.GapsBad, budget.GapsHaveNoEvents,
		budget.ExclusionsRemoved, budget.ExclusionsGood, budget.ExclusionsCut, budget.TimeEquivalent, budget.RoundedDown,
		budget.ConstantTraffic, budget.EarliestMoment, budget.TooLittleMeasured,
	} {
		sentences["budget-convention."+string(c)] = words.Convention(c)
	}
	for _, f := range []budget.Fault{budget.MoreGoodThanValid, budget.Negative, budget.NoLength, budget.Overlaps} {
		sentences["slot-fault."+string(f)] = words.Fault(f)
	}
	for _, s := range []budget.Severity{budget.Page, budget.Ticket} {
		names["alert-severity."+string(s)] = words.AlertSeverity(s)
	}
	for _, w := range []budget.Why{budget.NeverFires, budget.TooLong} {
		names["alert-why."+string(w)] = words.AlertWhy(w)
	}
	for key, name := range names {
		assert.NotEqual(t, key, name, "it has no word")
		assert.NotEmpty(t, name, key)
	}
	for key, sentence := range sentences {
		assert.Regexp(t, `^[A-Z].*\.$`, sentence, key)
	}
}

func TestErrorsOfABudgetAreSentences(t *testing.T) {
	noon := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for want, err := range map[string]error{
		"The slot of 1 Mar 2026, 12:00 UTC cannot be right. There are more good events than valid ones.": budget.BadSlot{
			Slot: budget.Slot{Start: noon}, Fault: budget.MoreGoodThanValid,
		},
		"The events up to 1 Mar 2026, 12:00 UTC are more than can be counted. Look for a number that is far too large.":        budget.Overflow{At: noon},
		"The budget cannot be computed: the length of a slice is missing or out of range. Correct it in the SLO’s definition.": budget.BadTerms{Field: "Slice"},
	} {
		assert.Equal(t, want, words.Error(fmt.Errorf("evaluate: %w", err)))
	}
}

func TestEveryTermOfABudgetHasItsName(t *testing.T) {
	fields := []string{"Window", "Triggers"} // of the alert table
	terms := reflect.TypeFor[budget.Terms]()
	for i := range terms.NumField() {
		if name := terms.Field(i).Name; name != "Exclusions" { // any can be used
			fields = append(fields, name)
		}
	}
	for _, field := range fields {
		assert.NotContains(t, words.BudgetTerm(field), "budget-term.", field)
	}
}

func TestFiguresAreWrittenInTheirUnits(t *testing.T) {
	for f, want := range map[budget.Figure]string{
		budget.FigureSLI: "99.95 %", budget.FigureRemaining: "99.95 %", budget.FigureAllowed: "1", budget.FigureBurn: "1", budget.FigureTime: "999 ms",
	} {
		assert.Equal(t, want, words.FigureValue(f, big.NewRat(9995, 10_000), slo.Percent("99.9")), f)
	}
}
