package workbook

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"slocharter/internal/words"
)

// page sets the paper: as wide as the page, and for a chart as high as it.
func (b *book) page(s sheet) error {
	paper, orientation, wide, high := b.e.Chart.Paper.number(), "landscape", max(s.pagesWide, 1), 0
	if s.portrait {
		orientation = "portrait"
	}
	if s.onePage {
		high = 1
	}
	layout := excelize.PageLayoutOptions{Size: &paper, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high}
	if err := b.file.SetPageLayout(s.name, &layout); err != nil {
		return err
	}
	fit, grid, tab := true, false, "FF"+accent.String()
	if err := b.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit, TabColorRGB: &tab}); err != nil {
		return err
	}
	return b.file.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: &grid})
}

// margins sets the margins in inches and what stands in them.
func (b *book) margins(s sheet) error {
	side, top, bottom, edge, centred := 0.45, 0.55, 0.6, 0.3, true
	err := b.file.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &bottom, Header: &edge, Footer: &edge, Horizontally: &centred,
	})
	if err != nil {
		return err
	}
	const small = `&"Arial,Regular"&8&K6B7280`
	footer := "&L" + small + footerText(b.e.organisation()) + "&C" + small + " " + footerText(words.Date(b.e.day)) +
		"&R" + small + footerText(words.T("workbook.page", "Page", "\x01", "Pages", "\x02"))
	footer = strings.NewReplacer("\x01", "&P", "\x02", "&N").Replace(footer)
	header := "&R" + small + footerText(cmp.Or(s.about, b.e.about()))
	return b.file.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddHeader: header, OddFooter: footer})
}

// footerText keeps a text within what a footer holds, and its ampersands from being commands.
func footerText(text string) string {
	return strings.ReplaceAll(cutUTF16(text, 60), "&", "&&")
}

// printTitles says what is printed, and which rows are repeated on each page.
func (b *book) printTitles(s sheet) error {
	if s.hidden || len(s.rows) == 0 {
		return nil
	}
	whole := area{1, 1, len(s.rows), len(s.columns)}
	if err := b.defineHere("_xlnm.Print_Area", s.name, whole.fixed()); err != nil {
		return err
	}
	if s.titles == 0 || s.onePage {
		return nil
	}
	repeated := fmt.Sprintf("$%d:$%d", s.titles, s.titles)
	if s.pagesWide > 1 && s.frozenTo > 0 {
		_, last, _ := strings.Cut(fixed(s.frozenTo, 1), "$")
		last, _, _ = strings.Cut(last, "$")
		repeated = "$A:$" + last + "," + quoted(s.name) + "!" + repeated
	}
	return b.defineHere("_xlnm.Print_Titles", s.name, repeated)
}

// defineHere gives a part of a sheet one of the names that Excel reserves for printing.
func (b *book) defineHere(name, tab, ref string) error {
	return b.file.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: quoted(tab) + "!" + ref, Scope: tab})
}
