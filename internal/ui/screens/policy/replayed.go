package policy

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/policy"
	"slocharter/internal/ui/chart"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// levels is how high the days of an outcome stand: the stricter, the higher.
var levels = map[policy.Outcome]float64{
	policy.Outcome(policy.NoSLOs): 0.05, policy.Outcome(policy.NotEvaluated): 0.1, policy.Outcome(policy.Unspoken): 0.15,
	policy.Outcome(policy.Release): 0.25, policy.Outcome(policy.Assess): 0.35,
	policy.Outcome(policy.FeatureException): 0.45, policy.Outcome(policy.MendIndicator): 0.5, policy.Outcome(policy.Plan): 0.6, policy.Outcome(policy.Postmortem): 0.7,
	policy.Outcome(policy.FixesOnly): 0.85, policy.Outcome(policy.Escalate): 1,
}

// showRun shows a replay as far as it got.
func (p *replayPart) showRun() {
	run := p.run
	p.progress.Hidden = run.over()
	p.progress.Set(float64(len(run.left))/float64(max(1, run.total)), "", widgets.Accent)
	p.sum.Set(p.sentence())
	p.days.Set(p.spec())
	p.next.Hidden = !run.over() || len(run.differences()) == 0
	p.table.Objects = p.tableRows()
	p.table.Refresh()
	p.showDay()
	p.column.Settle()
}

// sentence sums a replay up: how often work stopped, and how often the two differ.
func (p *replayPart) sentence() string {
	run := p.run
	switch {
	case run.problem != nil:
		return words.Error(run.problem)
	case run.total == 0:
		return words.T("policy.replay.no-days")
	case !run.over():
		return words.T("policy.replay.running", "Done", len(run.left), "Total", run.total)
	}
	left, right := run.tallies()
	stops := policy.Outcome(policy.FixesOnly)
	if run.of.right == "" {
		return words.T("policy.replay.sum", "Outcome", words.Outcome(stops), "Days", days(left[stops]), "All", days(run.total), "Under", p.nameOf(run.of.left))
	}
	sum := words.T("policy.replay.sums", "Outcome", words.Outcome(stops),
		"Left", days(left[stops]), "LeftUnder", p.nameOf(run.of.left), "Right", days(right[stops]), "RightUnder", p.nameOf(run.of.right))
	return words.T("policy.replay.differ", "Sum", sum, "Days", days(len(run.differences())), "All", days(run.total))
}

func days(n int) string { return words.N("policy.replay.days", n) }

// nameOf names a side of the replay within a sentence.
func (p *replayPart) nameOf(id string) string {
	v, ok := p.screen.w.Versions[id]
	switch {
	case !ok:
		return words.T("policy.replay.side.in-force")
	case v.State == policy.Draft:
		return words.T("policy.replay.side.draft", "Number", v.Number)
	}
	return words.T("policy.replay.side.version", "Number", v.Number)
}

// titleOf names a side of the replay by itself.
func (p *replayPart) titleOf(id string) string {
	if id == inForce {
		return words.T("policy.replay.side.title")
	}
	return p.nameOf(id)
}

func (r *replayRun) tallies() (left, right map[policy.Outcome]int) {
	return policy.Tally(r.left), policy.Tally(r.right)
}

// differences lists the days on which the two differ, counted from the first.
func (r *replayRun) differences() []int {
	var list []int
	for i := range min(len(r.left), len(r.right)) {
		if r.left[i].Verdict.Outcome() != r.right[i].Verdict.Outcome() {
			list = append(list, i)
		}
	}
	return list
}

// outcomes lists the outcomes that occur, the mildest first.
func (r *replayRun) outcomes() []policy.Outcome {
	left, right := r.tallies()
	var list []policy.Outcome
	for _, o := range policy.Outcomes() {
		if left[o]+right[o] > 0 {
			list = append(list, o)
		}
	}
	return list
}

