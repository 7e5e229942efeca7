// Package assets holds what comes with the program as data: the starter content of a new workspace, the sample, the
// words on screen and the icon. It knows nothing of what is in them and imports embed only.
package assets

import "embed"

// FS holds the files under their paths in this folder: "starter/steps.json".
//
//go:embed starter sample words icon.png
var FS embed.FS
