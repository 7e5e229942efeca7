// Package disk is a file system in memory, with one folder, that remembers what was done to it: after a run it shows what
// could be left of its files if the power had been cut at any moment. What was synced is kept, everything else may be
// lost, may have come in another order, and may be there in part. On demand its operations fail. It knows nothing of
// what is in the files.
package disk

import (
	"errors"
	"sync"
	"syscall"
)

// ErrUnavailable says that this system cannot mount a file system of ours.
var ErrUnavailable = errors.New("no file system can be mounted here")

// Kind is a sort of operation.
type Kind string

// The operations. Those of a folder last only once the folder is synced.
const (
	Open       Kind = "open"
	Read       Kind = "read"
	Create     Kind = "create"
	Write      Kind = "write"
	Truncate   Kind = "truncate"
	Sync       Kind = "sync"
	Rename     Kind = "rename"
	Unlink     Kind = "unlink"
	SyncFolder Kind = "sync folder"
	mark       Kind = "mark"
)

// Step is an operation that is about to be done.
type Step struct {
	Kind  Kind
	Name  string // of the file
	Grows bool   // whether the file becomes longer by it
}

// Outcome says what becomes of an operation. The zero value lets it be done.
type Outcome struct {
	Error syscall.Errno // what it reports
	Done  bool          // whether it is done although it reports an error
	Lie   bool          // whether it is not done although it reports none
}

// Disk is a mounted file system.
type Disk struct {
	lock   sync.Mutex
	files  map[string]*file // by their names
	latest uint64           // number of a file
	log    []entry
	decide func(Step) Outcome
	server interface {
		Unmount() error
		Wait()
	}
}

// file is a file as programs see it.
type file struct {
	number uint64
	name   string // under which it was opened or made; empty after it was removed
	mode   uint32
	data   []byte
}

// entry is something that was done.
type entry struct {
	kind    Kind
	file    uint64 // its number
	name    string
	to      string // the new name
	offset  int64  // of the data, or the new length
	data    []byte
	message any
}

// Decide says what becomes of each operation from now on; nil lets all be done. It is called for one at a time.
func (d *Disk) Decide(decide func(Step) Outcome) {
	d.lock.Lock()
	defer d.lock.Unlock()
	d.decide = decide
}

// Files returns the files as programs see them now, by their names.
func (d *Disk) Files() map[string][]byte {
	d.lock.Lock()
	defer d.lock.Unlock()
	all := map[string][]byte{}
	for name, f := range d.files {
		all[name] = append([]byte(nil), f.data...)
	}
	return all
}

// Mark writes a message between the operations.
func (d *Disk) Mark(message any) {
	d.lock.Lock()
	defer d.lock.Unlock()
	d.log = append(d.log, entry{kind: mark, message: message})
}

// Steps returns how many operations and marks there were.
func (d *Disk) Steps() int {
	d.lock.Lock()
	defer d.lock.Unlock()
	return len(d.log)
}

// Marks lists the messages among the first steps.
func (d *Disk) Marks(steps int) []any {
	d.lock.Lock()
	defer d.lock.Unlock()
	var all []any
	for _, e := range d.log[:steps] {
		if e.kind == mark {
			all = append(all, e.message)
		}
	}
	return all
}

// Unmount ends the use of the disk.
func (d *Disk) Unmount() error {
	err := d.server.Unmount()
	if err == nil {
		d.server.Wait()
	}
	return err
}

// do carries an operation out, unless it was decided otherwise, and remembers it.
func (d *Disk) do(step Step, done entry, change func()) syscall.Errno {
	var outcome Outcome
	if d.decide != nil {
		outcome = d.decide(step)
	}
	if outcome.Lie || outcome.Error != 0 && !outcome.Done {
		return outcome.Error
	}
	if change != nil {
		change()
	}
	if done.kind != "" {
		d.log = append(d.log, done)
	}
	return outcome.Error
}

func (d *Disk) create(name string, mode uint32) (*file, syscall.Errno) {
	made := &file{number: d.latest + 1, name: name, mode: mode}
	errno := d.do(Step{Create, name, false}, entry{kind: Create, file: made.number, name: name}, func() {
		d.latest++
		d.files[name] = made
	})
	return made, errno
}

func (d *Disk) write(f *file, data []byte, offset int64) syscall.Errno {
	end := int(offset) + len(data)
	kept := append([]byte(nil), data...)
	return d.do(Step{Write, f.name, end > len(f.data)}, entry{kind: Write, file: f.number, offset: offset, data: kept}, func() {
		f.data = written(f.data, kept, offset)
	})
}

func (d *Disk) truncate(f *file, size int64) syscall.Errno {
	return d.do(Step{Truncate, f.name, int(size) > len(f.data)}, entry{kind: Truncate, file: f.number, offset: size}, func() {
		f.data = resized(f.data, size)
	})
}

func (d *Disk) sync(f *file) syscall.Errno {
	return d.do(Step{Sync, f.name, false}, entry{kind: Sync, file: f.number}, nil)
}

func (d *Disk) syncFolder() syscall.Errno {
	return d.do(Step{SyncFolder, "", false}, entry{kind: SyncFolder}, nil)
}

func (d *Disk) unlink(name string) syscall.Errno {
	f, ok := d.files[name]
	if !ok {
		return syscall.ENOENT
	}
	return d.do(Step{Unlink, name, false}, entry{kind: Unlink, name: name}, func() {
		delete(d.files, name)
		f.name = ""
	})
}

func (d *Disk) rename(name, to string) syscall.Errno {
	f, ok := d.files[name]
	if !ok {
		return syscall.ENOENT
	}
	return d.do(Step{Rename, name, false}, entry{kind: Rename, file: f.number, name: name, to: to}, func() {
		if replaced, ok := d.files[to]; ok {
			replaced.name = ""
		}
		delete(d.files, name)
		d.files[to], f.name = f, to
	})
}

// written returns data with something written into it.
func written(data, part []byte, offset int64) []byte {
	if end := offset + int64(len(part)); end > int64(len(data)) {
		data = resized(data, end)
	}
	copy(data[offset:], part)
	return data
}

// resized returns data cut off, or with zeros behind it.
func resized(data []byte, size int64) []byte {
	if size <= int64(len(data)) {
		return data[:size:size]
	}
	return append(data, make([]byte, size-int64(len(data)))...)
}