func (p *replayPart) spec() chart.DaysSpec {
	run := p.run
	spec := chart.DaysSpec{
		Title: words.T("policy.replay.title"), First: p.first(), Empty: words.T("policy.replay.no-days"),
	}
	places := map[policy.Outcome]int{}
	for i, o := range run.outcomes() {
		places[o] = i
		spec.Categories = append(spec.Categories, chart.Category{
			Name: words.Outcome(o), Token: kindTokens[forms.OutcomeKind(o)], Level: levels[o],
		})
	}
	spec.Strips = append(spec.Strips, strip(p.titleOf(run.of.left), run.left, run.total, places))
	if run.of.right != "" {
		spec.Strips = append(spec.Strips, strip(p.titleOf(run.of.right), run.right, run.total, places))
	}
	return spec
}

// strip makes a strip of all days; those that were not replayed yet are unknown.
func strip(name string, list []policy.DayVerdict, total int, places map[policy.Outcome]int) chart.Strip {
	made := chart.Strip{Name: name, Days: make([]chart.Day, total)}
	for i := range made.Days {
		made.Days[i] = chart.Day{Category: -1, Label: words.None}
		if i < len(list) {
			v := list[i].Verdict
			made.Days[i] = chart.Day{Category: places[v.Outcome()], Label: words.VerdictShort(v)}
		}
	}
	return made
}

// tableRows counts the days of each outcome.
func (p *replayPart) tableRows() []fyne.CanvasObject {
	run := p.run
	if len(run.left) == 0 {
		return nil
	}
	left, right := run.tallies()
	two := run.of.right != ""
	rows := []fyne.CanvasObject{tableRow(two,
		caps(words.T("policy.replay.verdict")), caps(p.titleOf(run.of.left)), caps(p.titleOf(run.of.right)))}
	outcomes := run.outcomes()
	for i := len(outcomes) - 1; i >= 0; i-- {
		o := outcomes[i]
		chip := container.NewHBox(widgets.NewChip(words.Outcome(o), forms.OutcomeKind(o)))
		rows = append(rows, tableRow(two, chip, figure(left[o]), figure(right[o])))
	}
	return rows
}

func tableRow(two bool, name, left, right fyne.CanvasObject) fyne.CanvasObject {
	if !two {
		return newCells(shares{3, 2}, []fyne.CanvasObject{name, left})
	}
	return newCells(shares{3, 2, 2}, []fyne.CanvasObject{name, left, right})
}

func caps(text string) fyne.CanvasObject {
	return widgets.NewElided(text, widgets.Look{Size: theme.SizeCaption, Token: theme.Muted, Bold: true})
}

func figure(n int) fyne.CanvasObject {
	return widgets.NewText(strconv.Itoa(n), widgets.Look{})
}

// showDay shows what the day that is read says, with its reasons.
func (p *replayPart) showDay() {
	run := p.run
	at, _ := p.days.Reading()
	height := p.day.MinSize().Height
	p.day.Objects = nil
	if at < 0 {
		at = len(run.left) - 1
		p.day.Add(widgets.NewParagraph(words.T("policy.replay.read"), widgets.Look{Size: theme.SizeCaption, Token: theme.Muted}))
	}
	if at >= 0 && at < len(run.left) {
		p.day.Add(widgets.NewText(words.Date(run.left[at].Day), widgets.Look{Bold: true}))
		p.addVerdict(p.titleOf(run.of.left), run.left[at].Verdict)
		if at < len(run.right) {
			p.addVerdict(p.titleOf(run.of.right), run.right[at].Verdict)
		}
	}
	p.day.Refresh()
	if p.day.MinSize().Height != height {
		p.column.Settle()
	}
}

func (p *replayPart) addVerdict(under string, v policy.Verdict) {
	s := p.screen
	text := container.NewCenter(widgets.NewText(under, widgets.Look{Token: theme.Muted}))
	p.day.Add(container.NewHBox(widgets.NewChip(words.VerdictShort(v), forms.OutcomeKind(v.Outcome())), text))
	if len(v.Findings) == 0 || v.Exception.ID != "" {
		p.day.Add(widgets.NewParagraph(words.Verdict(v, s.names()), widgets.Look{}))
	}
	for _, f := range v.Findings {
		addLines(p.day, "•", []string{s.findingText(f)}, widgets.Look{})
	}
}
