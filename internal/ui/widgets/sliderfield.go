package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
)

// SliderField is a value on a slider with stops, with a line beside it in which any other value can be typed. Arrows, Home
// and End move the slider while it has the keyboard.
type SliderField struct {
	widget.BaseWidget

	OnChange func(text string) // another value was chosen or typed

	stops   []string
	nearest func(text string) int // the stop that is nearest to a value; -1 for what is no value
	slider  *slider
	text    *TextField
	frame   *frame
}

// NewSliderField returns a field with the stops in their order. Nearest says which stop is nearest to a value, and -1 for a
// text that is none; check returns a sentence about what is wrong with a typed text, or nothing.
func NewSliderField(f Field, stops []string, nearest func(text string) int, check func(text string) (sentence string)) *SliderField {
	s := &SliderField{stops: stops, nearest: nearest, text: NewTextField(Field{Hint: f.Hint})}
	s.slider = newSlider(len(stops), s.slid)
	s.text.validate = check
	s.text.OnCommit = s.typed
	s.frame = newFrame(f, container.New(sliderLayout{}, container.NewStack(newTrack(), s.slider), s.text))
	s.ExtendBaseWidget(s)
	return s
}

// Set shows a value without reporting it.
func (s *SliderField) Set(text string) {
	s.text.Set(text)
	s.place(text)
}

// Value returns the value as it stands in the field; it may be none.
func (s *SliderField) Value() string { return s.text.Value() }

// SetProblem shows a sentence below the typed value, or takes it away when it is empty.
func (s *SliderField) SetProblem(sentence string) { s.text.SetProblem(sentence) }

// Focus gives the keyboard to the slider.
func (s *SliderField) Focus() { focus(s.slider) }

// CreateRenderer is Fyne's way to ask for the drawing.
func (s *SliderField) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(s.frame.box)
}

func (s *SliderField) slid(i int) {
	s.text.SetProblem("")
	s.text.Set(s.stops[i])
	s.report(s.stops[i])
}

func (s *SliderField) typed(text string) {
	s.place(text)
	s.report(text)
}

func (s *SliderField) place(text string) {
	if i := s.nearest(text); i >= 0 {
		s.slider.place(i)
	}
}

func (s *SliderField) report(text string) {
	if s.OnChange != nil {
		s.OnChange(text)
	}
}

// slider is Fyne's slider with whole stops; it goes to its ends by keys, and hands on the keys that it does not use.
type slider struct {
	widget.Slider
	onStop func(i int)
	at     int
}

func newSlider(stops int, onStop func(i int)) *slider {
	s := &slider{onStop: onStop}
	s.Max, s.Step, s.Orientation = float64(stops-1), 1, widget.Horizontal
	s.OnChanged = s.moved
	s.ExtendBaseWidget(s)
	return s
}

func (s *slider) moved(value float64) {
	if i := int(value + 0.5); i != s.at {
		s.at = i
		s.onStop(i)
	}
}

// place shows a stop silently.
func (s *slider) place(i int) {
	s.at, s.Value = i, float64(i)
	s.Refresh()
}

// TypedKey moves the slider.
func (s *slider) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft, fyne.KeyDown:
		s.SetValue(s.Value - 1)
	case fyne.KeyRight, fyne.KeyUp:
		s.SetValue(s.Value + 1)
	case fyne.KeyHome:
		s.SetValue(0)
	case fyne.KeyEnd:
		s.SetValue(s.Max)
	default:
		bubbleKey(s, ev)
	}
}

// TypedShortcut hands shortcuts on to the canvas.
func (s *slider) TypedShortcut(shortcut fyne.Shortcut) { bubbleShortcut(s, shortcut) }

// track is a line behind a slider: Fyne draws its own in the colour of inputs, which can hardly be seen outside of one.
type track struct{ widget.BaseWidget }

func newTrack() *track {
	t := &track{}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer is Fyne's way to ask for the drawing.
func (t *track) CreateRenderer() fyne.WidgetRenderer {
	return &trackRenderer{host: t, line: canvas.NewRectangle(nil)}
}

type trackRenderer struct {
	host *track
	line *canvas.Rectangle
}

func (r *trackRenderer) Layout(size fyne.Size) {
	end, high := theme.Space(3), theme.Space(1)
	r.line.CornerRadius = high / 2
	fill(r.line, theme.Border, fyne.NewPos(end, (size.Height-high)/2), fyne.NewSize(max(0, size.Width-2*end), high))
}

func (r *trackRenderer) MinSize() fyne.Size { return fyne.NewSize(0, 0) }

func (r *trackRenderer) Refresh() {
	r.Layout(r.host.Size())
	canvas.Refresh(r.host)
}

func (r *trackRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }
func (r *trackRenderer) Destroy()                     {}

// sliderLayout puts the typed value right of the slider.
type sliderLayout struct{}

const sliderTextWidth = 6.5 // text sizes

// Layout is called by Fyne.
func (sliderLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width/2, sliderTextWidth*theme.Size(theme.SizeText))
	high := objects[0].MinSize().Height
	text := objects[1].MinSize().Height
	objects[0].Move(fyne.NewPos(0, max(0, (min(text, 2.2*theme.Size(theme.SizeText))-high)/2)))
	objects[0].Resize(fyne.NewSize(size.Width-width-theme.Space(2), high))
	objects[1].Move(fyne.NewPos(size.Width-width, 0))
	objects[1].Resize(fyne.NewSize(width, size.Height))
}

// MinSize is called by Fyne.
func (sliderLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(2*sliderTextWidth*theme.Size(theme.SizeText), max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}

// FocusGained is called by Fyne.
func (s *slider) FocusGained() {
	s.Slider.FocusGained()
	keepInSight(s)
}
