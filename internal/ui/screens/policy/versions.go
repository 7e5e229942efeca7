package policy

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/policy"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// versionsPart lists the versions of the policy, and shows how two of them differ.
type versionsPart struct {
	screen       *Screen
	list         *list
	older, newer *widgets.ChoiceField
	same         *widgets.CheckField
	compared     *fyne.Container
	column       *widgets.Column
	shown        string // the version for which the comparison was chosen
	all          fyne.CanvasObject
}

func newVersionsPart(s *Screen) *versionsPart {
	p := &versionsPart{screen: s, column: widgets.NewColumn(3)}
	p.list = newList([]listColumn{
		{"", 0.9}, {words.Field("state"), 2.8}, {words.T("policy.versions.dates"), 3.2},
		{words.Field("mode"), 2.4}, {words.T("policy.versions.signed"), 1.6}, {words.T("policy.about.summary"), 5.6},
	}, p.column.Reveal)
	p.list.onOpen = p.open
	p.older = widgets.NewChoiceField(widgets.Field{Label: words.T("policy.compare.older")})
	p.newer = widgets.NewChoiceField(widgets.Field{Label: words.T("policy.compare.newer")})
	p.same = widgets.NewCheckField(widgets.Field{Label: words.T("policy.compare.same")})
	p.older.OnChoose = func(string) { p.compare() }
	p.newer.OnChoose = func(string) { p.compare() }
	p.same.OnTick = func(bool) { p.compare() }
	p.compared = widgets.Stack(3)
	fields := container.NewBorder(nil, nil, nil, container.NewVBox(widgets.Caption(""), p.same), container.New(abreast{}, p.older, p.newer))
	p.column.Set(p.list, widgets.Heading(words.T("policy.compare")), fields, p.compared)
	p.all = p.column
	return p
}

func (p *versionsPart) content() fyne.CanvasObject { return p.all }

func (p *versionsPart) keys() fyne.Focusable { return p.list }

func (p *versionsPart) reveal(string) {}

// open shows a version's text.
func (p *versionsPart) open(id string) {
	p.screen.tabs.Set(textTab)
	p.screen.open(p.screen.w.Versions[id])
}

func (p *versionsPart) show() {
	s := p.screen
	versions := s.w.VersionsOf(s.version.ServiceID)
	slices.Reverse(versions)
	var rows []listRow
	for _, v := range versions {
		rows = append(rows, p.row(v))
	}
	p.list.set(rows)
	if p.shown != s.version.ID {
		p.shown = s.version.ID
		p.list.selected = s.version.ID
		p.older.Set(nil, "")
		p.newer.Set(nil, "")
	}
	all := s.candidates()
	p.older.Set(all, keep(all, p.older, s.before()))
	p.newer.Set(all, keep(all, p.newer, s.version.ID))
	p.compare()
}

func (p *versionsPart) row(v policy.Version) listRow {
	signs := len(p.screen.w.PolicySignsOf(v.ID))
	return listRow{v.ID, []fyne.CanvasObject{
		widgets.NewParagraph(words.T("policy.versions.number", "Number", v.Number), widgets.Look{Bold: true}),
		container.NewVBox(container.NewHBox(widgets.NewChip(words.PolicyState(v.State), stateKinds[v.State]))),
		widgets.NewParagraph(dates(v), widgets.Look{}),
		widgets.NewParagraph(words.Mode(v.Mode), widgets.Look{}),
		widgets.NewParagraph(strconv.Itoa(signs), widgets.Look{}),
		widgets.NewParagraph(v.Summary, widgets.Look{Token: theme.Muted}),
	}}
}

func dates(v policy.Version) string {
	switch v.State {
	case policy.InForce:
		return words.T("policy.versions.since", "Since", words.Date(v.Since))
	case policy.Superseded:
		return words.T("policy.versions.from-to", "Since", words.Date(v.Since), "Until", words.Date(v.Until))
	default:
		return words.T("policy.versions.not-yet")
	}
}
