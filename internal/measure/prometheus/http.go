package prometheus

import (
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/prometheus/client_golang/api"
)

// Limits of one request. Patience, above, limits the rest.
const (
	patience      = time.Minute
	dialTime      = 10 * time.Second
	handshakeTime = 10 * time.Second
	bodyLimit     = 64 << 20 // bytes, unpacked
	headLimit     = 1 << 20
	redirectLimit = 5
	caLimit       = 4 << 20
)

func newHTTP(server Server, address *url.URL, key key) (*http.Client, error) {
	roots, err := trusted(server.CAFile)
	if err != nil {
		return nil, err
	}
	wait := cmp.Or(server.Patience, patience)
	transport := &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            (&net.Dialer{Timeout: dialTime}).DialContext,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: roots},
		TLSHandshakeTimeout:    handshakeTime,
		ResponseHeaderTimeout:  wait,
		MaxResponseHeaderBytes: headLimit,
		IdleConnTimeout:        patience,
		ForceAttemptHTTP2:      true,
	}
	return &http.Client{
		Transport:     gate{transport, address, key},
		CheckRedirect: refuseToLeave,
		Timeout:       2 * wait,
	}, nil
}

// trusted returns the system's certificates and those of the file; nil stands for the system's alone.
func trusted(file string) (*x509.CertPool, error) {
	if file == "" {
		return nil, nil
	}
	opened, err := os.Open(file)
	if err != nil {
		return nil, Error{Fault: BadCA, Detail: file}
	}
	defer func() { _ = opened.Close() }()
	certificates, err := io.ReadAll(io.LimitReader(opened, caLimit))
	if err != nil {
		return nil, Error{Fault: BadCA, Detail: file}
	}
	roots, err := x509.SystemCertPool()
	if err != nil {
		roots = x509.NewCertPool()
	}
	if !roots.AppendCertsFromPEM(certificates) {
		return nil, Error{Fault: BadCA, Detail: file}
	}
	return roots, nil
}

// gate adds the key to what goes to the server, and to nothing else, and limits what comes back.
type gate struct {
	*http.Transport
	address *url.URL
	key     key
}

// RoundTrip is what http.Client calls for each request and each redirect.
func (g gate) RoundTrip(request *http.Request) (*http.Response, error) {
	if sameOrigin(request.URL, g.address) {
		request = request.Clone(request.Context())
		g.key.use(request.Header)
	}
	response, err := g.Transport.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	response.Body = &limitedBody{ReadCloser: response.Body, left: bodyLimit}
	return response, nil
}

// limitedBody fails when more than it may have was read.
type limitedBody struct {
	io.ReadCloser
	left int
}

func (b *limitedBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.left -= n
	if b.left < 0 {
		return 0, Error{Fault: TooBig}
	}
	return n, err
}

// refuseToLeave follows a redirect within the server only, and only one that keeps the query: a secret that went
// elsewhere could not be called back.
func refuseToLeave(request *http.Request, via []*http.Request) error {
	first := via[0]
	if len(via) <= redirectLimit && request.Method == first.Method && sameOrigin(request.URL, first.URL) {
		return nil
	}
	to := url.URL{Scheme: request.URL.Scheme, Host: request.URL.Host, Path: request.URL.Path}
	return Error{Fault: Redirected, Detail: to.String()}
}

func sameOrigin(a, b *url.URL) bool { return a.Scheme == b.Scheme && a.Host == b.Host }

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// guarded is the official client with errors that tell why.
type guarded struct{ api.Client }

// Do returns an Error for whatever is no answer to a query.
func (g guarded) Do(ctx context.Context, request *http.Request) (*http.Response, []byte, error) {
	response, body, err := g.Client.Do(ctx, request)
	if err != nil {
		return nil, nil, explainTransport(err)
	}
	if response.StatusCode/100 == 2 || mayTryGet(request, response.StatusCode) {
		return response, body, nil
	}
	return nil, nil, explainStatus(response.StatusCode, body)
}

// mayTryGet tells whether the library tries again with GET, for proxies that let nothing else pass.
func mayTryGet(request *http.Request, status int) bool {
	refused := status == http.StatusForbidden || status == http.StatusMethodNotAllowed || status == http.StatusNotImplemented
	return request.Method == http.MethodPost && refused
}
