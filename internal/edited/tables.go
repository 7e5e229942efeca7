package edited

import (
	"slices"
	"strconv"
	"strings"

	"slocharter/internal/lifecycle"
	"slocharter/internal/people"
	"slocharter/internal/policy"
	"slocharter/internal/raci"
	"slocharter/internal/review"
	"slocharter/internal/slo"
	"slocharter/internal/words"
	"slocharter/internal/workspace"
)

// Tables lists what can be edited, in the order in which it is taken in: people and columns come before what they do.
var Tables = []Table{
	peopleTable, stepTable, columnTable, cellTable, personaTable, seatTable, sectionTable, decisionTable, taskTable, actionTable, lineTable,
}

func peopleRows(w workspace.Workspace) workspace.Table[people.Person]     { return w.People }
func personaRows(w workspace.Workspace) workspace.Table[people.Persona]   { return w.Personas }
func stepRows(w workspace.Workspace) workspace.Table[lifecycle.Step]      { return w.Steps }
func columnRows(w workspace.Workspace) workspace.Table[raci.Column]       { return w.Columns }
func sectionRows(w workspace.Workspace) workspace.Table[policy.Section]   { return w.Sections }
func decisionRows(w workspace.Workspace) workspace.Table[policy.Decision] { return w.Decisions }
func taskRows(w workspace.Workspace) workspace.Table[lifecycle.Task]      { return w.Tasks }
func actionRows(w workspace.Workspace) workspace.Table[review.ActionItem] { return w.Actions }

var peopleTable = Table{
	Name: "person",
	Fields: []Field{
		textField("name", 30, peopleRows, func(p *people.Person) *string { return &p.Name }, (*workspace.Workspace).PutPerson),
		textField("email", 34, peopleRows, func(p *people.Person) *string { return &p.Email }, (*workspace.Workspace).PutPerson),
		textField("note", 60, peopleRows, func(p *people.Person) *string { return &p.Note }, (*workspace.Workspace).PutPerson),
	},
	Rows: func(w workspace.Workspace, _ string) []string {
		return ids(w.PeopleByName(), func(p people.Person) string { return p.ID })
	},
	label: func(w workspace.Workspace, id string) string { return w.People[id].Name },
	add: func(_ Table, w *workspace.Workspace, row fresh) error {
		p, err := w.AddPerson(row.values["name"])
		if err != nil {
			return err
		}
		p.Email, p.Note = row.values["email"], row.values["note"]
		return w.PutPerson(p)
	},
	remove: func(w *workspace.Workspace, id string) error { return w.Remove("person", id) },
}

var personaTable = Table{
	Name: "persona",
	Fields: []Field{
		fixedField("name", 32, func(w workspace.Workspace, id string) string { return w.Personas[id].Name }),
		textField("own_name", 32, personaRows, func(p *people.Persona) *string { return &p.OwnName }, (*workspace.Workspace).PutPersona),
		fixedField("column_id", 26, func(w workspace.Workspace, id string) string { return w.Columns[w.Personas[id].ColumnID].Name }),
		{
			Name: "people", Width: 50,
			Text: func(w workspace.Workspace, id string) string { return namesOf(w.HoldersFor(id, "")) },
			read: spellNames,
			set:  func(w *workspace.Workspace, id, text, _ string) error { return seat(w, id, "", text) },
		},
	},
	Rows: func(w workspace.Workspace, _ string) []string {
		return ids(w.PersonasInOrder(), func(p people.Persona) string { return p.ID })
	},
	label:  func(w workspace.Workspace, id string) string { return w.Personas[id].Called() },
	titled: "name",
	add:    addPersona,
	remove: func(w *workspace.Workspace, id string) error { return w.Remove("persona", id) },
}

// addPersona adds a persona; the column that is named for it must be there.
func addPersona(table Table, w *workspace.Workspace, row fresh) error {
	p, err := w.AddPersona(row.values["name"])
	if err != nil {
		return err
	}
	if name := row.values["column_id"]; name != "" {
		column, err := w.ColumnByKey(name)
		if err != nil {
			return err
		}
		p.ColumnID = column.ID
		if err := w.PutPersona(p); err != nil {
			return err
		}
	}
	return table.fill(w, p.ID, row)
}

var seatTable = Table{
	Name: "holding",
	Fields: []Field{
		fixedField("persona_id", 34, func(w workspace.Workspace, id string) string { return w.Personas[first(id)].Called() }),
		fixedField("service_id", 34, func(w workspace.Workspace, id string) string { return w.Services[last(id)].Name }),
		{
			Name: "people", Width: 56,
			Text: func(w workspace.Workspace, id string) string { return namesOf(w.HoldersFor(first(id), last(id))) },
			read: spellNames,
			set:  func(w *workspace.Workspace, id, text, _ string) error { return seat(w, first(id), last(id), text) },
		},
	},
	Rows: seats,
	label: func(w workspace.Workspace, id string) string {
		return joined(w.Personas[first(id)].Called(), w.Services[last(id)].Name)
	},
	exists: func(w workspace.Workspace, id string) bool {
		return w.Has("persona", first(id)) && w.Has("service", last(id))
	},
	add:    addSeat,
	known:  seated,
	remove: func(w *workspace.Workspace, id string) error { return seat(w, first(id), last(id), "") },
}

