package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"slocharter/internal/ui/theme"
)

// CreateRenderer is Fyne's way to ask for the drawing.
func (p *Path) CreateRenderer() fyne.WidgetRenderer {
	r := &pathRenderer{path: p, title: newTextView()}
	r.Layout(p.Size())
	return r
}

type pathRenderer struct {
	path    *Path
	phases  []*phaseView
	steps   []*stepView
	title   *textView // of the current step, where there is no room for all titles
	objects []fyne.CanvasObject
}

type phaseView struct {
	title *textView
	line  *canvas.Rectangle
}

// MinSize is as high as the titles need at the width that the path has now.
func (r *pathRenderer) MinSize() fyne.Size {
	titles := 3 * lineHeight(theme.Size(theme.SizeCaption))
	if width := r.path.Size().Width; width > 0 && r.compact(r.stepWidth(width)) {
		titles = lineHeight(theme.Size(theme.SizeText))
	}
	return fyne.NewSize(stepShape()*1.5*float32(max(1, r.path.count())), stepTop()+stepShape()+titles+theme.Space(3))
}

func (r *pathRenderer) stepWidth(width float32) float32 {
	gaps := phaseGap() * float32(max(0, len(r.path.phases)-1))
	return (width - gaps) / float32(max(1, r.path.count()))
}

// compact tells whether steps of this width are too narrow for their titles.
func (r *pathRenderer) compact(stepWidth float32) bool {
	return stepWidth < theme.Size(theme.SizeCaption)*5
}

func (r *pathRenderer) Refresh() {
	r.Layout(r.path.Size())
	canvas.Refresh(r.path)
}

func (r *pathRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *pathRenderer) Destroy()                     {}

func (r *pathRenderer) Layout(size fyne.Size) {
	p := r.path
	r.ensureViews()
	width := r.stepWidth(size.Width)
	compact := r.compact(width)
	p.places = p.places[:0]
	x := float32(0)
	for i, phase := range p.phases {
		r.phases[i].show(phase.Title, x, width*float32(len(phase.Steps)))
		for _, step := range phase.Steps {
			place := stepPlace{step: step, x: x, width: width}
			r.steps[len(p.places)].show(p, len(p.places), place, compact)
			p.places = append(p.places, place)
			x += width
		}
		x += phaseGap()
	}
	r.showTitle(compact, size.Width)
}

// showTitle names the current step below the path when the steps stand too close for their titles.
func (r *pathRenderer) showTitle(compact bool, width float32) {
	title := ""
	if p := r.path; compact && p.current >= 0 && p.current < len(p.places) {
		title = p.places[p.current].step.Title
	}
	size := theme.Size(theme.SizeText)
	r.title.set(title, theme.Ink, size, max(1, width), boldText)
	r.title.place(0, stepTop()+stepShape()+theme.Space(2), width, lineHeight(size), 0)
}

func (r *pathRenderer) ensureViews() {
	if len(r.phases) == len(r.path.phases) && len(r.steps) == r.path.count() {
		return
	}
	r.phases, r.steps, r.objects = nil, nil, nil
	for range r.path.phases {
		view := &phaseView{title: newTextView(), line: canvas.NewRectangle(nil)}
		r.phases = append(r.phases, view)
		r.objects = append(r.objects, view.line, view.title.obj)
	}
	for range r.path.count() {
		view := newStepView()
		r.steps = append(r.steps, view)
		r.objects = append(r.objects, view.objects()...)
	}
	r.objects = append(r.objects, r.title.obj)
}

func (v *phaseView) show(title string, x, width float32) {
	caption := theme.Size(theme.SizeCaption)
	v.title.set(title, theme.Muted, caption, max(1, width-theme.Space(2)), boldText)
	v.title.place(x, 0, width, lineHeight(caption), 0)
	after := x + v.title.obj.MinSize().Width + theme.Space(2)
	fill(v.line, theme.Border, fyne.NewPos(after, lineHeight(caption)/2), fyne.NewSize(max(0, x+width-after), hairline()))
}

func phaseGap() float32  { return theme.Space(3) }
func stepShape() float32 { return theme.Size(theme.SizeText) * 1.3 }
func stepTop() float32   { return lineHeight(theme.Size(theme.SizeCaption)) + theme.Space(2) }

