//go:build linux && !ci

package main

import (
	"fmt"
	"runtime"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// noWindow tries whether the display answers and can draw, with a window that nobody sees: the toolkit itself would
// panic, or live on without a window. Why it cannot is returned, or "".
func noWindow() (why string) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	defer func() {
		if broken := recover(); broken != nil {
			why = sentence(fmt.Sprintf("the display cannot be used (%v)", broken))
		}
	}()
	if err := glfw.Init(); err != nil {
		return sentence("the display does not answer")
	}
	defer glfw.Terminate()
	glfw.WindowHint(glfw.Visible, glfw.False)
	glfw.WindowHint(glfw.ContextVersionMajor, 2)
	glfw.WindowHint(glfw.ContextVersionMinor, 1)
	window, err := glfw.CreateWindow(16, 16, "", nil, nil)
	if err != nil {
		return sentence("the display cannot draw with OpenGL")
	}
	window.Destroy()
	return ""
}
