package main

import (
	"slocharter/internal/budget"
	"slocharter/internal/reading"
	"slocharter/internal/slo"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

type alertsCommand struct {
	document
	SLO  string `required:"" name:"slo" help:"${slo_key}" placeholder:"KEY"`
	More bool   `help:"${alerts_more}"`
}

// alert is a line of the burn-rate table.
type alert struct {
	Severity  string `json:"severity"`
	Share     string `json:"budget_share"`
	Long      string `json:"long_window"`
	Short     string `json:"short_window"`
	BurnRate  any    `json:"burn_rate"`
	ErrorRate any    `json:"error_rate"`
	MinTarget any    `json:"min_target"`
	Detection any    `json:"detection_seconds"`
	Problem   string `json:"problem"`
}

// Run prints the multi-window, multi-burn-rate alert table of an SLO.
func (c *alertsCommand) Run(d *desk) error {
	return d.read(c.File, func(w workspace.Workspace) error {
		o, err := w.SLOByKey(c.SLO)
		if err != nil {
			return err
		}
		target, ok := w.TargetOn(o.ID, d.today())
		if !ok {
			return reading.NoTarget{SLO: o.Name}
		}
		triggers := budget.UsualTriggers()
		if c.More {
			triggers = budget.MoreTriggers()
		}
		alerts, err := budget.Alerts(target.Goal, target.Window.LongestLength(), triggers)
		if err != nil {
			return err
		}
		list := []alert{}
		for _, a := range alerts {
			list = append(list, newAlert(a))
		}
		return d.print(list, func(t *table) { alertsText(t, target, alerts) })
	})
}

func newAlert(a budget.Alert) alert {
	return alert{
		Severity: string(a.Severity), Share: string(a.Share), Long: short(a.Long), Short: short(a.Short),
		BurnRate: ratio(a.Rate), ErrorRate: ratio(a.Errors), MinTarget: ratio(a.MinGoal), Detection: seconds(a.Detection), Problem: string(a.Why),
	}
}

func alertsText(t *table, target slo.Target, alerts []budget.Alert) {
	t.text(words.T("command.alerts-title", "Target", words.Percent(target.Goal), "Window", words.Window(target.Window)))
	t.row(words.T("command.head.severity"), words.T("command.head.share"), words.T("command.head.long"), words.T("command.head.short"),
		words.T("command.head.burn"), words.T("command.head.errors"), words.T("command.head.detection"))
	for _, a := range alerts {
		problem := ""
		if a.Why != "" {
			problem = words.AlertWhy(a.Why)
		}
		t.row(words.AlertSeverity(a.Severity), words.Percent(a.Share), words.Duration(a.Long), words.Duration(a.Short),
			words.Factor(a.Rate), words.Share(a.Errors), words.Seconds(a.Detection), problem)
	}
}
