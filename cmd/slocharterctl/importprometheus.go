package main

import (
	"cmp"
	"context"
	"os"
	"time"

	"slocharter/internal/measure"
	"slocharter/internal/measure/prometheus"
	"slocharter/internal/secret"
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/words"
)

// The variables of the environment that may hold a secret. On the command line everybody on the machine could read it.
const (
	tokenVariable    = "SLOCHARTER_TOKEN"
	passwordVariable = "SLOCHARTER_PASSWORD"
)

type importPrometheusCommand struct {
	document
	SLO    string `required:"" name:"slo" help:"${slo_key}" placeholder:"KEY"`
	From   string `help:"${import_from}" placeholder:"TIME"`
	To     string `help:"${import_to}" placeholder:"TIME"`
	Server string `help:"${import_server}" placeholder:"URL"`
	User   string `help:"${import_user}" placeholder:"NAME"`
	CA     string `name:"ca" help:"${import_ca}" placeholder:"FILE" type:"path"`
	Good   string `xor:"part" help:"${import_good}" placeholder:"QUERY"`
	Bad    string `xor:"part" help:"${import_bad}" placeholder:"QUERY"`
	Valid  string `help:"${import_valid}" placeholder:"QUERY"`
	Step   string `help:"${import_step}" placeholder:"5m"`
	DryRun bool   `help:"${import_dryrun}"`
	clock
}

// Run reads measurements from a Prometheus server.
func (c *importPrometheusCommand) Run(d *desk) error {
	return d.open(c.File, func(s *session.Session) error {
		o, err := s.Workspace().SLOByKey(c.SLO)
		if err != nil {
			return err
		}
		ctx, stop := d.interruptible()
		defer stop()
		source := c.source(s.Workspace().Sources[o.ID])
		if source.Server == "" {
			return sentence{"command.no-source", []any{"Name", o.Name}}
		}
		step, err := length(source.Step)
		if err != nil {
			return err
		}
		query := prometheus.Query{Good: source.Good, Bad: source.Bad, Valid: source.Valid, Step: step}
		span, err := c.due(ctx, s, o, query, d.now)
		if err != nil {
			return err
		}
		if c.From == "" && span.Length() == 0 {
			return d.tell(taken{SLO: o.Key, DryRun: c.DryRun, Slot: short(step), Refusals: []refusal{}, Notes: []string{words.T("command.nothing-new")}})
		}
		read, notes, err := ask(ctx, source, query, span)
		if err != nil {
			return err
		}
		t, err := d.take(ctx, s, o, measure.OfSlots(read.Slots, d.now), c.DryRun)
		if err != nil {
			return err
		}
		return d.tell(t.withRead(read, notes, step))
	})
}

// due returns the time to read: what was asked for, or else what came after the last measurement and is over.
func (c *importPrometheusCommand) due(ctx context.Context, s *session.Session, o slo.SLO, q prometheus.Query, now time.Time) (slo.Interval, error) {
	to := cmp.Or(c.To, slo.WriteMoment(now))
	if c.From != "" {
		return c.interval(c.From, to)
	}
	there, err := s.Extents(ctx)
	if err != nil {
		return slo.Interval{}, err
	}
	last, ok := there[o.ID]
	if !ok {
		return slo.Interval{}, sentence{"command.no-beginning", []any{"Name", o.Name}}
	}
	end, err := c.moment(to)
	return q.Due(prometheus.Refresh{Stored: last.End}, end), err
}

// source is what the workspace holds, with what the command line says instead. A server from the command line gets none of
// the stored ways to prove who asks.
func (c *importPrometheusCommand) source(stored slo.Source) slo.Source {
	s := stored
	if c.Server != "" {
		s.Server, s.CA, s.User, s.Auth = c.Server, "", "", slo.NoAuth
		if os.Getenv(tokenVariable) != "" {
			s.Auth = slo.Bearer
		}
	}
	if c.User != "" {
		s.User, s.Auth = c.User, slo.Basic
	}
	if c.Good+c.Bad != "" {
		s.Good, s.Bad = c.Good, c.Bad
	}
	s.CA, s.Valid, s.Step = cmp.Or(c.CA, s.CA), cmp.Or(c.Valid, s.Valid), cmp.Or(c.Step, s.Step)
	return s
}

// ask reads the slots of a span, and what people should know about them.
func ask(ctx context.Context, s slo.Source, q prometheus.Query, span slo.Interval) (prometheus.Reading, []string, error) {
	server := prometheus.Server{Address: s.Server, Access: prometheus.Access(s.Auth), User: s.User, CAFile: s.CA}
	if err := server.Check(); err != nil {
		return prometheus.Reading{}, nil, err
	}
	proof, err := proofFor(server)
	if err != nil {
		return prometheus.Reading{}, nil, err
	}
	client, err := prometheus.Connect(server, proof)
	if err != nil {
		return prometheus.Reading{}, nil, err
	}
	defer client.Close()
	read, err := client.Read(ctx, q, span, nil)
	notes := read.Notes()
	if server.Exposed() {
		notes = append(notes, words.T("prometheus.note.exposed"))
	}
	return read, notes, err
}

// proofFor finds the password or token: in the environment, or else in the keyring of the operating system.
func proofFor(s prometheus.Server) (string, error) {
	if !s.NeedsSecret() {
		return "", nil
	}
	variable := passwordVariable
	if s.Access == prometheus.Bearer {
		variable = tokenVariable
	}
	if found := os.Getenv(variable); found != "" {
		return found, nil
	}
	return secret.Keyring{}.Get(s.Place(), s.User)
}

// withRead adds what the server sent and could not be taken for slots. What was refused is named by the start of its slot.
func (t taken) withRead(r prometheus.Reading, notes []string, step time.Duration) taken {
	t.Slot = short(step)
	t.Notes = append(t.Notes, notes...)
	for i, one := range t.Refusals {
		t.Refusals[i].Row, t.Refusals[i].Start = 0, slo.WriteMoment(r.Slots[one.Row-1].Start)
	}
	t.Refused += r.Rejected
	for _, one := range r.Refused {
		key, pairs := one.Sentence()
		t.Refusals = append(t.Refusals, refusal{Start: slo.WriteMoment(one.Start), Reason: string(one.Reason), Text: words.T(key, pairs...)})
	}
	return t
}
