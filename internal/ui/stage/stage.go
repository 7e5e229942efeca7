// Package stage is what every screen stands on: the open session, the window, and the ways to go somewhere else or to
// start an export. It knows no screen by itself.
package stage

import (
	"context"
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"slocharter/internal/reading"
	"slocharter/internal/session"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// Name is the name of a screen, as routes use it.
type Name string

// The screens.
const (
	Welcome  Name = "welcome"
	Overview Name = "overview"
	Guide    Name = "guide"
	SLOs     Name = "slos"
	RACI     Name = "raci"
	Policy   Name = "policy"
	Reviews  Name = "reviews"
	Planning Name = "planning"
	People   Name = "people"
	History  Name = "history"
	Settings Name = "settings"
)

// Route is a place in the application. Routes are comparable values.
type Route struct {
	Screen    Name
	ServiceID string // the chosen service; empty for all services or the default
	ID        string // what to show first there: the ID of a step, an SLO, a person, a policy section …; may be empty
}

// Screen is one screen. Show is called on the UI goroutine when the screen comes up, and again after every change of the
// workspace while it is visible; it must be silent, and keep what the user is typing.
type Screen interface {
	Content() fyne.CanvasObject
	Show(w workspace.Workspace, at Route)
}

// Workbook is a kind of workbook that can be exported.
type Workbook string

// The workbooks.
const (
	RACIChart  Workbook = "raci"
	ReviewPack Workbook = "review"
)

// Env is what a screen gets.
type Env struct {
	Session     *session.Session
	Window      fyne.Window
	GoTo        func(Route)
	Export      func(kind Workbook, serviceID string) // asks for a file and writes the workbook beside the screen
	SaveMinutes func(reviewID string)                 // asks for a file and writes the minutes of a review as Markdown
	Tell        func(sentence string)                 // shows a sentence in the banner above the screen
	AddService  func()                                // asks for a name, adds the service, and chooses it

	// Book has the measurements that were read.
	Book *reading.Book
	// Now returns the time, to the minute.
	Now func() time.Time
	// Fetch reads something beside the screen, and calls then on the UI goroutine; never when the workspace was closed
	// meanwhile.
	Fetch func(do func(context.Context) error, then func(error))
	// Run does something long while people wait for it: they see how far it is and can cancel it. Then is called on the
	// UI goroutine, with context.Canceled when it was.
	Run func(label string, job session.Job, then func(error))
	// BackUp makes a backup before something large is taken in, and calls then when it is made, or when people go on
	// without one.
	BackUp func(then func())
	// Settle lets people choose between what they wrote and what somebody else wrote meanwhile; nil: a sentence tells them.
	Settle func(session.Overruled)
	// AskOpen asks for a file with one of the extensions (".csv").
	AskOpen func(title string, extensions []string, chosen func(path string))
}

// The parts of the policy screen that a route can name by its ID.
const (
	PolicyRules  = "rules" // with what they say today
	PolicyReplay = "replay"
)

// Tab is a part of an open SLO.
type Tab string

// The tabs of an SLO.
const (
	Definition   Tab = ""
	Measurements Tab = "measurements"
	Budget       Tab = "budget"
	WhatIf       Tab = "what-if"
	Agreements   Tab = "agreements"
)

// Tabs lists the tabs in their order.
var Tabs = []Tab{Definition, Measurements, Budget, WhatIf, Agreements}

// SLORoute is the place of a tab of an SLO.
func SLORoute(serviceID, sloID string, tab Tab) Route {
	if tab != Definition {
		sloID += "/" + string(tab)
	}
	return Route{Screen: SLOs, ServiceID: serviceID, ID: sloID}
}

// SLO returns the SLO and its tab that the place is about.
func (r Route) SLO() (sloID string, tab Tab) {
	id, rest, _ := strings.Cut(r.ID, "/")
	return id, Tab(rest)
}

// Do makes an edit and tells the user in a sentence when it fails. It returns whether it succeeded.
func (e Env) Do(label string, edit func(w *workspace.Workspace) error) bool {
	err := e.Session.Do(label, edit)
	if sentence := e.sentence(err); sentence != "" {
		e.Tell(sentence)
	}
	return err == nil
}

// sentence says what went wrong, unless people are asked to settle it.
func (e Env) sentence(err error) string {
	var clash session.Overruled
	if e.Settle != nil && errors.As(err, &clash) && len(clash.Change) > 0 {
		e.Settle(clash)
		return ""
	}
	return words.Error(err)
}

// Check makes an edit for a field that shows its own error: it returns the sentence, or "" after success.
func (e Env) Check(label string, edit func(w *workspace.Workspace) error) string {
	return e.sentence(e.Session.Do(label, edit))
}

// Focuser is a screen that says where the keyboard goes when people arrive there. It is called after Show.
type Focuser interface{ Focus() }

// Taker is a screen that takes files in which are dropped on it. It returns whether it wanted this one.
type Taker interface{ Take(path string) bool }

// Stepper is a screen on which one goes through steps: so many further on, or back when it is negative.
type Stepper interface{ StepBy(by int) }

// Ageing is a screen whose figures grow old while nothing changes. Age is called at most once a minute while it is visible.
type Ageing interface{ Age() }
