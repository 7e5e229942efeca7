package workbook

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"slocharter/internal/policy"
	"slocharter/internal/words"
)

// policyTab is a policy with the sheet that it stands on.
type policyTab struct {
	tab     string
	name    string // what it applies to
	table   string // the name of its rules
	version policy.Version
}

// policyTabs lists the policies that bind the services of the export: the default, and each service's own.
func (e export) policyTabs() []policyTab {
	if e.kind != ReviewPack {
		return nil
	}
	var all []policyTab
	if v, ok := e.w.CurrentPolicy(e.ServiceID); ok {
		all = append(all, policyTab{e.tabs.free(words.T("workbook.tab.policy")), e.appliesTo(v), "PolicyRules", v})
	}
	if e.ServiceID != "" {
		return all
	}
	for _, service := range e.w.ServicesInOrder() {
		if v, ok := e.w.CurrentPolicy(service.ID); ok && v.ServiceID == service.ID {
			tab := e.tabs.free(words.T("workbook.tab.policy-of", "Service", service.Name))
			all = append(all, policyTab{tab, service.Name, "PolicyRules" + strconv.Itoa(len(all)+1), v})
		}
	}
	return all
}

func (e export) appliesTo(v policy.Version) string {
	if v.ServiceID == "" {
		return words.T("workbook.policy.default")
	}
	return e.w.Services[v.ServiceID].Name
}

// policy draws one version of a policy as a document: what it is, its rules, its text and who signed it.
func (e export) policy(p policyTab) sheet {
	s := newSheet(p.tab, 36, 38, 18, 18)
	s.portrait = true
	s.heading(e, p.version.Title, p.name+" · "+e.whereTextsAre())
	e.policyFacts(&s, p)
	s.gap(8)
	s.section(words.T("workbook.policy.rules"))
	e.policyRules(&s, p)
	for _, section := range e.w.SectionsOf(p.version.ID) {
		s.gap(10)
		s.passage(section.Title, section.Body)
	}
	s.gap(8)
	e.policySigns(&s, p.version)
	return s
}

func (e export) policyFacts(s *sheet, p policyTab) {
	v := p.version
	since := words.PolicyState(v.State)
	if v.Since != "" {
		since = words.T("workbook.policy.since", "State", since, "Date", words.Date(v.Since))
	}
	for _, fact := range [][2]string{
		{words.T("workbook.policy.applies"), p.name},
		{words.T("workbook.policy.version"), strconv.Itoa(v.Number) + " · " + since},
		{words.T("workbook.policy.mode"), words.Mode(v.Mode)},
		{words.T("workbook.policy.transition"), v.Transition},
		{words.T("workbook.policy.summary"), v.Summary},
	} {
		if fact[1] != "" {
			s.add(cell{value: fact[0], look: plainLook.in(muted)}, cell{value: plain(fact[1]), look: plainLook, span: 3})
		}
	}
}

// passage appends a text over the whole width. Its title is in the same row, so that no page ends between them.
func (s *sheet) passage(title, text string) {
	width := s.width(0, cell{span: len(s.columns)})
	heading := run{title + "\n", sectionLook}
	for i, part := range fitting(plain(text), width, plainLook) {
		c := cell{value: part, look: plainLook, span: len(s.columns)}
		if i == 0 {
			c.value = runs{heading, {part, plainLook}}
		}
		s.add(c)
	}
}

func (e export) policyRules(s *sheet, p policyTab) {
	var body [][]cell
	for _, r := range e.w.PolicyRulesOf(p.version.ID) {
		body = append(body, textCells(capital(words.Condition(r)), then(r), words.Action(r.Action), e.w.Personas[r.DecidedBy].Called()))
	}
	s.list(p.table, []string{
		words.T("workbook.column.when"), words.T("workbook.column.then"), words.T("workbook.column.action"),
		words.T("workbook.column.decided-by"),
	}, body, words.T("workbook.policy.no-rules"))
}

// capital starts a condition as a sentence starts.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// then is the action in the organisation's words.
func then(r policy.Rule) string {
	if r.Then == "" {
		return words.Action(r.Action)
	}
	return r.Then
}

func (e export) policySigns(s *sheet, v policy.Version) {
	signs := e.w.PolicySignsOf(v.ID)
	s.section(words.T("workbook.policy.signs"))
	if len(signs) == 0 {
		s.add(cell{value: words.T("workbook.policy.unsigned"), look: mutedLook})
		return
	}
	for _, sign := range signs {
		who := runs{{sign.Name, bodyLook.boldly()}}
		if sign.Role != "" {
			who = append(who, run{"\n" + sign.Role, bodyLook.in(muted).sized(9)})
		}
		s.add(cell{value: who, look: bodyLook}, textCell(sign.Remark), dateCell(sign.Date), cell{look: bodyLook})
	}
}
