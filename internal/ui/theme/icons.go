package theme

import (
	"embed"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

//go:embed icons/*.svg
var iconFiles embed.FS

// The icons for which Fyne has nothing apt; they take the colour of the text around them.
var (
	IconOverview  = icon("overview")
	IconGuide     = icon("guide")
	IconTarget    = icon("target")
	IconMatrix    = icon("matrix")
	IconPolicy    = icon("policy")
	IconReview    = icon("review")
	IconPlanning  = icon("planning")
	IconPeople    = icon("people")
	IconGauge     = icon("gauge")
	IconHistory   = icon("history")
	IconChair     = icon("chair")
	IconSignature = icon("signature")
)

// Tinted returns an icon in a token's colour.
func Tinted(res fyne.Resource, token Token) fyne.Resource {
	return fynetheme.NewColoredResource(res, token)
}

func icon(name string) fyne.Resource {
	file := name + ".svg"
	content, err := iconFiles.ReadFile("icons/" + file)
	if err != nil {
		panic(err) // the file is embedded: a wrong name is a mistake in this file
	}
	return fynetheme.NewThemedResource(fyne.NewStaticResource(file, content))
}
