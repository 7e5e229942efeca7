// Package prometheus reads measurements from a Prometheus server: it asks for the events of each slot and makes slots of
// the answers. It knows nothing of workspaces, of keyrings, or of where slots are kept, and it never writes a secret
// anywhere: not into an error, not into a report.
package prometheus

import (
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/prometheus/client_golang/api"
	v1 "github.com/prometheus/client_golang/api/prometheus/v1"
)

// Access is how a server wants to know who asks.
type Access string

// The ways to say who asks. The zero value is Anyone.
const (
	Anyone Access = ""       // it does not want to know
	Basic  Access = "basic"  // user and password
	Bearer Access = "bearer" // a token
)

// Server says where a server is and who asks. Nothing in it is secret.
type Server struct {
	Address  string // http:// or https://, a host, perhaps a port and a path; never a user or password
	Access   Access
	User     string        // with Basic
	CAFile   string        // PEM file of certificates to trust beside the system's; empty is none
	Patience time.Duration // until the server begins to answer a query, half of what the answer may take; 0 is a minute
}

// NeedsSecret tells whether Connect wants a password or token.
func (s Server) NeedsSecret() bool { return s.Access != Anyone }

// Place returns the address in one spelling: its secret is kept under this place and the user. It is empty for an
// address that Check refuses.
func (s Server) Place() string {
	address, err := s.parse()
	if err != nil {
		return ""
	}
	return address.String()
}

// Check returns nil, or an Error whose Fault is HasUser, BadAddress or NoUser.
func (s Server) Check() error {
	if _, err := s.parse(); err != nil {
		return err
	}
	if s.Access == Basic && s.User == "" {
		return Error{Fault: NoUser}
	}
	return nil
}

// parse leaves out what a parser says about a bad address: it would repeat a password.
func (s Server) parse() (*url.URL, error) {
	typed := strings.TrimSpace(s.Address)
	address, err := url.Parse(typed)
	if strings.Contains(typed, "@") && (err != nil || address.User != nil || address.Host == "") {
		return nil, Error{Fault: HasUser}
	}
	if err != nil || address.Hostname() == "" || address.RawQuery != "" || address.Fragment != "" ||
		address.Scheme != "http" && address.Scheme != "https" {
		return nil, Error{Fault: BadAddress, Detail: oneLine(before(typed, "?#"))}
	}
	address.Host = strings.ToLower(address.Host)
	address.Path = strings.TrimRight(address.Path, "/")
	return address, nil
}

// before returns the text before the first of some characters: what comes after them may be a token.
func before(text, chars string) string {
	if i := strings.IndexAny(text, chars); i >= 0 {
		return text[:i]
	}
	return text
}

// Exposed tells whether a secret would travel for all to read: it leaves this machine, and not by https.
func (s Server) Exposed() bool {
	address, err := s.parse()
	if err != nil || !s.NeedsSecret() || address.Scheme == "https" {
		return false
	}
	return !isLoopback(address.Hostname())
}

// Client reads from one server. It is safe for several goroutines; Close it in the end.
type Client struct {
	api     v1.API
	http    *http.Client
	server  Server
	host    string
	conceal func(string) string // takes the secret out of a text
}

// Connect prepares to read from a server and sends nothing yet. The secret is the password or token, or empty for Anyone.
// The error is an Error.
func Connect(server Server, secret string) (*Client, error) {
	if err := server.Check(); err != nil {
		return nil, err
	}
	address, err := server.parse()
	if err != nil {
		return nil, err
	}
	key, err := newKey(server, strings.TrimSpace(secret))
	if err != nil {
		return nil, err
	}
	own, err := newHTTP(server, address, key)
	if err != nil {
		return nil, err
	}
	official, err := api.NewClient(api.Config{Address: address.String(), Client: own})
	if err != nil {
		return nil, Error{Fault: BadAddress}
	}
	reader := v1.NewAPI(guarded{official})
	return &Client{api: reader, http: own, server: server, host: address.Host, conceal: key.conceal}, nil
}

// answerTime is how long the server may work on a query, in whole seconds: Prometheus does not read "1.5s".
func (c *Client) answerTime() time.Duration {
	return max(time.Second, c.http.Timeout.Truncate(time.Second))
}

// Close ends the connections that wait for another query.
func (c *Client) Close() { c.http.CloseIdleConnections() }
