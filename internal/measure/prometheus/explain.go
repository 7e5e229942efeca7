package prometheus

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"unicode"

	v1 "github.com/prometheus/client_golang/api/prometheus/v1"
)

// explain turns any error of a request into an Error with its place, and takes the secret out of it.
func (c *Client) explain(err error, part Part) error {
	known := Error{Fault: Broken, Detail: err.Error()}
	var answered *v1.Error
	switch {
	case errors.As(err, &known):
	case errors.As(err, &answered):
		known = explainAnswer(answered.Type, answered.Msg)
	}
	known.Server, known.Part = c.host, part
	known.Detail = oneLine(c.conceal(known.Detail))
	return known
}

// explainTransport says why there is no answer.
func explainTransport(err error) error {
	if known := (Error{}); errors.As(err, &known) {
		return known
	}
	if errors.Is(err, context.Canceled) {
		return Error{Fault: Cancelled}
	}
	if fault := networkFault(err); fault != "" {
		return Error{Fault: fault}
	}
	if detail, ok := untrusted(err); ok {
		return Error{Fault: Untrusted, Detail: detail}
	}
	if wrapped := (*url.Error)(nil); errors.As(err, &wrapped) {
		err = wrapped.Err // without the address
	}
	if _, detail, ok := strings.Cut(err.Error(), "tls: "); ok { // most errors of crypto/tls have no type
		return Error{Fault: Handshake, Detail: detail}
	}
	return Error{Fault: Broken, Detail: err.Error()}
}

func networkFault(err error) Fault {
	var name *net.DNSError
	var dial *net.OpError
	var timeout net.Error
	var noTLS tls.RecordHeaderError
	switch {
	case errors.As(err, &name):
		return NoHost
	case errors.Is(err, syscall.ECONNREFUSED):
		return Refused
	case errors.As(err, &dial) && dial.Op == "dial":
		return Unreachable
	case errors.As(err, &noTLS), strings.Contains(err.Error(), "server gave HTTP response to HTTPS client"):
		return NoTLS
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return TooSlow
	}
	return ""
}

// untrusted returns what is wrong with the server's certificate, if something is.
func untrusted(err error) (detail string, ok bool) {
	var failed *tls.CertificateVerificationError
	var authority x509.UnknownAuthorityError
	var name x509.HostnameError
	switch {
	case errors.As(err, &authority):
		return authority.Error(), true
	case errors.As(err, &name):
		return name.Error(), true
	case errors.As(err, &failed):
		return failed.Err.Error(), true
	}
	return "", false
}

// explainStatus says what a server means that answers with anything but success.
func explainStatus(status int, body []byte) error {
	var answer struct {
		ErrorType v1.ErrorType `json:"errorType"`
		Error     string       `json:"error"`
	}
	spoken := json.Unmarshal(body, &answer) == nil && answer.ErrorType != ""
	switch {
	case status == http.StatusUnauthorized:
		return Error{Fault: Unauthorised}
	case status == http.StatusForbidden:
		return Error{Fault: Forbidden}
	case spoken:
		return explainAnswer(answer.ErrorType, answer.Error)
	case status == http.StatusBadRequest && wantsTLS(string(body)):
		return Error{Fault: OnlyTLS}
	case status == http.StatusTooManyRequests || status/100 == 5:
		return Error{Fault: Failing, Detail: strconv.Itoa(status) + " " + http.StatusText(status)}
	}
	return Error{Fault: NotPrometheus, Detail: strconv.Itoa(status) + " " + http.StatusText(status)}
}

// wantsTLS knows the words of Go's server, which Prometheus uses, and those of nginx.
func wantsTLS(body string) bool {
	return strings.Contains(body, "HTTP request to an HTTPS server") || strings.Contains(body, "request was sent to HTTPS port")
}

// explainAnswer says what Prometheus means.
func explainAnswer(kind v1.ErrorType, text string) Error {
	text = strings.TrimPrefix(text, `invalid parameter "query": `)
	switch kind {
	case v1.ErrBadData:
		return Error{Fault: BadQuery, Detail: text}
	case v1.ErrExec:
		return Error{Fault: QueryFailed, Detail: text}
	case v1.ErrTimeout:
		return Error{Fault: QueryTooSlow, Detail: text}
	case v1.ErrBadResponse:
		return Error{Fault: NotPrometheus}
	}
	return Error{Fault: Failing, Detail: text}
}

const lineLength = 200 // characters

// oneLine shortens what others wrote to a line that can stand in a sentence.
func oneLine(text string) string {
	text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	if runes := []rune(text); len(runes) > lineLength {
		text = string(runes[:lineLength-1]) + "…"
	}
	return strings.TrimRight(text, ".")
}
