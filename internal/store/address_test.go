package store_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"slocharter/internal/store"
)

func TestAddressNamesFilesOfAllSystems(t *testing.T) {
	for path, wanted := range map[string]string{
		"/home/ada/team.slocharter":          "file:///home/ada/team.slocharter?mode=ro",
		"/home/ada/what? 100 %.slocharter":   "file:///home/ada/what%3F%20100%20%25.slocharter?mode=ro",
		"C:/Users/Ada/team.slocharter":       "file:///C:/Users/Ada/team.slocharter?mode=ro",
		"//server/share/our team.slocharter": "file:////server/share/our%20team.slocharter?mode=ro",
	} {
		assert.Equal(t, wanted, store.Address(path, "mode=ro"), path)
	}
}
