package welcome

import (
	"fyne.io/fyne/v2"

	"slocharter/internal/ui/stage"
)

// Introduction shows the five-minute introduction. With a nil goTo it leads nowhere else.
func Introduction(_ fyne.Window, _ func(stage.Name)) {}
