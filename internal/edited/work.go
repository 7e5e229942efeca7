package edited

import (
	"cmp"
	"slices"

	"slocharter/internal/lifecycle"
	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

var taskTable = Table{
	Name: "task",
	Fields: []Field{
		fixedField("service", 22, func(w workspace.Workspace, id string) string {
			return w.Services[w.Cycles[w.Tasks[id].CycleID].ServiceID].Name
		}),
		fixedField("step", 26, func(w workspace.Workspace, id string) string { return w.Steps[w.Tasks[id].StepID].Name }),
		textField("task", 60, taskRows, func(t *lifecycle.Task) *string { return &t.Text }, (*workspace.Workspace).PutTask),
		ownerField(24, taskRows, func(t *lifecycle.Task) *string { return &t.OwnerID }, (*workspace.Workspace).PutTask),
		dated(textField("due", 14, taskRows, func(t *lifecycle.Task) *string { return &t.Due }, (*workspace.Workspace).PutTask)),
		yesOrNo("done", 10, func(w workspace.Workspace, id string) bool { return w.Tasks[id].Done }, setDone),
	},
	Rows: func(w workspace.Workspace, serviceID string) []string {
		return ofServices(w, serviceID, w.OpenTasks, func(t lifecycle.Task) string { return t.ID })
	},
	label:  func(w workspace.Workspace, id string) string { return w.Tasks[id].Text },
	add:    addTask,
	remove: func(w *workspace.Workspace, id string) error { return w.Remove("task", id) },
}

func setDone(w *workspace.Workspace, id string, done bool) error {
	t := w.Tasks[id]
	t.Done = done
	return w.PutTask(t)
}

func addTask(table Table, w *workspace.Workspace, row fresh) error {
	s, err := row.serviceIn(*w)
	if err != nil {
		return err
	}
	if row.values["step"] == "" {
		return workspace.Missing{Field: "step"}
	}
	step, err := w.StepByKey(row.values["step"])
	if err != nil {
		return err
	}
	t, err := w.AddTask(w.CycleOf(s.ID).ID, step.ID, row.values["task"])
	if err != nil {
		return err
	}
	return table.fill(w, t.ID, row)
}

var actionTable = Table{
	Name: "action_item",
	Fields: []Field{
		fixedField("service", 18, func(w workspace.Workspace, id string) string { return w.Services[w.Actions[id].ServiceID].Name }),
		textField("text", 50, actionRows, func(a *review.ActionItem) *string { return &a.Text }, (*workspace.Workspace).PutAction),
		ownerField(20, actionRows, func(a *review.ActionItem) *string { return &a.OwnerID }, (*workspace.Workspace).PutAction),
		dated(textField("due", 14, actionRows, func(a *review.ActionItem) *string { return &a.Due }, (*workspace.Workspace).PutAction)),
		chosen("state", 12, review.ActionStates, words.ActionState,
			func(w workspace.Workspace, id string) review.ActionState { return w.Actions[id].State }, (*workspace.Workspace).SetActionState),
		textField("link", 26, actionRows, func(a *review.ActionItem) *string { return &a.Link }, (*workspace.Workspace).PutAction),
		textField("note", 36, actionRows, func(a *review.ActionItem) *string { return &a.Note }, (*workspace.Workspace).PutAction),
	},
	Rows:   actions,
	label:  func(w workspace.Workspace, id string) string { return w.Actions[id].Text },
	add:    addAction,
	remove: func(w *workspace.Workspace, id string) error { return w.Remove("action_item", id) },
}

// actions lists the open ones, the one that is due first first; those without a day last.
func actions(w workspace.Workspace, serviceID string) []string {
	all := ofServices(w, serviceID, w.OpenActionsOf, func(a review.ActionItem) string { return a.ID })
	slices.SortStableFunc(all, func(a, b string) int {
		return cmp.Compare(cmp.Or(w.Actions[a].Due, "never"), cmp.Or(w.Actions[b].Due, "never"))
	})
	return all
}

func addAction(table Table, w *workspace.Workspace, row fresh) error {
	s, err := row.serviceIn(*w)
	if err != nil {
		return err
	}
	a, err := w.AddAction(review.ActionItem{ServiceID: s.ID, Text: row.values["text"], Given: row.today})
	if err != nil {
		return err
	}
	return table.fill(w, a.ID, row)
}

// fill writes what was typed of a new row.
func (t Table) fill(w *workspace.Workspace, id string, row fresh) error {
	for _, f := range t.Fields {
		text := row.values[f.Name]
		if f.set == nil || text == "" || text == t.text(f, *w, id) {
			continue
		}
		if err := f.set(w, id, text, row.today); err != nil {
			return err
		}
	}
	return nil
}

// serviceIn finds the service of a new row: the one that it names, or else what the workbook is about.
func (row fresh) serviceIn(w workspace.Workspace) (slo.Service, error) {
	name := cmp.Or(row.values["service"], row.values["service_id"])
	if name != "" {
		return w.ServiceByKey(name)
	}
	if s, ok := w.Services[row.service]; ok {
		return s, nil
	}
	return slo.Service{}, workspace.Missing{Field: "service"}
}

// lineTable is what people say in a review that is not held yet.
var lineTable = Table{
	Name: "review_line",
	Fields: []Field{
		dated(fixedField("date", 13, func(w workspace.Workspace, id string) string { return w.Reviews[w.Lines[id].ReviewID].Date })),
		fixedField("service", 24, func(w workspace.Workspace, id string) string {
			return w.Services[w.Reviews[w.Lines[id].ReviewID].ServiceID].Name
		}),
		fixedField("review_id", 18, func(w workspace.Workspace, id string) string {
			return words.ReviewKind(w.Reviews[w.Lines[id].ReviewID].Kind)
		}),
		fixedField("slo_id", 36, func(w workspace.Workspace, id string) string { return w.Lines[id].Name }),
		levelField("toil", func(l *review.Line) *review.Level { return &l.Toil }),
		levelField("satisfaction", func(l *review.Line) *review.Level { return &l.Satisfaction }),
	},
	Rows: func(w workspace.Workspace, serviceID string) []string {
		var all []string
		for _, r := range ofServices(w, serviceID, w.ReviewsOf, func(r review.Review) string { return r.ID }) {
			if w.Reviews[r].State == review.Prepared {
				all = append(all, ids(w.LinesOf(r), func(l review.Line) string { return l.ID })...)
			}
		}
		return all
	},
	label: func(w workspace.Workspace, id string) string {
		return joined(w.Reviews[w.Lines[id].ReviewID].Date, w.Lines[id].Name)
	},
}

func levelField(name string, at func(*review.Line) *review.Level) Field {
	return chosen(name, 18, review.Levels, words.Level,
		func(w workspace.Workspace, id string) review.Level {
			l := w.Lines[id]
			return *at(&l)
		},
		func(w *workspace.Workspace, id string, value review.Level, _ string) error {
			l := w.Lines[id]
			*at(&l) = value
			return w.PutLine(l)
		})
}
