package prometheus

import (
	"context"
	"math"
	"slices"
	"time"

	v1 "github.com/prometheus/client_golang/api/prometheus/v1"
	"github.com/prometheus/common/model"

	"slocharter/internal/slo"
)

// chunk is how many slots one request asks for: Prometheus refuses more than 11,000, and shorter ones can be cancelled
// sooner.
const chunk = 2000

const maxSpan = 100 * 366 * 24 * time.Hour

// Read reads the slots of a span, cut as by Query.Slots, and calls progress, when there is one, with the number of slots
// that are done. What one slot lacks, or is refused for, is in the report; any error, an Error, leaves no slots.
func (c *Client) Read(ctx context.Context, q Query, span slo.Interval, progress func(done, total int)) (Reading, error) {
	total, err := q.number(span)
	if err != nil {
		return Reading{}, err
	}
	if progress == nil {
		progress = func(int, int) {}
	}
	at := q.Slots(span).Start
	reading := Reading{counted: q.counted()}
	valid, part := c.source(q, Valid), c.source(q, q.counted())
	for done := 0; done < total; {
		n := min(chunk, total-done)
		if err := reading.take(ctx, &valid, &part, at, n); err != nil {
			return Reading{}, err
		}
		done += n
		at = at.Add(time.Duration(n) * q.Step)
		progress(done, total)
	}
	return reading, nil
}

// number returns how many slots are in the span.
func (q Query) number(span slo.Interval) (int, error) {
	if err := q.Check(); err != nil {
		return 0, err
	}
	n := q.Slots(span).Length() / q.Step
	if n == 0 {
		return 0, Error{Fault: NoSlot}
	}
	if n > MaxSlots || q.Slots(span).Length() > maxSpan {
		return 0, Error{Fault: TooMany}
	}
	return int(n), nil
}

// take reads n slots from a time on.
func (r *Reading) take(ctx context.Context, valid, part *source, from time.Time, n int) error {
	all, err := valid.values(ctx, r, from, n)
	if err != nil {
		return err
	}
	some, err := part.values(ctx, r, from, n)
	if err != nil {
		return err
	}
	for i := range n {
		r.add(from.Add(time.Duration(i)*valid.step), valid.step, some[i], all[i])
	}
	return nil
}

// source is one query, and the series that it turned out to have.
type source struct {
	client *Client
	part   Part
	text   string
	step   time.Duration
	labels model.Metric // nil before the first series
}

func (c *Client) source(q Query, part Part) source {
	return source{client: c, part: part, text: q.Expand(part), step: q.Step}
}

// values returns the values of n slots; NaN is none. A slot's value is the one at its end.
func (s *source) values(ctx context.Context, r *Reading, from time.Time, n int) ([]float64, error) {
	first := from.Add(s.step)
	span := v1.Range{Start: first, End: first.Add(time.Duration(n-1) * s.step), Step: s.step}
	limits := []v1.Option{v1.WithTimeout(s.client.answerTime()), v1.WithLimit(2)} // two series are one too many already
	answer, warnings, _, err := s.client.api.QueryRange(ctx, s.text, span, limits...)
	if err != nil {
		return nil, s.client.explain(err, s.part)
	}
	series, err := s.only(answer)
	if err != nil {
		return nil, s.client.explain(err, s.part)
	}
	r.warn(s.client, warnings)
	r.Points += len(series)
	values := slices.Repeat([]float64{math.NaN()}, n)
	for _, point := range series {
		since := point.Timestamp.Time().Sub(first)
		i := since / s.step
		if since < 0 || since%s.step != 0 || int(i) >= n {
			return nil, s.client.explain(Error{Fault: NotPrometheus}, s.part)
		}
		values[i] = float64(point.Value)
	}
	return values, nil
}

// only returns the points of the one series of an answer; none when there is no series.
func (s *source) only(answer model.Value) ([]model.SamplePair, error) {
	matrix, ok := answer.(model.Matrix)
	if !ok {
		return nil, Error{Fault: NotPrometheus}
	}
	if len(matrix) == 0 {
		return nil, nil
	}
	labels := matrix[0].Metric
	if s.labels == nil {
		s.labels = labels
	}
	for _, series := range matrix {
		if !series.Metric.Equal(s.labels) {
			return nil, Error{Fault: Several, Detail: series.Metric.String()}
		}
	}
	if len(matrix) > 1 {
		return nil, Error{Fault: NotPrometheus} // one series twice
	}
	return matrix[0].Values, nil
}
