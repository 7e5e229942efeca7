package main_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A token and a password that no file holds by chance; they look different once they are escaped.
const (
	token    = "tok+en/of ådä="
	password = "pass:word&of <ben>"
)

// spellings are the ways in which something may have been written down.
func spellings(secret string) []string {
	return []string{
		secret, url.QueryEscape(secret), url.PathEscape(secret),
		base64.StdEncoding.EncodeToString([]byte(secret)), base64.StdEncoding.EncodeToString([]byte("ben:" + secret)),
		strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(secret),
		strings.NewReplacer("&", `\u0026`, "<", `\u003c`, ">", `\u003e`).Replace(secret),
	}
}

func assertHoldsNone(t *testing.T, name string, content []byte) {
	t.Helper()
	for _, secret := range []string{token, password} {
		for _, spelling := range spellings(secret) {
			assert.False(t, bytes.Contains(content, []byte(spelling)), "%s holds %q", name, spelling)
		}
	}
	packed, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return // no workbook
	}
	for _, part := range packed.File {
		in, err := part.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(in)
		require.NoError(t, err)
		assertHoldsNone(t, name+"!"+part.Name, text)
	}
}

// picky lets in whoever knows the token or the password, answers nonsense, and quotes who asked.
func picky(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, typed, basic := r.BasicAuth()
		if r.Header.Get("Authorization") != "Bearer "+token && (!basic || typed != password) {
			w.WriteHeader(http.StatusUnauthorized)
		}
		_, _ = w.Write([]byte(`{"status":"error","errorType":"bad_data","error":"you are ` + r.Header.Get("Authorization") + `"}`))
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func TestSecretsAreInNoFileNoExportAndNoMessage(t *testing.T) {
	path := pay(t)
	folder := filepath.Dir(path)
	t.Setenv("SLOCHARTER_TOKEN", token)
	t.Setenv("SLOCHARTER_PASSWORD", password)
	t.Setenv("HOME", folder)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(folder, "config"))
	t.Setenv("XDG_DATA_HOME", filepath.Join(folder, "data"))

	var said strings.Builder
	say := func(args ...string) {
		a := run(t, args...)
		said.WriteString(a.out + a.err)
	}
	for _, address := range []string{counter(t, token), picky(t), "http://127.0.0.1:1", "https://ben:" + url.PathEscape(password) + "@127.0.0.1:1"} {
		ask := []string{
			"import", "prometheus", path, "--slo", "avail", "--from", "2026-01-01", "--to", "2026-01-02", "--server", address,
			"--bad", "bad", "--valid", "all", "--step", "1h",
		}
		say(ask...)
		say(append(ask, "--user", "ben", "--json")...)
	}
	assert.Contains(t, said.String(), "Added", "something was read")
	for _, what := range []string{"raci", "raci-svg", "raci-png", "review"} {
		say("export", what, path, "--out", filepath.Join(folder, what+".xlsx"))
	}
	say("check", path, "--json")
	say("info", path, "--json")
	assertHoldsNone(t, "what was said", []byte(said.String()))

	files := 0
	require.NoError(t, filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		content, err := os.ReadFile(name)
		files++
		assertHoldsNone(t, filepath.Base(name), content)
		return err
	}))
	assert.GreaterOrEqual(t, files, 5, "the workspace and its exports")
}
