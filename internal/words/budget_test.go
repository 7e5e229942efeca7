package words_test

import (
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/words"
)

func TestEveryFigureHasItsNameAndItsFormula(t *testing.T) {
	var texts []string
	for _, f := range budget.Figures {
		texts = append(texts, words.BudgetFigure(f), words.Formula(f))
	}
	for _, s := range []budget.State{budget.NoData, budget.NotEvaluated, budget.Healthy, budget.UsedUp} {
		texts = append(texts, words.State(s))
	}
	for _, m := range append([]budget.Missing{""}, budget.Choices...) {
		texts = append(texts, words.Missing(m))
	}
	for _, treatment := range budget.Treatments {
		texts = append(texts, words.Treatment(treatment))
	}
	for _, c := range []budget.Convention{
		budget.ByStart, budget.ByTargetInForce, budget.GapsIgnored, budget.GapsGood, budget.GapsBad, budget.GapsHaveNoEvents,
		budget.ExclusionsRemoved, budget.ExclusionsGood, budget.ExclusionsCut, budget.TimeEquivalent, budget.RoundedDown,
		budget.ConstantTraffic, budget.EarliestMoment, budget.TooLittleMeasured,
	} {
		texts = append(texts, words.Convention(c))
	}
	texts = append(texts, words.AlertSeverity(budget.Page), words.AlertSeverity(budget.Ticket), words.AlertWhy(budget.NeverFires), words.AlertWhy(budget.TooLong))
	for _, text := range texts {
		assert.NotRegexp(t, `^[a-z-]+\.[a-z.-]+$`, text, "has no word")
	}
}

func TestEveryInputOfAFigureHasItsName(t *testing.T) {
	series, err := budget.NewSeries([]budget.Slot{{Start: time.Unix(0, 0), Length: time.Hour, Good: 9, Valid: 10}})
	require.NoError(t, err)
	window := slo.Interval{Start: time.Unix(0, 0), End: time.Unix(7200, 0)}
	r, err := budget.Terms{Method: slo.Occurrences, Goals: []budget.Goal{{Goal: "50"}}}.Evaluate(series, window, time.Unix(3600, 0))
	require.NoError(t, err)
	for _, f := range budget.Figures {
		e := r.Explain(f, big.NewRat(1, 5))
		assert.NotEqual(t, words.None, words.FigureValue(f, e.Value, "50"), f)
		for _, in := range e.Inputs {
			assert.NotContains(t, words.Input(in.Name), "budget-input.")
			assert.NotEqual(t, words.None, words.InputValue(in.Name, in.Value), "%s of %s", in.Name, f)
		}
	}
}

func TestNumbersAreWrittenExactly(t *testing.T) {
	for want, number := range map[string]*big.Rat{
		"–": nil, "0": new(big.Rat), "20,999.865": big.NewRat(20999865, 1000), "4,200,000": big.NewRat(4200000, 1),
		"1,234,567": big.NewRat(12345678, 10), "−1.5": big.NewRat(-3, 2), "−12,345.25": big.NewRat(-1234525, 100),
	} {
		assert.Equal(t, want, words.Exactly(number))
	}
}
