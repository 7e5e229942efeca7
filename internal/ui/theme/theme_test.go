package theme_test

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/ui/theme"
)

var variants = map[string]fyne.ThemeVariant{"light": fynetheme.VariantLight, "dark": fynetheme.VariantDark}

// textOn lists every text colour with the grounds on which it is written.
var textOn = map[theme.Token][]theme.Token{
	theme.Ink: {theme.Paper, theme.Surface, theme.AccentSoft, theme.GoodSoft, theme.WatchSoft, theme.BadSoft, theme.NeutralSoft},
	theme.Muted: {theme.Paper, theme.Surface, theme.AccentSoft, theme.GoodSoft, theme.WatchSoft, theme.BadSoft,
		theme.NeutralSoft},
	theme.Disabled: {theme.Paper, theme.Surface},
	theme.Accent:   {theme.Paper, theme.Surface, theme.AccentSoft},
	theme.Good:     {theme.Paper, theme.Surface, theme.GoodSoft},
	theme.Watch:    {theme.Paper, theme.Surface, theme.WatchSoft, theme.AccentSoft},
	theme.Bad:      {theme.Paper, theme.Surface, theme.BadSoft, theme.AccentSoft, theme.NeutralSoft},
	theme.OnAccent: {theme.Accent, theme.Good, theme.Watch},
	theme.OnBad:    {theme.Bad},
	theme.OnLetter: {theme.LetterR, theme.LetterA},
	theme.LetterC:  {theme.Paper, theme.Surface, theme.AccentSoft, theme.NeutralSoft},
	theme.LetterI:  {theme.Paper, theme.Surface, theme.AccentSoft, theme.NeutralSoft},
}

func TestTextIsReadableOnEveryGround(t *testing.T) {
	for name, variant := range variants {
		for text, grounds := range textOn {
			for _, ground := range grounds {
				t.Run(fmt.Sprintf("%s on %s in the %s theme", text, ground, name), func(t *testing.T) {
					got := contrast(theme.Color(text, variant), theme.Color(ground, variant))
					assert.GreaterOrEqual(t, got, 4.5)
				})
			}
		}
	}
}

func TestSurfacesAreSeparatedByVisibleLines(t *testing.T) {
	for name, variant := range variants {
		t.Run(name, func(t *testing.T) {
			assert.Greater(t, contrast(theme.Color(theme.Line, variant), theme.Color(theme.Paper, variant)), 1.15)
			assert.Greater(t, contrast(theme.Color(theme.Border, variant), theme.Color(theme.Surface, variant)), 1.5)
		})
	}
}

func TestAFixedVariantWinsOverTheSystem(t *testing.T) {
	test.NewTempApp(t)
	dark := theme.New(theme.Opts{Variant: theme.Dark})
	light := theme.New(theme.Opts{Variant: theme.Light})
	system := theme.New(theme.Opts{})

	paper := fynetheme.ColorNameBackground
	assert.Equal(t, theme.Color(theme.Paper, fynetheme.VariantDark), dark.Color(paper, fynetheme.VariantLight))
	assert.Equal(t, theme.Color(theme.Paper, fynetheme.VariantLight), light.Color(paper, fynetheme.VariantDark))
	assert.Equal(t, theme.Color(theme.Paper, fynetheme.VariantDark), system.Color(paper, fynetheme.VariantDark))
}

func TestPresentationSizeMultipliesEverySize(t *testing.T) {
	test.NewTempApp(t)
	normal, twice := theme.New(theme.Opts{}), theme.New(theme.Opts{Scale: 2})
	for _, name := range []fyne.ThemeSizeName{
		theme.SizeCaption, theme.SizeText, theme.SizeSection, theme.SizeHeading, theme.SizeDisplay,
		fynetheme.SizeNamePadding, fynetheme.SizeNameInlineIcon, fynetheme.SizeNameSeparatorThickness, fynetheme.SizeNameInputBorder,
	} {
		assert.Equal(t, 2*normal.Size(name), twice.Size(name), name)
		assert.NotZero(t, normal.Size(name), name)
	}
}

func TestTextSizesGrowFromStepToStep(t *testing.T) {
	test.NewTempApp(t)
	th := theme.New(theme.Opts{})
	steps := []fyne.ThemeSizeName{theme.SizeCaption, theme.SizeText, theme.SizeSection, theme.SizeHeading, theme.SizeDisplay}
	for i := 1; i < len(steps); i++ {
		assert.Greater(t, th.Size(steps[i]), th.Size(steps[i-1]))
	}
}

func TestCurrentFollowsTheThemeInUse(t *testing.T) {
	app := test.NewTempApp(t)
	assert.Equal(t, theme.Color(theme.Ink, fynetheme.VariantLight), theme.Current(theme.Ink))

	app.Settings().SetTheme(theme.New(theme.Opts{Variant: theme.Dark, Scale: 1.5}))
	assert.Equal(t, theme.Color(theme.Ink, fynetheme.VariantDark), theme.Current(theme.Ink))
	assert.Equal(t, float32(12), theme.Space(2))
	assert.Equal(t, float32(45), theme.Size(theme.SizeDisplay))
}

func TestEveryFyneColourHasAValue(t *testing.T) {
	test.NewTempApp(t)
	th := theme.New(theme.Opts{})
	for _, name := range []fyne.ThemeColorName{
		fynetheme.ColorNameFocus, fynetheme.ColorNameSelection, fynetheme.ColorNameHover, fynetheme.ColorNamePressed,
		fynetheme.ColorNameShadow, fynetheme.ColorNameMenuBackground, fynetheme.ColorNameHyperlink,
	} {
		for variant := range variants {
			_, _, _, alpha := th.Color(name, variants[variant]).RGBA()
			assert.NotZero(t, alpha, name)
		}
	}
}

func TestIconsTakeTheColourOfTheTheme(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Opts{Variant: theme.Light}))
	require.Contains(t, string(theme.IconMatrix.Content()), "#1f2933")
	require.Contains(t, string(theme.Tinted(theme.IconMatrix, theme.Bad).Content()), "#b3261e")
}

// contrast is the ratio that WCAG 2.1 defines in success criterion 1.4.3.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func linear(channel uint32) float64 {
	v := float64(channel) / 0xFFFF
	if v <= 0.03928 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}
