package words

import (
	"errors"
	"strings"

	"slocharter/internal/raci"
	"slocharter/internal/slo"
	"slocharter/internal/workspace"
)

// sentencer is an error of a floor above this one that knows the key of its sentence.
type sentencer interface {
	Sentence() (key string, pairs []any)
}

// Error turns an error into a sentence for people: what happened, and what to do. Nothing was changed in any case.
func Error(err error) string {
	if err == nil {
		return ""
	}
	var told sentencer
	if errors.As(err, &told) {
		key, pairs := told.Sentence()
		return T(key, pairs...)
	}
	if key, pairs := explain(err); key != "" {
		return T(key, pairs...)
	}
	return T("error.unexpected", "Detail", err.Error())
}

// explain finds the sentence for the errors of the floors below.
func explain(err error) (key string, pairs []any) {
	for _, known := range []func(error) (string, []any){explainField, explainEdit, explainSLO, explainMeasuring, explainBudget, explainSheet, explainReview} {
		if key, pairs := known(err); key != "" {
			return key, pairs
		}
	}
	return "", nil
}

// as finds an error of a type in a chain.
func as[E error](err error) (E, bool) {
	var e E
	ok := errors.As(err, &e)
	return e, ok
}

// explainField speaks about what was typed into a field.
func explainField(err error) (string, []any) {
	if e, ok := as[workspace.Missing](err); ok {
		return "error.missing", []any{"Field", Field(e.Field)}
	}
	if e, ok := as[workspace.TooLong](err); ok {
		return "error.too-long", []any{"Field", Field(e.Field), "Limit", e.Limit}
	}
	if e, ok := as[workspace.BadDate](err); ok {
		return "error.bad-date", []any{"Text", e.Text}
	}
	if e, ok := as[workspace.BadLink](err); ok {
		return "error.bad-link", []any{"Text", e.Text}
	}
	if e, ok := as[workspace.BadChoice](err); ok {
		return "error.bad-choice", []any{"Field", Field(e.Field), "Text", e.Text}
	}
	if e, ok := as[raci.UnknownLetter](err); ok {
		return "error.unknown-letter", []any{"Letter", e.Symbol, "Letters", symbols(e.Scheme)}
	}
	return "", nil
}

func symbols(scheme raci.Scheme) string {
	var all []string
	for _, l := range scheme {
		all = append(all, l.Symbol)
	}
	return strings.Join(all, ", ")
}

// explainEdit speaks about edits that cannot be made.
func explainEdit(err error) (string, []any) {
	if e, ok := as[workspace.NotFound](err); ok {
		return "error.not-found", []any{"Kind", Kind(e.Kind), "Key", e.Key}
	}
	if e, ok := as[workspace.Taken](err); ok {
		return "error.taken", []any{"Kind", Kind(e.Kind), "Key", e.Key}
	}
	if e, ok := as[workspace.CycleEnded](err); ok {
		return "error.cycle-ended", []any{"Number", e.Number}
	}
	if e, ok := as[workspace.Fixed](err); ok {
		return "error.fixed", []any{"Number", e.Number}
	}
	if e, ok := as[workspace.DraftExists](err); ok {
		return "error.draft-exists", []any{"Number", e.Number}
	}
	if e, ok := as[workspace.TooEarly](err); ok {
		return "error.too-early", []any{"Date", e.Since}
	}
	if e, ok := as[workspace.Overtaken](err); ok {
		return "error.overtaken", []any{"Kind", Kind(e.Kind)}
	}
	if e, ok := as[workspace.Dangling](err); ok {
		return "error.dangling", []any{"Kind", Kind(e.Kind), "Ref", Kind(e.Ref)}
	}
	return "", nil
}

// explainSLO speaks about what was typed for an SLO.
func explainSLO(err error) (string, []any) {
	if e, ok := as[slo.BadPercent](err); ok {
		if e.Hundred {
			return "error.hundred-percent", nil
		}
		return "error.bad-percent", []any{"Text", e.Text}
	}
	if e, ok := as[slo.BadWindow](err); ok {
		return "error.bad-window", []any{"Text", e.Text}
	}
	if e, ok := as[slo.BadSlice](err); ok {
		return "error.bad-slice", []any{"Text", e.Text}
	}
	if e, ok := as[workspace.SelfDependency](err); ok {
		return "error.self-dependency", []any{"Service", e.Service}
	}
	return "", nil
}
