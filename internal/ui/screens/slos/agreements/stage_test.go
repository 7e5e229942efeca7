package agreements_test

import (
	"testing"

	"slocharter/internal/slo"
	"slocharter/internal/ui/screens/slos/agreements"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/stage/stagetest"
)

// opened is the tab on a stage of its own.
type opened struct {
	*stagetest.Stage
	slo slo.SLO
}

// open shows the SLO with the key.
func open(t *testing.T, key string) *opened {
	t.Helper()
	o := &opened{Stage: stagetest.Open(t)}
	o.MustStaySilent()
	o.slo, _ = o.W().SLOByKey(key)
	o.ShowPart(agreements.New(o.Env), key, stage.Agreements)
	return o
}
