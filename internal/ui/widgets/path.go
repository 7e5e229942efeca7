package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// StepState says how far a step is.
type StepState int

// The states of a step, each with its shape.
const (
	StepOpen StepState = iota
	StepDoing
	StepWaiting // everything is there but somebody's word
	StepDone
)

// PathStep is one step of a path.
type PathStep struct {
	Title string
	State StepState
	Hint  string // the tooltip, such as the state in words; empty: the title
}

// PathPhase is a part of a path.
type PathPhase struct {
	Title string
	Steps []PathStep
}

// Path shows steps in phases, from left to right. Steps are counted through all phases, from 0.
type Path struct {
	widget.BaseWidget
	tip

	OnStep func(step int) // a step was clicked, or Enter was pressed on it

	phases  []PathPhase
	current int // the step that is shown elsewhere
	cursor  int // the step that Enter takes
	hovered int
	focused bool
	places  []stepPlace
}

// hint is the tooltip of the step, which names it where its title is cut or left out.
func (s PathStep) hint() string {
	if s.Hint == "" {
		return s.Title
	}
	return s.Hint
}

// stepPlace is where a step is drawn.
type stepPlace struct {
	step     PathStep
	x, width float32
}

// NewPath returns an empty path.
func NewPath() *Path {
	p := &Path{hovered: -1}
	p.ExtendBaseWidget(p)
	return p
}

// Set replaces the phases, and says which step is the current one.
func (p *Path) Set(phases []PathPhase, current int) {
	p.phases, p.current, p.cursor = phases, current, current
	p.Refresh()
}

// FocusGained is called by Fyne.
func (p *Path) FocusGained() {
	p.focused = true
	p.Refresh()
	keepInSight(p)
}

// FocusLost is called by Fyne.
func (p *Path) FocusLost() {
	p.focused, p.cursor = false, p.current
	p.Refresh()
}

// TypedRune is called by Fyne; characters mean nothing to a path.
func (p *Path) TypedRune(rune) {}

// TypedShortcut hands shortcuts on to the canvas.
func (p *Path) TypedShortcut(shortcut fyne.Shortcut) { bubbleShortcut(p, shortcut) }

// TypedKey moves along the path and takes a step.
func (p *Path) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		p.move(p.cursor - 1)
	case fyne.KeyRight:
		p.move(p.cursor + 1)
	case fyne.KeyHome:
		p.move(0)
	case fyne.KeyEnd:
		p.move(p.count() - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.take(p.cursor)
	default:
		bubbleKey(p, ev)
	}
}

// Tapped takes the step under the pointer.
func (p *Path) Tapped(ev *fyne.PointEvent) {
	p.end()
	focus(p)
	p.take(p.stepAt(ev.Position.X))
}

// MouseIn is called by Fyne.
func (p *Path) MouseIn(ev *desktop.MouseEvent) { p.hover(ev) }

// MouseMoved is called by Fyne.
func (p *Path) MouseMoved(ev *desktop.MouseEvent) { p.hover(ev) }

// MouseOut is called by Fyne.
func (p *Path) MouseOut() {
	p.hovered = -1
	p.SetTip("")
	p.Refresh()
}

// hover shows the title of the step under the pointer, which may be cut or left out on the path itself.
func (p *Path) hover(ev *desktop.MouseEvent) {
	step := p.stepAt(ev.Position.X)
	if step == p.hovered {
		p.follow(ev)
		return
	}
	p.hovered = step
	p.SetTip("")
	if step >= 0 {
		p.SetTip(p.places[step].step.hint())
	}
	p.begin(p, ev)
	p.Refresh()
}

func (p *Path) count() int {
	count := 0
	for _, phase := range p.phases {
		count += len(phase.Steps)
	}
	return count
}

func (p *Path) move(to int) {
	p.cursor = max(0, min(to, p.count()-1))
	p.Refresh()
}

func (p *Path) take(step int) {
	if step < 0 || step >= p.count() || p.OnStep == nil {
		return
	}
	p.OnStep(step)
}

func (p *Path) stepAt(x float32) int {
	for i, place := range p.places {
		if x >= place.x && x < place.x+place.width {
			return i
		}
	}
	return -1
}
