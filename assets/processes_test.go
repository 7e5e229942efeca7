package assets_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestTheProcessesHaveTheirSteps(t *testing.T) {
	var steps []struct{ Kind, Key, Name, Hint string }
	decode(t, "starter/processes.json", &steps)

	keys := map[string][]string{}
	for _, s := range steps {
		assert.NotEmpty(t, s.Name, s.Key)
		assert.NotEmpty(t, s.Hint, s.Key)
		keys[s.Kind] = append(keys[s.Kind], s.Key)
	}
	assert.Equal(t, map[string][]string{
		"escalation": {"declare", "write-down", "inform", "weigh", "hand-over", "meet", "report", "close"},
		"exception":  {"propose", "ratify", "tell", "follow", "track", "end"},
	}, keys)
}
