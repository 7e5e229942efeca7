package overview

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/reading"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// How many needs are shown at first, where there is room for the services below them or little, and how many more each
// time somebody asks for more.
const (
	manyNeeds = 6
	fewNeeds  = 3
	moreNeeds = 50
)

// needs is the list of what needs attention.
type needs struct {
	env      stage.Env
	onHeight func() // the list became higher or lower
	title    *widgets.Text
	sums     *widgets.Text // how much there is altogether
	list     *fyne.Container
	none     fyne.CanvasObject
	buttons  *fyne.Container
	content  *fyne.Container

	w        workspace.Workspace
	concerns []reading.Concern
	open     []workspace.Need
	rows     map[need]fyne.CanvasObject // those that are drawn
	offered  []offer
	first    int // how many are shown at first
	more     int // how many more
}

// need is something that needs attention, as it is shown.
type need struct {
	sign     string // how pressing it is, by a shape and its colour
	token    theme.Token
	sentence string
	action   string
	place    stage.Route // none: a service is added
}

func newNeeds(env stage.Env) *needs {
	n := &needs{env: env, title: widgets.Heading(""), sums: widgets.Muted(""), list: widgets.Stack(0.5), onHeight: func() {}, first: manyNeeds, buttons: container.NewHBox()}
	n.none = signed("✓", theme.Good, words.T("overview.needs.none"), nil)
	n.content = widgets.Stack(1, container.NewBorder(nil, nil, nil, n.sums, n.title), n.list)
	return n
}

// set lists what needs attention: everything, or of one service.
func (n *needs) set(w workspace.Workspace, serviceID string, concerns []reading.Concern, open []workspace.Need) {
	n.w, n.concerns, n.open = w, concerns, open
	if serviceID != "" {
		n.concerns = slices.DeleteFunc(slices.Clone(concerns), func(c reading.Concern) bool { return c.ServiceID != serviceID })
		n.open = slices.DeleteFunc(slices.Clone(open), func(o workspace.Need) bool { return o.ServiceID != serviceID })
	}
	n.draw()
}

// count is how many needs there are.
func (n *needs) count() int { return len(n.concerns) + len(n.open) }

// shown lists the needs that are shown; only these are put into words.
func (n *needs) shown() []need {
	shown := make([]need, min(n.count(), n.first+n.more))
	for i := range shown {
		if i < len(n.concerns) {
			shown[i] = concerned(n.concerns[i])
		} else {
			shown[i] = needed(n.w, n.open[i-len(n.concerns)])
		}
	}
	return shown
}

// fit shows as many needs at first as leave room for the services.
func (n *needs) fit(height float32) {
	first := manyNeeds
	if height < foldHeight*theme.Size(theme.SizeText) {
		first = fewNeeds
	}
	if n.first != first {
		n.first = first
		n.draw()
	}
}

// draw shows the needs. A row that did not change stays the same, so that it keeps the keyboard.
func (n *needs) draw() {
	n.title.Set(words.T("overview.needs", "Count", n.count()))
	shown, rows := n.shown(), map[need]fyne.CanvasObject{}
	var list []fyne.CanvasObject
	for _, one := range shown {
		row, ok := n.rows[one]
		if !ok {
			row = n.row(one)
		}
		rows[one] = row
		list = append(list, row)
	}
	n.rows = rows
	if n.count() == 0 {
		list = append(list, n.none)
	}
	n.showButtons(n.count() - len(shown))
	if n.count() > n.first {
		list = append(list, n.buttons)
	}
	if !slices.Equal(list, n.list.Objects) {
		n.list.Objects = list
		n.content.Refresh()
		n.onHeight()
	}
}

// showButtons offers to show more needs, as long as there are hidden ones, or only the first ones again.
func (n *needs) showButtons(hidden int) {
	offered := []offer{}
	switch {
	case hidden > moreNeeds:
		offered = append(offered, offer{words.T("overview.needs.more", "Count", moreNeeds), n.more + moreNeeds})
	case hidden > 0:
		offered = append(offered, offer{words.T("overview.needs.all", "Count", n.count()), n.more + moreNeeds})
	}
	if n.more > 0 {
		offered = append(offered, offer{words.T("overview.needs.few"), 0})
	}
	if slices.Equal(offered, n.offered) {
		return
	}
	n.offered = offered
	n.buttons.RemoveAll()
	for _, o := range offered {
		n.buttons.Add(widgets.NewQuiet(o.text, nil, func() {
			n.more = o.more
			n.draw()
		}))
	}
}

