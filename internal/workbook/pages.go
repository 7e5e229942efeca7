package workbook

import (
	"slices"

	"slocharter/internal/words"
)

// page is a sheet of the review pack after its summary.
type page struct {
	tab   string
	about string // what is on it, for the summary
	draw  func() sheet
}

// pages lists the sheets of the review pack in the order in which a meeting turns them: what is promised, how it went, what
// follows from it, who does what, and what helps to read and to edit it.
func (e export) pages() []page {
	all := []page{
		{e.tabs.register, words.T("workbook.contents.register"), e.register},
		{e.tabs.budgets, words.T("workbook.contents.budgets"), e.budgets},
		{e.tabs.burnDown, words.T("workbook.contents.burn-down"), e.burnDown},
		{e.tabs.incidents, words.T("workbook.contents.incidents"), e.incidents},
		{e.tabs.causes, words.T("workbook.contents.causes"), e.causes},
		{e.tabs.verdicts, words.T("workbook.contents.verdicts"), e.verdicts},
		{e.tabs.replay, words.T("workbook.contents.replay"), e.replay},
	}
	for _, p := range e.policies {
		all = append(all, page{p.tab, words.T("workbook.contents.policy", "Title", p.version.Title), func() sheet { return e.policy(p) }})
	}
	all = append(all, page{e.tabs.raci, words.T("workbook.contents.raci"), e.raci})
	if e.ServiceID == "" {
		all = append(all, page{e.tabs.exceptions, words.T("workbook.contents.exceptions"), e.exceptions})
	}
	all = append(all, page{e.tabs.proposals, words.T("workbook.contents.proposals"), e.proposals})
	all = append(all, e.editablePages("decision", "action_item")...)
	all = append(all,
		page{e.tabs.tasks, words.T("workbook.contents.tasks"), e.tasks},
		page{e.tabs.guide, words.T("workbook.contents.guide"), e.guide})
	all = append(all, e.editablePages("review_line", "policy_section", "persona", "holding", "person")...)
	return append(all,
		page{e.tabs.glossary, words.T("workbook.contents.glossary"), e.glossary},
		page{e.tabs.data, words.T("workbook.contents.data"), e.data})
}

// editablePages are the sheets of tables that people edit.
func (e export) editablePages(names ...string) []page {
	var all []page
	for _, name := range names {
		if i := slices.IndexFunc(e.edits, func(t editable) bool { return t.Name == name }); i >= 0 {
			t := e.edits[i]
			all = append(all, page{t.tab, t.About(), func() sheet { return e.editable(t) }})
		}
	}
	return all
}
