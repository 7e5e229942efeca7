package guide

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"slocharter/internal/lifecycle"
	"slocharter/internal/ui/theme"
	"slocharter/internal/ui/widgets"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// tasks shows what is to do in the step: what, by whom, by when, and whether it is done.
type tasks struct {
	p       *page
	list    *widgets.InlineList
	rows    map[string]taskRow
	add     *widgets.TextField
	content fyne.CanvasObject
}

// taskRow holds the controls of one task.
type taskRow struct {
	done   *widgets.CheckField
	text   *widgets.MarkdownField
	owner  *widgets.ChoiceField
	due    *widgets.DateField
	late   *widgets.Paragraph
	remove *widgets.Button
}

func taskID(t lifecycle.Task) string { return t.ID }

func newTasks(p *page) *tasks {
	t := &tasks{p: p, rows: map[string]taskRow{}}
	t.list = widgets.NewInlineList("", t.row)
	t.add = widgets.NewTextField(widgets.Field{Hint: words.T("guide.task.add")})
	t.add.OnCommit = t.addTask
	t.content = widgets.Section(words.T("guide.tasks"), t.list, t.add)
	return t
}

func (t *tasks) show() {
	t.list.Set(ids(t.p.now.Tasks, taskID))
	t.add.Hidden = t.p.s.ended()
	setHidden(t.content, t.p.s.ended() && len(t.p.now.Tasks) == 0)
}

func (t *tasks) row(id string) (row fyne.CanvasObject, show func()) {
	r := taskRow{
		done:   widgets.NewCheckField(widgets.Field{Help: words.T("guide.task.done")}),
		text:   widgets.NewMarkdownField(widgets.Field{Hint: words.Field("task")}, 2),
		owner:  widgets.NewChoiceField(widgets.Field{Hint: words.T("guide.task.owner")}),
		due:    widgets.NewDateField(widgets.Field{Hint: words.T("guide.task.due")}, words.T("guide.calendar"), checkDate),
		late:   widgets.NewParagraph("", widgets.Look{Size: theme.SizeCaption, Token: theme.Bad}),
		remove: widgets.NewIconButton(fynetheme.DeleteIcon(), words.T("guide.task.remove-tip"), func() { t.askRemove(id) }),
	}
	t.listen(id, r)
	t.rows[id] = r
	return container.New(taskLayout{}, r.done, r.text, r.owner, r.due, r.remove, r.late), func() { t.showRow(id, r) }
}

func (t *tasks) listen(id string, r taskRow) {
	today := t.p.env.Session.Today
	r.due.Today = func() time.Time { return day(today()) }
	r.done.OnTick = func(done bool) {
		label := words.T("guide.undo.task-done", "Task", t.name(id))
		if !done {
			label = words.T("guide.undo.task-open", "Task", t.name(id))
		}
		t.edit(id, label, func(task *lifecycle.Task) { task.Done = done })
	}
	r.text.OnCommit = func(text string) {
		r.text.SetProblem(t.edit(id, words.T("guide.undo.task-text", "Task", t.name(id)), func(task *lifecycle.Task) { task.Text = text }))
	}
	r.owner.OnChoose = func(personID string) {
		t.edit(id, words.T("guide.undo.task-owner", "Task", t.name(id)), func(task *lifecycle.Task) { task.OwnerID = personID })
	}
	r.due.OnCommit = func(text string) {
		r.due.SetProblem(t.edit(id, words.T("guide.undo.task-due", "Task", t.name(id)), func(task *lifecycle.Task) { task.Due = text }))
	}
}

func (t *tasks) showRow(id string, r taskRow) {
	task, ended := find(t.p.now.Tasks, id, taskID), t.p.s.ended()
	r.done.Set(task.Done)
	r.text.Set(task.Text)
	r.owner.Set(t.owners(), chosenOwner(task))
	r.due.Set(task.Due)
	r.late.Set(late(task, t.p.env.Session.Today()))
	r.late.Hidden = r.late.Text() == "" || ended
	r.text.SetReadOnly(ended)
	r.owner.SetReadOnly(ended)
	r.due.SetReadOnly(ended)
	r.remove.Hidden = ended
	setDisabled(r.done, ended)
}

