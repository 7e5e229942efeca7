package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// Field is what all fields have: a label, which explains itself where Help is given, and a hint that
// stands in the field while it is empty.
type Field struct{ Label, Help, Hint string }

// frame puts the label above a control, and a sentence about what is wrong below it.
type frame struct {
	label   *Term
	problem *problem
	box     *fyne.Container
}

func newFrame(f Field, control fyne.CanvasObject) *frame {
	label := NewTerm(f.Label, f.Help, Look{Size: theme.SizeCaption, Token: theme.Muted})
	fr := &frame{label: label, problem: newProblem()}
	fr.box = container.New(stacked(1), label, control, fr.problem)
	label.Hidden = f.Label == ""
	return fr
}

// setProblem shows a sentence below the control, or takes it away when it is empty.
func (f *frame) setProblem(sentence string) {
	if f.problem.sentence.Text() == sentence {
		return
	}
	f.problem.set(sentence)
	f.box.Refresh()
}

// problem is a sentence about what is wrong, with a sign before it; it takes no room while nothing is.
type problem struct {
	widget.BaseWidget
	sentence *Paragraph
	box      *fyne.Container
}

func newProblem() *problem {
	p := &problem{sentence: NewParagraph("", Look{Size: theme.SizeCaption, Token: theme.Bad})}
	sign := widget.NewIcon(theme.Tinted(fynetheme.WarningIcon(), theme.Bad))
	p.box = container.NewBorder(nil, nil, container.New(square(4), sign), nil, p.sentence)
	p.ExtendBaseWidget(p)
	p.Hide()
	return p
}

func (p *problem) set(sentence string) {
	p.sentence.Set(sentence)
	if sentence == "" {
		p.Hide()
		return
	}
	p.Show()
	p.box.Refresh()
}

func (p *problem) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.box) }

// square is a layout that makes everything so many steps wide and high, at the top.
type square float32

func (s square) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSquareSize(theme.Space(float32(s))))
	}
}

func (s square) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSquareSize(theme.Space(float32(s)))
}
