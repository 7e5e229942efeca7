// Package policy is the screen of the error budget policy: its text, its rules with what they say today, a replay over the
// history, what is under way and what was decided because of it, its versions with their differences, and who signed them.
// What a version may, and what it says, is decided on the floors below.
package policy

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/policy"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// The tabs, in their order.
const (
	textTab = iota
	rulesTab
	replayTab
	underWayTab
	decisionsTab
	versionsTab
	signsTab
)

// part is what stands under a tab. It shows the version that the screen shows.
type part interface {
	content() fyne.CanvasObject
	show()
	reveal(id string)     // selects the row with the ID and scrolls to it, if it is there
	keys() fyne.Focusable // what is worked by keyboard
}

// Screen shows one version of the policy that binds the route's service, or of the default policy.
type Screen struct {
	env     stage.Env
	w       workspace.Workspace
	at      stage.Route
	owner   string         // the service whose policy binds; empty for the default
	version policy.Version // what is shown; zero while there is no policy at all

	live   *live
	head   *head
	fixed  *widgets.Banner // says that a version cannot be edited any more
	notice widgets.Notice  // what it says
	tabs   *widgets.Tabs
	parts  [7]part
	middle *fyne.Container
	body   *fyne.Container // all of it but the empty state
	page   *fyne.Container // the body with room around it
	all    *fyne.Container
}

// New returns the screen.
func New(env stage.Env) *Screen {
	s := &Screen{env: env, fixed: widgets.NewBanner()}
	s.live = &live{screen: s}
	s.head = newHead(s)
	s.tabs = widgets.NewTabs(words.T("policy.tab.text"), "", words.T("policy.tab.replay"), "", "", "", "")
	s.tabs.OnSelect = func(int) { s.refresh() }
	s.fixed.OnAction = s.openDraft
	s.parts = [7]part{
		newTextPart(s), newRulesPart(s), newReplayPart(s), newUnderWayPart(s), newDecisionsPart(s), newVersionsPart(s), newSignsPart(s),
	}
	s.middle = container.NewStack()
	top := widgets.Stack(2, s.head.content, s.tabs, s.fixed)
	s.body = container.New(below{}, top, s.middle)
	s.page = widgets.Inset(4, s.body)
	s.all = container.NewStack()
	return s
}

// Content returns what the screen consists of.
func (s *Screen) Content() fyne.CanvasObject { return s.all }

// Show shows the policy that binds the route's service. The route's ID may be that of a version, a section, a rule or a
// sign-off: when the route is new, its version and its tab are shown, and its place.
func (s *Screen) Show(w workspace.Workspace, at stage.Route) {
	arrived := at != s.at
	version, owner := s.choose(w, at), ownerOf(w, at.ServiceID)
	s.w, s.at, s.owner, s.version = w, at, owner, version
	s.live.stale = true
	if tab, ok := tabOf(w, at.ID); arrived && ok {
		s.tabs.Set(tab)
	}
	s.refresh()
	if arrived {
		s.parts[s.tabs.Chosen()].reveal(at.ID)
	}
}

// Focus gives the keyboard to the place of the route, which is shown once more, or to the tabs.
func (s *Screen) Focus() {
	if s.version.ID == "" {
		return
	}
	c := s.env.Window.Canvas()
	c.Focus(s.tabs)
	s.open(s.w.Versions[versionOf(s.w, s.at.ID)])
	if tab, ok := tabOf(s.w, s.at.ID); ok {
		s.tabs.Set(tab)
		s.refresh()
		s.parts[tab].reveal(s.at.ID)
		c.Focus(s.parts[tab].keys())
	}
}

// choose picks the version to show: the one that a new route names, or the one shown already, or that in force.
func (s *Screen) choose(w workspace.Workspace, at stage.Route) policy.Version {
	shown, still := w.Versions[s.version.ID]
	named, ok := w.Versions[versionOf(w, at.ID)]
	owner := ownerOf(w, at.ServiceID)
	switch {
	case ok && at != s.at:
		return named
	case still && at.ServiceID == s.at.ServiceID && owner == s.owner:
		return shown
	default:
		return firstVersion(w, owner)
	}
}

// open shows another version.
func (s *Screen) open(v policy.Version) {
	if v.ID == "" {
		return
	}
	s.w = s.env.Session.Workspace()
	s.version = v
	s.live.stale = true
	s.refresh()
}