// owners lists the people to choose from, and nobody.
func (t *tasks) owners() []widgets.Choice {
	choices := []widgets.Choice{{Text: words.T("guide.task.nobody")}}
	for _, person := range t.p.s.w.PeopleByName() {
		choices = append(choices, widgets.Choice{ID: person.ID, Text: person.Name})
	}
	return choices
}

// chosenOwner is who owns a task; without an owner nothing is chosen, and the field shows its hint.
func chosenOwner(t lifecycle.Task) string {
	if t.OwnerID == "" {
		return "nobody"
	}
	return t.OwnerID
}

// edit changes a task; it returns a sentence when that fails.
func (t *tasks) edit(id, label string, change func(task *lifecycle.Task)) string {
	return t.p.env.Check(label, func(w *workspace.Workspace) error {
		task, ok := w.Tasks[id]
		if !ok {
			return workspace.NotFound{Kind: "task", Key: id}
		}
		change(&task)
		return w.PutTask(task)
	})
}

// addTask adds what was typed, and is ready for the next one.
func (t *tasks) addTask(text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	sentence := t.p.env.Check(words.T("guide.undo.task-add", "Task", text), func(w *workspace.Workspace) error {
		_, err := w.AddTask(t.p.cycleID, t.p.stepID, text)
		return err
	})
	t.add.SetProblem(sentence)
	if sentence == "" {
		t.add.Set("")
	}
}

func (t *tasks) askRemove(id string) {
	label := words.T("guide.undo.task-remove", "Task", t.name(id))
	t.p.askRemove("task", id, words.T("guide.task.remove", "Task", t.name(id)), label)
}

func (t *tasks) name(id string) string { return oneLine(find(t.p.now.Tasks, id, taskID).Text) }

// late says by how many days an open task is overdue; nothing when it is not.
func late(task lifecycle.Task, today string) string {
	if task.Done || task.Due == "" || task.Due >= today {
		return ""
	}
	return words.N("guide.task.late", int(day(today).Sub(day(task.Due)).Hours()/24))
}

// day is the time at which a date begins; a text that is none is the zero time.
func day(date string) time.Time {
	d, err := time.Parse(workspace.DateLayout, date)
	if err != nil {
		return time.Time{}
	}
	return d
}

// checkDate says what is wrong with the text of a date.
func checkDate(text string) string {
	if _, err := time.Parse(workspace.DateLayout, strings.TrimSpace(text)); err != nil && strings.TrimSpace(text) != "" {
		return words.Error(workspace.BadDate{Text: text})
	}
	return ""
}

// oneLine is the beginning of a text, short enough for a label.
func oneLine(text string) string {
	first, _, more := strings.Cut(text, "\n")
	runes := []rune(first)
	if len(runes) > 60 {
		return strings.TrimSpace(string(runes[:60])) + " …"
	}
	if more {
		return first + " …"
	}
	return first
}

func setDisabled(o fyne.Disableable, disabled bool) {
	if disabled {
		o.Disable()
		return
	}
	o.Enable()
}

// focusOpen gives the keyboard to the first task that a criterion does not find as it should be.
func (t *tasks) focusOpen(check lifecycle.Check) {
	for _, task := range t.p.now.Tasks {
		switch {
		case check == lifecycle.TasksDone && !task.Done:
			t.p.canvas().Focus(t.rows[task.ID].done)
		case check == lifecycle.TasksOwned && task.OwnerID == "":
			t.rows[task.ID].owner.Focus()
		case check == lifecycle.TasksOwned && task.Due == "":
			t.rows[task.ID].due.Focus()
		default:
			continue
		}
		return
	}
	t.add.Focus()
}
