package forms_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/slo"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

func (o *opened) lastExpectation() slo.Expectation {
	o.T.Helper()
	w := o.W()
	all := w.ExpectationsOf(payments(w))
	require.NotEmpty(o.T, all)
	return all[len(all)-1]
}

func (o *opened) dependency(name string) slo.Dependency {
	o.T.Helper()
	w := o.W()
	for _, d := range w.DependenciesOf(payments(w)) {
		if w.DependencyName(d) == name {
			return d
		}
	}
	o.T.Fatalf("no dependency %q", name)
	panic("unreachable")
}

func TestExpectations_AreAddedAndDescribed(t *testing.T) {
	o, _ := open(t, forms.Expectations, payments)
	w := o.W()
	count := len(w.ExpectationsOf(payments(w)))
	o.add("It never charges twice")
	o.toRow(count)
	o.Press(fyne.KeyReturn)
	o.write("Who expects it", "Everybody")
	o.Press(fyne.KeyReturn)
	o.choose("Kind", 1)
	o.choose("User journey", 2)
	w = o.W()
	want := w.JourneysOf(payments(w))[0].ID
	e := o.lastExpectation()
	assert.Equal(t, "It never charges twice", e.Text)
	assert.Equal(t, "Everybody", e.From)
	assert.Equal(t, slo.Performance, e.Kind)
	assert.Equal(t, want, e.JourneyID)
}

func TestExpectations_AContractIsTickedWithSpace(t *testing.T) {
	o, _ := open(t, forms.Expectations, payments)
	w := o.W()
	o.add("It never charges twice")
	o.toRow(len(w.ExpectationsOf(payments(w))))
	o.Press(fyne.KeyReturn)
	o.tabTo(func(focused fyne.Focusable) bool { _, check := focused.(*widgets.CheckField); return check })
	o.Type(" ")
	assert.True(t, o.lastExpectation().Binding)
}

func TestDependencies_ANameOfAServiceBecomesADependencyOnIt(t *testing.T) {
	o, _ := open(t, forms.Dependencies, payments)
	o.add("journey search")
	w := o.W()
	assert.Equal(t, serviceCalled(w, "search"), o.dependency("Journey search").OnID)
	o.add("The weather")
	assert.Empty(t, o.dependency("The weather").OnID)
}

func TestDependencies_AServiceCannotDependOnItself(t *testing.T) {
	o, _ := open(t, forms.Dependencies, payments)
	o.add("Payments API")
	assert.Contains(t, o.Text(), "Payments API cannot depend on itself.")
}

func TestDependencies_AHardOneThatPromisesTooLittleSaysSo(t *testing.T) {
	o, _ := open(t, forms.Dependencies, payments)
	o.add("The weather")
	w := o.W()
	o.toRow(len(w.DependenciesOf(payments(w))) - 1)
	o.Press(fyne.KeyReturn)
	o.write("Promised availability", "97")
	assert.NotContains(t, o.Text(), "The weather promises 97 %")
	o.Press(fyne.KeyReturn)
	o.column.Settle()
	assert.Contains(t, o.Text(), "The weather promises 97 %, less than the target of")
	o.choose("Kind", 2)
	assert.False(t, o.dependency("The weather").Hard)
	assert.NotContains(t, o.Text(), "The weather promises 97 %, less")
}

func TestDependencies_ABadPromiseIsRefusedBelowTheField(t *testing.T) {
	o, _ := open(t, forms.Dependencies, payments)
	o.toRow(0)
	o.Press(fyne.KeyReturn)
	o.write("Promised availability", "lots")
	o.Press(fyne.KeyReturn)
	assert.Contains(t, o.Text(), "“lots” is not a percentage")
}

func TestSLOs_WithoutAnyASentenceSaysHowToBegin(t *testing.T) {
	var service slo.Service
	o, p := open(t, forms.SLOs, payments)
	assert.NotContains(t, o.Text(), "No SLO yet.")
	require.NoError(t, o.Session.Do("add", func(w *workspace.Workspace) (err error) {
		service, err = w.AddService("Tickets", "", "2026-03-02")
		return err
	}))
	p.Show(o.W(), service.ID)
	o.column.Settle()
	assert.Contains(t, o.Text(), "No SLO yet. Begin with one")
}

func TestSLOs_EnterOpensTheSLO(t *testing.T) {
	o, _ := open(t, forms.SLOs, payments)
	o.toRow(1)
	o.Press(fyne.KeyReturn)
	w := o.W()
	want := stage.Route{Screen: stage.SLOs, ServiceID: payments(w), ID: w.SLOsOf(payments(w))[1].ID}
	assert.Equal(t, []stage.Route{want}, o.Went())
}

func TestSLOs_ANewOneStartsAsAProposal(t *testing.T) {
	o, _ := open(t, forms.SLOs, payments)
	o.add("Receipts arrive")
	assert.Equal(t, slo.Proposed, o.slo("Receipts arrive").Standing)
	assert.Contains(t, o.Text(), "Receipts arrive")
	assert.Contains(t, o.Text(), "No target yet")
}
