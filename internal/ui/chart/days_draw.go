package chart

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"slocharter/internal/ui/theme"
)

// Room that the parts of a chart of days have, in units.
const (
	stripHeight = 44   // of a strip of days, at most
	stripGap    = 8    // between strips
	nameShare   = 0.25 // of the width, for the names of strips, at most
	swatchWidth = 8
)

// daysFrame is where the parts of a chart of days lie on a canvas.
type daysFrame struct {
	left, right vg.Length // of the days
	top, height vg.Length // of the first strip
	step        vg.Length // from one strip to the next
	entries     []legendEntry
}

// legendEntry is a category with the middle of its place in the legend.
type legendEntry struct {
	category Category
	text     string
	at       vg.Point
}

func (s DaysSpec) frame(p pen) daysFrame {
	f := daysFrame{left: p.Min.X, right: p.Max.X - p.units(2)}
	names := vg.Length(0)
	for _, strip := range s.Strips {
		names = max(names, p.width(strip.Name))
	}
	if names > 0 {
		f.left += min(names+p.units(10), p.Size().X*nameShare)
	}
	f.top = p.Max.Y - p.units(2)
	f.entries = s.legend(p, f)
	if n := len(f.entries); n > 0 {
		f.top = f.entries[n-1].at.Y - p.lineHeight()
	}
	count := vg.Length(len(s.Strips))
	room := f.top - p.Min.Y - p.lineHeight() - p.units(6)
	f.height = max(p.units(4), min(p.units(stripHeight), room/count-p.units(stripGap)))
	f.step = f.height + p.units(stripGap)
	return f
}

// legend places the categories side by side, on as many lines as they need.
func (s DaysSpec) legend(p pen, f daysFrame) []legendEntry {
	var entries []legendEntry
	at := vg.Point{X: f.left, Y: f.top - p.lineHeight()/2}
	for _, c := range s.Categories {
		name := p.fit(c.Name, p.Max.X-f.left-p.units(swatchWidth+5))
		width := p.units(swatchWidth+5) + p.width(name)
		if at.X > f.left && at.X+width > p.Max.X {
			at = vg.Point{X: f.left, Y: at.Y - p.lineHeight()*1.1}
		}
		entries = append(entries, legendEntry{category: c, text: name, at: at})
		at.X += width + p.units(14)
	}
	return entries
}

// base returns the ground on which the days of a strip stand.
func (f daysFrame) base(strip int) vg.Length { return f.top - f.height - f.step*vg.Length(strip) }

// edge returns where a day begins, of so many.
func (f daysFrame) edge(i, count int) vg.Length {
	return f.left + (f.right-f.left)*vg.Length(i)/vg.Length(count)
}

func (s DaysSpec) draw(p pen) {
	if s.count() == 0 {
		p.sentence(s.Empty)
		return
	}
	f := s.frame(p)
	for _, e := range f.entries {
		foot := e.at.Y - p.units(5)
		p.block(p.colors(e.category.token()), e.at.X, foot, e.at.X+p.units(swatchWidth), foot+s.rise(p, e.category, p.units(11)))
		p.FillText(p.style(theme.Ink), vg.Point{X: e.at.X + p.units(swatchWidth+5), Y: e.at.Y}, e.text)
	}
	for i, strip := range s.Strips {
		base := f.base(i)
		p.FillText(p.style(theme.Muted), vg.Point{X: p.Min.X, Y: base + f.height/2}, p.fit(strip.Name, f.left-p.Min.X-p.units(6)))
		s.drawStrip(p, f, strip, base)
		p.level(p.line(theme.Border, p.hair(), Solid), f.left, f.right, base-p.hair()/2)
	}
	s.drawMonths(p, f)
}

// rise is how high a category is drawn where there is so much room. The lowest one is still visible.
func (s DaysSpec) rise(p pen, c Category, room vg.Length) vg.Length {
	return max(p.pixels(2), room*vg.Length(max(0, min(1, c.Level))))
}

// drawStrip draws the days of one strip. Where several days share a column of pixels, the highest one is seen.
func (s DaysSpec) drawStrip(p pen, f daysFrame, strip Strip, base vg.Length) {
	count := s.count()
	gap := vg.Length(0)
	if f.edge(1, count)-f.left >= p.units(4) {
		gap = p.hair()
	}
	for i, d := range strip.Days {
		from, to := pixel(f.edge(i, count)), pixel(f.edge(i+1, count))-gap
		to = max(to, from+1)
		category, ok := s.category(d)
		if !ok {
			p.block(p.colors(theme.Muted), from, base+f.height/3, to, base+f.height/3+p.hair())
			continue
		}
		p.block(p.colors(category.token()), from, base, to, base+s.rise(p, category, f.height))
	}
}

func pixel(at vg.Length) vg.Length { return vg.Length(math.Round(float64(at))) }

func (s DaysSpec) drawMonths(p pen, f daysFrame) {
	count := s.count()
	low := f.base(len(s.Strips) - 1)
	style := p.style(theme.Muted)
	style.XAlign = draw.XCenter
	for _, tick := range s.ticks(p, f) {
		x := f.edge(int(tick.Value), count)
		p.upright(p.line(theme.Border, p.hair(), Solid), x, low-p.units(5), low)
		half := p.width(tick.Label) / 2
		at := max(f.left+half, min(x, p.Max.X-half))
		p.FillText(style, vg.Point{X: at, Y: low - p.units(6) - p.lineHeight()/2}, tick.Label)
	}
}

// ticks returns the labels of the axis, each with the number of its day.
func (s DaysSpec) ticks(p pen, f daysFrame) []plot.Tick {
	first, last := s.day(0), s.day(s.count())
	most := float64((f.right - f.left) / (p.width("30 Sep") + p.units(tickGap)))
	ticks := timeTicks(seconds(first), max(seconds(last), seconds(first)+14*86400), most, s.First.Location())
	var whole []plot.Tick
	for _, tick := range ticks {
		day := math.Round((tick.Value - seconds(first)) / 86400)
		if day < float64(s.count()) {
			whole = append(whole, plot.Tick{Value: day, Label: tick.Label})
		}
	}
	return whole
}
