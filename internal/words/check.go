package words

import (
	"cmp"
	"strconv"
	"strings"

	"slocharter/internal/workspace"
)

// Alteration says what is not as this program wrote it.
func Alteration(a workspace.Alteration) string {
	name := cmp.Or(oneLine(a.Name), T("check.unnamed", "ID", a.ID))
	switch {
	case a.What == workspace.EntriesMissing:
		return N("check.entries-missing", int(a.Last-a.Seq+1), "Entry", a.Seq, "Last", a.Last)
	case a.What == workspace.MeasurementsAltered && a.Logged != a.Here:
		return T("check.measurements-altered.count", "Name", name, "Entry", a.Seq, "Logged", count(a.Logged), "Here", count(a.Here))
	}
	return T("check."+string(a.What)+before(a), "Kind", Kind(a.Kind), "Name", name, "Entry", a.Seq, "Field", alteredField(a.Field),
		"Logged", oneLine(a.Logged), "Here", here(a), "Detail", a.Detail)
}

// before chooses the sentence for a row that was altered between two entries.
func before(a workspace.Alteration) string {
	if a.Seq == 0 {
		return ""
	}
	switch a.What {
	case workspace.RowAltered, workspace.RowMissing, workspace.RowAdded:
		return ".before"
	}
	return ""
}

func alteredField(field string) string {
	if field == workspace.Revision {
		return T("check.revision")
	}
	return Field(field)
}

// here says what the file holds; of a reference to nothing, what it refers to.
func here(a workspace.Alteration) string {
	if a.What == workspace.RowDangling {
		return Kind(a.Here)
	}
	return oneLine(a.Here)
}

// oneLine shortens a text to what has room in a sentence.
func oneLine(text string) string {
	const room = 80
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "?")), " ")
	if runes := []rune(text); len(runes) > room {
		return string(runes[:room]) + "…"
	}
	return text
}

// count writes a number of measurements.
func count(text string) string {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return text
	}
	return Number(n)
}
