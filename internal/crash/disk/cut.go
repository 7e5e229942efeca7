package disk

import (
	"maps"
	"math/rand/v2"
	"slices"
)

// sector is what a disk writes at once, in bytes. Even one may be torn.
const sector = 512

// Cut returns a folder as it could be if the power had been cut after so many steps: the files by their names.
func (d *Disk) Cut(steps int, r *rand.Rand) map[string][]byte {
	d.lock.Lock()
	log := d.log[:steps]
	d.lock.Unlock()
	contents, folder := map[uint64]*content{}, &folder{lasting: map[string]uint64{}}
	for _, e := range log {
		switch e.kind {
		case Create, Rename, Unlink, SyncFolder:
			folder.take(e)
		case Write, Truncate, Sync:
			if contents[e.file] == nil {
				contents[e.file] = &content{}
			}
			contents[e.file].take(e)
		}
	}
	left := map[string][]byte{}
	for name, number := range folder.left(r) {
		left[name] = nil
		if c := contents[number]; c != nil {
			left[name] = c.left(r)
		}
	}
	return left
}

// folder is what is known of the names: those that last, and what was done since.
type folder struct {
	lasting map[string]uint64
	since   []entry
}

func (f *folder) take(e entry) {
	if e.kind != SyncFolder {
		f.since = append(f.since, e)
		return
	}
	for _, e := range f.since {
		name(f.lasting, e)
	}
	f.since = nil
}

// left decides at random what came through of that which was not synced.
func (f *folder) left(r *rand.Rand) map[string]uint64 {
	names := maps.Clone(f.lasting)
	for _, e := range survivors(f.since, r) {
		name(names, e)
	}
	return names
}

// name carries out what was done to names.
func name(names map[string]uint64, e entry) {
	switch e.kind {
	case Create:
		names[e.name] = e.file
	case Rename:
		delete(names, e.name)
		names[e.to] = e.file
	case Unlink:
		delete(names, e.name)
	}
}

// survivors are none, all, the first, or any of the entries.
func survivors(since []entry, r *rand.Rand) []entry {
	switch r.IntN(4) {
	case 0:
		return nil
	case 1:
		return since
	case 2:
		return since[:r.IntN(len(since)+1)]
	}
	return slices.DeleteFunc(slices.Clone(since), func(entry) bool { return r.IntN(2) == 0 })
}

// content is what is known of a file: what lasts, and what was done since.
type content struct {
	lasting []byte
	since   []entry
}

func (c *content) take(e entry) {
	if e.kind != Sync {
		c.since = append(c.since, e)
		return
	}
	for _, e := range c.since {
		c.lasting = apply(c.lasting, e)
	}
	c.since = nil
}

func apply(data []byte, e entry) []byte {
	if e.kind == Truncate {
		return resized(data, e.offset)
	}
	return written(data, e.data, e.offset)
}

// left decides at random what came through of that which was not synced: all in order or not, or each sector by itself.
func (c *content) left(r *rand.Rand) []byte {
	data, since := slices.Clone(c.lasting), survivors(c.since, r)
	if r.IntN(2) == 0 {
		for _, e := range since {
			data = apply(data, e)
		}
		return data
	}
	pieces := torn(since, r)
	if r.IntN(2) == 0 {
		r.Shuffle(len(pieces), func(i, j int) { pieces[i], pieces[j] = pieces[j], pieces[i] })
	}
	for _, e := range pieces {
		data = apply(data, e)
	}
	return data
}

// torn cuts what was written into sectors, drops some of them, and tears some of them apart.
func torn(since []entry, r *rand.Rand) []entry {
	var pieces []entry
	for _, e := range since {
		if e.kind == Truncate {
			pieces = append(pieces, e)
			continue
		}
		for start := int64(0); start < int64(len(e.data)); {
			end := min(int64(len(e.data)), (e.offset+start)/sector*sector+sector-e.offset)
			if piece := tear(e.data[start:end], r); piece != nil {
				pieces = append(pieces, entry{kind: Write, offset: e.offset + start, data: piece})
			}
			start = end
		}
	}
	return pieces
}

// tear returns a sector, nothing, or its beginning.
func tear(data []byte, r *rand.Rand) []byte {
	switch r.IntN(8) {
	case 0, 1, 2:
		return nil
	case 3:
		return data[:r.IntN(len(data)+1)]
	}
	return data
}
