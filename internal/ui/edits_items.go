package ui

import (
	"cmp"
	"strconv"
	"strings"

	"slocharter/internal/edited"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// edit is one line of what another file would change.
type edit struct {
	id, kind string
	what     string // the row that it is about
	field    string
	where    string // in the file
	exported string // what both sides began with
	here     string
	file     string
	conflict bool
	gone     bool
	fresh    bool   // a new row
	refused  string // why it cannot be taken in
	note     string // what else there is to say
	fixed    bool   // there is nothing to tick
}

// unread is the kind of what could not be read in a workbook.
const unread = "unread"

// editsOf lists what a workbook would change, one kind after the other.
func editsOf(plan edited.Plan) []edit {
	byKind, order := map[string][]edit{}, []string{}
	add := func(e edit) {
		if byKind[e.kind] == nil {
			order = append(order, e.kind)
		}
		byKind[e.kind] = append(byKind[e.kind], e)
	}
	for _, d := range plan.Differences {
		add(differing(d))
	}
	for _, g := range plan.Deleted {
		add(missingRow(g))
	}
	for i, l := range plan.Lost {
		add(lostPart(i, l))
	}
	for i, one := range plan.Ignored {
		add(unreadPart(i, one))
	}
	var all []edit
	for _, kind := range order {
		all = append(all, byKind[kind]...)
	}
	return all
}

func differing(d edited.Difference) edit {
	e := edit{
		id: d.ID, kind: d.Kind, what: d.Row, where: words.T("edits.cell", "Sheet", d.Sheet, "Cell", d.Cell),
		exported: d.Exported, here: d.Here, file: d.File, conflict: d.Conflict, fixed: d.Refused != nil,
	}
	if d.Refused != nil {
		e.refused = words.Error(d.Refused)
	}
	if d.Field != "" {
		e.field = words.Field(d.Field)
	}
	if d.Conflict && d.Refused == nil {
		e.note = words.T("edits.conflict.note")
	}
	if d.New {
		e.fresh, e.field, e.what = true, words.T("edits.new"), cmp.Or(d.Row, d.File)
	}
	return e
}

func missingRow(g edited.Gone) edit {
	e := edit{id: g.ID, kind: g.Kind, what: g.Row, where: words.T("edits.sheet", "Sheet", g.Sheet), gone: true, fixed: !g.Removable()}
	e.note = words.T("edits.gone.note")
	if e.fixed {
		e.note = words.T("edits.gone.stays")
	}
	return e
}

func lostPart(i int, l edited.Lost) edit {
	e := edit{id: "lost|" + strconv.Itoa(i), kind: unread, where: words.T("edits.sheet", "Sheet", l.Sheet), fixed: true}
	if l.Field == "" {
		e.what, e.note = words.T("edits.lost.sheet", "Sheet", l.Sheet), words.T("edited.lost-sheet", "Sheet", l.Sheet)
		return e
	}
	field := words.Field(l.Field)
	e.what = words.T("edits.lost.column", "Field", field)
	e.note = words.T("edited.lost-column", "Sheet", l.Sheet, "Field", field)
	return e
}

// unreadPart is something else that was changed in the file and is not taken in.
func unreadPart(i int, one edited.Ignored) edit {
	e := edit{id: "ignored|" + strconv.Itoa(i), kind: unread, what: one.Sheet, where: words.T("edits.sheet", "Sheet", one.Sheet), file: one.File, fixed: true}
	if one.Cell != "" && one.What != edited.OfColumn {
		e.where = words.T("edits.cell", "Sheet", one.Sheet, "Cell", one.Cell)
		e.what = words.T("edits.place-of-cell", "Sheet", one.Sheet, "Cell", one.Cell)
	}
	e.note = one.Sentence()
	return e
}

// obvious tells whether the line is ticked from the start.
func (e edit) obvious() bool { return !e.fixed && !e.conflict && !e.gone }

func (e edit) tick(taken bool) widgets.Tick {
	switch {
	case e.fixed:
		return widgets.NoTick
	case taken:
		return widgets.Ticked
	}
	return widgets.Unticked
}

// state says in a word what becomes of the line.
func (e edit) state(taken bool) widgets.Cell {
	switch {
	case e.kind == unread:
		return widgets.ChipCell(words.T("edits.state.unread"), widgets.Neutral)
	case e.refused != "":
		return widgets.ChipCell(words.T("edits.state.refused"), widgets.Bad)
	case e.gone && taken:
		return widgets.ChipCell(words.T("edits.state.removed"), widgets.Bad)
	case e.gone:
		return widgets.ChipCell(words.T("edits.state.gone"), widgets.Watch)
	case e.conflict && taken:
		return widgets.ChipCell(words.T("edits.state.conflict-file"), widgets.Watch)
	case e.conflict:
		return widgets.ChipCell(words.T("edits.state.conflict-here"), widgets.Watch)
	case taken:
		return widgets.ChipCell(words.T("edits.state.taken"), widgets.Accent)
	}
	return widgets.ChipCell(words.T("edits.state.left"), widgets.Neutral)
}

func (e edit) cells(taken bool) []widgets.Cell {
	exported, here, file := shown(e.exported), shown(e.here), shown(e.file)
	switch {
	case e.kind == unread:
		exported, here, file = "", "", oneLine(e.file)
	case e.gone:
		exported, here, file = "", "", words.T("edits.gone.file")
	}
	return []widgets.Cell{
		widgets.TickCell(oneLine(e.what), e.tick(taken)), widgets.TextCell(e.field), widgets.MutedCell(exported),
		widgets.TextCell(here), widgets.TextCell(file), e.state(taken),
	}
}

// sentences are the whole of the line.
func (e edit) sentences(base string) []string {
	file := words.T("edits.detail.file", "Text", cmp.Or(e.file, words.None))
	switch {
	case e.gone || e.kind == unread:
		return []string{e.note}
	case e.fresh:
		return []string{file}
	}
	all := []string{
		words.T("edits.detail.base", "Base", base, "Text", cmp.Or(e.exported, words.None)), words.T("edits.detail.here", "Text", cmp.Or(e.here, words.None)), file,
	}
	if e.note != "" {
		all = append(all, e.note)
	}
	return all
}

// shown is a value on one line; what is empty is shown as such.
func shown(text string) string { return cmp.Or(oneLine(text), words.None) }

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
