package prometheus

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"unicode"
)

// key opens a server. It holds its secret in functions, so that no printed value shows it.
type key struct {
	use     func(http.Header)   // adds the secret to a request
	conceal func(string) string // takes the secret out of a text, however it is written
}

func newKey(server Server, secret string) (key, error) {
	switch {
	case !server.NeedsSecret():
		return key{use: func(http.Header) {}, conceal: strings.Clone}, nil
	case secret == "":
		return key{}, Error{Fault: NoSecret, Server: server.Place()}
	case strings.ContainsFunc(secret, unicode.IsControl):
		return key{}, Error{Fault: BadSecret}
	case server.Access == Basic:
		coded := base64.StdEncoding.EncodeToString([]byte(server.User + ":" + secret))
		return headerKey("Basic "+coded, secret, coded), nil
	}
	return headerKey("Bearer "+secret, secret), nil
}

func headerKey(header string, secrets ...string) key {
	var pairs []string
	for _, secret := range secrets {
		pairs = append(pairs, secret, "…", url.QueryEscape(secret), "…", url.PathEscape(secret), "…")
	}
	replacer := strings.NewReplacer(pairs...)
	return key{
		use:     func(h http.Header) { h.Set("Authorization", header) },
		conceal: replacer.Replace,
	}
}
