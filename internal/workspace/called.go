package workspace

import "strings"

// naming lists the columns whose text a row is called by, the first that is filled in.
var naming = []string{"name", "title", "text", "term", "label", "number"}

// Called returns what a row is called: its name or title or, for one that only joins others, such as a cell of the chart,
// what those are called. Empty where nothing says it. Look finds the fields of a row by their columns; nil when it is unknown.
func Called(kind, id string, look func(kind, id string) map[string]string) string {
	values := look(kind, id)
	for _, column := range naming {
		if values[column] != "" {
			return values[column]
		}
	}
	return parts(kind, values, look)
}

func parts(kind string, values map[string]string, look func(kind, id string) map[string]string) string {
	known, _ := KindNamed(kind)
	var parts []string
	for _, c := range known.Columns {
		if c.Ref == "" || c.Name == "cycle_id" || values[c.Name] == "" {
			continue
		}
		if name := Called(c.Ref, values[c.Name], look); name != "" {
			parts = append(parts, name)
		}
	}
	return strings.Join(parts, " · ")
}
