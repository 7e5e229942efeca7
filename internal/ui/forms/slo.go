package forms

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// SLOPanel edits one SLO. A sentence in plain words follows the form as it is typed.
type SLOPanel struct {
	desk
	id string

	sentence, allowance, hint *widgets.Paragraph

	name, key                    *widgets.TextField
	journey, standing, indicator *widgets.ChoiceField
	specification, measured      *widgets.TextField
	aim                          *aim
	history                      *history
	method                       *widgets.ChoiceField
	slice, sliceTarget           *widgets.TextField
	slices                       *fyne.Container
	aspirational, internal       *widgets.CheckField
	alerts                       *widgets.CheckField
	more                         *more
	note                         *widgets.MarkdownField

	notes   *notes
	content *fyne.Container
}

// SLO returns the panel, empty until Show.
func SLO(env stage.Env) *SLOPanel {
	p := &SLOPanel{desk: desk{env: env}}
	p.makeFields()
	p.arrange()
	p.listen()
	p.notes.show("slo.name", nil)
	return p
}

// Content returns what is drawn.
func (p *SLOPanel) Content() fyne.CanvasObject { return p.content }

// FocusName gives the keyboard to the name.
func (p *SLOPanel) FocusName() { p.name.Focus() }

// Show shows an SLO; it is silent. What is being typed for another SLO counts first.
func (p *SLOPanel) Show(w workspace.Workspace, sloID string) {
	if sloID != p.id {
		p.commit()
		p.aim.wished = ""
	}
	p.w, p.id = w, sloID
	o := w.SLOs[sloID]
	p.name.Set(o.Name)
	p.key.Set(o.Key)
	p.journey.Set(journeyChoices(w, o.ServiceID), o.JourneyID)
	p.standing.Set(choices(slo.Standings, words.Standing), string(o.Standing))
	p.indicator.Set(choices(slo.Indicators, words.Indicator), string(o.Indicator))
	p.specification.Set(o.Specification)
	p.measured.Set(o.Implementation)
	p.method.Set(choices(slo.Methods, words.Method), string(o.Method))
	p.slice.Set(o.Slice)
	p.sliceTarget.Set(words.Decimal(o.SliceTarget))
	p.aspirational.Set(o.Aspirational)
	p.internal.Set(o.Internal)
	p.alerts.Set(o.Alerts)
	p.more.show(o)
	p.note.Set(o.Note)
	p.aim.show(w, o)
	p.history.show(w, o)
	p.showSlices(o.Method)
	p.speak()
	p.content.Refresh()
}

// commit lets what is being typed count.
func (p *SLOPanel) commit() {
	for _, f := range []*widgets.TextField{p.name, p.key, p.specification, p.measured, p.slice, p.sliceTarget, p.aim.goal, p.aim.window, p.aim.why,
		p.aim.calendar.zone, p.more.unit, p.more.enough, p.more.outage} {
		f.Commit()
	}
	p.note.Commit()
}

// showSlices shows the fields that the method needs.
func (p *SLOPanel) showSlices(method slo.Method) {
	p.slices.Hidden = method == slo.Occurrences
	p.sliceTarget.Hidden = method != slo.Timeslices
}

// speak says the SLO in plain words, as it is typed so far.
func (p *SLOPanel) speak() {
	o := p.w.SLOs[p.id]
	o.Specification, o.Slice, o.SliceTarget = p.specification.Value(), p.slice.Value(), p.sliceTarget.Value()
	t := p.aim.typed()
	p.sentence.Set(words.SLO(o, t))
	p.allowance.Set(words.Allowance(t))
	p.aim.calendar.show(cmp.Or(t.Window, slo.DefaultWindow))
	p.more.speak(o)
	p.hint.Set(strings.TrimSpace(p.worse(o, t) + "\n" + p.more.tooLong(t)))
	p.allowance.Hidden = p.allowance.Text() == ""
	p.hint.Hidden = p.hint.Text() == ""
	p.content.Refresh()
}

