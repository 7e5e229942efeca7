package whatif

import (
	"math/big"
	"strconv"
	"strings"

	"slocharter/internal/slo"
	"slocharter/internal/words"
)

// goals are the stops of the target: the closer to 100 %, the finer.
var goals = goalStops()

func goalStops() []string {
	var list []string
	add := func(from, to, step *big.Rat, decimals int) {
		for g := new(big.Rat).Set(from); g.Cmp(to) < 0; g.Add(g, step) {
			list = append(list, trimmed(g.FloatString(decimals)))
		}
	}
	at := func(text string) *big.Rat { r, _ := new(big.Rat).SetString(text); return r }
	add(at("80"), at("90"), at("1"), 0)
	add(at("90"), at("99"), at("1/2"), 1)
	add(at("99"), at("99.9"), at("1/20"), 2)
	add(at("99.9"), at("99.99"), at("1/200"), 3)
	add(at("99.99"), at("99.999"), at("1/2000"), 4)
	return append(list, "99.999", "99.9999")
}

// written are stops with the decimal sign that is usual where people are.
func written(stops []string) []string {
	all := make([]string, len(stops))
	for i, stop := range stops {
		all[i] = words.Decimal(stop)
	}
	return all
}

// trimmed leaves out zeros at the end of a decimal.
func trimmed(text string) string {
	if !strings.Contains(text, ".") {
		return text
	}
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// nearestGoal is the stop next to a target.
func nearestGoal(text string) int {
	goal, err := slo.ParseGoal(text)
	if err != nil {
		return -1
	}
	return nearest(goals, goal.Share(), func(stop string) *big.Rat { return slo.Percent(stop).Share() })
}

func checkGoal(text string) string {
	_, err := slo.ParseGoal(text)
	return words.Error(err)
}

// rolling are the stops of a rolling window, in days.
var rolling = []string{"1", "3", "7", "14", "21", "28", "30", "42", "56", "60", "84", "90", "120", "180", "270", "365"}

func nearestDays(text string) int {
	n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
	if err != nil {
		return -1
	}
	return nearest(rolling, big.NewRat(n, 1), number)
}

func checkDays(text string) string {
	_, err := slo.ParseWindow(strings.TrimSpace(text) + "d")
	return words.Error(err)
}

// slices are the stops of the length of a slice.
var slices = []string{"1m", "2m", "5m", "10m", "15m", "30m", "1h", "2h", "6h", "12h", "24h"}

func nearestSlice(text string) int {
	length, err := slo.ParseSlice(text)
	if err != nil {
		return -1
	}
	return nearest(slices, big.NewRat(int64(length), 1), func(stop string) *big.Rat {
		d, _ := slo.ParseSlice(stop)
		return big.NewRat(int64(d), 1)
	})
}

func checkSlice(text string) string {
	_, err := slo.ParseSlice(text)
	return words.Error(err)
}

// shares are the stops of a share in per cent.
var shares = []string{"50", "60", "70", "75", "80", "85", "90", "95", "98", "99", "100"}

func nearestShare(text string) int {
	share, err := slo.ParsePercent(text)
	if err != nil {
		return -1
	}
	return nearest(shares, share.Share(), func(stop string) *big.Rat { return slo.Percent(stop).Share() })
}

func checkShare(text string) string {
	_, err := slo.ParsePercent(text)
	return words.Error(err)
}

func number(text string) *big.Rat {
	r, _ := new(big.Rat).SetString(text)
	return r
}

// nearest returns which stop lies nearest to a value.
func nearest(stops []string, to *big.Rat, of func(stop string) *big.Rat) int {
	best, distance := 0, new(big.Rat)
	for i, stop := range stops {
		d := new(big.Rat).Sub(of(stop), to)
		if d.Abs(d); i == 0 || d.Cmp(distance) < 0 {
			best, distance = i, d
		}
	}
	return best
}
