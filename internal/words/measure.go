package words

import "slocharter/internal/sheet"

// The functions below speak about measurements that come from files. Their arguments are the values of internal/measure,
// which stands on a higher floor.

// FileNotice says what is to be looked at in a text file; empty if nothing is.
func FileNotice(e sheet.Encoding) string {
	if e == sheet.Windows1252 {
		return T("measure.notice.windows-1252")
	}
	return ""
}

// Refusal says why a row is not taken in. Text is what its cell holds.
func Refusal(reason, text string) string { return T("measure.refusal."+reason, "Text", text) }

// ImportQuestion asks what a table leaves open, with the first row and text that do.
func ImportQuestion(asking string, row int, text string) string {
	return T("measure.question."+asking, "Row", row, "Text", text)
}

// ImportChange names what happens to a slot.
func ImportChange(change string) string { return T("measure.change." + change) }

// Decimals names a way to write decimals.
func Decimals(decimals string) string { return T("measure.decimals." + decimals) }

// DateOrder names a way to write dates.
func DateOrder(order string) string { return T("measure.dates." + order) }

// Scale names a way to write ratios.
func Scale(scale string) string { return T("measure.scale." + scale) }

// explainSheet speaks about files of others that cannot be read.
func explainSheet(err error) (string, []any) {
	if e, ok := as[sheet.Error](err); ok {
		return "measure.file." + string(e.Fault), []any{"Place", e.Place}
	}
	return "", nil
}
