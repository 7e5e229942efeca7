package widgets

import (
	"regexp"
	"strings"

	"fyne.io/fyne/v2/widget"
)

// lineBreak stands for a single line break while Markdown is parsed: Markdown itself would make a space of it,
// but what people break into lines shall stay so.
const lineBreak = "\u2028"

// blockStart matches the lines that Markdown itself puts on lines of their own.
var blockStart = regexp.MustCompile("^\\s*([-*+] |\\d+[.)] |#|>|\\||```|~~~|===|---|$)|^(    |\t)")

// markdownSegments parses Markdown for a rich text: line breaks are kept, links lead to web and mail only, and
// pictures are replaced by their titles. Text that Fyne's parser cannot bear is shown as it is.
func markdownSegments(text string) (segments []widget.RichTextSegment) {
	defer func() {
		if recover() != nil {
			segments = []widget.RichTextSegment{&widget.TextSegment{Text: text, Style: widget.RichTextStyleInline}}
		}
	}()
	return safeSegments(widget.NewRichTextFromMarkdown(keepLineBreaks(text)).Segments)
}

func keepLineBreaks(text string) string {
	var b strings.Builder
	fenced, before := false, ""
	for i, line := range strings.Split(text, "\n") {
		if i > 0 && (fenced || blockStart.MatchString(line) || joinsNothing(before)) {
			b.WriteString("\n")
		} else if i > 0 {
			b.WriteString(lineBreak)
		}
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			fenced = !fenced
		}
		b.WriteString(line)
		before = line
	}
	return b.String()
}

// joinsNothing says whether the next line begins something new whatever it is.
func joinsNothing(line string) bool {
	trimmed := strings.TrimSpace(line)
	return trimmed == "" || strings.HasPrefix(trimmed, "#") || strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "|")
}

func safeSegments(segments []widget.RichTextSegment) []widget.RichTextSegment {
	for i, segment := range segments {
		segments[i] = safeSegment(segment)
	}
	return segments
}

func safeSegment(segment widget.RichTextSegment) widget.RichTextSegment {
	switch s := segment.(type) {
	case *widget.TextSegment:
		s.Text = strings.ReplaceAll(s.Text, lineBreak, "\n")
	case *widget.HyperlinkSegment:
		if !SafeLink(s.URL) {
			return &widget.TextSegment{Text: s.Text, Style: widget.RichTextStyleInline}
		}
		s.OnTapped = func() { follow(s.URL) }
	case *widget.ImageSegment:
		return &widget.TextSegment{Text: s.Title, Style: widget.RichTextStyleInline}
	case *widget.ListSegment:
		s.Items = safeSegments(s.Items)
	case *widget.ParagraphSegment:
		s.Texts = safeSegments(s.Texts)
	case *widget.TableSegment:
		safeCells(s.Headers)
		for _, row := range s.Rows {
			safeCells(row)
		}
	}
	return segment
}

func safeCells(cells [][]widget.RichTextSegment) {
	for i := range cells {
		cells[i] = safeSegments(cells[i])
	}
}
