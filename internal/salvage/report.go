package salvage

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"slocharter/internal/budget"
	"slocharter/internal/store"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// Count says what became of the rows of a kind, or of measurements.
type Count struct {
	Kind    string `json:"kind"`
	Read    int    `json:"read"`
	Lost    int    `json:"lost"`     // as far as it is known
	Unsure  bool   `json:"unsure"`   // more may be lost: the file does not tell how many there were
	FromLog int    `json:"from_log"` // lost, but taken from the change log
	Dropped int    `json:"dropped"`  // read, but of no use without something that is lost
	Forgot  int    `json:"forgot"`   // kept, without something that they mentioned and that is lost
}

// Report says what could be read of a damaged file.
type Report struct {
	Kinds   []Count `json:"kinds"` // those of which there was anything
	Slots   Count   `json:"measurements"`
	Log     Count   `json:"log"`
	Carried int     `json:"carried"` // entries of the old change log that are in the new one
}

func newReport(r store.Remains) Report {
	report := Report{Slots: countOf(store.Measurement, r.SlotPart), Log: countOf("", r.LogPart)}
	for _, kind := range workspace.Kinds() {
		if part, ok := r.Kinds[kind.Name]; ok {
			report.Kinds = append(report.Kinds, countOf(kind.Name, part))
		}
	}
	return report
}

func countOf(kind string, p store.Portion) Count {
	return Count{Kind: kind, Read: p.Read, Lost: p.Lost, Unsure: !p.Complete}
}

func (r *Report) kind(name string) *Count {
	i := slices.IndexFunc(r.Kinds, func(c Count) bool { return c.Kind == name })
	if i < 0 {
		r.Kinds = append(r.Kinds, Count{Kind: name})
		i = len(r.Kinds) - 1
	}
	return &r.Kinds[i]
}

func (r *Report) fromLog(kind string) {
	c := r.kind(kind)
	c.FromLog++
	c.Lost = max(0, c.Lost-1)
}

func (r *Report) settled(dropped, forgot map[string]int) {
	for _, kind := range slices.Sorted(maps.Keys(dropped)) {
		r.kind(kind).Dropped = dropped[kind]
	}
	for _, kind := range slices.Sorted(maps.Keys(forgot)) {
		r.kind(kind).Forgot = forgot[kind]
	}
}

// Whole tells whether nothing is lost, as far as the file tells.
func (r Report) Whole() bool {
	return !slices.ContainsFunc(r.Kinds, Count.short) && !r.Slots.short() && !r.Log.short()
}

// short tells whether something is lost, or may be.
func (c Count) short() bool { return c.Lost+c.Dropped+c.Forgot > 0 || c.Unsure }

// Lines lists what people are told, in sentences: one for each kind of which something is lost or had to be looked up, then
// what is complete.
func (r Report) Lines() []string {
	var lines, complete []string
	for _, c := range r.Kinds {
		switch {
		case c.short() || c.FromLog > 0:
			lines = append(lines, c.sentence(words.Kind(c.Kind)))
		case c.Read > 0:
			complete = append(complete, words.KindCount(c.Kind, c.Read))
		}
	}
	if r.Slots.Read+r.Slots.Lost > 0 || r.Slots.Unsure {
		lines = append(lines, r.Slots.sentence(words.T("salvage.measurements")))
	}
	lines = append(lines, r.Log.sentence(words.T("salvage.log")), words.N("salvage.carried", r.Carried, "Number", words.Number(int64(r.Carried))))
	if len(complete) > 0 {
		lines = append(lines, words.T("salvage.complete", "What", words.List(complete)))
	}
	return lines
}

// Text is the report as text that can be kept.
func (r Report) Text(file string) string {
	head := words.T("salvage.report", "File", file)
	return head + "\n\n" + strings.Join(r.Lines(), "\n") + "\n"
}

func (c Count) sentence(kind string) string {
	parts := []string{words.T("salvage.read", "Number", words.Number(int64(c.Read)))}
	for _, part := range []struct {
		n   int
		key string
	}{{c.Lost, "lost"}, {c.FromLog, "from-log"}, {c.Dropped, "dropped"}, {c.Forgot, "forgot"}} {
		if part.n > 0 {
			parts = append(parts, words.Salvaged(part.key, part.n))
		}
	}
	if c.Unsure {
		parts = append(parts, words.T("salvage.unsure"))
	}
	return words.T("salvage.line", "Kind", kind, "Parts", strings.Join(parts, ", "))
}

// sound leaves those measurements out that no sound file can have.
func sound(slots []budget.Slot) []budget.Slot {
	slots = slices.Clone(slots)
	slices.SortFunc(slots, func(a, b budget.Slot) int { return cmp.Compare(a.Start.Unix(), b.Start.Unix()) })
	var kept []budget.Slot
	for _, s := range slots {
		overlaps := len(kept) > 0 && kept[len(kept)-1].End().After(s.Start)
		if s.Length > 0 && s.Good >= 0 && s.Valid >= s.Good && !overlaps {
			kept = append(kept, s)
		}
	}
	return kept
}
