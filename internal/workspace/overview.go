package workspace

import (
	"slices"

	"slocharter/internal/lifecycle"
	"slocharter/internal/people"
	"slocharter/internal/policy"
	"slocharter/internal/raci"
	"slocharter/internal/review"
	"slocharter/internal/slo"
)

// Summary is what the overview says of one service.
type Summary struct {
	Service     slo.Service
	Cycle       lifecycle.Cycle
	Phase       lifecycle.Phase
	Step        lifecycle.Step // the current one
	Done, Steps int
	SLOs        int              // not retired
	Agreed      int              // of these, agreed
	EmptyChairs []raci.Column    // columns with A or R that nobody fills
	Waiting     []WaitingStep    // steps whose sign-off is all that is missing
	OpenTasks   int              // of the running cycle
	Overdue     int              // of these, past their date
	Latest      lifecycle.Task   // the one that is overdue longest
	Findings    int              // errors and warnings in its chart
	Policy      policy.Version   // that binds it; zero when there is none
	OwnPolicy   bool             // whether that is the service's own
	Agreements  []policy.SignOff // of that version
	Reviews     []ReviewDue      // that are to be held, the earliest first
	LateReviews int              // of these, past their date
	OpenActions int
	LateActions int               // of these, past their date
	LateAction  review.ActionItem // the one that is overdue longest
	Proposals   []WaitingProposal // that nobody decided on yet
}

// WaitingProposal is a proposal that waits for the sign-off of somebody accountable, or for the decision.
type WaitingProposal struct {
	Proposal review.Proposal
	For      []people.Person // empty when everybody who must agree signed, or nobody must
}

// WaitingStep is a step that waits for the sign-off of somebody accountable.
type WaitingStep struct {
	Step lifecycle.Step
	For  []people.Person // empty when nobody holds the A
}

// Overview sums all services up, in their order, as of a day.
func (w Workspace) Overview(today string) []Summary {
	var all []Summary
	for _, s := range w.ServicesInOrder() {
		all = append(all, w.Summary(s.ID, today))
	}
	return all
}

// Summary sums one service up as of a day.
func (w Workspace) Summary(serviceID, today string) Summary {
	g := w.Guide(serviceID, "")
	live := w.LiveSLOsOf(serviceID)
	s := Summary{
		Service: g.Service, Cycle: g.Cycle, Phase: g.Phase(), Done: g.DoneSteps(), Steps: len(g.Steps), SLOs: len(live),
		EmptyChairs: w.EmptyChairs(serviceID), OwnPolicy: w.OwnPolicy(serviceID),
	}
	if i := g.Current(); i >= 0 {
		s.Step = g.Steps[i].Step
	}
	for _, o := range live {
		if o.Standing == slo.Agreed {
			s.Agreed++
		}
	}
	for _, step := range g.Steps {
		if step.State == lifecycle.Waiting {
			s.Waiting = append(s.Waiting, WaitingStep{step.Step, step.Accountable(w.Scheme())})
		}
	}
	for _, t := range g.openTasks() {
		s.OpenTasks++
		if !overdue(t, today) {
			continue
		}
		s.Overdue++
		if s.Latest.ID == "" || t.Due < s.Latest.Due {
			s.Latest = t
		}
	}
	for _, f := range w.Findings(serviceID) {
		if f.Rule.Severity != raci.Note {
			s.Findings++
		}
	}
	if v, ok := w.PolicyInForce(serviceID); ok {
		s.Policy, s.Agreements = v, w.PolicySignsOf(v.ID)
	}
	w.summarizeReviews(&s, today)
	return s
}

// summarizeReviews sums up what reviews left to do, and which are to be held.
func (w Workspace) summarizeReviews(s *Summary, today string) {
	s.Reviews = w.ReviewsDue(s.Service.ID)
	for _, due := range s.Reviews {
		if due.Overdue(today) {
			s.LateReviews++
		}
	}
	for _, a := range w.OpenActionsOf(s.Service.ID) { // by due date
		s.OpenActions++
		if !a.Overdue(today) {
			continue
		}
		if s.LateActions++; s.LateActions == 1 {
			s.LateAction = a
		}
	}
	for _, p := range w.OpenProposalsOf(s.Service.ID) {
		waiting := WaitingProposal{Proposal: p}
		for _, e := range w.YetToSign(p) {
			waiting.For = append(waiting.For, e.Person)
		}
		s.Proposals = append(s.Proposals, waiting)
	}
}