// offer is a button that says how many needs more than the first are shown.
type offer struct {
	text string
	more int
}

func (n *needs) row(one need) fyne.CanvasObject {
	open := func() { n.env.GoTo(one.place) }
	if one.place == (stage.Route{}) {
		open = n.env.AddService
	}
	return signed(one.sign, one.token, one.sentence, widgets.NewQuiet(words.T("overview.needs.go", "Action", one.action), nil, open))
}

// signed is a sentence behind a sign, with a button at the right if there is one.
func signed(sign string, token theme.Token, sentence string, button fyne.CanvasObject) fyne.CanvasObject {
	shape := widgets.NewText(sign, widgets.Look{Token: token, Bold: true, Align: fyne.TextAlignCenter})
	return container.NewBorder(nil, nil, container.New(signWidth{}, shape), button,
		container.New(level{}, widgets.NewParagraph(sentence, widgets.Look{})))
}

// signOf says how pressing a need is, by a shape and its colour.
func signOf(kind workspace.NeedKind) (sign string, token theme.Token) {
	switch kind {
	case workspace.NobodyAnswers, workspace.TasksLate, workspace.NoPolicy:
		return "✗", theme.Bad
	case workspace.SignOffWaits, workspace.NoServices:
		return "●", theme.Accent
	case workspace.JourneyWithoutSLO:
		return "○", theme.Muted
	}
	return "▲", theme.Watch
}

func needed(w workspace.Workspace, n workspace.Need) need {
	sign, token := signOf(n.Kind)
	return need{sign, token, words.Need(n, w.Services[n.ServiceID].Name), words.NeedAction(n.Kind), place(w, n)}
}

// concerned is what was measured or started, with the place where people see it.
func concerned(c reading.Concern) need {
	policy := stage.Route{Screen: stage.Policy, ServiceID: c.ServiceID, ID: cmp.Or(c.ProcessID, stage.PolicyRules)}
	bad := need{"✗", theme.Bad, c.Sentence(), words.T("overview.to.verdict"), policy}
	switch c.Kind {
	case reading.BudgetOverspent, reading.BudgetUsedUp:
		return bad
	case reading.NothingNew:
		return need{"▲", theme.Watch, c.Sentence(), words.T("overview.to.measurements"), stage.SLORoute(c.ServiceID, c.SLOID, stage.Measurements)}
	case reading.ExceptionEnds:
		bad.sign, bad.token = "▲", theme.Watch
	}
	bad.action = words.T("overview.to.process")
	return bad
}

// place is where a need is cured; none for a service that is missing.
func place(w workspace.Workspace, n workspace.Need) stage.Route {
	if n.Kind == workspace.NoServices {
		return stage.Route{}
	}
	to := stage.Route{Screen: stage.SLOs, ServiceID: n.ServiceID}
	switch n.Kind {
	case workspace.NobodyAnswers:
		to.Screen, to.ID = stage.RACI, n.StepID
	case workspace.SignOffWaits, workspace.TasksLate:
		to.Screen, to.ID = stage.Guide, n.StepID
	case workspace.ReviewLate:
		to.Screen, to.ID = stage.Reviews, n.ID
	case workspace.ProposalWaits:
		to.Screen, to.ID = stage.Planning, w.Proposals[n.ID].SLOID
	case workspace.ActionsLate:
		to.Screen = stage.Reviews
	case workspace.ChairIsEmpty:
		to.Screen = stage.People
	case workspace.NoPolicy, workspace.PolicyUnsigned:
		to.Screen = stage.Policy
	case workspace.SLOWithoutTarget:
		to.ID = sloNamed(w, n.ServiceID, n.Name)
	case workspace.DependencyWorse:
		to.ID = "dependencies"
	}
	return to
}

func sloNamed(w workspace.Workspace, serviceID, name string) string {
	for _, o := range w.LiveSLOsOf(serviceID) {
		if o.Name == name {
			return o.ID
		}
	}
	return ""
}
