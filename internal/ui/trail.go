package ui

import "slocharter/internal/ui/stage"

// trail is the way through the screens, for going back and forward.
type trail struct {
	at            stage.Route
	back, forward []stage.Route
}

// follow notes a step to another place.
func (t *trail) follow(to stage.Route) {
	if to == t.at {
		return
	}
	if t.at != (stage.Route{}) {
		t.back = append(t.back, t.at)
	}
	t.at, t.forward = to, nil
}

// step goes one place back along one list and notes on the other where it came from.
func (t *trail) step(from, to *[]stage.Route) bool {
	if len(*from) == 0 {
		return false
	}
	last := len(*from) - 1
	*to = append(*to, t.at)
	t.at, *from = (*from)[last], (*from)[:last]
	return true
}

func (t *trail) goBack() bool    { return t.step(&t.back, &t.forward) }
func (t *trail) goForward() bool { return t.step(&t.forward, &t.back) }