// seats lists the personas that people hold for one service only, by the IDs of both.
func seats(w workspace.Workspace, serviceID string) []string {
	held := map[string]bool{}
	for _, h := range w.Holdings {
		held[h.PersonaID+"|"+h.ServiceID] = true
	}
	personas := w.PersonasInOrder()
	var all []string
	for _, s := range servicesOf(w, serviceID) {
		for _, p := range personas {
			if id := p.ID + "|" + s.ID; held[id] {
				all = append(all, id)
			}
		}
	}
	return all
}

// addSeat lets people hold a persona for a service beside those who do already.
func addSeat(_ Table, w *workspace.Workspace, row fresh) error {
	personaID, serviceID, err := row.seatIn(*w)
	if err != nil {
		return err
	}
	return seat(w, personaID, serviceID, namesOf(w.HoldersFor(personaID, serviceID))+between+row.values["people"])
}

// seated tells whether all people of a new row hold its persona.
func seated(w workspace.Workspace, row fresh) bool {
	personaID, serviceID, err := row.seatIn(w)
	if err != nil {
		return false
	}
	holders := splitNames(w, namesOf(w.HoldersFor(personaID, serviceID)))
	return !slices.ContainsFunc(splitNames(w, row.values["people"]), func(name string) bool { return !slices.Contains(holders, name) })
}

// seatIn finds the persona and the service of a new row.
func (row fresh) seatIn(w workspace.Workspace) (personaID, serviceID string, err error) {
	s, err := row.serviceIn(w)
	if err != nil {
		return "", "", err
	}
	wanted := row.values["persona_id"]
	for _, p := range w.PersonasInOrder() {
		if strings.EqualFold(p.Called(), wanted) || strings.EqualFold(p.Name, wanted) {
			return p.ID, s.ID, nil
		}
	}
	return "", "", workspace.NotFound{Kind: "persona", Key: wanted}
}

var stepTable = Table{
	Name: "step",
	Fields: []Field{
		textField("step", 0, stepRows, func(s *lifecycle.Step) *string { return &s.Name }, (*workspace.Workspace).PutStep),
	},
	Rows: func(w workspace.Workspace, _ string) []string {
		return ids(w.StepsInOrder(), func(s lifecycle.Step) string { return s.ID })
	},
	label: func(w workspace.Workspace, id string) string { return w.Steps[id].Name },
}

var columnTable = Table{
	Name: "raci_column",
	Fields: []Field{
		textField("name", 0, columnRows, func(c *raci.Column) *string { return &c.Name }, (*workspace.Workspace).PutColumn),
	},
	Rows: func(w workspace.Workspace, _ string) []string {
		return ids(w.ColumnsInOrder(), func(c raci.Column) string { return c.ID })
	},
	label: func(w workspace.Workspace, id string) string { return w.Columns[id].Name },
}

// cellTable has a row for each cell of each chart, by raci.CellID.
var cellTable = Table{
	Name: "raci_cell",
	Fields: []Field{{
		Name: "letters",
		Text: func(w workspace.Workspace, id string) string {
			service, step, column := cellParts(id)
			if own, ok := w.Cells[id]; ok || service == "" {
				return string(own.Letters)
			}
			return string(w.Cells[raci.CellID("", step, column)].Letters)
		},
		read: func(w workspace.Workspace, text string) string {
			if letters, err := raci.Parse(text, w.Scheme()); err == nil {
				return string(letters)
			}
			return text
		},
		set: func(w *workspace.Workspace, id, text, _ string) error {
			service, step, column := cellParts(id)
			return w.SetLetters(service, step, column, raci.Letters(text))
		},
	}},
	label: func(w workspace.Workspace, id string) string {
		service, step, column := cellParts(id)
		return joined(w.Services[service].Name, w.Steps[step].Name, w.Columns[column].Name)
	},
	exists: func(w workspace.Workspace, id string) bool {
		service, step, column := cellParts(id)
		return w.Has("step", step) && w.Has("raci_column", column) && (service == "" || w.Has("service", service))
	},
}

// cellParts takes a raci.CellID apart.
func cellParts(id string) (service, step, column string) {
	parts := strings.SplitN(id, "|", 3)
	if len(parts) < 3 {
		return "", "", ""
	}
	return parts[0], parts[1], parts[2]
}

