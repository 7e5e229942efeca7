package measuring

import (
	"context"
	"errors"

	"slocharter/internal/measure"
	"slocharter/internal/measure/prometheus"
	"slocharter/internal/secret"
	"slocharter/internal/session"
	"slocharter/internal/slo"
	"slocharter/internal/store"
	"slocharter/internal/words"
)

// access is the way to a server, with the secret that was typed, if one was. It is used beside the screen: the keyring may
// wait until somebody unlocks it.
type access struct {
	server prometheus.Server
	query  prometheus.Query
	typed  string
	ring   secret.Ring
}

// accessTo returns the way to the server of a source.
func (t *Tab) accessTo(s slo.Source, typed string) access {
	step, _ := slo.ParseSlice(s.Step) // 0 is refused by name later
	return access{
		server: prometheus.Server{Address: s.Server, Access: prometheus.Access(s.Auth), User: s.User, CAFile: s.CA},
		query:  prometheus.Query{Good: s.Good, Bad: s.Bad, Valid: s.Valid, Step: step},
		typed:  typed, ring: t.ring,
	}
}

// check returns what is wrong with what was typed.
func (a access) check() error {
	if err := a.server.Check(); err != nil {
		return err
	}
	return a.query.Check()
}

// connect prepares to read, with the secret that was typed or that the keyring holds.
func (a access) connect() (*prometheus.Client, error) {
	word := a.typed
	if !a.server.NeedsSecret() {
		word = ""
	} else if word == "" {
		kept, err := a.ring.Get(a.server.Place(), a.server.User)
		if err != nil {
			return nil, err
		}
		word = kept
	}
	return prometheus.Connect(a.server, word)
}

// keep keeps the secret that was typed, after the server took it.
func (a access) keep() error {
	if a.typed == "" || !a.server.NeedsSecret() {
		return nil
	}
	return a.ring.Set(a.server.Place(), a.server.User, a.typed)
}

// fetched is what was read from a server.
type fetched struct {
	reading prometheus.Reading
	plan    measure.Plan
	notes   []string
}

// read reads a span beside the screen, and plans what taking it in would do.
func (t *Tab) read(a access, span slo.Interval, then func(fetched, error)) {
	var got fetched
	existing, now := t.series.existing(), t.env.Now()
	do := func(ctx context.Context, progress store.Progress) error {
		client, err := a.connect()
		if err != nil {
			return err
		}
		defer client.Close()
		got.reading, err = client.Read(ctx, a.query, span, progress)
		if err != nil {
			return err
		}
		got.plan, got.notes = measure.OfSlots(got.reading.Slots, now).Plan(existing), got.reading.Notes()
		if err := a.keep(); err != nil {
			got.notes = append(got.notes, words.Error(err))
		}
		return nil
	}
	t.env.Run(words.T("measuring-tab.server.reading", "Server", a.server.Place()), session.Job{Do: do, End: same}, func(err error) { then(got, err) })
}

// rejections says which slots the server's answers cannot be right for.
func (f fetched) rejections() []string {
	var list []string
	for _, r := range f.reading.Refused {
		list = append(list, words.Error(r))
	}
	return list
}

// proposal is what taking in what was read would do.
func (f fetched) proposal(t *Tab) *proposal {
	return &proposal{tab: t, plan: f.plan, notes: f.notes, rejected: f.reading.Rejected, rejections: f.rejections()}
}

// isCancelled tells whether somebody cancelled.
func isCancelled(err error) bool { return errors.Is(err, context.Canceled) }

// noSecret tells whether a secret is missing or was not taken.
func noSecret(err error) bool {
	var none secret.NotFound
	var locked secret.Unavailable
	var fault prometheus.Error
	if errors.As(err, &fault) {
		return fault.Fault == prometheus.Unauthorised || fault.Fault == prometheus.NoSecret || fault.Fault == prometheus.BadSecret
	}
	return errors.As(err, &none) || errors.As(err, &locked)
}
