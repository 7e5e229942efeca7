package workbook

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"slocharter/internal/edited"
	"slocharter/internal/words"
)

// metaTab is the hidden sheet by which a workbook is recognised when it comes back.
const metaTab = edited.Tab

const maxTab = 31 // characters of a sheet's name

// tabs are the names of the sheets.
type tabs struct {
	summary, register, guide, raci, exceptions, tasks, glossary  string
	budgets, burnDown, incidents, causes, verdicts, replay, data string
	proposals                                                    string

	index  string
	charts map[string]string // of services, by their IDs

	taken map[string]bool
}

func newTabs() tabs {
	t := tabs{taken: map[string]bool{metaTab: true, "history": true}} // Excel keeps "History" for itself
	t.summary = t.free(words.T("workbook.tab.summary"))
	t.register = t.free(words.T("workbook.tab.register"))
	t.budgets = t.free(words.T("workbook.tab.budgets"))
	t.burnDown = t.free(words.T("workbook.tab.burn-down"))
	t.incidents = t.free(words.T("workbook.tab.incidents"))
	t.causes = t.free(words.T("workbook.tab.causes"))
	t.verdicts = t.free(words.T("workbook.tab.verdicts"))
	t.replay = t.free(words.T("workbook.tab.replay"))
	t.data = t.free(words.T("workbook.tab.data"))
	t.guide = t.free(words.T("workbook.tab.guide"))
	t.raci = t.free(words.T("workbook.tab.raci"))
	t.exceptions = t.free(words.T("workbook.tab.exceptions"))
	t.proposals = t.free(words.T("workbook.tab.proposals"))
	t.tasks = t.free(words.T("workbook.tab.tasks"))
	t.glossary = t.free(words.T("workbook.tab.glossary"))
	return t
}

// free makes a name that a sheet may have and that no other one has, in any case.
func (t tabs) free(wish string) string {
	clean := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`:\/?*[]`, r) {
			return '-'
		}
		return r
	}, wish)
	clean = strings.Trim(strings.TrimSpace(clean), "'")
	name := cutTab(clean, "")
	for n := 2; name == "" || t.taken[strings.ToLower(name)]; n++ {
		name = cutTab(clean, " "+strconv.Itoa(n))
	}
	t.taken[strings.ToLower(name)] = true
	return name
}

// cutTab shortens a name so that it fits with its suffix.
func cutTab(text, suffix string) string {
	return strings.Trim(cutUTF16(text, maxTab-utf8.RuneCountInString(suffix)), " '") + suffix
}

// place is the address of the start of a sheet.
func place(tab string) string { return quoted(tab) + "!A1" }

func quoted(tab string) string { return "'" + strings.ReplaceAll(tab, "'", "''") + "'" }
