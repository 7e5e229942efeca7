package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"

	"slocharter/internal/ui/widgets"
)

func TestTextField_UndoTyping_EndsWhereTheTextCounts(t *testing.T) {
	test.NewTempApp(t)
	field := widgets.NewTextField(widgets.Field{})
	window := test.NewTempWindow(t, field)
	field.Focus()
	typing := window.Canvas().Focused().(interface {
		UndoTyping() bool
		RedoTyping() bool
	})

	test.Type(window.Canvas().Focused(), "Ferry")
	assert.True(t, typing.UndoTyping())
	assert.Empty(t, field.Value())
	assert.True(t, typing.RedoTyping())
	assert.Equal(t, "Ferry", field.Value())

	window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	assert.False(t, typing.UndoTyping(), "what counts is for the workspace's own undo")
	assert.Equal(t, "Ferry", field.Value())
}
