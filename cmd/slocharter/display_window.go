//go:build linux && !ci

package main

import (
	"runtime"

	"github.com/go-gl/glfw/v3.4/glfw"

	"slocharter/internal/words"
)

// noWindow tries whether the display answers and can draw, with a window that nobody sees: the toolkit itself would
// panic, or live on without a window. Why it cannot is returned, or "".
func noWindow() (why string) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	defer func() {
		if broken := recover(); broken != nil {
			why = words.T("desktop.display.unusable", "Detail", broken)
		}
	}()
	if err := glfw.Init(); err != nil {
		return words.T("desktop.display.silent")
	}
	defer glfw.Terminate()
	glfw.WindowHint(glfw.Visible, glfw.False)
	glfw.WindowHint(glfw.ContextVersionMajor, 2)
	glfw.WindowHint(glfw.ContextVersionMinor, 1)
	window, err := glfw.CreateWindow(16, 16, "", nil, nil)
	if err != nil {
		return words.T("desktop.display.no-drawing")
	}
	window.Destroy()
	return ""
}
