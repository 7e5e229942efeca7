package policy

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/policy"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// candidates lists the versions that can be compared: those of the policy and, for a service's own, those of the default.
func (s *Screen) candidates() []widgets.Choice {
	all := versionChoices(s.w, s.version.ServiceID)
	if s.version.ServiceID == "" {
		return all
	}
	for _, c := range versionChoices(s.w, "") {
		all = append(all, widgets.Choice{ID: c.ID, Text: words.T("policy.compare.default", "Version", c.Text)})
	}
	return all
}

// before returns what the version that is shown is compared with at first: the one before it, or the default in force.
func (s *Screen) before() string {
	versions := s.w.VersionsOf(s.version.ServiceID)
	at := slices.IndexFunc(versions, func(v policy.Version) bool { return v.ID == s.version.ID })
	if at > 0 {
		return versions[at-1].ID
	}
	if s.version.ServiceID != "" {
		return firstVersion(s.w, "").ID
	}
	return s.version.ID
}

// keep returns what a field had chosen, as long as it can be chosen.
func keep(all []widgets.Choice, field *widgets.ChoiceField, otherwise string) string {
	chosen := field.Value()
	if slices.ContainsFunc(all, func(c widgets.Choice) bool { return c.ID == chosen }) {
		return chosen
	}
	return otherwise
}

// difference is a part of a policy in two versions.
type difference struct {
	title        string
	older, newer string
	change       policy.Change
}

// compare shows how the chosen versions differ.
func (p *versionsPart) compare() {
	w := p.screen.w
	older, newer := w.Versions[p.older.Value()], w.Versions[p.newer.Value()]
	p.compared.Objects = nil
	if older.ID == newer.ID {
		p.compared.Add(widgets.NewParagraph(words.T("policy.compare.choose"), widgets.Look{Token: theme.Muted}))
	} else {
		p.group(words.T("policy.about"), aboutDifferences(older, newer))
		p.group(words.T("policy.compare.sections"), sectionDifferences(w, older, newer))
		p.group(words.T("policy.compare.rules"), ruleDifferences(w, older, newer))
	}
	p.compared.Refresh()
	p.column.Settle()
}

// group draws what differs, and in one line what is the same.
func (p *versionsPart) group(title string, all []difference) {
	p.compared.Add(widgets.NewText(title, widgets.Look{Bold: true}))
	var same []string
	for _, d := range all {
		if d.change == policy.Same && !p.same.Value() {
			same = append(same, short(d.title))
			continue
		}
		p.compared.Add(drawDifference(d))
	}
	if len(same) > 0 {
		text := words.N("policy.compare.folded", len(same), "Titles", strings.Join(same, " · "))
		p.compared.Add(widgets.NewParagraph(text, widgets.Look{Size: theme.SizeCaption, Token: theme.Muted}))
	}
}

func aboutDifferences(older, newer policy.Version) []difference {
	return []difference{
		plain(words.Field("title"), older.Title, newer.Title),
		plain(words.Field("mode"), words.Mode(older.Mode), words.Mode(newer.Mode)),
		plain(words.Field("transition"), older.Transition, newer.Transition),
	}
}

func plain(title, older, newer string) difference {
	d := difference{title, older, newer, policy.Edited}
	switch {
	case older == newer:
		d.change = policy.Same
	case older == "":
		d.change = policy.Added
	case newer == "":
		d.change = policy.Removed
	}
	return d
}

func sectionDifferences(w workspace.Workspace, older, newer policy.Version) []difference {
	var all []difference
	for _, pair := range policy.CompareSections(w.SectionsOf(older.ID), w.SectionsOf(newer.ID)) {
		d := difference{pair.New.Title, pair.Old.Body, pair.New.Body, pair.Change}
		switch {
		case pair.Change == policy.Removed:
			d.title = pair.Old.Title
		case pair.Change == policy.Edited && pair.Old.Title != pair.New.Title:
			d.title = words.T("policy.compare.renamed", "Title", pair.New.Title, "Before", pair.Old.Title)
		}
		all = append(all, d)
	}
	return all
}

