package ui

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/lifecycle"
	"slocharter/internal/raci"
	"slocharter/internal/ui/screens/guide"
	"slocharter/internal/ui/screens/history"
	"slocharter/internal/ui/screens/overview"
	"slocharter/internal/ui/screens/people"
	"slocharter/internal/ui/screens/planning"
	"slocharter/internal/ui/screens/policy"
	racichart "slocharter/internal/ui/screens/raci"
	"slocharter/internal/ui/screens/reviews"
	"slocharter/internal/ui/screens/settings"
	"slocharter/internal/ui/screens/slos"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// place is a screen in the navigation. Rail, View menu, shortcuts, search and help are drawn from the table of places.
type place struct {
	name    stage.Name
	title   string
	icon    fyne.Resource
	key     fyne.KeyName // pressed with Ctrl
	service bool         // it shows one service and cannot do without
	apart   bool         // it stands below the line
	open    func(env stage.Env) stage.Screen
	count   func(w workspace.Workspace, serviceID string) int // what waits there; nil: nothing is counted
}

// places is the table of screens, in their order.
func (s *Shell) places() []place {
	return []place{
		{
			name: stage.Overview, key: fyne.Key1, title: words.T("shell.place.overview"), icon: theme.IconOverview,
			open: func(env stage.Env) stage.Screen { return overview.New(env) },
		},
		{
			name: stage.Guide, key: fyne.Key2, title: words.T("shell.place.guide"), icon: theme.IconGuide, service: true, count: waitingSignOffs,
			open: func(env stage.Env) stage.Screen { return guide.New(env) },
		},
		{
			name: stage.SLOs, key: fyne.Key3, title: words.T("shell.place.slos"), icon: theme.IconTarget,
			open: func(env stage.Env) stage.Screen { return slos.New(env) },
		},
		{
			name: stage.RACI, key: fyne.Key4, title: words.T("shell.place.raci"), icon: theme.IconMatrix, count: faults,
			open: func(env stage.Env) stage.Screen { return racichart.New(env) },
		},
		{
			name: stage.Policy, key: fyne.Key5, title: words.T("shell.place.policy"), icon: theme.IconPolicy,
			open: func(env stage.Env) stage.Screen { return policy.New(env) },
		},
		{
			name: stage.Reviews, key: fyne.Key6, title: words.T("shell.place.reviews"), icon: theme.IconReview, count: s.reviewsLate,
			open: func(env stage.Env) stage.Screen { return reviews.New(env) },
		},
		{
			name: stage.Planning, key: fyne.KeyB, title: words.T("shell.place.planning"), icon: theme.IconPlanning, count: openProposals,
			open: func(env stage.Env) stage.Screen { return planning.New(env) },
		},
		{
			name: stage.People, key: fyne.Key7, title: words.T("shell.place.people"), icon: theme.IconPeople, count: emptyChairs,
			open: func(env stage.Env) stage.Screen { return people.New(env) },
		},
		{
			name: stage.History, key: fyne.Key8, title: words.T("shell.place.history"), icon: theme.IconHistory, apart: true,
			open: func(env stage.Env) stage.Screen { return history.New(env) },
		},
		{
			name: stage.Settings, key: fyne.Key9, title: words.T("shell.place.settings"), icon: fynetheme.SettingsIcon(), apart: true,
			open: func(env stage.Env) stage.Screen { return settings.New(env, preferences{s}) },
		},
	}
}

// waitingSignOffs counts the steps that wait for a sign-off, of one service or of all.
func waitingSignOffs(w workspace.Workspace, serviceID string) int {
	count := 0
	for _, service := range w.ServicesInOrder() {
		if serviceID != "" && service.ID != serviceID {
			continue
		}
		for _, step := range w.Guide(service.ID, "").Steps {
			if step.State == lifecycle.Waiting {
				count++
			}
		}
	}
	return count
}

// reviewsLate counts the reviews that should have been held by today, of one service or of all.
func (s *Shell) reviewsLate(w workspace.Workspace, serviceID string) int {
	count, today := 0, s.options.Now().Format(workspace.DateLayout)
	for _, service := range w.ServicesInOrder() {
		if serviceID != "" && service.ID != serviceID {
			continue
		}
		for _, due := range w.ReviewsDue(service.ID) {
			if due.Date <= today {
				count++
			}
		}
	}
	return count
}

// openProposals counts the proposals that nobody decided on yet, of one service or of all.
func openProposals(w workspace.Workspace, serviceID string) int {
	if serviceID != "" {
		return len(w.OpenProposalsOf(serviceID))
	}
	count := 0
	for _, service := range w.ServicesInOrder() {
		count += len(w.OpenProposalsOf(service.ID))
	}
	return count
}

// faults counts the errors and warnings in a chart.
func faults(w workspace.Workspace, serviceID string) int {
	count := 0
	for _, finding := range w.Findings(serviceID) {
		if finding.Rule.Severity != raci.Note {
			count++
		}
	}
	return count
}

// emptyChairs counts the columns of a chart that nobody fills.
func emptyChairs(w workspace.Workspace, serviceID string) int { return len(w.EmptyChairs(serviceID)) }
