package forms

import (
	"net/url"
	"strings"

	"fyne.io/fyne/v2"

	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
)

// Links in texts are followed like all others.
func init() { widgets.OnLink = ask }

// CanFollow tells whether an address of the document leads to the web or to mail; nothing else is ever opened.
func CanFollow(address string) bool {
	to, err := url.Parse(strings.TrimSpace(address))
	return err == nil && widgets.SafeLink(to)
}

// Follow opens an address of the document in the browser or the mail program, after showing where it leads. It does
// nothing for one that cannot be followed.
func Follow(address string) {
	if to, err := url.Parse(strings.TrimSpace(address)); err == nil && widgets.SafeLink(to) {
		ask(to)
	}
}

// ask shows an address above the window, and opens it when that is wanted.
func ask(to *url.URL) {
	windows := fyne.CurrentApp().Driver().AllWindows()
	if len(windows) == 0 {
		return
	}
	canvas := windows[len(windows)-1].Canvas()
	sentence := words.T("link.web", "Host", to.Hostname(), "Address", to.String())
	if strings.EqualFold(to.Scheme, "mailto") {
		sentence = words.T("link.mail", "Address", to.String())
	}
	widgets.Dialog{
		Title: words.T("link.title"), Sentence: sentence, Confirm: words.T("link.open"), Cancel: words.T("link.leave"),
		OnConfirm: func() { visit(canvas, to) },
	}.Open(canvas)
}

func visit(canvas fyne.Canvas, to *url.URL) {
	if err := fyne.CurrentApp().OpenURL(to); err != nil {
		widgets.Dialog{Title: words.T("link.failed"), Sentence: words.T("link.by-hand", "Address", to.String()), Confirm: words.T("link.close")}.Open(canvas)
	}
}
