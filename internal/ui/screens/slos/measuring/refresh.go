package measuring

import (
	"slocharter/internal/measure/prometheus"
	"slocharter/internal/slo"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// refreshNow reads what is new from the server of the SLO.
func (s *series) refreshNow() {
	source := s.tab.view.w.Sources[s.tab.view.s.ID]
	s.refreshWith(s.tab.accessTo(source, ""))
}

func (s *series) refreshWith(a access) {
	if err := a.check(); err != nil {
		s.askServer()
		return
	}
	due := s.due(a.query)
	if due.Length() == 0 {
		s.say(words.T("measuring-tab.refresh.nothing"))
		return
	}
	s.tab.read(a, due, func(got fetched, err error) {
		switch {
		case isCancelled(err):
			s.say(words.T("measuring-tab.cancelled"))
		case noSecret(err):
			s.askSecret(a, err)
		case err != nil:
			s.tab.env.Tell(words.Error(err))
		default:
			s.append(got)
		}
	})
}

// due is what can be read now and is not there yet.
func (s *series) due(q prometheus.Query) slo.Interval {
	refresh := prometheus.Refresh{First: s.first(), Stored: s.tab.view.s.Series.Span().End}
	return q.Due(refresh, s.tab.env.Now())
}

// append takes in what is new. Only what would replace something, or was refused, is shown before.
func (s *series) append(got fetched) {
	p := got.proposal(s.tab)
	if len(p.plan.Replaced) > 0 || p.plan.RefusedCount > 0 || p.rejected > 0 {
		p.open("")
		return
	}
	if p.count() == 0 {
		s.say(words.T("measuring-tab.refresh.nothing"))
		return
	}
	n := p.count()
	label := words.N("measuring-tab.undo.import", n, "Number", words.Number(int64(n)), "SLO", s.tab.view.s.Name)
	s.write(label, p.batch(), func() { s.say(words.N("measuring-tab.imported", n, "Number", words.Number(int64(n)))) }, s.tab.env.Tell)
}

// askSecret asks for the password or token that the keyring does not hold, or that the server did not take.
func (s *series) askSecret(a access, why error) {
	field := widgets.NewSecretField(widgets.Field{Label: secretLabel(a.server.Access)})
	sentence := words.Error(why)
	if a.server.Exposed() {
		sentence += " " + words.T("measuring-tab.server.exposed")
	}
	widgets.Dialog{
		Title: words.T("measuring-tab.secret.title", "Server", a.server.Place()), Sentence: sentence, Body: field,
		Confirm: words.T("measuring-tab.refresh"), Cancel: words.T("measuring-tab.cancel"),
		Ready: func() bool {
			if field.Value() == "" {
				field.SetProblem(words.T("measuring-tab.secret.missing"))
			}
			return field.Value() != ""
		},
		OnConfirm: func() {
			a.typed = field.Value()
			s.refreshWith(a)
		},
	}.Open(s.tab.canvas())
}

// secretLabel names what proves who asks.
func secretLabel(a prometheus.Access) string {
	if a == prometheus.Bearer {
		return words.T("measuring-tab.secret.token")
	}
	return words.T("measuring-tab.secret.password")
}
