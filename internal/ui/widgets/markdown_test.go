package widgets_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/widgets"
)

func TestMarkdown_KeepsLineBreaks(t *testing.T) {
	light(t)
	cases := map[string]struct{ text, shown string }{
		"one line after another":       {"one\ntwo", "one\ntwo"},
		"two lines of a list":          {"- one\n- two", "one|two"},
		"a heading and what follows":   {"# Head\nbody", "Head||body"},
		"code stays as it is written":  {"```\na\nb\n```", "a\nb"},
		"an empty box with bold text":  {"- [ ] **x**", "- [ ] **x**"},
		"what comes after a list item": {"- one\nstill one", "one\nstill one"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.shown, strings.Trim(plain(widgets.NewMarkdown(c.text).Segments), "|"))
		})
	}
}

// plain is the text of the segments with bars between them.
func plain(segments []widget.RichTextSegment) string {
	var parts []string
	for _, segment := range segments {
		switch s := segment.(type) {
		case *widget.ListSegment:
			parts = append(parts, plain(s.Items))
		case *widget.ParagraphSegment:
			parts = append(parts, plain(s.Texts))
		default:
			parts = append(parts, s.Textual())
		}
	}
	return strings.Join(parts, "|")
}

func TestMarkdown_LinksLeadToWebAndMailOnly(t *testing.T) {
	light(t)
	cases := map[string]bool{
		"[a](https://example.org)": true, "[a](http://example.org)": true, "[a](mailto:x@example.org)": true,
		"[a](file:///etc/passwd)": false, "[a](javascript:alert(1))": false, "<ftp://example.org>": false, "[a](other.md)": false,
	}
	for text, link := range cases {
		t.Run(text, func(t *testing.T) {
			assert.Equal(t, link, hasLink(widgets.NewMarkdown("see "+text).Segments))
		})
	}
}

func TestMarkdown_LoadsNoPictures(t *testing.T) {
	light(t)
	for _, segment := range widgets.NewMarkdown("![plan](https://example.org/x.png \"Plan\")").Segments {
		_, picture := segment.(*widget.ImageSegment)
		assert.False(t, picture)
	}
}

func hasLink(segments []widget.RichTextSegment) bool {
	for _, segment := range segments {
		if _, ok := segment.(*widget.HyperlinkSegment); ok {
			return true
		}
		if p, ok := segment.(*widget.ParagraphSegment); ok && hasLink(p.Texts) {
			return true
		}
	}
	return false
}

func TestMarkdownField_EditsAndShowsAgain(t *testing.T) {
	light(t)
	field := widgets.NewMarkdownField(widgets.Field{Label: "Notes", Hint: "Click to write"}, 3)
	field.Set("old")
	var commits []string
	field.OnCommit = func(text string) {
		commits = append(commits, text)
		field.Set(text)
	}
	w := show(t, field, fyne.NewSize(300, 200))

	test.TapCanvas(w.Canvas(), fyne.NewPos(40, 45))
	require.NotNil(t, w.Canvas().Focused(), "a click opens the editor")
	typeInto(w.Canvas(), "**very** ")
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(ctrlEnter)
	assert.Equal(t, []string{"**very** old"}, commits)
	assert.Contains(t, test.RenderToMarkup(w.Canvas()), ">very<")

	press(w.Canvas(), fyne.KeyReturn)
	typeInto(w.Canvas(), "x")
	press(w.Canvas(), fyne.KeyEscape)
	assert.Len(t, commits, 1, "Escape takes back")
	assert.Equal(t, "**very** old", field.Value())
}

func TestMarkdownField_CommitsWhenItIsLeft(t *testing.T) {
	light(t)
	field := widgets.NewMarkdownField(widgets.Field{Label: "Notes"}, 3)
	var commits []string
	field.OnCommit = func(text string) { commits = append(commits, text) }
	w := show(t, field, fyne.NewSize(300, 200))
	field.Edit()
	typeInto(w.Canvas(), "a\tb")
	w.Canvas().Unfocus()
	assert.Equal(t, []string{"a\tb"}, commits)
	assert.Nil(t, w.Canvas().Focused())
}
