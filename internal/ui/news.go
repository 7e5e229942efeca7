package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// news is the place above the screens for one sentence that just came up, and for what is going on beside them.
type news struct {
	sentence *widgets.Paragraph
	action   *widgets.Button
	banner   fyne.CanvasObject
	label    *widgets.Text
	bar      *widget.ProgressBarInfinite
	stop     *widgets.Button
	running  fyne.CanvasObject
	content  *fyne.Container
}

func newNews() *news {
	n := &news{sentence: widgets.NewParagraph("", widgets.Look{}), label: widgets.NewElided("", widgets.Look{})}
	n.action = widgets.NewButton("", nil)
	n.action.Hide()
	closing := widgets.NewIconButton(fynetheme.CancelIcon(), words.T("shell.close-banner"), n.clear)
	buttons := container.NewHBox(n.action, closing)
	sign := widget.NewIcon(theme.Tinted(fynetheme.InfoIcon(), theme.Accent))
	line := container.NewBorder(nil, nil, container.New(margins{0, 1}, sign), container.NewCenter(buttons), container.New(margins{1.5, 1}, n.sentence))
	n.banner = newGround(theme.AccentSoft, container.New(margins{0.5, 2}, line))
	n.banner.Hide()
	n.stop = widgets.NewButton(words.T("shell.cancel"), nil)
	n.bar = widget.NewProgressBarInfinite()
	n.bar.Stop()
	n.running = container.New(margins{1, 3}, container.NewBorder(nil, nil, n.label, n.stop, n.bar))
	n.running.Hide()
	n.content = container.NewVBox(n.banner, n.running)
	n.content.Hide()
	return n
}

// tell shows a sentence.
func (n *news) tell(sentence string) { n.offer(sentence, "", nil) }

// offer shows a sentence with something that can be done about it.
func (n *news) offer(sentence, action string, do func()) {
	n.sentence.Set(sentence)
	n.action.SetText(action)
	n.action.OnTapped = do
	n.action.Hidden = action == ""
	n.set(n.banner, sentence != "")
}

// clear takes the sentence away.
func (n *news) clear() { n.tell("") }

// Sentence returns what is shown, or "".
func (n *news) Sentence() string { return n.sentence.Text() }

// busy shows that something is going on that can be stopped.
func (n *news) busy(label string, stop func()) {
	n.label.Set(label)
	n.stop.OnTapped = stop
	n.bar.Start()
	n.set(n.running, true)
}

// idle takes that away.
func (n *news) idle() {
	n.bar.Stop()
	n.set(n.running, false)
}

func (n *news) set(part fyne.CanvasObject, visible bool) {
	if visible {
		part.Show()
	} else {
		part.Hide()
	}
	n.content.Hidden = !n.banner.Visible() && !n.running.Visible()
	n.content.Refresh()
}
