package chart

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"gonum.org/v1/plot/vg"

	"slocharter/internal/ui/theme"
)

type daysRenderer struct {
	days  *Days
	stage *stage
	mark  *canvas.Rectangle // above the day that is read
	frame daysFrame
}

func newDaysRenderer(d *Days) *daysRenderer {
	r := &daysRenderer{days: d, mark: canvas.NewRectangle(nil)}
	r.stage = newStage(func() (Spec, int) { return d.spec, d.version })
	r.stage.add(r.mark)
	d.draw, d.find = r.showCursor, r.dayAt
	r.Layout(d.Size())
	return r
}

func (r *daysRenderer) Layout(size fyne.Size) {
	r.stage.layout(size)
	if r.drawable() {
		r.frame = r.days.spec.frame(r.stage.measure())
	}
	r.showCursor()
}

// MinSize has room for two lines of categories and strips of half of their usual height.
func (r *daysRenderer) MinSize() fyne.Size {
	lines := float32(len(r.days.spec.Categories)/6 + 3)
	strips := float32(max(1, len(r.days.spec.Strips)))
	return r.stage.minSize(lines*captionSize*1.5 + strips*(stripHeight/2+stripGap) + captionSize)
}

func (r *daysRenderer) Refresh() {
	r.Layout(r.days.Size())
	canvas.Refresh(r.days)
}

func (r *daysRenderer) Objects() []fyne.CanvasObject { return r.stage.objects }
func (r *daysRenderer) Destroy()                     {}

func (r *daysRenderer) drawable() bool { return r.days.spec.count() > 0 && r.stage.ready() }

func (r *daysRenderer) dayAt(x float32) int {
	at := vg.Length((x - r.stage.raster.Position().X) / unitSize())
	return int((at - r.frame.left) / (r.frame.right - r.frame.left) * vg.Length(r.days.spec.count()))
}

func (r *daysRenderer) showCursor() {
	spec, at := r.days.spec, r.days.cursor.at
	r.stage.showReadout(spec.readout(at), r.days.cursor)
	on := at != nothing && r.drawable()
	r.mark.Hidden = !on
	if !on {
		r.stage.showLine(false, 0, 0, 0)
		return
	}
	f, count := r.frame, spec.count()
	from, to := f.edge(at, count), f.edge(at+1, count)
	r.stage.showLine(true, (from+to)/2, f.top+4, f.base(len(spec.Strips)-1)-5)
	r.mark.FillColor = theme.Current(theme.Ink)
	r.mark.Move(r.stage.place(from, f.top+4))
	r.mark.Resize(fyne.NewSize(max(3, float32(to-from))*unitSize(), 3*unitSize()))
	r.mark.Refresh()
}
