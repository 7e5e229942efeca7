package widgets_test

import (
	"net/url"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
)

// FuzzMarkdown shows any text: it is laid out, and its links lead to web and mail only.
func FuzzMarkdown(f *testing.F) {
	for _, text := range []string{
		"# Head\n\n- one\n- [two](https://example.org)\n\n1. a\n   1. b", "| a | b |\n|---|---|\n| [x](file:///etc/passwd) | ![p](y.png) |",
		"```\ncode\n```\n> quote **bold** *it* `c`", "<a href=\"javascript:1\">x</a> <ftp://x>", "[a]: javascript:1\n[a]", "\u2028\x00\ufffd\t",
	} {
		f.Add(text)
	}
	test.NewTempApp(f).Settings().SetTheme(theme.New(theme.Opts{Variant: theme.Light}))
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		shown := widgets.NewMarkdown(text)
		shown.Resize(fyne.NewSize(300, 400))
		_ = shown.MinSize()
		for _, to := range addresses(shown.Segments) {
			require.Contains(t, []string{"http", "https", "mailto"}, to.Scheme)
		}
	})
}

// addresses lists where the links in some segments lead.
func addresses(segments []widget.RichTextSegment) (list []*url.URL) {
	for _, segment := range segments {
		switch s := segment.(type) {
		case *widget.HyperlinkSegment:
			list = append(list, s.URL)
		case *widget.ListSegment:
			list = append(list, addresses(s.Items)...)
		case *widget.ParagraphSegment:
			list = append(list, addresses(s.Texts)...)
		case *widget.TableSegment:
			list = append(list, addresses(cells(s))...)
		}
	}
	return list
}

func cells(table *widget.TableSegment) (all []widget.RichTextSegment) {
	for _, row := range append(table.Rows, table.Headers) {
		for _, cell := range row {
			all = append(all, cell...)
		}
	}
	return all
}
