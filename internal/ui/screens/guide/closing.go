package guide

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/lifecycle"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// closing shows what must be true before the step is left, who signed it, and the way to sign.
type closing struct {
	p        *page
	list     *widgets.InlineList
	criteria fyne.CanvasObject
	signs    *passive
	signed   fyne.CanvasObject
	sign     *widgets.Button
	content  fyne.CanvasObject
}

func resultID(r workspace.Result) string { return r.Criterion.ID }

func newClosing(p *page) *closing {
	c := &closing{p: p, signs: newPassive(2)}
	c.list = widgets.NewInlineList("", c.criterion)
	c.criteria = widgets.Stack(2, p.heading(words.T("guide.criteria"), "Exit criterion"), c.list)
	c.signed = widgets.Stack(2, p.heading(words.T("guide.signs"), "Sign-off"), c.signs.box)
	c.sign = widgets.NewPrimary("", p.askSign)
	c.content = widgets.Stack(4, c.criteria, c.signed, c.sign)
	return c
}

func (c *closing) show() {
	now := c.p.now
	c.list.Set(ids(now.Criteria, resultID))
	setHidden(c.criteria, len(now.Criteria) == 0)
	c.signs.set(fmt.Sprint("signs", now.SignOffs, c.p.s.ended()), c.build)
	c.sign.SetText(c.signText())
	c.sign.Importance = widget.MediumImportance
	if now.State == lifecycle.Waiting {
		c.sign.Importance = widget.HighImportance
	}
	c.sign.Hidden = c.p.s.ended()
	c.sign.Refresh()
}

// signText names who is to sign where that is one person who has not signed yet.
func (c *closing) signText() string {
	accountable := c.p.now.Accountable(c.p.s.w.Scheme())
	if len(accountable) == 1 && !c.p.now.Closed() {
		return words.T("guide.sign-as", "Name", accountable[0].Name)
	}
	return words.T("guide.sign")
}

// criterion is a box to tick or, where the data answers, a mark with the reason and the way to the cure.
func (c *closing) criterion(id string) (row fyne.CanvasObject, show func()) {
	r := find(c.p.now.Criteria, id, resultID)
	text := widgets.NewParagraph("", widgets.Look{})
	if r.Criterion.Check != "" {
		return c.answered(id, text)
	}
	tick := widgets.NewCheckField(widgets.Field{Help: words.T("guide.criterion.tick-tip")})
	tick.OnTick = func(met bool) { c.tick(id, met) }
	return container.New(line{grow: 1, gap: 1}, container.New(wide(2), tick), text), func() {
		now := find(c.p.now.Criteria, id, resultID)
		tick.Set(now.Met)
		setDisabled(tick, c.p.s.ended())
		text.Set(now.Criterion.Text)
	}
}

func (c *closing) answered(id string, text *widgets.Paragraph) (row fyne.CanvasObject, show func()) {
	mark := widgets.NewText("", widgets.Look{})
	reason := widgets.NewParagraph("", widgets.Look{Size: captionSize, Token: theme.Muted})
	cure := widgets.NewQuiet("", fynetheme.NavigateNextIcon(), func() { c.p.cure(find(c.p.now.Criteria, id, resultID)) })
	words := widgets.Stack(0.5, text, reason, left(cure))
	return container.New(line{grow: 1, gap: 1}, container.New(wide(2), container.NewCenter(mark)), words), func() {
		now := find(c.p.now.Criteria, id, resultID)
		c.showAnswered(now, mark, text, reason, cure)
		words.Objects[2].(*fyne.Container).Hidden = cure.Hidden
	}
}

func (c *closing) showAnswered(now workspace.Result, mark *widgets.Text, text, reason *widgets.Paragraph, cure *widgets.Button) {
	mark.SetLook(widgets.Look{Token: theme.Good, Bold: true})
	mark.Set("✓")
	if !now.Met {
		mark.SetLook(widgets.Look{Token: theme.Bad, Bold: true})
		mark.Set("✗")
	}
	text.Set(now.Criterion.Text)
	reason.Set(words.Reason(now))
	reason.Hidden = reason.Text() == "" || c.p.s.ended()
	cure.SetText(cureText(now.Criterion.Check))
	cure.Hidden = now.Met || c.p.s.ended()
}

func (c *closing) tick(id string, met bool) {
	text := oneLine(find(c.p.now.Criteria, id, resultID).Criterion.Text)
	label := words.T("guide.undo.tick", "Criterion", text)
	if !met {
		label = words.T("guide.undo.untick", "Criterion", text)
	}
	if !c.p.do(label, func(w *workspace.Workspace) error { return w.SetTick(c.p.cycleID, id, met) }) {
		c.show()
	}
}

// build lists the sign-offs.
func (c *closing) build() []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, sign := range c.p.now.SignOffs {
		rows = append(rows, c.signOff(sign))
	}
	if len(rows) == 0 {
		rows = append(rows, widgets.NewParagraph(words.T("guide.signs.none"), widgets.Look{Token: mutedToken}))
	}
	return rows
}

// signOff shows who signed, as what, and what they remarked.
func (c *closing) signOff(sign lifecycle.SignOff) fyne.CanvasObject {
	mark, token := "✓", theme.Good
	if !sign.Accountable {
		mark, token = "○", theme.Muted
	}
	lines := []fyne.CanvasObject{
		widgets.NewParagraph(signSentence(sign), widgets.Look{}),
		widgets.NewParagraph(signRole(sign), widgets.Look{Size: captionSize, Token: theme.Muted}),
	}
	if sign.Remark != "" {
		lines = append(lines, widgets.NewMarkdown(sign.Remark))
	}
	remove := widgets.NewIconButton(fynetheme.DeleteIcon(), words.T("guide.signs.remove-tip"), func() { c.askRemove(sign) })
	remove.Hidden = c.p.s.ended()
	shape := container.New(wide(2), container.NewCenter(widgets.NewText(mark, widgets.Look{Token: token, Bold: true})))
	return container.New(line{grow: 1, gap: 1}, shape, widgets.Stack(0, lines...), remove)
}

func signSentence(sign lifecycle.SignOff) string {
	if sign.Accountable {
		return words.T("guide.signs.accountable", "Name", sign.Name, "Date", words.Date(sign.Date))
	}
	return words.T("guide.signs.other", "Name", sign.Name, "Date", words.Date(sign.Date))
}

// signRole says through which columns somebody signed.
func signRole(sign lifecycle.SignOff) string {
	if strings.TrimSpace(sign.Role) == "" {
		return words.T("guide.signs.outside")
	}
	return words.T("guide.signs.role", "Role", sign.Role)
}

func (c *closing) askRemove(sign lifecycle.SignOff) {
	label := words.T("guide.undo.sign-remove", "Name", sign.Name, "Step", c.p.now.Step.Name)
	c.p.askRemove("step_sign_off", sign.ID, words.T("guide.signs.remove", "Name", sign.Name), label)
}
