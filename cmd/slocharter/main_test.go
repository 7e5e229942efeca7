package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWithoutADisplayOneSentenceNamesTheCommandLine(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	var said bytes.Buffer
	code := run(arguments{}, &said)

	assert.Equal(t, 1, code)
	assert.Equal(t, "SLO Charter needs a display to open its window, and neither DISPLAY nor WAYLAND_DISPLAY is set. "+
		"On a machine without one, use slocharterctl: it does the same from the command line.\n", said.String())
}
