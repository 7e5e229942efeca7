package workbook

import (
	"math/big"
	"strings"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/reading"
	"slocharter/internal/slo"
	"slocharter/internal/words"
)

// momentLook shows a date with its time.
var momentLook = look{color: ink, align: toLeft, valign: toCenter, edge: underHair, format: "d mmm yyyy hh:mm"}

// float is the nearest number to an exact one, which is exact enough for a sheet.
func float(r *big.Rat) float64 {
	value, _ := r.Float64()
	return value
}

// ratCell is a number in a format; what does not exist is a blank.
func ratCell(r *big.Rat, format string) cell {
	drawn := numberLook
	drawn.format = format
	if r == nil {
		return cell{look: drawn}
	}
	return cell{value: float(r), look: drawn}
}

// amountCell is a number of events or slices, with decimals where it has some.
func amountCell(n *big.Rat) cell {
	if n != nil && !n.IsInt() {
		return ratCell(n, "#,##0.00")
	}
	return ratCell(n, "#,##0")
}

// shareCell is a share in per cent.
func shareCell(share *big.Rat) cell { return ratCell(share, percentFormat(1)) }

// factorCell is a burn rate.
func factorCell(rate *big.Rat) cell { return ratCell(rate, "0.00") }

var minute = big.NewRat(60, 1)

// minutesCell is a number of seconds as minutes; an equivalent is marked as one by its format.
func minutesCell(seconds *big.Rat, equivalent bool) cell {
	format := "#,##0.0"
	if equivalent {
		format = `"≈ "#,##0.0;"≈ "-#,##0.0`
	}
	if seconds == nil {
		return ratCell(nil, format)
	}
	return ratCell(new(big.Rat).Quo(seconds, minute), format)
}

// indicatedCell is an SLI with as many decimals as its target has, and two more.
func indicatedCell(sli *big.Rat, goal slo.Percent) cell {
	_, decimals, _ := strings.Cut(string(goal), ".")
	return ratCell(sli, percentFormat(len(decimals)+2))
}

// momentCell is a real date and time on the wall of a zone; the zero time is a blank.
func momentCell(t time.Time, zone *time.Location) cell {
	if t.IsZero() {
		return cell{look: momentLook}
	}
	return cell{value: wall(t, zone), look: momentLook}
}

// dayCell is a moment of which the day is shown.
func dayCell(t time.Time, zone *time.Location) cell {
	c := momentCell(t, zone)
	c.look = dateLook
	return c
}

// lengthCell is how long something took, as a real time of the sheet: a fraction of days.
func lengthCell(d time.Duration) cell {
	drawn := numberLook
	drawn.format = "[h]:mm"
	return cell{value: d.Hours() / 24, look: drawn}
}

// The marks of a state, so that it can be told without colours.
const (
	markGood    = "▲"
	markBad     = "▼"
	markUnknown = "●"
)

func stateMarkOf(s budget.State) string {
	switch s {
	case budget.Healthy:
		return markGood
	case budget.UsedUp:
		return markBad
	}
	return markUnknown
}

// budgetStateCell says how a window stands, in words with a mark.
func budgetStateCell(s budget.State) cell {
	return cell{value: stateMarkOf(s) + " " + words.State(s), look: bodyLook}
}

// runsOut returns when a budget runs out at the burn rate of its window; the zero time when that is never, not in this
// window, or was already.
func runsOut(r reading.Reading) time.Time {
	ends := r.WindowBurn().Ends
	switch {
	case r.Result.State != budget.Healthy || !ends.After(r.Result.At):
		return time.Time{}
	case !r.Target.Window.Rolling() && ends.After(r.Result.Window.End):
		return time.Time{}
	}
	return ends
}

// rateOver returns the burn rate over a span; nil when it is not known or the window is shorter.
func rateOver(r reading.Reading, span slo.Window) *big.Rat {
	for _, b := range r.Burns {
		if b.Span == span {
			return b.Rate
		}
	}
	return nil
}

// zoneOf is the zone in which the people of a service think: that of its first objective.
func (e export) zoneOf(serviceID string) *time.Location {
	for _, o := range e.w.LiveSLOsOf(serviceID) {
		if t, ok := e.w.LatestTarget(o.ID); ok && t.Calendar().Zone != nil {
			return t.Calendar().Zone
		}
	}
	return time.UTC
}

// called calls SLOs and incidents by their names.
func (e export) called() words.Names {
	return words.Names{
		SLO:      func(id string) string { return e.w.SLOs[id].Name },
		Incident: func(id string) string { return e.w.Incidents[id].Title },
	}
}
