//go:build !linux || ci

package main

// noWindow knows nothing here: whether a window can be shown is tried with OpenGL on Linux only.
func noWindow() string { return "" }
