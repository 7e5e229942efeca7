package people_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"slocharter/internal/safefile"
	"slocharter/internal/words"
)

func TestWhatCannotBeSavedStaysInItsFieldUntilItCan(t *testing.T) {
	o := open(t)
	o.show("", "")
	o.tab(personsTab)
	before, path := o.W().PeopleByName()[0], o.Session.Path()
	require.NoError(t, os.Rename(path, path+"-gone"))
	const name = "Aaa Typed While The File Was Gone"
	o.replace(before.Name, name)
	assert.Equal(t, before, o.W().People[before.ID], "nothing is pretended")
	assert.True(t, o.Sees(words.Error(safefile.Error{Fault: safefile.NotThere, Path: path})), "the sentence is there")
	require.Equal(t, name, o.field(name).Value(), "and so is the text")

	require.NoError(t, os.Rename(path+"-gone", path))
	o.field(name).Focus()
	o.TypeOver(name + "\n")
	assert.Equal(t, name, o.W().People[before.ID].Name)
	assert.False(t, o.Sees(words.Error(safefile.Error{Fault: safefile.NotThere, Path: path})))
}
