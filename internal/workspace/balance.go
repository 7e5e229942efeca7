package workspace

import (
	"slices"
	"strings"

	"slocharter/internal/review"
	"slocharter/internal/slo"
)

// BalancesOf lists how feature and reliability work were weighed for a service, the earliest period first.
func (w Workspace) BalancesOf(serviceID string) []review.WorkBalance {
	list := grouped(w, w.Balances, func(review.WorkBalance) int { return 0 }, func(b review.WorkBalance) string { return b.ServiceID }, serviceID)
	slices.SortStableFunc(list, func(a, b review.WorkBalance) int { return strings.Compare(a.From, b.From) })
	return list
}

// PlanBalance writes how much of the work of a period is for reliability. A period of the same service that begins on the
// same day is written over; without an ID one is made here.
func (w *Workspace) PlanBalance(b review.WorkBalance) (review.WorkBalance, error) {
	if !w.Has("service", b.ServiceID) {
		return review.WorkBalance{}, NotFound{"service", b.ServiceID}
	}
	err := firstError(cleanDate(&b.From), cleanDate(&b.To), cleanWorkShare("planned", &b.Planned), cleanWorkShare("suggested", &b.Suggested),
		cleanText("note", &b.Note))
	switch {
	case err != nil:
		return review.WorkBalance{}, err
	case b.Planned == "":
		return review.WorkBalance{}, Missing{"planned"}
	case b.From == "":
		return review.WorkBalance{}, Missing{"from"}
	case b.To == "":
		return review.WorkBalance{}, Missing{"to"}
	case b.To < b.From:
		return review.WorkBalance{}, EndsBeforeStart{b.From, b.To}
	}
	for _, old := range w.BalancesOf(b.ServiceID) {
		if old.From == b.From && b.ID == "" {
			b.ID = old.ID
		}
	}
	if b.ID == "" {
		b.ID = NewID()
	}
	put(&w.Balances, b.ID, b)
	return b, nil
}

// cleanWorkShare checks an optional percentage from 0 to 100.
func cleanWorkShare(field string, text *string) error {
	*text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(*text), "%"))
	if *text == "" || *text == "0" {
		return nil
	}
	share, err := slo.ParsePercent(*text)
	if err != nil {
		return BadChoice{field, *text}
	}
	*text = string(share)
	return nil
}
