package whatif

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/slo"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// usualShare is how many of the windows a suggested target would have been met in, unless people say otherwise.
const usualShare = "90"

// suggestion names the tightest target that history supports.
type suggestion struct {
	tab     *Tab
	made    trial
	share   *widgets.SliderField
	says    *widgets.Paragraph
	try     *widgets.Button
	goal    slo.Percent
	content *fyne.Container
}

func newSuggestion(t *Tab) *suggestion {
	s := &suggestion{tab: t, says: widgets.NewParagraph("", widgets.Look{})}
	s.share = widgets.NewSliderField(widgets.Field{Label: words.T("whatif.share"), Help: words.T("whatif.share-help")}, shares, nearestShare, checkShare)
	s.share.Set(usualShare)
	s.share.OnChange = func(string) { s.speak() }
	s.try = widgets.NewButton(words.T("whatif.try-it"), s.tryIt)
	s.content = widgets.Stack(2, widgets.Heading(words.T("whatif.suggestion")), s.share, s.says, container.NewHBox(s.try))
	return s
}

func (s *suggestion) show(made trial) {
	s.made = made
	s.speak()
}

func (s *suggestion) speak() {
	share, err := slo.ParsePercent(s.share.Value())
	if err != nil {
		share = usualShare
	}
	goal, ok := s.made.tried.Suggest(share)
	s.goal = goal
	s.try.Hidden = !ok || goal == s.made.change.Goal
	if ok {
		s.says.Set(words.T("whatif.suggests", "Goal", words.Percent(goal), "Share", words.Percent(share), "Window", words.Window(s.made.target.Window)))
	} else {
		s.says.Set(words.T("whatif.suggests-nothing"))
	}
	s.content.Refresh()
	s.tab.column.Settle()
}

// tryIt tries the target that is suggested.
func (s *suggestion) tryIt() {
	s.tab.controls.goal.Set(words.Decimal(string(s.goal)))
	s.tab.try()
}
