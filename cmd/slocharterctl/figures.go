package main

import (
	"encoding/json"
	"math/big"
	"strconv"
	"strings"
	"time"

	"slocharter/internal/budget"
	"slocharter/internal/slo"
)

// ratio writes a fraction as JSON: a decimal string, or null where there is none.
func ratio(r *big.Rat) any {
	if r == nil {
		return nil
	}
	return budget.Decimal(r)
}

// counted writes a number of events or slices as JSON: a number when it is whole.
func counted(n *big.Rat) any {
	if n == nil || !n.IsInt() {
		return ratio(n)
	}
	return json.Number(n.Num().String())
}

// seconds writes a length of time as JSON: a number with all its decimals.
func seconds(s *big.Rat) any {
	if s == nil {
		return nil
	}
	digits, exact := s.FloatPrec()
	if !exact {
		return ratio(s)
	}
	return json.Number(s.FloatString(digits))
}

// stamp writes a moment as JSON, or null where there is none.
func stamp(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	text := slo.WriteMoment(t)
	return &text
}

// short writes a length of time as it is typed: "5m", "1h", "3d".
func short(d time.Duration) string {
	const day = 24 * time.Hour
	if d >= day && d%day == 0 {
		return strconv.FormatInt(int64(d/day), 10) + "d"
	}
	text := d.String()
	if strings.HasSuffix(text, "m0s") {
		text = strings.TrimSuffix(text, "0s")
	}
	if strings.HasSuffix(text, "h0m") {
		text = strings.TrimSuffix(text, "0m")
	}
	return text
}

// length reads a length of time such as "5m", "1h" or "3d", from a second to 366 days.
func length(text string) (time.Duration, error) {
	plain := strings.TrimSpace(text)
	factor := time.Duration(1)
	if days, ok := strings.CutSuffix(plain, "d"); ok {
		plain, factor = days+"h", 24
	}
	d, err := time.ParseDuration(plain)
	if err != nil || d < time.Second || d > 366*24*time.Hour/factor {
		return 0, sentence{"command.bad-length", []any{"Text", text}}
	}
	return d * factor, nil
}