// worse says which hard dependencies promise less than the target.
func (p *SLOPanel) worse(o slo.SLO, t slo.Target) string {
	var names []string
	for _, d := range p.w.DependenciesOf(o.ServiceID) {
		if d.Hard && d.Promise != "" && t.Goal.Share().Cmp(slo.Percent(d.Promise).Share()) > 0 {
			names = append(names, words.T("forms.slo.promise", "Name", p.w.DependencyName(d), "Promise", words.Percent(slo.Percent(d.Promise))))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return words.N("forms.slo.worse", len(names), "Names", words.List(names))
}

func (p *SLOPanel) makeFields() {
	p.sentence = widgets.NewParagraph("", widgets.Look{Size: theme.SizeSection, Bold: true})
	p.allowance = widgets.NewParagraph("", widgets.Look{Token: theme.Muted})
	p.hint = widgets.NewParagraph("", widgets.Look{Token: theme.Watch})
	p.name = widgets.NewTextField(widgets.Field{Label: words.Field("name")})
	p.key = widgets.NewTextField(widgets.Field{Label: words.Field("key"), Help: words.T("forms.slo.key-help")})
	p.journey = widgets.NewChoiceField(widgets.Field{Label: words.Field("journey_id")})
	p.standing = widgets.NewChoiceField(widgets.Field{Label: words.Field("standing"), Help: words.T("forms.slo.standing-help")})
	p.indicator = widgets.NewChoiceField(widgets.Field{Label: words.Field("indicator"), Help: words.T("forms.slo.indicator-help")})
	p.specification = widgets.NewTextArea(widgets.Field{Label: words.T("forms.slo.specification"), Hint: words.T("forms.slo.specification-hint")}, 2)
	p.measured = widgets.NewTextArea(widgets.Field{Label: words.T("forms.slo.implementation"), Hint: words.T("forms.slo.implementation-hint")}, 3)
	p.method = widgets.NewChoiceField(widgets.Field{Label: words.Field("method"), Help: words.T("forms.slo.method-help")})
	p.slice = widgets.NewTextField(widgets.Field{Label: words.Field("slice"), Help: words.T("forms.slo.slice-help"), Hint: "5m"})
	p.sliceTarget = widgets.NewTextField(widgets.Field{Label: words.T("forms.slo.slice-target"), Help: words.T("forms.slo.slice-target-help"), Hint: "95"})
	p.aspirational = widgets.NewCheckField(widgets.Field{Label: words.T("forms.slo.aspirational"), Help: words.T("forms.slo.aspirational-help")})
	p.internal = widgets.NewCheckField(widgets.Field{Label: words.T("forms.slo.internal"), Help: words.T("forms.slo.internal-help")})
	p.alerts = widgets.NewCheckField(widgets.Field{Label: words.T("forms.slo.alerts"), Help: words.T("forms.slo.alerts-help")})
	p.more = newMore(p)
	p.note = widgets.NewMarkdownField(widgets.Field{Label: words.Field("note"), Hint: words.T("forms.write")}, 3)
	p.aim = newAim(p)
	p.history = newHistory(p)
}

func (p *SLOPanel) arrange() {
	p.slices = sideBySide(p.slice, p.sliceTarget)
	remove := widgets.NewQuiet(words.T("forms.slo.remove"), fynetheme.DeleteIcon(), p.remove)
	form := widgets.Stack(3,
		sideBySide(p.name, p.key),
		sideBySide(p.indicator, p.journey, p.standing),
		p.specification, p.measured,
		p.aim.box,
		p.method, p.slices,
		sideBySide(p.alerts, p.aspirational, p.internal),
	)
	p.notes = newNotes(form, &p.desk)
	p.more.arrange()
	for _, o := range []fyne.CanvasObject{p.more.fold, p.note, p.history.box, container.NewHBox(remove)} {
		form.Add(o)
	}
	saying := widgets.NewCard(widgets.Stack(1, p.sentence, p.allowance, p.hint))
	p.content = widgets.Stack(4, saying, p.notes)
}

func (p *SLOPanel) remove() { p.askRemove("slo", p.id, p.w.SLOs[p.id].Name) }
