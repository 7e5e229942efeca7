// Package markdown writes what people hand on as Markdown for a wiki or a repository. What somebody typed stays text there: it
// never becomes markup. The package knows nothing of files or windows.
package markdown

import (
	"bufio"
	"io"
	"regexp"
	"strings"
)

// page writes blocks with an empty line between them. The first error is kept and ends it.
type page struct {
	w     *bufio.Writer
	begun bool
}

func newPage(w io.Writer) *page { return &page{w: bufio.NewWriter(w)} }

// block writes lines as one block; none for no lines.
func (p *page) block(lines ...string) {
	if len(lines) == 0 {
		return
	}
	if p.begun {
		p.line("")
	}
	p.begun = true
	for _, line := range lines {
		p.line(line)
	}
}

func (p *page) line(text string) {
	_, _ = p.w.WriteString(text + "\n") // the error stays with the writer until it is flushed
}

func (p *page) end() error { return p.w.Flush() }

// table writes a table. Cells are escaped already.
func (p *page) table(header []string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	lines := []string{row(header), row(slicesOf("---", len(header)))}
	for _, r := range rows {
		lines = append(lines, row(r))
	}
	p.block(lines...)
}

func row(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }

func slicesOf(text string, n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = text
	}
	return all
}

// marks are the characters that can mean something within a line of Markdown, or begin HTML.
var marks = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "|", `\|`, "~", `\~`, "&", `\&`, "$", `\$`,
)

// leading finds what makes a line a heading, a list, a table or a rule when it stands first.
var leading = regexp.MustCompile(`^(\s*)([#+=-]|\d+[.)])`)

// automatic finds what some readers turn into a link on their own.
var automatic = regexp.MustCompile(`(?i)(https?|ftp|mailto|javascript)(:)|(www)(\.)`)

// text escapes one line, so that it is shown as it was typed.
func text(s string) string {
	s = marks.Replace(strings.Join(strings.Fields(s), " "))
	s = automatic.ReplaceAllString(s, `$1$3\$2$4`)
	return leading.ReplaceAllStringFunc(s, func(found string) string {
		last := len(found) - 1
		return found[:last] + `\` + found[last:]
	})
}

// lines escapes a text of several lines; each stays one.
func lines(s string) []string {
	var all []string
	for _, line := range strings.Split(strings.TrimSpace(s), "\n") {
		all = append(all, text(line))
	}
	return all
}

// paragraphs escapes a text of several lines: lines stay apart, and so do paragraphs.
func paragraphs(s string) string {
	var all []string
	for _, paragraph := range emptyLines.Split(strings.TrimSpace(s), -1) {
		all = append(all, strings.Join(lines(paragraph), "\\\n"))
	}
	return strings.Join(all, "\n\n")
}

var emptyLines = regexp.MustCompile(`\n\s*\n`)

// cell escapes a text for a cell of a table.
func cell(s string) string { return strings.Join(lines(s), "<br>") }

// link writes a link with its address as the text; only for addresses that were checked when they were written down.
func link(url string) string {
	if url == "" {
		return ""
	}
	safe := strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "", "|", "%7C", " ", "%20", `\`, "%5C").Replace(url)
	return "<" + safe + ">"
}
