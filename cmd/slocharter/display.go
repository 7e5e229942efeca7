package main

import (
	"fmt"
	"os"
	"runtime"
)

// without is what is said when no window can be shown.
const without = "SLO Charter needs a display to open its window, and %s. " +
	"On a machine without one, use slocharterctl: it does the same from the command line."

// noDisplay says why no window can be shown, or "" when one can.
func noDisplay() string {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return ""
	}
	if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return sentence("neither DISPLAY nor WAYLAND_DISPLAY is set")
	}
	return noWindow()
}

func sentence(why string) string { return fmt.Sprintf(without, why) }