func overdue(t lifecycle.Task, today string) bool {
	return !t.Done && t.Due != "" && t.Due < today
}

// OpenTasks lists what is to do in the running cycle of a service: the current step and those before it, and whatever
// somebody gave an owner or a date. Usual tasks of steps that are still ahead are not open yet.
func (w Workspace) OpenTasks(serviceID string) []lifecycle.Task {
	return w.Guide(serviceID, "").openTasks()
}

func (g Guide) openTasks() []lifecycle.Task {
	var open []lifecycle.Task
	for i, step := range g.Steps {
		for _, t := range step.Tasks {
			started := i <= g.Current() && step.State != lifecycle.Done
			if !t.Done && (started || t.OwnerID != "" || t.Due != "") {
				open = append(open, t)
			}
		}
	}
	return open
}

// Need is something that needs attention, with the place that cures it.
type Need struct {
	Kind      NeedKind
	ServiceID string // empty when it concerns the whole workspace
	StepID    string
	ID        string   // of the review, action item or proposal concerned; may be empty
	Name      string   // the step, column, task or SLO concerned
	Names     []string // the people concerned
	Count     int
	Date      string
}

// NeedKind says what is wrong.
type NeedKind string

// The kinds of needs, the most pressing first.
const (
	NoServices        NeedKind = "no-services"
	NobodyAnswers     NeedKind = "nobody-answers" // a step without an Accountable, or with several
	SignOffWaits      NeedKind = "sign-off-waits" // everything is met but the signature
	ReviewLate        NeedKind = "review-late"    // it should have been held
	ActionsLate       NeedKind = "actions-late"   // action items are past their date
	ProposalWaits     NeedKind = "proposal-waits"
	TasksLate         NeedKind = "tasks-late"
	ChairIsEmpty      NeedKind = "chair-is-empty"
	NoPolicy          NeedKind = "no-policy" // SLOs are agreed and no policy is in force
	PolicyUnsigned    NeedKind = "policy-unsigned"
	SLOWithoutTarget  NeedKind = "slo-without-target"
	JourneyWithoutSLO NeedKind = "journey-without-slo" // the first journey, once there are SLOs
	DependencyWorse   NeedKind = "dependency-worse"    // a hard dependency promises less than an SLO aims for
)

var needKinds = []NeedKind{
	NoServices, NobodyAnswers, SignOffWaits, ReviewLate, ActionsLate, ProposalWaits, TasksLate, ChairIsEmpty, NoPolicy, PolicyUnsigned, SLOWithoutTarget,
	JourneyWithoutSLO, DependencyWorse,
}

// NeedsAttention lists what should be looked at, the most pressing first.
func (w Workspace) NeedsAttention(today string) []Need { return w.NeedsOf(w.Overview(today)) }

// NeedsOf is NeedsAttention for an overview that was made already.
func (w Workspace) NeedsOf(overview []Summary) []Need {
	needs := w.chartNeeds()
	if len(w.Services) == 0 {
		needs = append(needs, Need{Kind: NoServices})
	}
	for _, s := range overview {
		needs = append(needs, w.serviceNeeds(s)...)
	}
	if v, ok := w.PolicyInForce(""); ok && len(w.PolicySignsOf(v.ID)) == 0 {
		needs = append(needs, Need{Kind: PolicyUnsigned, Count: v.Number})
	}
	slices.SortStableFunc(needs, func(a, b Need) int {
		return slices.Index(needKinds, a.Kind) - slices.Index(needKinds, b.Kind)
	})
	return needs
}

// chartNeeds reports the default chart once and a service's only where it differs there.
func (w Workspace) chartNeeds() []Need {
	needs := w.answerNeeds("", func(string) bool { return true })
	for _, s := range w.ServicesInOrder() {
		m := w.Matrix(s.ID)
		if m.Exceptions() == 0 {
			continue
		}
		needs = append(needs, w.answerNeeds(s.ID, func(rowID string) bool {
			return slices.Contains(m.Own[m.Row(rowID)], true)
		})...)
	}
	return needs
}

