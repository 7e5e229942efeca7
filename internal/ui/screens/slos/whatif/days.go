package whatif

import (
	"context"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/policy"
	"slocharter/internal/reading"
	"slocharter/internal/ui/chart"
	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// atOnce is how many days are replayed before what is there is shown.
const atOnce = 60

// days show what the policy said on each day, and what it would have said.
type days struct {
	tab     *Tab
	strips  *chart.Days
	tally   *fyne.Container
	says    *widgets.Paragraph
	content *fyne.Container
}

// replay is a history of verdicts as far as it got: as it was, and as it would have been.
type replay struct {
	turn       int
	first      time.Time
	total      int
	was, would []policy.DayVerdict
}

func newDays(t *Tab) *days {
	d := &days{tab: t, strips: chart.NewDays(chart.DaysSpec{}), tally: widgets.Stack(0.5), says: widgets.NewParagraph(" ", muted)}
	d.content = widgets.Section(words.T("whatif.verdicts"), d.says, d.strips, d.tally)
	return d
}

// start replays the history beside the screen, once all SLOs of the service are read.
func (d *days) start(made trial) {
	t := d.tab
	turn, w, id, now := t.turn, t.w, t.s.ServiceID, t.env.Now()
	d.says.Set(words.T("whatif.verdicts.reading"))
	var service reading.Service
	t.env.Fetch(func(ctx context.Context) (err error) {
		service, err = t.env.Book.Service(ctx, w, id, now)
		return err
	}, func(err error) {
		switch {
		case turn != t.turn:
		case err != nil:
			d.says.Set(words.Error(err))
		default:
			d.advance(newReplay(turn, made), service, service.With(made.s))
		}
	})
}

func newReplay(turn int, made trial) *replay {
	span := made.s.Series.Span()
	first, _ := time.Parse(time.DateOnly, made.s.DayOf(span.Start))
	last, _ := time.Parse(time.DateOnly, made.s.DayOf(span.End.Add(-time.Second)))
	return &replay{turn: turn, first: first, total: int(last.Sub(first).Hours()/24) + 1}
}

// advance replays the next days, and goes on with those after them as long as the trial is the latest.
func (d *days) advance(r *replay, was, would reading.Service) {
	d.show(r)
	if len(r.was) >= r.total {
		return
	}
	from := r.first.AddDate(0, 0, len(r.was))
	to := from.AddDate(0, 0, min(atOnce, r.total-len(r.was))-1)
	first, last := from.Format(time.DateOnly), to.Format(time.DateOnly)
	var left, right []policy.DayVerdict
	d.tab.env.Fetch(func(ctx context.Context) (err error) {
		if left, err = was.Replay(ctx, first, last, nil, nil); err == nil {
			right, err = would.Replay(ctx, first, last, nil, nil)
		}
		return err
	}, func(err error) {
		switch {
		case r.turn != d.tab.turn:
		case err != nil:
			d.says.Set(words.Error(err))
		default:
			r.was, r.would = append(r.was, left...), append(r.would, right...)
			d.advance(r, was, would)
		}
	})
}

func (d *days) show(r *replay) {
	if len(r.was) < r.total {
		d.says.Set(words.T("whatif.verdicts.running", "Done", len(r.was), "Total", r.total))
		if len(r.was) > 0 {
			return
		}
	} else {
		d.says.Set(words.N("whatif.verdicts.differ", differing(r), "All", r.total))
	}
	d.strips.Set(specOf(r))
	d.tally.Objects = tallyRows(r)
	d.tally.Refresh()
	d.tab.column.Settle()
}

// differing counts the days on which the verdict would have been another.
func differing(r *replay) int { return len(policy.Differences(r.was, r.would)) }

// outcomes lists what occurs, the mildest first.
func outcomes(r *replay) []policy.Outcome {
	was, would := policy.Tally(r.was), policy.Tally(r.would)
	var list []policy.Outcome
	for _, o := range policy.Outcomes() {
		if was[o]+would[o] > 0 {
			list = append(list, o)
		}
	}
	return list
}

func specOf(r *replay) chart.DaysSpec {
	spec := chart.DaysSpec{Title: words.T("whatif.verdicts.title"), First: r.first, Empty: words.T("whatif.no-windows")}
	places := map[policy.Outcome]int{}
	list := outcomes(r)
	for i, o := range list {
		places[o] = i
		spec.Categories = append(spec.Categories, chart.Category{Name: words.Outcome(o), Token: tokenOf(o), Level: levelOf(o)})
	}
	spec.Strips = []chart.Strip{
		strip(words.T("whatif.was"), r.was, r.total, places), strip(words.T("whatif.would"), r.would, r.total, places),
	}
	return spec
}

// strip makes a strip of all days; those that were not replayed yet are unknown.
func strip(name string, list []policy.DayVerdict, total int, places map[policy.Outcome]int) chart.Strip {
	made := chart.Strip{Name: name, Days: make([]chart.Day, total)}
	for i := range made.Days {
		made.Days[i] = chart.Day{Category: -1, Label: words.None}
		if i < len(list) {
			made.Days[i] = chart.Day{Category: places[list[i].Verdict.Outcome()], Label: words.VerdictShort(list[i].Verdict)}
		}
	}
	return made
}

// strict is how strict an outcome is; below 0 for a silence.
func strict(o policy.Outcome) int { return policy.Action(o).Strictness() }

func tokenOf(o policy.Outcome) theme.Token {
	return map[widgets.Kind]theme.Token{widgets.Good: theme.Good, widgets.Watch: theme.Watch, widgets.Bad: theme.Bad}[forms.OutcomeKind(o)]
}

// levelOf is how high the days of an outcome stand: the stricter, the higher.
func levelOf(o policy.Outcome) float64 {
	return 0.2 + 0.8*float64(max(0, strict(o)))/float64(len(policy.Actions)-1)
}

// tallyRows count the days of each outcome, the strictest first.
func tallyRows(r *replay) []fyne.CanvasObject {
	if len(r.was) == 0 {
		return nil
	}
	was, would := policy.Tally(r.was), policy.Tally(r.would)
	rows := []fyne.CanvasObject{row(widgets.Caption(words.T("whatif.verdict")), caption(words.T("whatif.was")), caption(words.T("whatif.would")))}
	list := outcomes(r)
	for i := len(list) - 1; i >= 0; i-- {
		o := list[i]
		chip := container.NewHBox(widgets.NewChip(words.Outcome(o), forms.OutcomeKind(o)))
		rows = append(rows, row(chip, widgets.Figure(strconv.Itoa(was[o])), widgets.Figure(strconv.Itoa(would[o]))))
	}
	return rows
}

func caption(text string) fyne.CanvasObject {
	return widgets.NewElided(text, widgets.Look{Size: theme.SizeCaption, Token: theme.Muted, Align: fyne.TextAlignTrailing})
}

func row(cells ...fyne.CanvasObject) fyne.CanvasObject { return container.New(tallyRow{}, cells...) }

// tallyRow is a layout with a name and, right-aligned behind it, figures.
type tallyRow struct{}

const nameWidth, figureWidth = 12, 6 // text sizes

// Layout is called by Fyne.
func (tallyRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	em, x := theme.Size(theme.SizeText), float32(0)
	for i, o := range objects {
		width := em * figureWidth
		if i == 0 {
			width = em * nameWidth
		}
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(width, size.Height))
		x += width
	}
}

// MinSize is called by Fyne.
func (tallyRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(theme.Size(theme.SizeText)*(nameWidth+2*figureWidth), 0)
	for _, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}
