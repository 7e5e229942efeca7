package reading

import (
	"time"

	"slocharter/internal/policy"
)

// Hearing is what a version of the policy says now: the verdict, and how each of its rules stands.
type Hearing struct {
	Verdict policy.Verdict
	Rules   []policy.Standing // in the order of the rules
}

// Hear asks a version what it says now. One that is not in force says what it would say.
func (s Service) Hear(version policy.Version) Hearing {
	speaking, mode := s.speaking()
	if version.ID != speaking.ID {
		mode = policy.Permissive
	}
	version.Mode = mode
	c := s.caseOf(version, s.Today(), func(SLO) time.Time { return s.now })
	return Hearing{Verdict: policy.Judge(c), Rules: policy.Standings(c)}
}

// Speaking returns the version that speaks for the service today: the one in force or, where there is none, the draft.
func (s Service) Speaking() policy.Version {
	version, _ := s.speaking()
	return version
}