func (w Workspace) answerNeeds(serviceID string, counts func(rowID string) bool) []Need {
	var needs []Need
	for _, f := range w.Findings(serviceID) {
		if f.Rule.Key == raci.OneAccountable && counts(f.Row.ID) {
			needs = append(needs, Need{Kind: NobodyAnswers, ServiceID: serviceID, StepID: f.Row.ID, Name: f.Row.Name, Count: f.Count})
		}
	}
	return needs
}

func (w Workspace) serviceNeeds(s Summary) []Need {
	id := s.Service.ID
	var needs []Need
	for _, waiting := range s.Waiting {
		var names []string
		for _, p := range waiting.For {
			names = append(names, p.Name)
		}
		needs = append(needs, Need{Kind: SignOffWaits, ServiceID: id, StepID: waiting.Step.ID, Name: waiting.Step.Name, Names: names})
	}
	if s.Overdue > 0 {
		needs = append(needs, Need{Kind: TasksLate, ServiceID: id, StepID: s.Latest.StepID, Name: s.Latest.Text, Count: s.Overdue, Date: s.Latest.Due})
	}
	needs = append(needs, w.reviewNeeds(s)...)
	for _, column := range s.EmptyChairs {
		needs = append(needs, Need{Kind: ChairIsEmpty, ServiceID: id, Name: column.Name})
	}
	if s.Agreed > 0 && s.Policy.ID == "" {
		needs = append(needs, Need{Kind: NoPolicy, ServiceID: id})
	}
	if s.OwnPolicy && s.Policy.ServiceID == id && len(s.Agreements) == 0 && s.Policy.ID != "" {
		needs = append(needs, Need{Kind: PolicyUnsigned, ServiceID: id, Count: s.Policy.Number})
	}
	return append(needs, w.sloNeeds(id)...)
}

// reviewNeeds looks at the reviews of a service and at what they left to do. ReviewsDue are in the order of their dates.
func (w Workspace) reviewNeeds(s Summary) []Need {
	id := s.Service.ID
	var needs []Need
	for _, due := range s.Reviews[:s.LateReviews] {
		needs = append(needs, Need{Kind: ReviewLate, ServiceID: id, ID: due.ReviewID, Name: string(due.Kind), Date: due.Date})
	}
	if s.LateActions > 0 {
		needs = append(needs, Need{Kind: ActionsLate, ServiceID: id, ID: s.LateAction.ID, Name: s.LateAction.Text, Count: s.LateActions, Date: s.LateAction.Due})
	}
	for _, p := range s.Proposals {
		var names []string
		for _, person := range p.For {
			names = append(names, person.Name)
		}
		needs = append(needs, Need{Kind: ProposalWaits, ServiceID: id, ID: p.Proposal.ID, Name: w.SLOs[p.Proposal.SLOID].Name, Names: names})
	}
	return needs
}

// sloNeeds looks at the SLOs of a service and at what they rest on.
func (w Workspace) sloNeeds(serviceID string) []Need {
	var needs []Need
	live := w.LiveSLOsOf(serviceID)
	for _, o := range live {
		t, ok := w.LatestTarget(o.ID)
		if !ok {
			needs = append(needs, Need{Kind: SLOWithoutTarget, ServiceID: serviceID, Name: o.Name})
			continue
		}
		needs = append(needs, w.worseDependencies(o, t)...)
	}
	for _, j := range w.JourneysOf(serviceID) {
		covered := slices.ContainsFunc(live, func(o slo.SLO) bool { return o.JourneyID == j.ID })
		if len(live) > 0 && !covered {
			return append(needs, Need{Kind: JourneyWithoutSLO, ServiceID: serviceID, Name: j.Name})
		}
	}
	return needs
}

// worseDependencies finds hard dependencies that promise less availability than an SLO on availability aims for.
func (w Workspace) worseDependencies(o slo.SLO, t slo.Target) []Need {
	var needs []Need
	for _, d := range w.DependenciesOf(o.ServiceID) {
		promise := slo.Percent(d.Promise)
		if d.Hard && promise != "" && o.Indicator == slo.Availability && promise.Share().Cmp(t.Goal.Share()) < 0 {
			needs = append(needs, Need{
				Kind: DependencyWorse, ServiceID: o.ServiceID, Name: o.Name, Names: []string{w.DependencyName(d), d.Promise, string(t.Goal)},
			})
		}
	}
	return needs
}
