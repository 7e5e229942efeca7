package main

import (
	"os"
	"runtime"

	"slocharter/internal/words"
)

// noDisplay says why no window can be shown, or "" when one can.
func noDisplay() string {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return ""
	}
	if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return words.T("desktop.display.none")
	}
	return noWindow()
}