// stepView draws a step: a circle that is filled with a tick when it is done, with an exclamation mark in it while it
// waits, with a dot while it is being done, and empty before; its title below.
type stepView struct {
	ground *canvas.Rectangle
	circle *canvas.Circle
	tick   *textView
	half   *canvas.Circle
	titles [3]*textView
}

func newStepView() *stepView {
	v := &stepView{ground: canvas.NewRectangle(nil), circle: canvas.NewCircle(nil), half: canvas.NewCircle(nil), tick: newTextView()}
	for i := range v.titles {
		v.titles[i] = newTextView()
	}
	return v
}

func (v *stepView) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{v.ground, v.circle, v.half, v.tick.obj}
	for _, title := range v.titles {
		objects = append(objects, title.obj)
	}
	return objects
}

func (v *stepView) show(p *Path, step int, place stepPlace, compact bool) {
	v.showGround(p, step, place, compact)
	v.showShape(place)
	caption := theme.Size(theme.SizeCaption)
	var lines []string
	if !compact {
		lines = wrapThree(place.step.Title, place.width-theme.Space(3), caption, fyne.TextStyle{Bold: step == p.current})
	}
	for i, title := range v.titles {
		if i >= len(lines) {
			title.hide()
			continue
		}
		title.set(lines[i], theme.Ink, caption, place.width-theme.Space(2), fyne.TextStyle{Bold: step == p.current})
		y := stepTop() + stepShape() + theme.Space(1.5) + float32(i)*lineHeight(caption)
		title.place(place.x+theme.Space(1.5), y, place.width, lineHeight(caption), 0)
	}
}

func (v *stepView) showGround(p *Path, step int, place stepPlace, compact bool) {
	height := stepShape() + theme.Space(2)
	if !compact {
		height += 3*lineHeight(theme.Size(theme.SizeCaption)) + theme.Space(1)
	}
	token, ring := theme.Token(""), theme.Token("")
	if step == p.hovered {
		token = theme.NeutralSoft
	}
	if step == p.current {
		token = theme.AccentSoft
	}
	if p.focused && step == p.cursor {
		ring = theme.Accent
	}
	v.ground.CornerRadius = theme.Space(1)
	fill(v.ground, token, fyne.NewPos(place.x, stepTop()-theme.Space(1)), fyne.NewSize(place.width-theme.Space(1), height))
	outline(v.ground, ring, hairline()*1.5)
}

func (v *stepView) showShape(place stepPlace) {
	side := stepShape()
	pos := fyne.NewPos(place.x+theme.Space(1.5), stepTop())
	ring, inside, tick, token := theme.Muted, theme.Token(""), "", theme.OnAccent
	switch place.step.State {
	case StepDone:
		ring, inside, tick = theme.Accent, theme.Accent, "✓"
	case StepWaiting:
		ring, tick, token = theme.Watch, "!", theme.Watch
	case StepDoing:
		ring = theme.Accent
	}
	v.circle.FillColor, v.circle.StrokeColor, v.circle.StrokeWidth = theme.Current(inside), theme.Current(ring), hairline()*1.5
	v.circle.Move(pos)
	v.circle.Resize(fyne.NewSquareSize(side))
	v.circle.Refresh()
	v.half.Hidden = place.step.State != StepDoing
	v.half.FillColor = theme.Current(theme.Accent)
	v.half.Move(pos.AddXY(side*0.28, side*0.28))
	v.half.Resize(fyne.NewSquareSize(side * 0.44))
	v.tick.set(tick, token, theme.Size(theme.SizeCaption), 0, fyne.TextStyle{Bold: token == theme.Watch})
	v.tick.place(pos.X, pos.Y, side, side, 0.5)
}

// wrapThree breaks a title into at most three lines; the last one keeps what is left and is cut when it is drawn.
func wrapThree(text string, width, size float32, style fyne.TextStyle) []string {
	lines := wrap(loosen(text, width, size, style), width, size, style)
	if len(lines) > 3 {
		lines[2] += " " + lines[3]
		lines = lines[:3]
	}
	return lines
}

// loosen lets words that are wider than a line break after a slash or a plus.
func loosen(text string, width, size float32, style fyne.TextStyle) string {
	words := strings.Fields(text)
	for i, word := range words {
		if fyne.MeasureText(word, size, style).Width > width {
			words[i] = strings.TrimSpace(strings.NewReplacer("/", "/ ", "+", "+ ").Replace(word))
		}
	}
	return strings.Join(words, " ")
}
