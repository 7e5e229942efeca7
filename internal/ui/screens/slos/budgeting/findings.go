package budgeting

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/raci"
	"slocharter/internal/reading"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// findings lists quietly what should be looked at, each with the place that cures it.
type findings struct {
	tab     *Tab
	list    *fyne.Container
	content *fyne.Container
}

func newFindings(t *Tab) *findings {
	f := &findings{tab: t, list: widgets.Stack(1)}
	f.content = widgets.Section(words.T("budgeting.findings"), f.list)
	return f
}

func (f *findings) show(v view) {
	found := v.s.Findings(v.w)
	f.content.Hidden = len(found) == 0
	f.list.RemoveAll()
	for _, finding := range found {
		f.list.Add(f.line(finding))
	}
	f.content.Refresh()
}

func (f *findings) line(found reading.Finding) fyne.CanvasObject {
	chip := container.New(wide(7), container.NewHBox(container.NewCenter(widgets.NewChip(words.Severity(found.Severity), severityKind(found.Severity)))))
	open := widgets.NewQuiet(words.T("budgeting.look"), nil, func() { f.goTo(found.Place) })
	return container.NewBorder(nil, nil, chip, open, container.New(middle{}, widgets.NewParagraph(found.Sentence(), widgets.Look{})))
}

// goTo goes where a finding can be cured.
func (f *findings) goTo(place reading.Place) {
	switch place {
	case reading.AtMeasurements:
		f.tab.goTo(stage.Measurements)
	case reading.AtPolicy:
		f.tab.env.GoTo(stage.Route{Screen: stage.Policy, ServiceID: f.tab.now.s.ServiceID, ID: stage.PolicyRules})
	default:
		f.tab.goTo(stage.Definition)
	}
}

func severityKind(s raci.Severity) widgets.Kind {
	return map[raci.Severity]widgets.Kind{raci.Error: widgets.Bad, raci.Warning: widgets.Watch}[s]
}

// middle is a layout that puts what it holds into the middle of the height, as wide as there is room.
type middle struct{}

// Layout is called by Fyne.
func (middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, height))
		o.Move(fyne.NewPos(0, (size.Height-height)/2))
	}
}

// MinSize is called by Fyne.
func (middle) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}
