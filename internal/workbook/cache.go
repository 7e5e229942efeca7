package workbook

import (
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// Parts of a chart as excelize writes them: without the values of the cells that they refer to.
var (
	categories = regexp.MustCompile(`<cat><strRef><f>([^<]*)</f></strRef></cat>`)
	seriesName = regexp.MustCompile(`<tx><strRef><f>([^<]*)</f></strRef></tx>`)
	dateLabels = regexp.MustCompile(`<lblAlgn val="ctr"></lblAlgn><lblOffset val="100"></lblOffset><tickLblSkip val="(\d+)"></tickLblSkip><noMultiLvlLbl val="0"></noMultiLvlLbl></catAx>`)
	numbers    = regexp.MustCompile(`<numRef><f>([^<]*)</f><numCache><formatCode></formatCode></numCache></numRef>`)
)

// fill writes the values of the cells into a chart, for programs that show one without computing it, and makes an axis of
// days out of one of dates.
func (b *book) fill(chart []byte) []byte {
	text := dated(strings.ReplaceAll(string(chart), `<auto val="1">`, `<auto val="0">`))
	text = seriesName.ReplaceAllStringFunc(text, func(part string) string {
		ref := seriesName.FindStringSubmatch(part)[1]
		return "<tx>" + texts(ref, b.values(ref)) + "</tx>"
	})
	text = categories.ReplaceAllStringFunc(text, func(part string) string {
		ref := categories.FindStringSubmatch(part)[1]
		values := b.values(ref)
		if len(values) > 0 {
			if _, ok := values[0].(time.Time); ok {
				return "<cat>" + cached(ref, dayFormat, values) + "</cat>"
			}
		}
		return "<cat>" + texts(ref, values) + "</cat>"
	})
	return []byte(numbers.ReplaceAllStringFunc(text, func(part string) string {
		ref := numbers.FindStringSubmatch(part)[1]
		return cached(ref, "General", b.values(ref))
	}))
}

// dated turns the axis of categories into one of dates, where its labels are days. How many days apart they are stands
// where excelize says how many categories are skipped.
func dated(chart string) string {
	if !strings.Contains(chart, `<numFmt formatCode="`+dayFormat+`"`) || !dateLabels.MatchString(chart) {
		return chart
	}
	chart = strings.Replace(chart, "<catAx>", "<dateAx>", 1)
	return dateLabels.ReplaceAllString(chart, `<lblOffset val="100"></lblOffset><baseTimeUnit val="days"></baseTimeUnit>`+
		`<majorUnit val="$1"></majorUnit><majorTimeUnit val="days"></majorTimeUnit></dateAx>`)
}

// values returns what the cells of a reference hold, as far as their sheet is kept.
func (b *book) values(ref string) []any {
	ref = html.UnescapeString(ref)
	cut := strings.LastIndex(ref, "!")
	tab := strings.ReplaceAll(strings.Trim(ref[:cut], "'"), "''", "'")
	from, to, ranged := strings.Cut(strings.ReplaceAll(ref[cut+1:], "$", ""), ":")
	if !ranged {
		to = from
	}
	column, top, err := excelize.CellNameToCoordinates(from)
	_, bottom, err2 := excelize.CellNameToCoordinates(to)
	rows := b.shown[tab]
	if err != nil || err2 != nil || bottom > len(rows) {
		return nil
	}
	var values []any
	for _, r := range rows[top-1 : bottom] {
		var value any
		if column <= len(r.cells) {
			value = r.cells[column-1].value
		}
		values = append(values, value)
	}
	return values
}

// texts is a reference to texts with what it leads to.
func texts(ref string, values []any) string {
	var out strings.Builder
	fmt.Fprintf(&out, `<strRef><f>%s</f><strCache><ptCount val="%d"></ptCount>`, ref, len(values))
	for i, v := range values {
		if text, ok := v.(string); ok {
			fmt.Fprintf(&out, `<pt idx="%d"><v>%s</v></pt>`, i, html.EscapeString(text))
		}
	}
	return out.String() + `</strCache></strRef>`
}

// cached is a reference to numbers with what it leads to.
func cached(ref, format string, values []any) string {
	var out strings.Builder
	fmt.Fprintf(&out, `<numRef><f>%s</f><numCache><formatCode>%s</formatCode><ptCount val="%d"></ptCount>`, ref, format, len(values))
	for i, v := range values {
		if number, ok := numeric(v); ok {
			fmt.Fprintf(&out, `<pt idx="%d"><v>%s</v></pt>`, i, strconv.FormatFloat(number, 'g', -1, 64))
		}
	}
	return out.String() + `</numCache></numRef>`
}

// dayZero is the day from which sheets count days.
var dayZero = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

func numeric(value any) (float64, bool) {
	switch v := value.(type) {
	case float64:
		return v, true
	case int:
		return float64(v), true
	case int64:
		return float64(v), true
	case time.Time:
		return v.Sub(dayZero).Hours() / 24, true
	}
	return 0, false
}
