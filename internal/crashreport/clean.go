package crashreport

import (
	"path"
	"regexp"
	"strings"
)

// What may be in a report. All else is left out, because a message may quote what somebody wrote.
var (
	reason    = regexp.MustCompile(`^(panic: runtime error: .*|fatal error: .*|SIG[A-Z]+: .*|\[signal .*)$`)
	message   = regexp.MustCompile(`^panic: `)
	goroutine = regexp.MustCompile(`^(goroutine \d+) .*(\[.*\]):$`)
	call      = regexp.MustCompile(`^((?:created by )?[\w./\-*()\[\]·{}]+?)(\([^()]*\))?( in goroutine \d+)?$`)
	place     = regexp.MustCompile(`^\t(\S.*\.(?:go|s)):(\d+)(?: [\w+= ]+)?$`)
)

const withheld = "panic: (the message is left out: it may quote the workspace)"

// Clean keeps of what a breaking Go program says the reason, where the program itself gave it, and the stacks without
// their arguments and without the folders of whoever built it.
func Clean(said string) string {
	var b strings.Builder
	inStack := false
	for line := range strings.Lines(strings.ReplaceAll(said, "\r\n", "\n")) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case line == "":
			inStack = false
			b.WriteByte('\n')
		case goroutine.MatchString(line):
			inStack = true
			b.WriteString(goroutine.ReplaceAllString(line, "$1 $2:") + "\n")
		case inStack:
			b.WriteString(frame(line))
		case reason.MatchString(line):
			b.WriteString(line + "\n")
		case message.MatchString(line):
			b.WriteString(withheld + "\n")
		}
	}
	return strings.TrimSpace(b.String()) + "\n"
}

// frame cleans a line of a stack; nothing is left of one that is none.
func frame(line string) string {
	if at := place.FindStringSubmatch(line); at != nil {
		folder, file := path.Split(strings.ReplaceAll(at[1], `\`, "/"))
		return "\t" + path.Join(path.Base(folder), file) + ":" + at[2] + "\n"
	}
	if in := call.FindStringSubmatch(line); in != nil {
		return in[1] + in[3] + "\n"
	}
	return ""
}
