package budgeting

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// notice says that a window cannot be judged, and where that is cured.
type notice struct {
	banner  *widgets.Banner
	content fyne.CanvasObject
}

func newNotice(t *Tab) *notice {
	n := &notice{banner: widgets.NewBanner()}
	n.banner.OnAction = func() { t.goTo(stage.Measurements) }
	n.content = n.banner
	return n
}

func (n *notice) show(v view) {
	r := v.r.Result
	switch r.State {
	case budget.NoData:
		n.say(words.T("budgeting.no-data", "Window", words.Interval(r.SoFar(), v.zone)))
	case budget.NotEvaluated:
		n.say(words.T("budgeting.not-evaluated", "Coverage", words.Share(r.Coverage), "Enough", words.Percent(enough(r.Terms))))
	default:
		n.banner.Set(widgets.Notice{})
	}
}

func (n *notice) say(sentence string) {
	n.banner.Set(widgets.Notice{Kind: widgets.Watch, Text: sentence, Action: words.T("budgeting.to-measurements")})
}

func enough(t budget.Terms) slo.Percent {
	if t.Enough == "" {
		return budget.DefaultEnough
	}
	return t.Enough
}