func ruleDifferences(w workspace.Workspace, older, newer policy.Version) []difference {
	var all []difference
	for _, pair := range policy.CompareRules(w.PolicyRulesOf(older.ID), w.PolicyRulesOf(newer.ID)) {
		d := difference{pair.New.Then, ruleSentence(w, pair.Old), ruleSentence(w, pair.New), pair.Change}
		if pair.Change == policy.Removed {
			d.title = pair.Old.Then
		}
		all = append(all, d)
	}
	return all
}

func drawDifference(d difference) fyne.CanvasObject {
	left, right := widget.NewRichText(), widget.NewRichText()
	left.Wrapping, right.Wrapping = fyne.TextWrapWord, fyne.TextWrapWord
	left.Segments, right.Segments = sides(d)
	head := container.NewBorder(nil, nil, drawChange(d.change), nil, widgets.NewElided(d.title, widgets.Look{Bold: true}))
	return widgets.NewCard(widgets.Stack(1, head, container.New(widgets.TwoColumns{Ems: 14, Share: 0.5}, left, right)))
}

func drawChange(change policy.Change) fyne.CanvasObject {
	switch change {
	case policy.Added:
		return widgets.NewChip(words.T("policy.change.added"), widgets.Good)
	case policy.Removed:
		return widgets.NewChip(words.T("policy.change.removed"), widgets.Bad)
	case policy.Edited:
		return widgets.NewChip(words.T("policy.change.edited"), widgets.Watch)
	default:
		return widgets.NewChip(words.T("policy.change.same"), widgets.Neutral)
	}
}

// sides returns both wordings. Words that are gone are struck and begin with −, new ones are bold and begin with +.
func sides(d difference) (older, newer []widget.RichTextSegment) {
	switch d.change {
	case policy.Added:
		return muted(words.T("policy.compare.not-there")), piece(policy.Piece{Text: d.newer, Change: policy.Added})
	case policy.Removed:
		return piece(policy.Piece{Text: d.older, Change: policy.Removed}), muted(words.T("policy.compare.gone"))
	}
	for _, p := range policy.CompareWording(d.older, d.newer) {
		if p.Change != policy.Added {
			older = append(older, piece(p)...)
		}
		if p.Change != policy.Removed {
			newer = append(newer, piece(p)...)
		}
	}
	return older, newer
}

func muted(text string) []widget.RichTextSegment {
	style := widget.RichTextStyleInline
	style.ColorName = theme.Muted
	return []widget.RichTextSegment{&widget.TextSegment{Text: text, Style: style}}
}

// piece draws a piece of text, each line by itself, because only so does it wrap at the full width; of what changed each
// line is marked.
func piece(p policy.Piece) []widget.RichTextSegment {
	sign, signStyle, style := marks(p.Change)
	var segments []widget.RichTextSegment
	for line := range strings.SplitAfterSeq(p.Text, "\n") {
		text := strings.TrimLeft(line, " ")
		if p.Change == policy.Same || strings.TrimSpace(text) == "" {
			segments = append(segments, &widget.TextSegment{Text: line, Style: widget.RichTextStyleInline})
			continue
		}
		blank := line[:len(line)-len(text)]
		segments = append(segments, &widget.TextSegment{Text: blank + sign, Style: signStyle}, &widget.TextSegment{Text: text, Style: style})
	}
	return segments
}

// marks returns the sign before changed words, and how both are drawn: not by colour only.
func marks(change policy.Change) (sign string, signStyle, style widget.RichTextStyle) {
	signStyle = widget.RichTextStyleInline
	signStyle.TextStyle.Bold = true
	if change == policy.Removed {
		signStyle.ColorName = theme.Bad
		style = signStyle
		style.TextStyle = fyne.TextStyle{Strikethrough: true}
		return "−", signStyle, style
	}
	signStyle.ColorName = theme.Good
	return "+", signStyle, signStyle
}
