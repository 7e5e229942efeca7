package history

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"slocharter/internal/store"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// everything is the choice of no filter.
const everything = "*"

func chosen(id string) string {
	if id == everything {
		return ""
	}
	return id
}

func orEverything(id string) string {
	if id == "" {
		return everything
	}
	return id
}

func serviceChoices(w workspace.Workspace) []widgets.Choice {
	choices := []widgets.Choice{{ID: everything, Text: words.T("history.filter.all-services")}}
	for _, service := range w.ServicesInOrder() {
		choices = append(choices, widgets.Choice{ID: service.ID, Text: service.Name})
	}
	return choices
}

func kindChoices() []widgets.Choice {
	var choices []widgets.Choice
	for _, k := range workspace.Kinds() {
		choices = append(choices, widgets.Choice{ID: k.Name, Text: capital(words.Kind(k.Name))})
	}
	choices = append(choices, widgets.Choice{ID: store.Measurement, Text: capital(words.Kind(store.Measurement))})
	slices.SortFunc(choices, func(a, b widgets.Choice) int { return strings.Compare(a.Text, b.Text) })
	return slices.Insert(choices, 0, widgets.Choice{ID: everything, Text: words.T("history.filter.all-kinds")})
}

// capital begins a text with a capital letter.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

func newList() *widgets.SortTable {
	return widgets.NewSortTable(widgets.Table{Name: "history",
		Columns: []widgets.TableColumn{
			{Title: words.T("history.column.when"), Weight: 1.9},
			{Title: words.T("history.column.who"), Weight: 1},
			{Title: words.T("history.column.what"), Weight: 3.6},
			{Title: words.T("history.column.where"), Weight: 1.3, Ems: 30},
		},
		Filter:  words.T("history.filter"),
		Empty:   words.T("history.empty"),
		NoMatch: words.T("history.no-match"),
		Rows:    8,
	})
}

func listRows(w workspace.Workspace, entries []store.Logged, today string) []widgets.Row {
	rows := make([]widgets.Row, len(entries))
	for i, e := range entries {
		seq := strconv.FormatInt(e.Seq, 10)
		rows[i] = widgets.Row{ID: seq, Cells: []widgets.Cell{
			widgets.MutedCell(when(e.At, today)).SortedBy(seq),
			widgets.TextCell(e.Author),
			widgets.TextCell(capital(e.Label)),
			widgets.MutedCell(where(w, e.Services)),
		}}
	}
	return rows
}

// when says when something happened, in local time, as people would.
func when(at time.Time, today string) string {
	at = at.Local()
	day, hour := at.Format(workspace.DateLayout), at.Format("15:04")
	switch {
	case day == today:
		return words.T("history.when.today", "Time", hour)
	case day == before(today):
		return words.T("history.when.yesterday", "Time", hour)
	}
	return words.T("history.when.earlier", "Date", words.Date(day), "Time", hour)
}

func before(today string) string {
	day, err := time.Parse(workspace.DateLayout, today)
	if err != nil {
		return ""
	}
	return day.AddDate(0, 0, -1).Format(workspace.DateLayout)
}

// where names the services that an entry concerned; those that are gone by now are counted as such.
func where(w workspace.Workspace, services []string) string {
	var names []string
	for _, id := range services {
		switch {
		case id == "":
			names = append(names, words.T("history.where.workspace"))
		case w.Has("service", id):
			names = append(names, w.Services[id].Name)
		default:
			names = append(names, words.T("history.where.gone"))
		}
	}
	const few = 3
	if len(names) > few {
		return words.T("history.where.many", "Count", len(names))
	}
	return words.List(names)
}
