package forms

import (
	"cmp"
	"slices"
	"strconv"
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

// DependenciesPanel edits what a service needs: other services of the workspace, and what lies outside it.
type DependenciesPanel struct {
	desk
	serviceID string
	sheet     sheet
}

// Dependencies returns the panel, empty until Show.
func Dependencies(env stage.Env) *DependenciesPanel {
	p := &DependenciesPanel{desk: desk{env: env}}
	pick := widgets.NewButton(words.T("forms.dependencies.pick"), p.pick)
	add := newAdder(words.T("forms.dependencies.hint"), words.T("forms.add"), p.add, pick)
	p.sheet = newSheet(&p.desk, words.T("forms.dependencies.none"), "dependency.kind", add, p.row)
	return p
}

// Content returns what is drawn.
func (p *DependenciesPanel) Content() fyne.CanvasObject { return p.sheet.notes }

// Show shows what a service needs; it is silent.
func (p *DependenciesPanel) Show(w workspace.Workspace, serviceID string) {
	p.w, p.serviceID = w, serviceID
	var ids []string
	for _, d := range w.DependenciesOf(serviceID) {
		ids = append(ids, d.ID)
	}
	p.sheet.show(ids)
}

// add adds a dependency on the service of that name or key, or on something outside.
func (p *DependenciesPanel) add(name string) (sentence string) {
	if on, err := p.w.ServiceByKey(name); err == nil {
		return p.addOn(on.ID, "", on.Name)
	}
	return p.addOn("", name, name)
}

func (p *DependenciesPanel) addOn(onID, name, called string) (sentence string) {
	return p.env.Check(words.T("forms.undo.add", "Kind", words.Kind("dependency"), "Name", called), func(w *workspace.Workspace) error {
		_, err := w.AddDependency(p.serviceID, onID, name)
		return err
	})
}

// pick offers the other services on which the service does not depend yet.
func (p *DependenciesPanel) pick() {
	var list []widgets.PickerChoice
	for _, s := range p.w.ServicesInOrder() {
		known := slices.ContainsFunc(p.w.DependenciesOf(p.serviceID), func(d slo.Dependency) bool { return d.OnID == s.ID })
		if s.ID != p.serviceID && !known {
			list = append(list, widgets.PickerChoice{ID: s.ID, Text: s.Name, Detail: s.Key})
		}
	}
	widgets.Picker{
		Title: words.T("forms.dependencies.pick-title"), Hint: words.T("forms.search"), Empty: words.T("forms.dependencies.none-left"),
		Choices: list,
		OnPick: func(id string) {
			if sentence := p.addOn(id, "", p.w.Services[id].Name); sentence != "" {
				p.env.Tell(sentence)
			}
		},
	}.Open(p.env.Window.Canvas())
}

func (p *DependenciesPanel) line(d slo.Dependency) line {
	place, promise := "", words.T("forms.dependencies.no-promise")
	if d.OnID == "" {
		place = words.T("forms.dependencies.outside")
	}
	if d.Promise != "" {
		promise = words.T("forms.dependencies.promises", "Promise", words.Percent(slo.Percent(d.Promise)))
	}
	copies := ""
	if d.Copies > 1 {
		copies = words.N("forms.dependencies.copies", d.Copies)
	}
	l := line{title: p.w.DependencyName(d), detail: about(place, promise, copies)}
	l.chip, l.kind = DependencyState(p.w, d)
	return l
}

// DependencyState says whether a dependency is hard or soft, and whether it promises too little.
func DependencyState(w workspace.Workspace, d slo.Dependency) (text string, kind widgets.Kind) {
	switch {
	case worseThan(w, d) != "":
		return words.T("forms.dependencies.worse-chip"), widgets.Watch
	case d.Hard:
		return words.T("forms.dependencies.hard"), widgets.Accent
	}
	return words.T("forms.dependencies.soft"), widgets.Neutral
}

// worseThan returns a sentence about the SLOs that aim for more than a hard dependency promises, or nothing.
func worseThan(w workspace.Workspace, d slo.Dependency) string {
	if !d.Hard || d.Promise == "" {
		return ""
	}
	var names []string
	for _, o := range w.LiveSLOsOf(d.ServiceID) {
		t, ok := w.LatestTarget(o.ID)
		if ok && t.Goal.Share().Cmp(slo.Percent(d.Promise).Share()) > 0 {
			names = append(names, words.T("forms.dependencies.slo", "Name", o.Name, "Target", words.Percent(t.Goal)))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return words.T("forms.dependencies.worse", "Name", w.DependencyName(d), "Promise", words.Percent(slo.Percent(d.Promise)), "SLOs", words.List(names))
}

func (p *DependenciesPanel) edit(id string, f field, fieldName string, change func(d *slo.Dependency)) {
	d := p.w.Dependencies[id]
	p.write(f, "dependency", id, changeLabel(fieldName, p.w.DependencyName(d)), func(w *workspace.Workspace) error {
		d := w.Dependencies[id]
		change(&d)
		return w.PutDependency(d)
	})
}

// dependencyRow holds the fields of a dependency.
type dependencyRow struct {
	panel    *DependenciesPanel
	id       string
	row      *row
	on, kind *widgets.ChoiceField
	name     *widgets.TextField
	promise  *widgets.TextField
	copies   *widgets.TextField
	note     *widgets.MarkdownField
	worse    *widgets.Paragraph
}

// row makes the row of a dependency, and the function that shows it.
func (p *DependenciesPanel) row(id string) (fyne.CanvasObject, func()) {
	r := &dependencyRow{
		panel: p, id: id,
		on:      widgets.NewChoiceField(widgets.Field{Label: words.Field("on_id")}),
		name:    widgets.NewTextField(widgets.Field{Label: words.Field("name")}),
		kind:    widgets.NewChoiceField(widgets.Field{Label: words.Field("kind")}),
		promise: widgets.NewTextField(widgets.Field{Label: words.Field("promise"), Hint: words.T("forms.dependencies.promise-hint")}),
		copies:  widgets.NewTextField(widgets.Field{Label: words.Field("copies"), Help: words.T("forms.dependencies.copies-help"), Hint: "1"}),
		note:    widgets.NewMarkdownField(widgets.Field{Label: words.Field("note"), Hint: words.T("forms.write")}, 2),
		worse:   widgets.NewParagraph("", widgets.Look{Token: theme.Watch}),
	}
	remove := widgets.NewQuiet(words.T("forms.remove"), fynetheme.DeleteIcon(), func() {
		p.askRemove("dependency", id, p.w.DependencyName(p.w.Dependencies[id]))
	})
	r.row = newRow(p.sheet.notes, nil, r.worse, sideBySide(r.on, r.name), r.kind, sideBySide(r.promise, r.copies),
		r.note, container.NewHBox(remove))
	r.row.head.onRemove = remove.OnTapped
	r.listen()
	return r.row, r.show
}

func (r *dependencyRow) listen() {
	p, id := r.panel, r.id
	r.on.OnChoose = func(to string) {
		p.edit(id, r.on, "on_id", func(d *slo.Dependency) { d.Name, d.OnID = p.w.DependencyName(*d), to })
	}
	r.name.OnCommit = func(to string) { p.edit(id, r.name, "name", func(d *slo.Dependency) { d.Name = to }) }
	r.kind.OnChoose = func(to string) { p.edit(id, r.kind, "hard", func(d *slo.Dependency) { d.Hard = to == "hard" }) }
	r.promise.OnCommit = func(to string) { p.edit(id, r.promise, "promise", func(d *slo.Dependency) { d.Promise = to }) }
	r.copies.OnCommit = r.commitCopies
	r.note.OnCommit = func(to string) { p.edit(id, r.note, "note", func(d *slo.Dependency) { d.Note = to }) }
	r.on.OnFocus, r.name.OnFocus = p.sheet.notes.on("", r.on), p.sheet.notes.on("", r.name)
	r.kind.OnFocus, r.promise.OnFocus = p.sheet.notes.on("dependency.kind", r.kind), p.sheet.notes.on("dependency.kind", r.promise)
	r.copies.OnFocus = p.sheet.notes.on("dependency.kind", r.copies)
	r.row.head.onFocus = p.sheet.notes.on("dependency.kind", r.row.head)
}

// commitCopies takes a number of copies; nothing means one.
func (r *dependencyRow) commitCopies(text string) {
	copies, err := strconv.Atoi(cmp.Or(strings.TrimSpace(text), "1"))
	if err != nil || copies < 1 || copies > maxCopies {
		r.copies.SetProblem(words.T("forms.dependencies.copies-problem", "Most", maxCopies))
		return
	}
	r.panel.edit(r.id, r.copies, "copies", func(d *slo.Dependency) { d.Copies = copies })
}

// maxCopies is how many redundant copies a dependency may have.
const maxCopies = 1000

func copiesText(d slo.Dependency) string {
	if d.Copies < 2 {
		return ""
	}
	return strconv.Itoa(d.Copies)
}

func (r *dependencyRow) show() {
	d, p := r.panel.w.Dependencies[r.id], r.panel
	r.on.Set(p.places(), d.OnID)
	r.name.Set(d.Name)
	r.name.Hidden = d.OnID != ""
	hard := map[bool]string{true: "hard", false: "soft"}[d.Hard]
	r.kind.Set([]widgets.Choice{
		{ID: "hard", Text: words.T("forms.dependencies.hard-meaning")}, {ID: "soft", Text: words.T("forms.dependencies.soft-meaning")},
	}, hard)
	r.promise.Set(words.Decimal(d.Promise))
	r.copies.Set(copiesText(d))
	r.note.Set(d.Note)
	worse := worseThan(p.w, d)
	r.worse.Set(worse)
	r.worse.Hidden = worse == ""
	r.row.head.set(p.line(d))
}

// places lists the other services of the workspace, and what lies outside.
func (p *DependenciesPanel) places() []widgets.Choice {
	list := []widgets.Choice{{ID: "", Text: words.T("forms.dependencies.outside-choice")}}
	for _, s := range p.w.ServicesInOrder() {
		if s.ID != p.serviceID {
			list = append(list, widgets.Choice{ID: s.ID, Text: s.Name})
		}
	}
	return list
}
