package welcome

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/stage"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// introduction is the five-minute introduction while it is open: one page at a time.
type introduction struct {
	canvas fyne.Canvas
	goTo   func(stage.Name)
	pages  []workspace.Page
	at     int

	title          *widgets.Text
	body, turning  *fyne.Container
	number         *widgets.Text
	previous, next *widgets.Button
	lead           *widgets.Button
	dialog         *widgets.OpenDialog
}

// Introduction shows the five-minute introduction in a dialog. Its pages lead to screens; with a nil goTo, while no
// workspace is open, they do not.
func Introduction(window fyne.Window, goTo func(stage.Name)) {
	i := &introduction{canvas: window.Canvas(), goTo: goTo, pages: workspace.Introduction()}
	i.title = widgets.NewText("", widgets.Look{Size: theme.SizeHeading, Bold: true})
	i.number = widgets.Muted("")
	i.body = container.New(newSheet(i.pages))
	i.previous = widgets.NewButton(words.T("welcome.intro.previous"), func() { i.turn(-1) })
	i.previous.Icon = fynetheme.NavigateBackIcon()
	i.next = widgets.NewButton(words.T("welcome.intro.next"), func() { i.turn(1) })
	i.next.Icon, i.next.IconPlacement = fynetheme.NavigateNextIcon(), widget.ButtonIconTrailingText
	i.lead = widgets.NewQuiet("", nil, i.follow)
	i.turning = container.NewHBox(i.previous, i.next, widgets.Inset(2, i.number), layout.NewSpacer(), i.lead)
	i.show()
	i.open()
}

func (i *introduction) open() {
	i.dialog = widgets.Dialog{
		Title:   words.T("welcome.introduction"),
		Body:    widgets.Stack(3, i.title, i.body, i.turning),
		Confirm: words.T("welcome.intro.close"),
	}.Open(i.canvas)
	others := i.canvas.OnTypedKey()
	i.canvas.SetOnTypedKey(func(ev *fyne.KeyEvent) { i.key(ev, others) })
	widgets.StayInPlace(func() { i.canvas.Focus(i.next) })
}

func (i *introduction) key(ev *fyne.KeyEvent, others func(*fyne.KeyEvent)) {
	switch ev.Name {
	case fyne.KeyRight, fyne.KeyPageDown:
		i.turn(1)
	case fyne.KeyLeft, fyne.KeyPageUp:
		i.turn(-1)
	default:
		others(ev)
	}
}

// turn goes so many pages on.
func (i *introduction) turn(by int) {
	if to := i.at + by; to >= 0 && to < len(i.pages) {
		i.at = to
		i.show()
		i.settleFocus()
	}
}

func (i *introduction) show() {
	page := i.pages[i.at]
	i.title.Set(page.Title)
	i.body.Objects = []fyne.CanvasObject{widgets.NewMarkdown(page.Body)}
	i.body.Refresh()
	i.number.Set(words.T("welcome.intro.page", "Number", i.at+1, "Of", len(i.pages)))
	able(i.previous, i.at > 0)
	able(i.next, i.at < len(i.pages)-1)
	i.lead.Hide()
	if page.Leads != nil && i.goTo != nil {
		i.lead.SetText(page.Leads.Label + " →")
		i.lead.Show()
	}
	i.turning.Refresh()
}

func able(b *widgets.Button, yes bool) {
	if yes {
		b.Enable()
		return
	}
	b.Disable()
}

// settleFocus takes the keyboard away from a button that can do nothing any more: Enter then closes the dialog at the
// end, and turns the page elsewhere.
func (i *introduction) settleFocus() {
	if b, ok := i.canvas.Focused().(*widgets.Button); ok && (b.Disabled() || !b.Visible()) {
		i.canvas.Unfocus()
	}
	if i.canvas.Focused() == nil && !i.next.Disabled() {
		widgets.StayInPlace(func() { i.canvas.Focus(i.next) })
	}
}

// follow closes the introduction and goes where its page leads.
func (i *introduction) follow() {
	i.dialog.Close()
	i.goTo(stage.Name(i.pages[i.at].Leads.Screen))
}

// sheet is a layout as large as the longest page needs, so that nothing moves while pages are turned.
type sheet struct{ size fyne.Size }

const sheetEms = 40

func newSheet(pages []workspace.Page) sheet {
	size := fyne.NewSize(sheetEms*theme.Size(theme.SizeText), 0)
	for _, page := range pages {
		text := widgets.NewMarkdown(page.Body)
		text.Resize(fyne.NewSize(size.Width+2*fynetheme.InnerPadding(), 0))
		size.Height = max(size.Height, text.MinSize().Height)
	}
	return sheet{size}
}

func (s sheet) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	indent := fynetheme.InnerPadding() // of rich text, which shall stand below the title
	for _, o := range objects {
		o.Resize(size.AddWidthHeight(2*indent, 0))
		o.Move(fyne.NewPos(-indent, -indent/2))
	}
}

func (s sheet) MinSize([]fyne.CanvasObject) fyne.Size { return s.size }
