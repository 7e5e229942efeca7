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
	o.t.Helper()
	w := o.session.Workspace()
	all := w.ExpectationsOf(payments(w))
	require.NotEmpty(o.t, all)
	return all[len(all)-1]
}

func (o *opened) dependency(name string) slo.Dependency {
	o.t.Helper()
	w := o.session.Workspace()
	for _, d := range w.DependenciesOf(payments(w)) {
		if w.DependencyName(d) == name {
			return d
		}
	}
	o.t.Fatalf("no dependency %q", name)
	panic("unreachable")
}

func TestExpectations_AreAddedAndDescribed(t *testing.T) {
	o, _ := open(t, forms.Expectations, payments)
	w := o.session.Workspace()
	count := len(w.ExpectationsOf(payments(w)))
	o.add("It never charges twice")
	o.toRow(count)
	o.press(fyne.KeyReturn)
	o.write("Who expects it", "Everybody")
	o.press(fyne.KeyReturn)
	o.choose("Kind", 1)
	o.choose("User journey", 2)
	w = o.session.Workspace()
	want := w.JourneysOf(payments(w))[0].ID
	e := o.lastExpectation()
	assert.Equal(t, "It never charges twice", e.Text)
	assert.Equal(t, "Everybody", e.From)
	assert.Equal(t, slo.Performance, e.Kind)
	assert.Equal(t, want, e.JourneyID)
}

func TestExpectations_AContractIsTickedWithSpace(t *testing.T) {
	o, _ := open(t, forms.Expectations, payments)
	w := o.session.Workspace()
	o.add("It never charges twice")
	o.toRow(len(w.ExpectationsOf(payments(w))))
	o.press(fyne.KeyReturn)
	o.tabTo(func(focused fyne.Focusable) bool { _, check := focused.(*widgets.CheckField); return check })
	o.typed(" ")
	assert.True(t, o.lastExpectation().Binding)
}

func TestDependencies_ANameOfAServiceBecomesADependencyOnIt(t *testing.T) {
	o, _ := open(t, forms.Dependencies, payments)
	o.add("journey search")
	w := o.session.Workspace()
	assert.Equal(t, serviceCalled(w, "search"), o.dependency("Journey search").OnID)
	o.add("The weather")
	assert.Empty(t, o.dependency("The weather").OnID)
}

func TestDependencies_AServiceCannotDependOnItself(t *testing.T) {
	o, _ := open(t, forms.Dependencies, payments)
	o.add("Payments API")
	assert.Contains(t, o.reads(), "Payments API cannot depend on itself.")
}

func TestDependencies_AHardOneThatPromisesTooLittleSaysSo(t *testing.T) {
	o, _ := open(t, forms.Dependencies, payments)
	o.add("The weather")
	w := o.session.Workspace()
	o.toRow(len(w.DependenciesOf(payments(w))) - 1)
	o.press(fyne.KeyReturn)
	o.write("Promised availability", "97")
	assert.NotContains(t, o.reads(), "The weather promises 97 %")
	o.press(fyne.KeyReturn)
	o.column.Settle()
	assert.Contains(t, o.reads(), "The weather promises 97 %, less than the target of")
	o.choose("Kind", 2)
	assert.False(t, o.dependency("The weather").Hard)
	assert.NotContains(t, o.reads(), "The weather promises 97 %, less")
}

func TestDependencies_ABadPromiseIsRefusedBelowTheField(t *testing.T) {
	o, _ := open(t, forms.Dependencies, payments)
	o.toRow(0)
	o.press(fyne.KeyReturn)
	o.write("Promised availability", "lots")
	o.press(fyne.KeyReturn)
	assert.Contains(t, o.reads(), "“lots” is not a percentage")
}

func TestSLOs_WithoutAnyASentenceSaysHowToBegin(t *testing.T) {
	var service slo.Service
	o, p := open(t, forms.SLOs, payments)
	assert.NotContains(t, o.reads(), "No SLO yet.")
	require.NoError(t, o.session.Do("add", func(w *workspace.Workspace) (err error) {
		service, err = w.AddService("Tickets", "", "2026-03-02")
		return err
	}))
	p.Show(o.session.Workspace(), service.ID)
	o.column.Settle()
	assert.Contains(t, o.reads(), "No SLO yet. Begin with one")
}

func TestSLOs_EnterOpensTheSLO(t *testing.T) {
	o, _ := open(t, forms.SLOs, payments)
	o.toRow(1)
	o.press(fyne.KeyReturn)
	w := o.session.Workspace()
	want := stage.Route{Screen: stage.SLOs, ServiceID: payments(w), ID: w.SLOsOf(payments(w))[1].ID}
	assert.Equal(t, []stage.Route{want}, o.went)
}

func TestSLOs_ANewOneStartsAsAProposal(t *testing.T) {
	o, _ := open(t, forms.SLOs, payments)
	o.add("Receipts arrive")
	assert.Equal(t, slo.Proposed, o.slo("Receipts arrive").Standing)
	assert.Contains(t, o.reads(), "Receipts arrive")
	assert.Contains(t, o.reads(), "No target yet")
}
