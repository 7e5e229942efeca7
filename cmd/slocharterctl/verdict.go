package main

import (
	"context"
	"time"

	"slocharter/internal/policy"
	"slocharter/internal/reading"
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

type verdictCommand struct {
	document
	Service string `help:"${only_service}" placeholder:"KEY"`
	At      string `help:"${verdict_at}" placeholder:"TIME"`
	clock
}

// A verdict as it is printed.
type (
	judged struct {
		Service string `json:"service"`
		Day     string `json:"day"`
		ruling
		Reasons    []string   `json:"reasons"`
		Judgements []string   `json:"judgements"` // what people have to judge
		Unanswered []string   `json:"unanswered"`
		Exception  *exception `json:"exception"`
	}
	// ruling is what a verdict comes to.
	ruling struct {
		Outcome policy.Outcome `json:"outcome"`
		Would   bool           `json:"would"` // the policy is permissive: this is what it would say
		Verdict string         `json:"verdict"`
		Text    string         `json:"text"`
	}
	exception struct {
		Title   string        `json:"title"`
		From    string        `json:"from"`
		Until   string        `json:"until"`
		Without policy.Action `json:"without"` // what the policy says but for the exception
	}
)

// Run prints what the policies say.
func (c *verdictCommand) Run(d *desk) error {
	return d.open(c.File, func(s *session.Session) error {
		services, err := chosen(s.Workspace(), c.Service)
		if err != nil {
			return err
		}
		ctx, stop := d.interruptible()
		defer stop()
		list := []judged{}
		for _, one := range services {
			j, err := c.judge(ctx, s, one, d.now)
			if err != nil {
				return err
			}
			list = append(list, j)
		}
		return d.print(list, func(t *table) { verdictText(t, list) })
	})
}

// judge asks the policy of a service for its verdict now or, with a moment, for what the one in force said then.
func (c *verdictCommand) judge(ctx context.Context, s *session.Session, one slo.Service, now time.Time) (judged, error) {
	w := s.Workspace()
	at, err := c.at(now)
	if err != nil {
		return judged{}, err
	}
	loaded, err := reading.NewBook(s).Service(ctx, w, one.ID, at)
	if err != nil {
		return judged{}, err
	}
	if c.At == "" {
		return newJudged(w, one.Key, loaded.Today(), loaded.Verdict()), nil
	}
	day := loaded.Today()
	if isDate(c.At) {
		day = c.At
	}
	return newJudged(w, one.Key, day, loaded.VerdictOn(day)), nil
}

// at returns the moment that is asked for. A date alone is the whole of its day, as in a replay.
func (c *verdictCommand) at(now time.Time) (time.Time, error) {
	if c.At == "" {
		return now, nil
	}
	if isDate(c.At) {
		return now, notAfter(c.At, now)
	}
	at, err := c.moment(c.At)
	if err == nil && at.After(now) {
		return at, sentence{"command.future", []any{"Text", c.At}}
	}
	return at, err
}

// notAfter refuses a day that has not come: nothing was measured on it, so no verdict can be told.
func notAfter(day string, now time.Time) error {
	if day > now.Format(workspace.DateLayout) {
		return sentence{"command.future", []any{"Text", words.Date(day)}}
	}
	return nil
}

func isDate(text string) bool {
	_, err := time.Parse(workspace.DateLayout, text)
	return err == nil
}

func newJudged(w workspace.Workspace, key, day string, v policy.Verdict) judged {
	names := called(w)
	j := judged{
		Service: key, Day: day, ruling: newRuling(w, v), Reasons: orNone(words.VerdictReasons(v, names)),
		Judgements: orNone(words.VerdictOpen(v)), Unanswered: orNone(words.VerdictUnanswered(v, names)),
	}
	if e := v.Exception; e != (policy.Exception{}) {
		j.Exception = &exception{e.Title, e.From, e.Until, v.Without}
	}
	return j
}

func newRuling(w workspace.Workspace, v policy.Verdict) ruling {
	return ruling{v.Outcome(), v.Would, words.VerdictShort(v), words.Verdict(v, called(w))}
}

// orNone returns a list that is written as an empty one, not as null.
func orNone(lines []string) []string {
	if lines == nil {
		return []string{}
	}
	return lines
}

// called calls SLOs and incidents by their names.
func called(w workspace.Workspace) words.Names {
	return words.Names{
		SLO:      func(id string) string { return w.SLOs[id].Name },
		Incident: func(id string) string { return w.Incidents[id].Title },
	}
}

func verdictText(t *table, list []judged) {
	for _, j := range list {
		t.row(j.Service, words.Date(j.Day), j.Verdict, j.Text)
	}
	if len(list) != 1 {
		return
	}
	for _, lines := range [][]string{list[0].Reasons, list[0].Judgements, list[0].Unanswered} {
		for _, line := range lines {
			t.text("  " + line)
		}
	}
}
