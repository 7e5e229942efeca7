package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"slocharter/internal/review"
	"slocharter/internal/sample"
	"slocharter/internal/ui/stage/stagetest"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/workspace"
)

// onYear opens a file with the sample and its year.
func (th *theater) onYear() *theater {
	th.t.Helper()
	w, err := workspace.Sample(noon)
	require.NoError(th.t, err)
	path := filepath.Join(th.folder, "larkline.slocharter")
	made, err := sample.Create(th.t.Context(), path, w, "Ada", "make the sample", noon)
	require.NoError(th.t, err)
	require.NoError(th.t, made.Close())
	th.shell.Open(path)
	th.settle()
	require.NotNil(th.t, th.shell.Session())
	return th
}

// walk goes on with Tab until something has the keyboard that is what is looked for.
func (th *theater) walk(what string, is func(fyne.Focusable) bool) {
	th.t.Helper()
	for range 200 {
		if focused := th.canvas().Focused(); focused != nil && is(focused) {
			return
		}
		th.next()
	}
	require.Fail(th.t, "Tab never comes to "+what)
}

// walkTo goes on with Tab until the button with a text, or with a tooltip, has the keyboard.
func (th *theater) walkTo(text string) {
	th.t.Helper()
	th.walk(text, func(f fyne.Focusable) bool {
		b, ok := f.(*widgets.Button)
		return ok && (strings.TrimSpace(stagetest.Text(b)) == text || b.Tip() == text)
	})
}

// pressButton goes to a button and presses it.
func (th *theater) pressButton(text string) {
	th.t.Helper()
	th.walkTo(text)
	th.key(fyne.KeySpace)
}

// tab goes to the tabs of the review and on to the one whose title begins with a text, and into what stands below it.
func (th *theater) tab(title string) {
	th.t.Helper()
	isTabs := func(f fyne.Focusable) bool {
		_, ok := f.(*widgets.Tabs)
		return ok
	}
	th.walk("the tabs", isTabs)
	tabs := th.canvas().Focused().(*widgets.Tabs)
	for range 10 {
		if strings.HasPrefix(tabs.Title(tabs.Chosen()), title) {
			break
		}
		th.key(fyne.KeyRight)
	}
	require.True(th.t, strings.HasPrefix(tabs.Title(tabs.Chosen()), title), title)
	th.next()
}

// take takes the line of the list of the field that has the keyboard that stands so far below what is chosen.
func (th *theater) take(below int) {
	th.key(fyne.KeySpace)
	for range below {
		th.key(fyne.KeyDown)
	}
	th.key(fyne.KeyReturn)
}

// enter writes a text over what stands in the field that has the keyboard, and presses Enter.
func (th *theater) enter(text string) {
	th.ctrl(fyne.KeyA)
	th.write(text)
	th.key(fyne.KeyReturn)
}

func TestAReviewIsPreparedHeldAndRecalibratedByKeyboard(t *testing.T) {
	th := newTheater(t).onYear()
	th.ctrl(fyne.KeyPageDown)
	service := th.workspace().ServicesInOrder()[0]
	th.ctrl(fyne.Key6)
	th.pressButton("Plan a review…")
	th.key(fyne.KeyReturn)
	r, open := th.workspace().OpenReview(service.ID, review.Weekly)
	require.True(t, open)
	th.pressButton("Prepare")
	th.settleUntil(func() bool { return th.workspace().Reviews[r.ID].State == review.Prepared })
	l := th.workspace().LinesOf(r.ID)[0]

	th.walk("the SLOs", func(f fyne.Focusable) bool {
		return f != nil && strings.Contains(stagetest.Text(f.(fyne.CanvasObject)), l.Name)
	})
	th.key(fyne.KeyReturn)
	th.take(2) // toil is high
	th.next()
	th.take(1) // satisfaction is low
	th.next()
	th.take(1) // as suggested
	th.next()
	th.next()
	th.enter("The desk hears of it")
	said := th.workspace().Lines[l.ID]
	assert.Equal(t, []string{"high", "low", "as-suggested", "The desk hears of it"},
		[]string{string(said.Toil), string(said.Satisfaction), string(said.Decided), said.Why})
	th.next()
	th.next()
	th.enter("Vouchers, and then wallets")
	assert.Len(t, th.answersOf(l.ID), 1)

	missing := len(th.workspace().MissingFrom(r.ID))
	th.tab("Attendance")
	th.write(" ")
	assert.Len(t, th.workspace().MissingFrom(r.ID), missing-1)
	th.tab("Action items")
	th.enter("Practise the switch")
	th.tab("Decisions")
	th.enter("Release on Tuesday")
	th.enter("The tests are there")
	require.Len(t, th.workspace().ReviewDecisions(r.ID), 1)

	th.tab("Proposals")
	th.key(fyne.KeyReturn)
	th.take(2) // loosen
	th.next()
	th.enter("99.8")
	th.settle()
	p, open := th.workspace().OpenProposal(l.SLOID)
	require.True(t, open)
	for range th.workspace().MustAgree(p) {
		th.pressButton("Sign…")
		th.key(fyne.KeyReturn)
	}
	th.pressButton("Agree…")
	th.key(fyne.KeyReturn)
	require.Equal(t, review.Agreed, th.workspace().Proposals[p.ID].State)
	target, _ := th.workspace().LatestTarget(l.SLOID)
	assert.Equal(t, []string{"99.8", noon.Format(time.DateOnly)}, []string{string(target.Goal), target.From})

	th.pressButton("Finish…")
	th.key(fyne.KeyReturn)
	require.Equal(t, review.Held, th.workspace().Reviews[r.ID].State)
	th.takeHome(service.Name, p)
}

func (th *theater) answersOf(lineID string) []review.Answer {
	var list []review.Answer
	for _, a := range th.workspace().ReviewAnswers {
		if a.LineID == lineID {
			list = append(list, a)
		}
	}
	return list
}

// takeHome exports the pack and the minutes of the review that is open.
func (th *theater) takeHome(service string, p review.Proposal) {
	t := th.t
	t.Helper()
	th.files.path = filepath.Join(th.folder, "pack.xlsx")
	th.press(fyne.KeyE, fyne.KeyModifierControl|fyne.KeyModifierShift)
	th.settleUntil(func() bool { return th.sees("pack.xlsx was written") })
	require.Contains(t, filepath.Base(th.files.asked), service)
	f, err := excelize.OpenFile(th.files.path)
	require.NoError(t, err)
	defer func() { assert.NoError(t, f.Close()) }()
	assert.NotEmpty(t, th.cellWith(f, "Recalibration proposals", th.workspace().SLOs[p.SLOID].Name))

	th.files.path = filepath.Join(th.folder, "minutes.md")
	th.pressButton("More")
	th.keys(fyne.KeyDown, fyne.KeyReturn)
	th.settle()
	text, err := os.ReadFile(th.files.path)
	require.NoError(t, err)
	for _, line := range []string{"The desk hears of it", "Practise the switch", "Release on Tuesday", "Vouchers, and then wallets"} {
		assert.Contains(t, string(text), line)
	}
}
