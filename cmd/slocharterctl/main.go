// Slocharterctl works on workspaces without a window: for scripts, for servers and for people who like to type. It links
// no graphics library, and it reads and edits files by the same packages as the desktop application.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"runtime/debug"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"slocharter/internal/words"
)

// version is set by the build.
var version = "dev"

// The exit codes.
const (
	done    = 0
	refused = 1 // there are findings, or what was asked for was refused with a sentence
	misused = 2 // the command line itself is wrong
)

// grammar is the command line.
type grammar struct {
	JSON   bool   `name:"json" help:"${json}"`
	Author string `help:"${author}" env:"SLOCHARTER_AUTHOR" placeholder:"NAME"`

	New     newCommand     `cmd:"" help:"${new}"`
	Info    infoCommand    `cmd:"" help:"${info}"`
	Service serviceCommand `cmd:"" help:"${service}"`
	Check   checkCommand   `cmd:"" help:"${check}"`
	RACI    raciCommand    `cmd:"" name:"raci" help:"${raci}"`
	SetRACI setRACICommand `cmd:"" name:"set-raci" help:"${setraci}"`
	Guide   guideCommand   `cmd:"" help:"${guide}"`
	Policy  policyCommand  `cmd:"" help:"${policy}"`
	Export  exportCommand  `cmd:"" help:"${export}"`
	History historyCommand `cmd:"" help:"${history}"`

	SLO      sloCommand      `cmd:"" name:"slo" help:"${slo}"`
	Import   importCommand   `cmd:"" help:"${import}"`
	Incident incidentCommand `cmd:"" help:"${incident}"`
	Exclude  excludeCommand  `cmd:"" help:"${exclude}"`
	Budget   budgetCommand   `cmd:"" help:"${budget}"`
	WhatIf   whatIfCommand   `cmd:"" name:"what-if" help:"${whatif}"`
	Verdict  verdictCommand  `cmd:"" help:"${verdict}"`
	Replay   replayCommand   `cmd:"" help:"${replay}"`
	Alerts   alertsCommand   `cmd:"" help:"${alerts}"`

	Backup  backupCommand  `cmd:"" help:"${backup}"`
	Backups backupsCommand `cmd:"" help:"${backups}"`
	Restore restoreCommand `cmd:"" help:"${restore}"`
	Salvage salvageCommand `cmd:"" help:"${salvage}"`
}

// document is the argument of every command.
type document struct {
	File string `arg:"" help:"${file}"`
}

// errFindings is the error of a command that did its work and found something.
var errFindings = errors.New("findings")

// roomy is how much memory is used before it is tidied up eagerly: a million measurements should fit into little more.
const roomy = 200 << 20 // bytes

func main() {
	debug.SetMemoryLimit(roomy)
	system := words.System()
	words.Speak(words.Choose("", system), system.Format())
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run carries one command line out and returns its exit code.
func run(args []string, out, errs io.Writer) (code int) {
	defer func() {
		if failure := recover(); failure != nil {
			code = refuse(errs, fmt.Errorf("%v", failure))
		}
	}()
	if len(args) > 0 && args[0] == "--version" { // not a flag of the grammar: that of a replay has the same name
		_, _ = fmt.Fprintln(out, version)
		return done
	}
	var g grammar
	var stop *int // set when the parser has answered by itself, as for --help
	parser := kong.Must(&g, kong.Name("slocharterctl"), kong.Description(words.T("command.about")),
		kong.Vars(words.Family("command.help.")), kong.Writers(out, errs),
		kong.Exit(func(code int) { stop = &code }))
	ctx, err := parser.Parse(args)
	if stop != nil {
		return *stop
	}
	if err != nil {
		_, _ = fmt.Fprintln(errs, words.T("command.misused", "Detail", err.Error()))
		return misused
	}
	if g.JSON {
		words.Speak(words.English, words.Plain) // what programs read is the same everywhere
	}
	err = ctx.Run(&desk{out: out, errs: errs, json: g.JSON, author: author(g.Author), now: time.Now().Truncate(time.Second)})
	if err == nil {
		return done
	}
	return refuse(errs, err)
}

func refuse(errs io.Writer, err error) int {
	if !errors.Is(err, errFindings) {
		_, _ = fmt.Fprintln(errs, words.Error(err))
	}
	return refused
}

// author returns who is named in the change log: as stated, or else as the operating system knows the user.
func author(stated string) string {
	if name := strings.TrimSpace(stated); name != "" {
		return name
	}
	u, err := user.Current()
	if err != nil {
		return words.T("command.unknown-author")
	}
	if name, _, _ := strings.Cut(u.Name, ","); name != "" {
		return name
	}
	return u.Username
}
