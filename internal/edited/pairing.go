package edited

import (
	"cmp"
	"hash/maphash"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// markedSheet is a sheet of which only the marks of its cells are kept.
type markedSheet struct {
	name string
	rows []markedRow
}

type markedRow struct {
	number int
	marks  []Mark
}

// add reads a line of marks.
func (s *markedSheet) add(line string) {
	for part := range strings.SplitSeq(line, ";") {
		text, marks, ok := strings.Cut(part, " ")
		number, err := strconv.Atoi(text)
		if ok && err == nil {
			s.rows = append(s.rows, markedRow{number, readMarks(marks)})
		}
	}
}

// at is the mark of a column.
func (r markedRow) at(column int) Mark {
	if column < 0 || column >= len(r.marks) {
		return 0
	}
	return r.marks[column]
}

// fixed is a mark without what a formula computes, which changes by itself.
func (m Mark) fixed() Mark {
	if m&computed != 0 {
		return computed
	}
	return m
}

var markSeed = maphash.MakeSeed()

// key is the same for rows that hold the same in the same order, wherever columns were inserted.
func (r markedRow) key() uint64 {
	var h maphash.Hash
	h.SetSeed(markSeed)
	for _, m := range r.marks {
		if m != 0 {
			maphash.WriteComparable(&h, m.fixed())
		}
	}
	return h.Sum64()
}

func (r markedRow) empty() bool {
	return !slices.ContainsFunc(r.marks, func(m Mark) bool { return m != 0 })
}

// pairing says which row of a file is which row of the sheet that was exported, wherever it was moved to.
type pairing struct {
	was     *markedSheet
	now     *markedSheet
	rows    map[int]int // the rows that were exported, by those of the file: indexes of both
	taken   map[int]bool
	columns map[int]int // the columns that were exported, by those of the file
}

// pair finds out which row is which: those that are equal, those with the same ID, those that share what no other row has,
// and those that are where a row should be. Only sheets with an ID in each row have copies of rows.
func pair(was, now *markedSheet, ids map[Mark]bool) *pairing {
	p := &pairing{was: was, now: now, rows: map[int]int{}, taken: map[int]bool{}}
	p.equal()
	p.sharing(func(m Mark) bool { return ids[m] }, 1)
	p.sharing(func(Mark) bool { return true }, rareMark)
	p.following(ids)
	p.columns = p.align()
	return p
}

// rareMark is how many rows may hold a mark that tells them apart.
const rareMark = 3

func (p *pairing) join(now, was int) { p.rows[now], p.taken[was] = was, true }

// equal pairs the rows that hold the same, in their order.
func (p *pairing) equal() {
	byKey := map[uint64][]int{}
	for i, r := range p.was.rows {
		byKey[r.key()] = append(byKey[r.key()], i)
	}
	for i, r := range p.now.rows {
		key := r.key()
		if same := byKey[key]; len(same) > 0 && !r.empty() {
			p.join(i, same[0])
			byKey[key] = same[1:]
		}
	}
}

// sharing pairs the other rows by the marks that count and that at most a few rows hold.
func (p *pairing) sharing(counts func(Mark) bool, most int) {
	holding := map[Mark][]int{}
	for i, r := range p.was.rows {
		for _, m := range r.marks {
			if m > computed && !p.taken[i] && counts(m) {
				holding[m] = append(holding[m], i)
			}
		}
	}
	for i, r := range p.now.rows {
		if _, ok := p.rows[i]; ok {
			continue
		}
		if best, ok := p.mostShared(r, holding, most); ok {
			p.join(i, best)
		}
	}
}

// mostShared is the row that shares most marks with one of the file.
func (p *pairing) mostShared(r markedRow, holding map[Mark][]int, most int) (int, bool) {
	votes := map[int]int{}
	for _, m := range r.marks {
		if rows := holding[m]; len(rows) <= most {
			for _, row := range rows {
				votes[row]++
			}
		}
	}
	best, found := 0, false
	for _, row := range slices.Sorted(maps.Keys(votes)) {
		if !p.taken[row] && (!found || votes[row] > votes[best]) {
			best, found = row, true
		}
	}
	return best, found
}

// following pairs the rows that are as far behind the one before as they were. Rows with IDs are not known by their places.
func (p *pairing) following(ids map[Mark]bool) {
	places := map[int]int{}
	for i, r := range p.was.rows {
		if !slices.ContainsFunc(r.marks, func(m Mark) bool { return ids[m] }) {
			places[r.number] = i
		}
	}
	moved := 0
	for i, r := range p.now.rows {
		if was, ok := p.rows[i]; ok {
			moved = r.number - p.was.rows[was].number
			continue
		}
		if was, ok := places[r.number-moved]; ok && !p.taken[was] && !r.empty() {
			p.join(i, was)
		}
	}
}

// align finds out which column is which, from all rows that are paired.
func (p *pairing) align() map[int]int {
	type columns struct{ now, was int }
	votes := map[columns]int{}
	for i, was := range p.rows {
		before := p.was.rows[was].columns()
		for f, m := range p.now.rows[i].marks {
			if places := before[m.fixed()]; len(places) <= rareMark {
				for _, e := range places {
					votes[columns{f, e}]++
				}
			}
		}
	}
	found, used := map[int]int{}, map[int]bool{}
	order := slices.SortedFunc(maps.Keys(votes), func(a, b columns) int {
		return cmp.Or(votes[b]-votes[a], a.now-b.now, a.was-b.was)
	})
	for _, c := range order {
		if _, ok := found[c.now]; !ok && !used[c.was] {
			found[c.now], used[c.was] = c.was, true
		}
	}
	p.fill(found, used)
	return found
}

// fill pairs the columns that had nothing in common and stand beside one that is known.
func (p *pairing) fill(found map[int]int, used map[int]bool) {
	wide := 0
	for _, r := range p.now.rows {
		wide = max(wide, len(r.marks))
	}
	held, moved := p.was.columns(), 0
	for f := range wide {
		e, ok := found[f]
		if ok {
			moved = f - e
			continue
		}
		if e = f - moved; !used[e] && held[e] {
			found[f], used[e] = e, true
		}
	}
}

// columns are those that hold anything.
func (s *markedSheet) columns() map[int]bool {
	held := map[int]bool{}
	for _, r := range s.rows {
		for column, m := range r.marks {
			if m != 0 {
				held[column] = true
			}
		}
	}
	return held
}

// columns are where each mark of the row stands.
func (r markedRow) columns() map[Mark][]int {
	places := map[Mark][]int{}
	for column, m := range r.marks {
		if m != 0 {
			places[m.fixed()] = append(places[m.fixed()], column)
		}
	}
	return places
}

// inverse are the columns of the file by those that were exported.
func (p *pairing) inverse() map[int]int {
	columns := map[int]int{}
	for f, e := range p.columns {
		columns[e] = f
	}
	return columns
}

// assign finds the sheet of the file for each that was exported: the one with its name, or else the one that holds most of
// its rows and that has no other name of ours.
func assign(was []*markedSheet, sheets []*found, ids map[Mark]bool) (missing []string) {
	named := map[string]*found{}
	for _, s := range sheets {
		named[strings.ToLower(s.name)] = s
	}
	var rest []*markedSheet
	for _, w := range was {
		s := named[strings.ToLower(w.name)]
		if s == nil {
			rest = append(rest, w)
			continue
		}
		s.paired = pair(w, &s.marks, ids)
	}
	for _, w := range rest {
		if s := likest(w, sheets); s != nil {
			s.paired = pair(w, &s.marks, ids)
		} else {
			missing = append(missing, w.name)
		}
	}
	return missing
}

// likest is the sheet that is none of ours yet and holds most of the texts of one: at least a fifth of its marks.
func likest(w *markedSheet, sheets []*found) *found {
	wanted := w.kinds()
	var best *found
	most := len(wanted) / 5
	for _, s := range sheets {
		if s.paired != nil {
			continue
		}
		shared := 0
		for m := range s.marks.kinds() {
			if wanted[m] {
				shared++
			}
		}
		if shared > most {
			best, most = s, shared
		}
	}
	return best
}

// kinds are the different marks of a sheet.
func (s *markedSheet) kinds() map[Mark]bool {
	all := map[Mark]bool{}
	for _, r := range s.rows {
		for _, m := range r.marks {
			if m > computed {
				all[m.fixed()] = true
			}
		}
	}
	return all
}
