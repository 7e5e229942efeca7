package workspace

import (
	"reflect"
	"slices"
	"sync"
)

// index keeps the rows of a workspace by what they belong to, so that lists of many services do not read every row for
// each of them. A kind of row is put in order when it is first asked for.
type index struct {
	mu     sync.Mutex // exports read beside the screen
	groups map[reflect.Type]any
}

// Indexed returns the workspace as one that is only read from now on, and quickly. A Clone of it can be edited.
func (w Workspace) Indexed() Workspace {
	w.index = &index{groups: map[reflect.Type]any{}}
	return w
}

// grouped lists the rows that belong to something, by position, then by ID.
func grouped[R comparable](w Workspace, t Table[R], position func(R) int, owner func(R) string, of string) []R {
	if w.index == nil {
		return where(t, position, func(r R) bool { return owner(r) == of })
	}
	return slices.Clone(groups(w.index, t, position, owner)[of])
}

// groups returns all rows of a kind by what they belong to.
func groups[R comparable](x *index, t Table[R], position func(R) int, owner func(R) string) map[string][]R {
	x.mu.Lock()
	defer x.mu.Unlock()
	kind := reflect.TypeFor[R]()
	if known, ok := x.groups[kind]; ok {
		return known.(map[string][]R)
	}
	made := map[string][]R{}
	for _, row := range where(t, position, every) {
		made[owner(row)] = append(made[owner(row)], row)
	}
	x.groups[kind] = made
	return made
}
