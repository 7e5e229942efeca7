package agreements

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// proposal shows what is proposed for the SLO, with the way to the board where it is signed and decided on.
type proposal struct {
	tab     *Tab
	title   *widgets.Paragraph
	note    *widgets.Paragraph
	content *fyne.Container
}

func newProposal(t *Tab) *proposal {
	p := &proposal{tab: t}
	p.title = widgets.NewParagraph("", widgets.Look{Bold: true})
	p.note = widgets.NewParagraph("", widgets.Look{Token: theme.Muted})
	open := widgets.NewButton(words.T("agreements.to-board"), func() {
		t.env.GoTo(stage.Route{Screen: stage.Planning, ServiceID: t.s.ServiceID, ID: t.s.ID})
	})
	row := container.NewBorder(nil, nil, nil, container.NewVBox(open), widgets.Stack(1, p.title, p.note))
	p.content = widgets.Section(words.T("agreements.proposals"), widgets.NewCard(row))
	return p
}

func (p *proposal) show() {
	open, ok := p.tab.w.OpenProposal(p.tab.s.ID)
	p.content.Hidden = !ok
	p.title.Set(words.Proposal(open, p.tab.s.Name))
	p.note.Set(open.Evidence)
	p.note.Hidden = open.Evidence == ""
}
