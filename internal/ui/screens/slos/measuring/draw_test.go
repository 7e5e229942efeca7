package measuring_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/stage/stagetest"
)

// TestDraw draws the parts of the tab for people to look at.
func TestDraw(t *testing.T) {
	for name, play := range map[string]func(t *testing.T, look stagetest.Look) *opened{
		"series": func(t *testing.T, look stagetest.Look) *opened { return worn(t, look, "pay-in-2s") },
		"empty": func(t *testing.T, look stagetest.Look) *opened {
			o := openEmpty(t, "pay-in-2s")
			o.Wear(look)
			return o
		},
		"typing": func(t *testing.T, look stagetest.Look) *opened {
			o := worn(t, look, "pay-in-2s")
			o.Tap("Type or paste")
			o.Type("2026-03-02 25:00")
			o.Press(fyne.KeyReturn)
			return o
		},
		"incidents": func(t *testing.T, look stagetest.Look) *opened {
			o := worn(t, look, "pay-in-2s")
			o.part(1)
			o.Press(fyne.KeyDown)
			o.exclude()
			return o
		},
		"incident": func(t *testing.T, look stagetest.Look) *opened {
			o := worn(t, look, "pay-in-2s")
			o.part(1)
			o.Press(fyne.KeyDown, fyne.KeyReturn)
			return o
		},
		"ledger": func(t *testing.T, look stagetest.Look) *opened {
			o := worn(t, look, "pay-in-2s")
			o.part(1)
			o.Press(fyne.KeyDown)
			o.exclude()
			o.part(2)
			o.Press(fyne.KeyDown)
			return o
		},
		"exclusion": func(t *testing.T, look stagetest.Look) *opened {
			o := worn(t, look, "pay-in-2s")
			o.part(2)
			o.Tap("Exclude a time…")
			return o
		},
		"server": func(t *testing.T, look stagetest.Look) *opened {
			o := worn(t, look, "pay-in-2s")
			o.Tap("Read from Prometheus…")
			return o
		},
		"mapping": func(t *testing.T, look stagetest.Look) *opened {
			o := worn(t, look, "pay-in-2s")
			o.Tap("Import a file…")
			o.ChooseFile(o.file("data.csv", "when;share;remark\n1/2/2026;99,5;fine\n2/2/2026;99,1;\n"))
			return o
		},
		"preview": func(t *testing.T, look stagetest.Look) *opened {
			o := worn(t, look, "pay-in-2s")
			o.Tap("Import a file…")
			o.ChooseFile(o.file("data.csv", o.mixed()))
			return o
		},
	} {
		t.Run(name, func(t *testing.T) {
			stagetest.Pictures(t, "measuring-"+name, func(look stagetest.Look) *stagetest.Stage { return play(t, look).Stage })
		})
	}
}

func worn(t *testing.T, look stagetest.Look, key string) *opened {
	t.Helper()
	o := open(t, key)
	o.Wear(look)
	return o
}

// file writes a file and returns where it is.
func (o *opened) file(name, text string) string {
	o.T.Helper()
	path := filepath.Join(o.T.TempDir(), name)
	require.NoError(o.T, os.WriteFile(path, []byte(text), 0o600))
	return path
}

// exclude takes the incident that is selected out of the budget.
func (o *opened) exclude() {
	o.T.Helper()
	o.Tap("Exclude…")
	o.text("Why").Focus()
	o.Type("The probe itself was slow")
	o.Tap("Exclude it")
}
