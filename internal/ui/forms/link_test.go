package forms_test

import (
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/forms"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
)

// browser is an app that notes what it is asked to open.
type browser struct {
	fyne.App
	visited []string
	fault   error
}

func (b *browser) OpenURL(to *url.URL) error {
	b.visited = append(b.visited, to.String())
	return b.fault
}

func browsing(t *testing.T) (*browser, *stagetest.Stage) {
	t.Helper()
	s := stagetest.Open(t)
	b := &browser{App: fyne.CurrentApp()}
	fyne.SetCurrentApp(b)
	t.Cleanup(func() { fyne.SetCurrentApp(b.App) })
	return b, s
}

func TestALinkIsShownBeforeItIsOpened(t *testing.T) {
	b, s := browsing(t)
	forms.Follow("https://bank.example@evil.example/login?to=bank.example")
	assert.True(t, s.Sees("leads to evil.example"), s.Text())
	assert.True(t, s.Sees("https://bank.example@evil.example/login?to=bank.example"))
	assert.Empty(t, b.visited)
	s.Press(fyne.KeyEscape)
	assert.Empty(t, b.visited)

	forms.Follow("https://example.org/runbook")
	s.Tap("Open it")
	assert.Equal(t, []string{"https://example.org/runbook"}, b.visited)
}

func TestOnlyWebAndMailAreFollowed(t *testing.T) {
	b, s := browsing(t)
	for _, address := range []string{
		"file:///etc/passwd", "javascript:alert(1)", "ftp://example.org", "smb://share/x", "vscode://x", "/etc/passwd", "example.org", "",
		"https:", "https:///x", "mailto:", "http:\\\\x", "https://exa\x00mple.org", "data:text/html,x", "ms-settings:x",
	} {
		assert.False(t, forms.CanFollow(address), address)
		forms.Follow(address)
		assert.False(t, s.Sees("Open this link?"), address)
	}
	for _, address := range []string{"https://example.org", "HTTP://example.org", "mailto:team@example.org"} {
		assert.True(t, forms.CanFollow(address), address)
		forms.Follow(address)
		assert.True(t, s.Sees(address[len(address)-11:]), address)
		s.Press(fyne.KeyEscape)
	}
	assert.Empty(t, b.visited)
}

func TestALinkInATextIsShownBeforeItIsOpened(t *testing.T) {
	b, s := browsing(t)
	text := widgets.NewMarkdown("see [our runbook](https://example.org/elsewhere)")
	tapLinks(text.Segments)
	assert.True(t, s.Sees("https://example.org/elsewhere"), "not only the words of the link")
	assert.Empty(t, b.visited)
	s.Press(fyne.KeyReturn)
	assert.Len(t, b.visited, 1)
}

func tapLinks(segments []widget.RichTextSegment) {
	for _, segment := range segments {
		switch shown := segment.(type) {
		case *widget.HyperlinkSegment:
			shown.OnTapped()
		case *widget.ParagraphSegment:
			tapLinks(shown.Texts)
		}
	}
}

func TestALinkThatNothingOpensIsLeftToPeople(t *testing.T) {
	b, s := browsing(t)
	b.fault = errors.New("no browser")
	forms.Follow("https://example.org/runbook")
	s.Press(fyne.KeyReturn)
	assert.True(t, s.Sees("No program was found"))
	assert.True(t, s.Sees("https://example.org/runbook"))
}

// A file that was just exported is opened too, but that is no address of the document.
func TestThereIsOneWayToOpenALink(t *testing.T) {
	var places []string
	root := filepath.Join("..", "..", "..")
	for _, top := range []string{"internal", "cmd"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(path string, d fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			source, err := os.ReadFile(path)
			if strings.Contains(string(source), ".OpenURL(") {
				place, _ := filepath.Rel(root, path)
				places = append(places, filepath.ToSlash(place))
			}
			return err
		})
		require.NoError(t, err)
	}
	assert.Equal(t, []string{"internal/ui/export.go", "internal/ui/forms/link.go"}, places)
}