func (s *Screen) refresh() {
	if s.version.ID == "" {
		s.swap(s.all, s.emptyState())
		return
	}
	s.swap(s.all, s.page)
	s.head.show()
	s.showTitles()
	s.showFixed()
	shown := s.parts[s.tabs.Chosen()]
	shown.show()
	s.swap(s.middle, shown.content())
}

// swap puts another object into a stack, unless it is there.
func (s *Screen) swap(stack *fyne.Container, content fyne.CanvasObject) {
	if len(stack.Objects) == 1 && stack.Objects[0] == content {
		return
	}
	stack.Objects = []fyne.CanvasObject{content}
	stack.Refresh()
}

func (s *Screen) showTitles() {
	s.tabs.SetTitle(rulesTab, words.T("policy.tab.rules", "Count", len(s.w.PolicyRulesOf(s.version.ID))))
	s.tabs.SetTitle(underWayTab, words.T("policy.tab.under-way", "Count", len(s.processesUnderWay())))
	s.tabs.SetTitle(decisionsTab, words.T("policy.tab.decisions", "Count", len(s.w.DecisionsOf(s.at.ServiceID))))
	s.tabs.SetTitle(versionsTab, words.T("policy.tab.versions", "Count", len(s.w.VersionsOf(s.version.ServiceID))))
	s.tabs.SetTitle(signsTab, words.T("policy.tab.signs", "Count", len(s.w.PolicySignsOf(s.version.ID))))
}

// showFixed says, beside what is part of the version, that it cannot be edited any more.
func (s *Screen) showFixed() {
	v, notice := s.version, widgets.Notice{Kind: widgets.Neutral, Action: words.T("policy.draft.start")}
	if _, ok := s.w.DraftOf(v.ServiceID); ok {
		notice.Action = words.T("policy.draft.open")
	}
	switch v.State {
	case policy.InForce:
		notice.Text = words.T("policy.fixed.in-force", "Number", v.Number)
	case policy.Superseded:
		notice.Text = words.T("policy.fixed.superseded", "Number", v.Number, "Since", words.Date(v.Since), "Until", words.Date(v.Until))
	}
	if tab := s.tabs.Chosen(); tab == replayTab || tab == underWayTab || tab == decisionsTab {
		notice = widgets.Notice{}
	}
	if notice != s.notice {
		s.notice = notice
		s.fixed.Set(notice)
		s.body.Refresh()
	}
}

func (s *Screen) emptyState() fyne.CanvasObject {
	return widgets.EmptyState(theme.IconPolicy, words.T("policy.empty"), words.T("policy.empty.start"), func() { s.startDraft("") })
}

// editable tells whether the version that is shown can be edited.
func (s *Screen) editable() bool { return s.version.State == policy.Draft }

// ownerOf returns whose policy binds a service: its own ID, or nothing for the default.
func ownerOf(w workspace.Workspace, serviceID string) string {
	if w.OwnPolicy(serviceID) {
		return serviceID
	}
	return ""
}

// firstVersion returns what of a policy is shown first: the version in force, the draft, or the last one.
func firstVersion(w workspace.Workspace, owner string) policy.Version {
	var first policy.Version
	for _, v := range w.VersionsOf(owner) {
		if v.State == policy.InForce {
			return v
		}
		first = v
	}
	return first
}

// versionOf returns the version that an ID names, or that the part with the ID belongs to.
func versionOf(w workspace.Workspace, id string) string {
	switch {
	case w.Has("policy_section", id):
		return w.Sections[id].VersionID
	case w.Has("policy_rule", id):
		return w.PolicyRules[id].VersionID
	case w.Has("policy_sign_off", id):
		return w.PolicySigns[id].VersionID
	}
	return id
}

// tabOf returns the tab that shows the part with the ID.
func tabOf(w workspace.Workspace, id string) (tab int, ok bool) {
	switch {
	case w.Has("policy_section", id):
		return textTab, true
	case id == stage.PolicyRules || w.Has("policy_rule", id):
		return rulesTab, true
	case id == stage.PolicyReplay:
		return replayTab, true
	case w.Has("policy_sign_off", id):
		return signsTab, true
	case w.Has("process", id), w.Has("process_step", id):
		return underWayTab, true
	case w.Has("decision", id):
		return decisionsTab, true
	}
	return 0, false
}
