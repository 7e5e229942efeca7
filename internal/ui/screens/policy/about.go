package policy

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/policy"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// about shows what a version is: what changed and why, and how binding it is; its title too, where it can be edited.
type about struct {
	screen        *Screen
	read, edit    *fyne.Container
	summary, plan *readText
	modeText      *widgets.Paragraph
	title         *widgets.TextField
	mode          *widgets.ChoiceField
	summaryBox    *widgets.MarkdownField
	planBox       *widgets.MarkdownField
	content       *fyne.Container
}

func newAbout(s *Screen) *about {
	a := &about{
		screen: s, summary: newReadText(words.T("policy.about.no-summary")), plan: newReadText(words.T("policy.about.no-plan")),
		modeText:   widgets.NewParagraph("", widgets.Look{}),
		title:      widgets.NewTextField(widgets.Field{Label: words.Field("title")}),
		mode:       widgets.NewChoiceField(widgets.Field{Label: words.Field("mode"), Help: words.T("policy.about.mode-help")}),
		summaryBox: widgets.NewMarkdownField(widgets.Field{Label: words.T("policy.about.summary"), Hint: words.T("policy.about.summary-hint")}, 3),
		planBox: widgets.NewMarkdownField(widgets.Field{
			Label: words.Field("transition"), Help: words.T("policy.about.plan-help"), Hint: words.T("policy.about.plan-hint"),
		}, 3),
	}
	a.listen()
	a.read = widgets.Stack(3,
		caption(words.T("policy.about.summary"), a.summary.content),
		caption(words.Field("mode"), a.modeText),
		caption(words.Field("transition"), a.plan.content),
	)
	a.edit = widgets.Stack(3, a.title, a.summaryBox, a.mode, a.planBox)
	a.content = widgets.Stack(0, a.read, a.edit)
	return a
}

func caption(text string, object fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Stack(0.5, widgets.NewText(text, widgets.Look{Size: theme.SizeCaption, Token: theme.Muted}), object)
}

func (a *about) listen() {
	a.title.OnCommit = func(text string) {
		a.title.SetProblem(a.put(words.Field("title"), func(v *policy.Version) { v.Title = text }))
	}
	a.mode.OnChoose = func(id string) {
		a.mode.SetProblem(a.put(words.Field("mode"), func(v *policy.Version) { v.Mode = policy.Mode(id) }))
	}
	a.summaryBox.OnCommit = func(text string) {
		a.summaryBox.SetProblem(a.put(words.T("policy.about.summary"), func(v *policy.Version) { v.Summary = text }))
	}
	a.planBox.OnCommit = func(text string) {
		a.planBox.SetProblem(a.put(words.Field("transition"), func(v *policy.Version) { v.Transition = text }))
	}
}

// put edits the version and returns a sentence about what is wrong, or nothing.
func (a *about) put(field string, edit func(*policy.Version)) string {
	id := a.screen.version.ID
	label := words.T("policy.undo.version", "Field", field, "Number", a.screen.version.Number)
	return a.screen.env.Check(label, func(w *workspace.Workspace) error {
		v := w.Versions[id]
		edit(&v)
		return w.PutVersion(v)
	})
}

func (a *about) show(v policy.Version, editable bool) {
	a.read.Hidden, a.edit.Hidden = editable, !editable
	if editable {
		a.title.Set(v.Title)
		a.summaryBox.Set(v.Summary)
		a.mode.Set(modeChoices(), string(v.Mode))
		a.planBox.Set(v.Transition)
	} else {
		a.summary.set(v.Summary)
		a.modeText.Set(modeSentence(a.screen.w, v.Mode))
		a.plan.set(v.Transition)
	}
	a.content.Refresh()
}

func modeChoices() []widgets.Choice {
	var choices []widgets.Choice
	for _, m := range policy.Modes {
		choices = append(choices, widgets.Choice{ID: string(m), Text: words.Mode(m)})
	}
	return choices
}

// modeSentence names a mode and says what it means, as the glossary has it.
func modeSentence(w workspace.Workspace, m policy.Mode) string {
	term, ok := w.Term(words.T("policy.mode.term", "Mode", words.Mode(m)))
	if !ok {
		return words.Mode(m)
	}
	return words.T("policy.mode.sentence", "Mode", words.Mode(m), "Short", term.Short)
}
