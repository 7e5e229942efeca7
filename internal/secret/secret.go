// Package secret keeps passwords and tokens in the keyring of the operating system, and nowhere else. It knows
// nothing of workspaces, of servers, or of what its secrets open.
package secret

import (
	"errors"
	"strings"

	"github.com/zalando/go-keyring"
)

// Ring keeps secrets by the place that they open, such as the address of a server, and the user, which may be empty.
// All three may wait until somebody unlocks the keyring, so they are not for the goroutine of the window.
type Ring interface {
	Get(place, user string) (string, error) // the error is NotFound or Unavailable
	Set(place, user, secret string) error   // the error is Unavailable or TooLong
	Delete(place, user string) error        // what is not there is deleted already; the error is Unavailable
}

// Keyring is the Ring of the operating system: Keychain, Credential Manager, or the Secret Service of a Linux desktop.
type Keyring struct{}

var _ Ring = Keyring{}

// prefix marks the program's secrets among all that a keyring holds.
const prefix = "SLO Charter: "

// Get returns the secret of a user for a place.
func (Keyring) Get(place, user string) (string, error) {
	secret, err := keyring.Get(prefix+place, user)
	return secret, explain(err, "")
}

// Set keeps a secret, in place of the one that is there.
func (Keyring) Set(place, user, secret string) error {
	return explain(keyring.Set(prefix+place, user, secret), secret)
}

// Delete forgets a secret.
func (Keyring) Delete(place, user string) error {
	err := keyring.Delete(prefix+place, user)
	if errors.Is(err, keyring.ErrNotFound) {
		return nil
	}
	return explain(err, "")
}

// NotFound is the error for a secret that the keyring does not hold.
type NotFound struct{}

func (NotFound) Error() string { return "read keyring: no such secret" }

// Sentence tells people what to do.
func (NotFound) Sentence() (key string, pairs []any) { return "secret.not-found", nil }

// TooLong is the error for a secret that is longer than the keyring allows.
type TooLong struct{}

func (TooLong) Error() string { return "write keyring: secret too long" }

// Sentence tells people what to do.
func (TooLong) Sentence() (key string, pairs []any) { return "secret.too-long", nil }

// Unavailable is the error where there is no keyring, or it stays locked: ask for the secret each time.
type Unavailable struct{ Detail string } // what the system says; never the secret

func (e Unavailable) Error() string { return "use keyring: " + e.Detail }

// Sentence tells people what to do.
func (e Unavailable) Sentence() (key string, pairs []any) {
	return "secret.unavailable", nil
}

// explain turns the errors of the keyring into those of this package, without the secret.
func explain(err error, secret string) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, keyring.ErrNotFound):
		return NotFound{}
	case errors.Is(err, keyring.ErrSetDataTooBig):
		return TooLong{}
	case secret != "":
		return Unavailable{strings.ReplaceAll(err.Error(), secret, "…")}
	}
	return Unavailable{err.Error()}
}
