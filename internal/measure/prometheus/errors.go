package prometheus

import (
	"context"
	"strings"

	"slocharter/internal/words"
)

// Fault is what went wrong. Its text is the key of its sentence.
type Fault string

// The faults of what was typed.
const (
	HasUser    Fault = "prometheus.has-user"    // the address holds a user or password
	BadAddress Fault = "prometheus.bad-address" // it is no address of a server
	NoUser     Fault = "prometheus.no-user"     // a password without its user
	NoSecret   Fault = "prometheus.no-secret"   // the password or token is missing
	BadSecret  Fault = "prometheus.bad-secret"  // it holds line breaks or other characters that no header can carry
	BadCA      Fault = "prometheus.bad-ca"      // the file has no certificates in it, or cannot be read
	NoQuery    Fault = "prometheus.no-query"    // a query is missing
	GoodAndBad Fault = "prometheus.good-and-bad"
	BadStep    Fault = "prometheus.bad-step"
	NoSlot     Fault = "prometheus.no-slot"  // not a single slot fits into the span
	TooMany    Fault = "prometheus.too-many" // more than MaxSlots do, or it is longer than 100 years
)

// The faults of the way to the server.
const (
	NoHost      Fault = "prometheus.no-host"     // nobody knows its name
	Refused     Fault = "prometheus.refused"     // nothing listens there
	Unreachable Fault = "prometheus.unreachable" // no way there, or no answer from there
	Untrusted   Fault = "prometheus.untrusted"   // its certificate
	NoTLS       Fault = "prometheus.no-tls"      // https was asked for, and it speaks http
	OnlyTLS     Fault = "prometheus.only-tls"    // http was asked for, and it speaks https
	Handshake   Fault = "prometheus.handshake"   // no TLS version or cipher in common
	TooSlow     Fault = "prometheus.too-slow"    // it did not answer in time
	Broken      Fault = "prometheus.broken"      // the connection ended early
	Cancelled   Fault = "prometheus.cancelled"   // by whoever asked
)

// The faults of what the server answers.
const (
	Unauthorised  Fault = "prometheus.unauthorised"
	Forbidden     Fault = "prometheus.forbidden"
	Redirected    Fault = "prometheus.redirected" // to another server
	NotPrometheus Fault = "prometheus.not-prometheus"
	BadQuery      Fault = "prometheus.bad-query"     // it does not understand the query
	QueryFailed   Fault = "prometheus.query-failed"  // it gave up on the query
	QueryTooSlow  Fault = "prometheus.query-timeout" // it gave up on the query after its own time-out
	Failing       Fault = "prometheus.failing"       // it, or a proxy before it, is in trouble
	TooBig        Fault = "prometheus.too-big"       // more than 64 MB
	Several       Fault = "prometheus.several"       // more than one series
	Empty         Fault = "prometheus.empty"         // no value at all
	EmptyBad      Fault = "prometheus.empty-bad"     // no value at all for bad events
)

// The faults of single slots.
const (
	Negative      Fault = "prometheus.slot.negative"
	TooMuch       Fault = "prometheus.slot.too-much" // more events than can be counted exactly, 2^53
	MoreThanValid Fault = "prometheus.slot.more-than-valid"
)

// Error says why reading from a server did not work. It never holds a secret.
type Error struct {
	Fault  Fault
	Server string // host and port; empty before there was one
	Part   Part   // which query; empty when that makes no difference
	Detail string // what the server, or the way to it, says: one short line
}

func (e Error) Error() string {
	text := "read from prometheus"
	for _, more := range []string{e.Server, string(e.Part), strings.TrimPrefix(string(e.Fault), "prometheus."), e.Detail} {
		if more != "" {
			text += ": " + more
		}
	}
	return text
}

// Sentence tells people what happened and what to do.
func (e Error) Sentence() (key string, pairs []any) {
	return string(e.Fault), []any{"Server", e.Server, "Part", word(e.Part), "Detail", e.Detail}
}

// Unwrap lets errors.Is find out that it was cancelled.
func (e Error) Unwrap() error {
	if e.Fault == Cancelled {
		return context.Canceled
	}
	return nil
}

// word returns what people call the events of a query.
func word(part Part) string {
	switch part {
	case Good:
		return words.T("prometheus.part.good")
	case Bad:
		return words.T("prometheus.part.bad")
	}
	return words.T("prometheus.part.valid")
}
