package measuring

import (
	"context"
	"errors"
	"slices"

	"slocharter/internal/budget"
	"slocharter/internal/measure"
	"slocharter/internal/store"
	"slocharter/internal/words"
)

// proposal is what taking measurements in would do. Nothing is written before somebody agreed.
type proposal struct {
	tab     *Tab
	plan    measure.Plan
	how     string   // how they were read; may be empty
	notes   []string // sentences that people should know
	columns func()   // goes back to how the table is read; nil where there is none
	done    func()   // called when it was written, or nobody wants it; may be nil

	unwanted func() // called when nobody wants it; may be nil

	rejected   int      // slots that were refused before there were rows
	rejections []string // why, for the first of them
}

// count is how many measurements would be written.
func (p *proposal) count() int { return len(p.plan.Added) + len(p.plan.Replaced) }

// open shows the proposal, with what went wrong before, if anything did.
func (p *proposal) open(problem string) { newPreview(p).open(problem) }

// batch is what would be written, in the order of time.
func (p *proposal) batch() store.Batch {
	put := slices.Concat(p.plan.Added, p.plan.Replaced)
	slices.SortFunc(put, func(a, b budget.Slot) int { return a.Start.Compare(b.Start) })
	return store.Batch{SLOID: p.tab.view.s.ID, ServiceID: p.tab.view.s.ServiceID, Put: put}
}

// write makes a backup and writes the measurements.
func (p *proposal) write() { p.tab.env.BackUp(p.writeNow) }

// writeNow writes the measurements. When that fails, the proposal is shown again.
func (p *proposal) writeNow() {
	t, n := p.tab, p.count()
	label := words.N("measuring-tab.undo.import", n, "Number", words.Number(int64(n)), "SLO", t.view.s.Name)
	t.env.Run(label, t.env.Session.WriteMeasurements(label, p.batch()), func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			p.open(words.T("measuring-tab.cancelled"))
		case err != nil:
			p.open(words.Error(err))
		default:
			p.end()
			t.series.say(words.N("measuring-tab.imported", n, "Number", words.Number(int64(n))))
		}
	})
}

// decline ends a proposal that nobody wants.
func (p *proposal) decline() {
	p.end()
	if p.unwanted != nil {
		p.unwanted()
	}
}

// end lets go of where the measurements came from.
func (p *proposal) end() {
	if p.done != nil {
		p.done()
	}
}
