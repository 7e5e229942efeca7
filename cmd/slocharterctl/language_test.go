package main_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestTheSystemSaysTheLanguage(t *testing.T) {
	path := file(t, "--sample")
	budgets := []string{"budget", path, "--at", "2026-01-01T00:00:00Z"}
	english := run(t, append(budgets, "--json")...)
	assert.Contains(t, done(t, budgets...), "Remaining")

	t.Setenv("LC_ALL", "de_DE.UTF-8")
	assert.Contains(t, done(t, budgets...), "Übrig")
	assert.Contains(t, done(t, "--help"), "Workspace anlegen.")
	assert.Equal(t, english, run(t, append(budgets, "--json")...), "what programs read is the same everywhere")

	t.Setenv("LC_ALL", "fr_FR.UTF-8")
	assert.Contains(t, done(t, budgets...), "Remaining", "English stands in for a language that is not there")
}

func TestWhatProgramsReadIsTheSameInEachLanguage(t *testing.T) {
	path := file(t, "--sample")
	for _, args := range [][]string{
		{"info", path}, {"service", "list", path}, {"check", path}, {"raci", path}, {"policy", path}, {"history", path}, {"slo", "list", path},
		{"incident", "list", path}, {"verdict", path, "--at", "2026-01-01"},
	} {
		t.Run(args[0], func(t *testing.T) {
			english := run(t, append(args, "--json")...)
			t.Setenv("LC_ALL", "de_CH.UTF-8")
			assert.Equal(t, english, run(t, append(args, "--json")...))
		})
	}
}
