package main

import (
	"cmp"
	"slices"

	"slocharter/internal/budget"
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

type sloCommand struct {
	List      sloListCommand      `cmd:"" help:"${slo_list}"`
	Add       sloAddCommand       `cmd:"" help:"${slo_add}"`
	SetTarget sloSetTargetCommand `cmd:"" help:"${slo_target}"`
}

// An SLO in a list, with all targets that it has or had, and what does not count.
type (
	listedSLO struct {
		Key          string         `json:"key"`
		Name         string         `json:"name"`
		Service      string         `json:"service"`
		Target       string         `json:"target"`
		Window       string         `json:"window"`
		Zone         string         `json:"zone"`
		Anchor       string         `json:"anchor"`
		Method       string         `json:"method"`
		Slice        string         `json:"slice"`
		SliceTarget  string         `json:"slice_target"`
		Missing      string         `json:"missing"`
		Enough       string         `json:"enough"`
		Way          string         `json:"way"`
		Standing     string         `json:"standing"`
		Aspirational bool           `json:"aspirational"`
		Targets      []listedTarget `json:"targets"`
		Exclusions   []excluded     `json:"exclusions"`
	}
	listedTarget struct {
		Kind   string `json:"kind"`
		Target string `json:"target"`
		Window string `json:"window"`
		Zone   string `json:"zone"`
		Anchor string `json:"anchor"`
		From   string `json:"from"`
		By     string `json:"by"`
		Note   string `json:"note"`
	}
)

func newListedSLO(w workspace.Workspace, o slo.SLO, today string) listedSLO {
	inForce, _ := w.TargetOn(o.ID, today)
	l := listedSLO{
		Key: o.Key, Name: o.Name, Service: w.Services[o.ServiceID].Key, Target: string(inForce.Goal), Window: string(inForce.Window),
		Zone: inForce.Zone, Anchor: inForce.Anchor, Method: string(o.Method), Slice: o.Slice, SliceTarget: o.SliceTarget,
		Missing: cmp.Or(o.Missing, string(budget.Ignore)), Enough: cmp.Or(o.Enough, string(budget.DefaultEnough)),
		Way: wayName(o.Way), Standing: string(o.Standing), Aspirational: o.Aspirational, Targets: []listedTarget{}, Exclusions: []excluded{},
	}
	for _, kind := range slo.TargetKinds {
		for _, t := range w.TargetsOfKind(o.ID, kind) {
			l.Targets = append(l.Targets, newListedTarget(t))
		}
	}
	for _, e := range w.ExclusionsOf(o.ID) {
		l.Exclusions = append(l.Exclusions, newExcluded(o.Key, e))
	}
	return l
}

func newListedTarget(t slo.Target) listedTarget {
	return listedTarget{
		Kind: kindName(t.Kind), Target: string(t.Goal), Window: string(t.Window), Zone: t.Zone, Anchor: t.Anchor, From: t.From,
		By: t.By, Note: t.Note,
	}
}

// kindName names a kind of target in JSON, where the usual one has a name too.
func kindName(k slo.TargetKind) string { return cmp.Or(string(k), "objective") }

func wayName(w slo.Way) string { return cmp.Or(string(w), "telemetry") }

func (l listedSLO) row(t *table) {
	t.row(l.Key, l.Name, l.Service, percent(l.Target), words.Window(slo.Window(l.Window)), l.Zone, words.Method(slo.Method(l.Method)),
		l.Slice, words.Standing(slo.Standing(l.Standing)))
}

func percent(target string) string {
	if target == "" {
		return words.None
	}
	return words.Percent(slo.Percent(target))
}

type sloListCommand struct{ document }

// Run lists the SLOs of all services.
func (c *sloListCommand) Run(d *desk) error {
	return d.read(c.File, func(w workspace.Workspace) error {
		list := []listedSLO{}
		for _, o := range w.SLOsOf("") {
			list = append(list, newListedSLO(w, o, d.today()))
		}
		return d.print(list, func(t *table) {
			for _, l := range list {
				l.row(t)
			}
		})
	})
}

type sloAddCommand struct {
	document
	Service     string `required:"" help:"${guide_service}" placeholder:"KEY"`
	Name        string `required:"" help:"${slo_name}" placeholder:"NAME"`
	Target      string `required:"" help:"${slo_goal}" placeholder:"99.9"`
	Key         string `help:"${service_key}" placeholder:"KEY"`
	Method      string `enum:"occurrences,timeslices,ratio-timeslices" default:"occurrences" help:"${slo_method}"`
	Slice       string `help:"${slo_slice}" placeholder:"5m"`
	SliceTarget string `help:"${slo_slicetarget}" placeholder:"95"`
	Missing     string `enum:"ignore,good,bad" default:"ignore" help:"${slo_missing}"`
	Enough      string `help:"${slo_enough}" placeholder:"50"`
	Way         string `enum:"telemetry,incidents" default:"telemetry" help:"${slo_way}"`
	Since       string `help:"${slo_since}" placeholder:"DATE"`
	Agreed      bool   `help:"${slo_agreed}"`
	span
}

// Run adds an SLO with its target.
func (c *sloAddCommand) Run(d *desk) error {
	return d.open(c.File, func(s *session.Session) error {
		owner, err := service(s.Workspace(), c.Service)
		if err != nil {
			return err
		}
		var added slo.SLO
		err = s.Do(words.T("command.edit-add-slo", "Name", c.Name), func(w *workspace.Workspace) (err error) {
			added, err = c.add(w, owner.ID)
			return err
		})
		if err != nil {
			return err
		}
		l := newListedSLO(s.Workspace(), added, d.today())
		return d.print(l, func(t *table) {
			t.text(words.T("command.added-slo", "Name", l.Name, "Key", l.Key))
			target, _ := s.Workspace().LatestTarget(added.ID)
			t.text(words.SLO(added, target))
			t.text(words.Allowance(target))
		})
	})
}

func (c *sloAddCommand) add(w *workspace.Workspace, serviceID string) (slo.SLO, error) {
	window, err := c.window()
	if err != nil {
		return slo.SLO{}, err
	}
	if window == "" && c.Anchor != "" {
		return slo.SLO{}, sentence{"command.anchor-rolls", nil}
	}
	if c.Method == string(slo.Occurrences) && c.Slice != "" || c.Method != string(slo.Timeslices) && c.SliceTarget != "" {
		return slo.SLO{}, sentence{"command.no-slices", nil}
	}
	o, err := w.AddSLO(serviceID, c.Name)
	if err != nil {
		return slo.SLO{}, err
	}
	o.Key = cmp.Or(c.Key, o.Key)
	o.Method, o.Slice, o.SliceTarget = slo.Method(c.Method), c.Slice, c.SliceTarget
	o.Missing, o.Enough, o.Since = c.Missing, c.Enough, c.Since
	if c.Way != wayName(slo.Telemetry) {
		o.Way = slo.Way(c.Way)
	}
	if err := w.PutSLO(o); err != nil {
		return slo.SLO{}, err
	}
	target := slo.Target{SLOID: o.ID, Goal: slo.Percent(c.Target), Window: cmp.Or(window, slo.DefaultWindow), Zone: c.TZ, Anchor: c.Anchor}
	if err := w.SetTarget(target); err != nil || !c.Agreed {
		return w.SLOs[o.ID], err
	}
	o = w.SLOs[o.ID]
	o.Standing = slo.Agreed
	return o, w.PutSLO(o)
}

type sloSetTargetCommand struct {
	document
	SLO    string `required:"" name:"slo" help:"${slo_key}" placeholder:"KEY"`
	Target string `required:"" help:"${slo_goal}" placeholder:"99.9"`
	From   string `required:"" help:"${slo_from}" placeholder:"DATE"`
	Kind   string `enum:"objective,aspirational,sla" default:"objective" help:"${slo_kind}"`
	Note   string `help:"${slo_note}" placeholder:"TEXT"`
	By     string `help:"${slo_by}" placeholder:"NAME"`
	span
}

// Run sets what an SLO aims for from a day on; the days before are judged by what was in force then.
func (c *sloSetTargetCommand) Run(d *desk) error {
	return d.open(c.File, func(s *session.Session) error {
		o, err := s.Workspace().SLOByKey(c.SLO)
		if err != nil {
			return err
		}
		window, err := c.window()
		if err != nil {
			return err
		}
		t := slo.Target{
			SLOID: o.ID, Goal: slo.Percent(c.Target), Window: window, Zone: c.TZ, Anchor: c.Anchor, From: c.From, Note: c.Note, By: c.By,
		}
		if c.Kind != kindName(slo.Objective) {
			t.Kind = slo.TargetKind(c.Kind)
		}
		err = s.Do(words.T("command.edit-set-target", "Name", o.Name), func(w *workspace.Workspace) error { return w.SetTarget(t) })
		if err != nil {
			return err
		}
		targets := s.Workspace().TargetsOfKind(o.ID, t.Kind)
		stored := targets[max(0, slices.IndexFunc(targets, func(one slo.Target) bool { return one.From == c.From }))]
		return d.print(newListedSLO(s.Workspace(), o, d.today()), func(tb *table) {
			tb.text(targetSet(o.Name, stored))
		})
	})
}

// targetSet tells from when a target holds. The first one of a proposed SLO has no such day.
func targetSet(name string, t slo.Target) string {
	if t.From == "" {
		return words.T("command.first-target-set", "Name", name, "Target", words.Percent(t.Goal))
	}
	return words.T("command.target-set", "Name", name, "Target", words.Percent(t.Goal), "Date", words.Date(t.From))
}
