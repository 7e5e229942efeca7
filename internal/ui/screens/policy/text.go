package policy

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/policy"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// aboutID stands for the first entry of the outline, which is no section.
const aboutID = "about"

// textPart shows the text of the version: what it is about, and its sections. At the left stands an outline; in a draft
// the sections are moved and removed there.
type textPart struct {
	screen   *Screen
	outline  *list
	contents *widgets.Column // scrolls the outline
	about    *about
	sections *widgets.InlineList
	none     *widgets.Paragraph
	document *widgets.Column
	buttons  *fyne.Container
	all      fyne.CanvasObject
}

func newTextPart(s *Screen) *textPart {
	p := &textPart{screen: s, contents: widgets.NewColumn(0), document: widgets.NewColumn(5)}
	p.outline = newList([]listColumn{{words.T("policy.contents"), 1}}, p.contents.Reveal)
	p.outline.onSelect = p.reveal
	p.outline.onOpen = p.edit
	p.outline.onMove = p.move
	p.outline.onRemove = p.askRemove
	p.contents.Set(p.outline)
	p.about = newAbout(s)
	p.sections = widgets.NewInlineList("", p.build)
	p.none = widgets.NewParagraph(words.T("policy.text.empty"), widgets.Look{Token: theme.Muted})
	p.document.Set(p.about.content, p.none, p.sections)
	p.buttons = container.NewHBox(
		widgets.NewButton(words.T("policy.section.add"), p.askAdd),
		widgets.NewIconButton(fynetheme.MoveUpIcon(), words.T("policy.section.up"), func() { p.outline.move(-1) }),
		widgets.NewIconButton(fynetheme.MoveDownIcon(), words.T("policy.section.down"), func() { p.outline.move(1) }),
		widgets.NewIconButton(fynetheme.DeleteIcon(), words.T("policy.section.remove"), p.outline.remove),
	)
	left := container.NewBorder(nil, p.buttons, nil, nil, p.contents)
	p.all = container.New(beside(15), left, p.document)
	return p
}

func (p *textPart) content() fyne.CanvasObject { return p.all }

func (p *textPart) keys() fyne.Focusable { return p.outline }

func (p *textPart) show() {
	w, v := p.screen.w, p.screen.version
	rows := []listRow{outlineRow(aboutID, words.T("policy.about"))}
	var ids []string
	for _, section := range w.SectionsOf(v.ID) {
		rows = append(rows, outlineRow(section.ID, section.Title))
		ids = append(ids, section.ID)
	}
	p.outline.set(rows)
	p.about.show(v, p.screen.editable())
	p.sections.Set(ids)
	p.none.Hidden = len(ids) > 0
	hide(p.buttons, !p.screen.editable(), p.all)
	p.document.Settle()
	p.contents.Settle()
}

func outlineRow(id, title string) listRow {
	return listRow{id, []fyne.CanvasObject{widgets.NewElided(title, widgets.Look{})}}
}

// reveal scrolls to a section.
func (p *textPart) reveal(id string) {
	if id == aboutID {
		p.document.RevealTop(p.about.content)
		return
	}
	row := p.sections.Row(id)
	if row == nil {
		return
	}
	if p.outline.selected != id {
		p.outline.choose(id) // comes back here
		return
	}
	p.document.RevealTop(row)
}

// edit gives the keyboard to a section.
func (p *textPart) edit(id string) {
	if row, ok := p.sections.Row(id).(*sectionRow); ok && p.screen.editable() {
		row.title.Focus()
	}
}

func (p *textPart) build(id string) (fyne.CanvasObject, func()) {
	row := newSectionRow(p.screen, id)
	return row, row.show
}

func (p *textPart) move(id string, by int) {
	s := p.screen
	section, ok := s.w.Sections[id]
	if !ok || !s.editable() {
		return
	}
	label := words.T("policy.undo.move-section", "Title", short(section.Title), "Number", s.version.Number)
	s.env.Do(label, func(w *workspace.Workspace) error { return w.MoveSection(id, by) })
}

func (p *textPart) askRemove(id string) {
	s := p.screen
	section, ok := s.w.Sections[id]
	if !ok || !s.editable() {
		return
	}
	label := words.T("policy.undo.remove-section", "Title", short(section.Title), "Number", s.version.Number)
	sentence := words.Gone(s.w.GoesWith("policy_section", id))
	s.confirm(words.T("policy.section.remove.title", "Title", section.Title), sentence, words.T("policy.remove"), func() {
		s.env.Do(label, func(w *workspace.Workspace) error { return w.Remove("policy_section", id) })
	})
}

// askAdd asks for the title of a new section, and shows it.
func (p *textPart) askAdd() {
	s := p.screen
	title := widgets.NewTextField(widgets.Field{Label: words.Field("title"), Hint: words.T("policy.section.title-hint")})
	var added policy.Section
	widgets.Dialog{
		Title: words.T("policy.section.add"), Body: title, Confirm: words.T("policy.add"), Cancel: words.T("policy.cancel"),
		Validate: func() string {
			label := words.T("policy.undo.add-section", "Title", short(title.Value()), "Number", s.version.Number)
			return s.env.Check(label, func(w *workspace.Workspace) (err error) {
				added, err = w.AddSection(s.version.ID, title.Value())
				return err
			})
		},
		OnConfirm: func() { p.reveal(added.ID) },
	}.Open(s.env.Window.Canvas())
}
