package raci

import (
	"reflect"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/raci"
	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// findings is the panel of what the rules find: each with its severity, its place, its rule, and what cures it.
type findings struct {
	screen  *Screen
	counts  *widgets.Text
	column  *widgets.Column
	content fyne.CanvasObject
	onCount func(n int)

	shown     []raci.Finding
	serviceID string
}

func newFindings(s *Screen) *findings {
	f := &findings{screen: s, counts: widgets.NewElided("", widgets.Look{Size: captionSize, Token: mutedToken}), column: widgets.NewColumn(3)}
	f.content = container.NewBorder(container.New(layout.NewCustomPaddedLayout(theme.Space(2), theme.Space(2), 0, 0), f.counts), nil, nil, nil, f.column)
	return f
}

func findingsTitle(n int) string { return words.T("raci.findings.title", "Count", n) }

// set shows the findings; nothing is rebuilt when they are the same as before.
func (f *findings) set(found []raci.Finding) {
	serviceID := f.screen.at.ServiceID
	if f.shown != nil && serviceID == f.serviceID && reflect.DeepEqual(found, f.shown) {
		return
	}
	f.shown, f.serviceID = append([]raci.Finding{}, found...), serviceID
	f.counts.Set(countSeverities(found))
	if f.onCount != nil {
		f.onCount(len(found))
	}
	if len(found) == 0 {
		f.column.Set(widgets.NewParagraph(words.T("raci.findings.none"), widgets.Look{Token: theme.Good}))
		return
	}
	var entries []fyne.CanvasObject
	for i, finding := range found {
		if i > 0 {
			entries = append(entries, line())
		}
		entries = append(entries, f.entry(finding))
	}
	f.column.Set(entries...)
}

// countSeverities says how many findings there are of each severity: "1 error · 2 warnings".
func countSeverities(found []raci.Finding) string {
	counts := map[raci.Severity]int{}
	for _, f := range found {
		counts[f.Rule.Severity]++
	}
	var parts []string
	if n := counts[raci.Error]; n > 0 {
		parts = append(parts, words.N("raci.findings.errors", n))
	}
	if n := counts[raci.Warning]; n > 0 {
		parts = append(parts, words.N("raci.findings.warnings", n))
	}
	if n := counts[raci.Note]; n > 0 {
		parts = append(parts, words.N("raci.findings.notes", n))
	}
	return words.List(parts)
}

func (f *findings) entry(finding raci.Finding) fyne.CanvasObject {
	show := func() { f.show(finding) }
	head := container.NewHBox(severityIcon(finding.Rule.Severity), widgets.NewText(words.Severity(finding.Rule.Severity), widgets.Look{
		Size: captionSize, Token: severityToken(finding.Rule.Severity), Bold: true,
	}))
	sentence := newLink(widgets.NewParagraph(words.Finding(finding), widgets.Look{}), show)
	rule := widgets.NewTerm(words.T("raci.findings.rule", "Rule", finding.Rule.Name), finding.Rule.Why,
		widgets.Look{Size: captionSize, Token: mutedToken})
	entry := widgets.Stack(1, head, sentence, container.New(clipped{}, rule))
	for _, cure := range finding.Cures {
		entry.Add(f.cureButton(cure))
	}
	if link := f.peopleLink(finding); link != nil {
		entry.Add(link)
	}
	return entry
}

// show selects the place of a finding in the grid and gives the grid the keyboard.
func (f *findings) show(finding raci.Finding) {
	columnID := ""
	if len(finding.Columns) > 0 && (finding.Row.ID == "" || len(finding.Columns) == 1) {
		columnID = finding.Columns[0].ID
	}
	f.screen.selectPlace(finding.Row.ID, columnID)
	f.screen.Focus()
}

func (f *findings) cureButton(cure raci.Cure) fyne.CanvasObject {
	s := f.screen
	text := words.Cure(cure)
	b := widgets.NewButton(widgets.Shorten(text, 26), func() {
		serviceID := s.at.ServiceID
		s.env.Do(s.cureLabel(cure), func(w *workspace.Workspace) error { return w.ApplyCure(serviceID, cure) })
		if len(cure.Cells) > 0 {
			s.selectPlace(cure.Cells[0].RowID, cure.Cells[0].ColumnID)
		}
		s.Focus()
	})
	b.SetTip(text)
	return container.NewHBox(b, layout.NewSpacer())
}

// cureLabel names a cure as an edit, with the step in which it is made.
func (s *Screen) cureLabel(cure raci.Cure) string {
	if len(cure.Cells) == 0 {
		return lowerFirst(words.Cure(cure))
	}
	return words.T("raci.undo.cure", "Cure", lowerFirst(words.Cure(cure)), "Step", s.w.Steps[cure.Cells[0].RowID].Name)
}

// lowerFirst makes a label out of a button's text: labels stand behind "Undo:".
func lowerFirst(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(r)) + text[size:]
}

// peopleLink leads to the chair that a finding is about, or is nil.
func (f *findings) peopleLink(finding raci.Finding) fyne.CanvasObject {
	switch finding.Rule.Key {
	case raci.ChairEmpty, raci.AccountableUnnamed, raci.SamePersonTwice, raci.NoSupportColumn:
	default:
		return nil
	}
	s := f.screen
	b := widgets.NewQuiet(words.T("raci.findings.people"), theme.IconPeople, func() {
		s.env.GoTo(stage.Route{Screen: stage.People, ServiceID: s.at.ServiceID, ID: s.personaOf(finding)})
	})
	return container.NewHBox(b, layout.NewSpacer())
}

// personaOf returns the ID of the first persona behind a finding's column.
func (s *Screen) personaOf(finding raci.Finding) string {
	columnID := ""
	if len(finding.Columns) > 0 {
		columnID = finding.Columns[0].ID
	}
	if personas := s.w.PersonasOf(columnID); len(personas) > 0 {
		return personas[0].ID
	}
	return ""
}

// severityIcon differs by shape, so that it can be told without its colour.
func severityIcon(severity raci.Severity) fyne.CanvasObject {
	res := fynetheme.InfoIcon()
	switch severity {
	case raci.Error:
		res = fynetheme.ErrorIcon()
	case raci.Warning:
		res = fynetheme.WarningIcon()
	}
	return container.New(iconLayout{}, widget.NewIcon(theme.Tinted(res, severityToken(severity))))
}

func severityToken(severity raci.Severity) theme.Token {
	switch severity {
	case raci.Error:
		return theme.Bad
	case raci.Warning:
		return theme.Watch
	default:
		return theme.Muted
	}
}

// iconLayout makes an icon as large as small text.
type iconLayout struct{}

// Layout is called by Fyne.
func (iconLayout) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	objects[0].Resize(fyne.NewSquareSize(theme.Space(4)))
}

// MinSize is called by Fyne.
func (iconLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSquareSize(theme.Space(4)) }

// clipped is a layout that lets an object be wider than there is room without asking for more.
type clipped struct{}

// Layout is called by Fyne.
func (clipped) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize is called by Fyne.
func (clipped) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height)
}

func line() fyne.CanvasObject {
	rule := canvas.NewRectangle(theme.Current(theme.Line))
	rule.SetMinSize(fyne.NewSize(0, theme.Space(0.25)))
	return rule
}
