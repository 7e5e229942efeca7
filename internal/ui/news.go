package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// news is the place above the screens for one sentence that just came up, and for what is going on beside them.
type news struct {
	banner  *widgets.Banner
	label   *widgets.Text
	bar     *widget.ProgressBarInfinite
	stop    *widgets.Button
	running *fyne.Container
	content *fyne.Container
	arrange func() // lays out what is around the news, when they come or go
}

func newNews() *news {
	n := &news{banner: widgets.NewBanner(), label: widgets.NewText("", widgets.Look{}), bar: widget.NewProgressBarInfinite()}
	n.banner.OnClose = n.settle
	n.bar.Stop()
	n.stop = widgets.NewButton(words.T("shell.cancel"), nil)
	n.running = container.NewBorder(nil, nil, container.NewHBox(n.label, gap(2)), n.stop, n.bar)
	n.running.Hide()
	n.content = container.New(margins{2, 3}, container.NewVBox(n.banner, n.running))
	n.content.Hide()
	return n
}

// tell shows a sentence; an empty one takes the banner away.
func (n *news) tell(sentence string) { n.offer(sentence, "", nil) }

// offer shows a sentence with something that can be done about it.
func (n *news) offer(sentence, action string, do func()) {
	n.banner.OnAction = do
	n.banner.Set(widgets.Notice{Kind: widgets.Accent, Text: sentence, Action: action, Close: words.T("shell.close-banner")})
	n.settle()
}

// busy shows that something is going on that can be stopped.
func (n *news) busy(label string, stop func()) {
	n.label.Set(label)
	n.stop.OnTapped = stop
	n.bar.Start()
	n.running.Show()
	n.settle()
}

// idle takes that away.
func (n *news) idle() {
	n.bar.Stop()
	n.running.Hide()
	n.settle()
}

// settle makes room for what is shown. The second time, wrapping texts know their width.
func (n *news) settle() {
	hidden := !n.banner.Visible() && !n.running.Visible()
	comesOrGoes := hidden != n.content.Hidden
	n.content.Hidden = hidden
	for range 2 {
		n.content.Refresh()
	}
	if comesOrGoes && n.arrange != nil {
		n.arrange()
	}
}
