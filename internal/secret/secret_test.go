package secret_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/zalando/go-keyring"

	"slocharter/internal/secret"
	"slocharter/internal/words"
)

const (
	place = "https://metrics.example.org"
	token = "s3cr3t-0f-t0day"
)

func TestSecretsAreKeptByPlaceAndUser(t *testing.T) {
	keyring.MockInit()
	ring := secret.Keyring{}
	_, err := ring.Get(place, "ada")
	require.ErrorAs(t, err, &secret.NotFound{})

	require.NoError(t, ring.Set(place, "ada", token))
	require.NoError(t, ring.Set(place, "", "of nobody"))
	kept, err := ring.Get(place, "ada")
	require.NoError(t, err)
	assert.Equal(t, token, kept)
	kept, err = ring.Get(place, "")
	require.NoError(t, err)
	assert.Equal(t, "of nobody", kept)
	_, err = ring.Get("https://other.example.org", "ada")
	require.ErrorAs(t, err, &secret.NotFound{})

	require.NoError(t, ring.Delete(place, "ada"))
	require.NoError(t, ring.Delete(place, "ada"), "what is gone can be deleted again")
	_, err = ring.Get(place, "ada")
	require.ErrorAs(t, err, &secret.NotFound{})
}

func TestWithoutAKeyringTheErrorSaysSoAndKeepsTheSecret(t *testing.T) {
	keyring.MockInitWithError(errors.New("no service for " + token))
	t.Cleanup(keyring.MockInit)
	ring := secret.Keyring{}
	_, err := ring.Get(place, "ada")
	require.ErrorAs(t, err, &secret.Unavailable{})
	require.ErrorAs(t, ring.Delete(place, "ada"), &secret.Unavailable{})

	err = ring.Set(place, "ada", token)
	require.ErrorAs(t, err, &secret.Unavailable{})
	assert.NotContains(t, err.Error(), token)
	assert.NotContains(t, words.Error(err), token)
	assert.Contains(t, words.Error(err), "keyring")
}

func TestASecretMayBeTooLong(t *testing.T) {
	keyring.MockInitWithError(keyring.ErrSetDataTooBig)
	t.Cleanup(keyring.MockInit)
	err := secret.Keyring{}.Set(place, "ada", token)
	require.ErrorAs(t, err, &secret.TooLong{})
	assert.Contains(t, words.Error(err), "too long")
}