var sectionTable = Table{
	Name: "policy_section",
	Fields: []Field{
		fixedField("policy", 28, func(w workspace.Workspace, id string) string { return versionOf(w, id).Title }),
		fixedField("version_id", 22, func(w workspace.Workspace, id string) string {
			v := versionOf(w, id)
			return joined(strconv.Itoa(v.Number), words.PolicyState(v.State))
		}),
		textField("title", 30, sectionRows, func(s *policy.Section) *string { return &s.Title }, (*workspace.Workspace).PutSection),
		textField("body", 90, sectionRows, func(s *policy.Section) *string { return &s.Body }, (*workspace.Workspace).PutSection),
	},
	Rows:  sections,
	fixed: inForce,
	label: func(w workspace.Workspace, id string) string {
		return joined(versionOf(w, id).Title, w.Sections[id].Title)
	},
	add:    addSection,
	remove: func(w *workspace.Workspace, id string) error { return w.Remove("policy_section", id) },
}

// addSection adds a text to a draft: to the one of the policy that the row names, or else to the only one.
func addSection(table Table, w *workspace.Workspace, row fresh) error {
	var drafts []policy.Version
	for _, s := range append([]slo.Service{{}}, servicesOf(*w, row.service)...) {
		d, ok := w.DraftOf(s.ID)
		if name := row.values["policy"]; ok && (name == "" || strings.EqualFold(name, d.Title)) {
			drafts = append(drafts, d)
		}
	}
	switch len(drafts) {
	case 0:
		return NoDraft{}
	case 1:
		s, err := w.AddSection(drafts[0].ID, row.values["title"])
		if err != nil {
			return err
		}
		return table.fill(w, s.ID, row)
	}
	return workspace.Missing{Field: "policy"}
}

// inForce tells whether a text is not of a draft: then it is for reading only.
func inForce(w workspace.Workspace, sectionID string) bool {
	return versionOf(w, sectionID).State != policy.Draft
}

func versionOf(w workspace.Workspace, sectionID string) policy.Version {
	return w.Versions[w.Sections[sectionID].VersionID]
}

// sections lists the texts of the policies that bind the services, and of the drafts beside them.
func sections(w workspace.Workspace, serviceID string) []string {
	owners := []string{""}
	for _, s := range servicesOf(w, serviceID) {
		owners = append(owners, s.ID)
	}
	var all []string
	for _, owner := range owners {
		for _, v := range w.VersionsOf(owner) {
			if v.State != policy.Superseded {
				all = append(all, ids(w.SectionsOf(v.ID), func(s policy.Section) string { return s.ID })...)
			}
		}
	}
	return all
}

var decisionTable = Table{
	Name: "decision",
	Fields: []Field{
		dated(fixedField("date", 12, func(w workspace.Workspace, id string) string { return w.Decisions[id].Date })),
		fixedField("service_id", 18, func(w workspace.Workspace, id string) string { return w.Services[w.Decisions[id].ServiceID].Name }),
		fixedField("verdict_text", 32, func(w workspace.Workspace, id string) string { return w.Decisions[id].VerdictText }),
		fixedField("decided", 32, func(w workspace.Workspace, id string) string { return w.Decisions[id].Decided }),
		fixedField("by", 18, func(w workspace.Workspace, id string) string { return w.Decisions[id].By }),
		textField("reason", 38, decisionRows, func(d *policy.Decision) *string { return &d.Reason }, (*workspace.Workspace).PutDecision),
		textField("remark", 30, decisionRows, func(d *policy.Decision) *string { return &d.Remark }, (*workspace.Workspace).PutDecision),
	},
	Rows: func(w workspace.Workspace, serviceID string) []string {
		return ofServices(w, serviceID, w.DecisionsOf, func(d policy.Decision) string { return d.ID })
	},
	label: func(w workspace.Workspace, id string) string {
		return joined(w.Decisions[id].Date, w.Decisions[id].Decided)
	},
}

// servicesOf lists what a workbook is about.
func servicesOf(w workspace.Workspace, serviceID string) []slo.Service {
	if s, ok := w.Services[serviceID]; ok {
		return []slo.Service{s}
	}
	return w.ServicesInOrder()
}

// ofServices lists the IDs of what belongs to the services.
func ofServices[R any](w workspace.Workspace, serviceID string, of func(string) []R, id func(R) string) []string {
	var all []string
	for _, s := range servicesOf(w, serviceID) {
		all = append(all, ids(of(s.ID), id)...)
	}
	return all
}

func ids[R any](rows []R, id func(R) string) []string {
	var all []string
	for _, r := range rows {
		all = append(all, id(r))
	}
	return all
}

func first(id string) string { before, _, _ := strings.Cut(id, "|"); return before }
func last(id string) string  { _, after, _ := strings.Cut(id, "|"); return after }

// joined writes what there is of some texts behind each other.
func joined(texts ...string) string {
	var all []string
	for _, text := range texts {
		if text != "" {
			all = append(all, text)
		}
	}
	return strings.Join(all, " · ")
}
