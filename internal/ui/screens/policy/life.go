package policy

import (
	"strings"
	"time"

	"slocharter/internal/policy"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// startDraft opens the next version of a service's own policy, or of the default, and shows it.
func (s *Screen) startDraft(serviceID string) {
	var draft policy.Version
	label := words.T("policy.undo.draft", "Policy", s.policyName(serviceID))
	done := s.env.Do(label, func(w *workspace.Workspace) (err error) {
		draft, err = w.StartDraft(serviceID)
		return err
	})
	if done {
		s.open(draft)
	}
}

// openDraft shows the draft of the policy that is shown, and starts one where there is none.
func (s *Screen) openDraft() {
	if draft, ok := s.w.DraftOf(s.version.ServiceID); ok {
		s.open(draft)
		return
	}
	s.startDraft(s.version.ServiceID)
}

// policyName names a policy within a sentence.
func (s *Screen) policyName(serviceID string) string {
	if serviceID == "" {
		return words.T("policy.name.default")
	}
	return words.T("policy.name.own", "Service", s.w.Services[serviceID].Name)
}

func (s *Screen) askDiscard() {
	v := s.version
	sentences := []string{words.Gone(s.w.GoesWith("policy_version", v.ID))}
	if v.ServiceID != "" && len(s.w.VersionsOf(v.ServiceID)) == 1 {
		sentences = append(sentences, words.T("policy.discard.follows", "Service", s.w.Services[v.ServiceID].Name))
	}
	title := words.T("policy.discard.title", "Number", v.Number, "Policy", s.policyName(v.ServiceID))
	label := words.T("policy.undo.discard", "Number", v.Number, "Policy", s.policyName(v.ServiceID))
	s.confirm(title, strings.Join(sentences, " "), words.T("policy.discard"), func() {
		s.env.Do(label, func(w *workspace.Workspace) error { return w.Remove("policy_version", v.ID) })
	})
}

// confirm asks before something is taken away.
func (s *Screen) confirm(title, sentence, button string, do func()) {
	widgets.Dialog{
		Title: title, Sentence: strings.TrimSpace(sentence + " " + words.T("policy.can-be-undone")),
		Confirm: button, Cancel: words.T("policy.cancel"), Danger: true, OnConfirm: do,
	}.Open(s.env.Window.Canvas())
}

// askForce asks since when the draft is in force.
func (s *Screen) askForce() {
	v := s.version
	since := s.dateField(words.Field("since"))
	label := words.T("policy.undo.force", "Number", v.Number, "Policy", s.policyName(v.ServiceID))
	widgets.Dialog{
		Title:    words.T("policy.force.title", "Number", v.Number),
		Sentence: s.forceSentence(v),
		Body:     widgets.Stack(3, since, widgets.NewParagraph(s.signedSentence(v), widgets.Look{}), yeses()),
		Confirm:  words.T("policy.force.confirm"), Cancel: words.T("policy.cancel"),
		Validate: func() string {
			return s.env.Check(label, func(w *workspace.Workspace) error { return w.Enforce(v.ID, since.Value()) })
		},
	}.Open(s.env.Window.Canvas())
}

// forceSentence says what happens when a draft comes into force.
func (s *Screen) forceSentence(v policy.Version) string {
	before := firstVersion(s.w, v.ServiceID)
	switch {
	case before.State == policy.InForce:
		return words.T("policy.force.supersedes", "Number", before.Number, "Since", words.Date(before.Since))
	case v.ServiceID != "":
		return words.T("policy.force.own", "Service", s.w.Services[v.ServiceID].Name)
	default:
		return words.T("policy.force.first")
	}
}

// signedSentence says who signed a version so far.
func (s *Screen) signedSentence(v policy.Version) string {
	var names []string
	for _, sign := range s.w.PolicySignsOf(v.ID) {
		names = append(names, nameWithRole(sign))
	}
	if len(names) == 0 {
		return words.T("policy.signed.nobody")
	}
	return words.T("policy.signed.by", "Names", words.List(names))
}

func nameWithRole(sign policy.SignOff) string {
	if sign.Role == "" {
		return sign.Name
	}
	return words.T("policy.signed.role", "Name", sign.Name, "Role", sign.Role)
}

// short cuts a text that is named within a label.
func short(text string) string {
	const most = 60 // characters
	letters := []rune(strings.Join(strings.Fields(text), " "))
	if len(letters) <= most {
		return string(letters)
	}
	return strings.TrimSpace(string(letters[:most])) + "…"
}

// dateField returns a field for a date with today in it.
func (s *Screen) dateField(label string) *widgets.DateField {
	return s.newDate(label, s.env.Session.Today(), checkDate)
}

// optionalDate returns a field for a date that may be empty.
func (s *Screen) optionalDate(label, date string) *widgets.DateField {
	return s.newDate(label, date, func(text string) string {
		if strings.TrimSpace(text) == "" {
			return ""
		}
		return checkDate(text)
	})
}

func (s *Screen) newDate(label, date string, check func(text string) string) *widgets.DateField {
	field := widgets.NewDateField(widgets.Field{Label: label}, words.T("policy.calendar"), check)
	today := s.env.Session.Today()
	field.Today = func() time.Time {
		day, _ := time.Parse(workspace.DateLayout, today) // the session writes it in this layout
		return day
	}
	field.Set(date)
	return field
}

// checkDate returns a sentence for a text that is no date.
func checkDate(text string) string {
	if _, err := time.Parse(workspace.DateLayout, strings.TrimSpace(text)); err != nil {
		return words.Error(workspace.BadDate{Text: text})
	}
	return ""
}
