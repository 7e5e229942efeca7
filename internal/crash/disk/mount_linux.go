package disk

import (
	"context"
	"fmt"
	"io"
	"log"
	"os"
	"syscall"

	"github.com/hanwen/go-fuse/v2/fs"
	"github.com/hanwen/go-fuse/v2/fuse"
)

// Mount shows an empty disk in a folder. The error is an ErrUnavailable where that cannot be done.
func Mount(folder string) (*Disk, error) {
	if _, err := os.Stat("/dev/fuse"); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	d := &Disk{files: map[string]*file{}}
	quiet := log.New(io.Discard, "", 0)
	server, err := fs.Mount(folder, &root{disk: d}, &fs.Options{
		MountOptions: fuse.MountOptions{DirectMount: true, FsName: "slocharter-test", Name: "slocharter-test", Logger: quiet},
		Logger:       quiet,
	})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	d.server = server
	return d, nil
}

// root is the folder.
type root struct {
	fs.Inode
	disk *Disk
}

var (
	_ fs.NodeLookuper  = (*root)(nil)
	_ fs.NodeReaddirer = (*root)(nil)
	_ fs.NodeCreater   = (*root)(nil)
	_ fs.NodeUnlinker  = (*root)(nil)
	_ fs.NodeRenamer   = (*root)(nil)
	_ fs.NodeFsyncer   = (*root)(nil)
	_ fs.NodeStatfser  = (*root)(nil)
)

func (r *root) child(ctx context.Context, f *file, out *fuse.EntryOut) *fs.Inode {
	f.describe(&out.Attr)
	return r.NewInode(ctx, &node{disk: r.disk, file: f}, fs.StableAttr{Mode: syscall.S_IFREG, Ino: f.number + 1})
}

// Lookup finds a file by its name.
func (r *root) Lookup(ctx context.Context, name string, out *fuse.EntryOut) (*fs.Inode, syscall.Errno) {
	r.disk.lock.Lock()
	defer r.disk.lock.Unlock()
	f, ok := r.disk.files[name]
	if !ok {
		return nil, syscall.ENOENT
	}
	return r.child(ctx, f, out), 0
}

// Readdir lists the files.
func (r *root) Readdir(context.Context) (fs.DirStream, syscall.Errno) {
	r.disk.lock.Lock()
	defer r.disk.lock.Unlock()
	var list []fuse.DirEntry
	for name, f := range r.disk.files {
		list = append(list, fuse.DirEntry{Name: name, Mode: syscall.S_IFREG, Ino: f.number + 1})
	}
	return fs.NewListDirStream(list), 0
}

// Create makes a file.
func (r *root) Create(ctx context.Context, name string, _, mode uint32, out *fuse.EntryOut) (*fs.Inode, fs.FileHandle, uint32, syscall.Errno) {
	r.disk.lock.Lock()
	defer r.disk.lock.Unlock()
	f, errno := r.disk.create(name, mode&0o777)
	if errno != 0 {
		return nil, nil, 0, errno
	}
	return r.child(ctx, f, out), nil, fuse.FOPEN_DIRECT_IO, 0
}

// Unlink removes a name.
func (r *root) Unlink(_ context.Context, name string) syscall.Errno {
	r.disk.lock.Lock()
	defer r.disk.lock.Unlock()
	return r.disk.unlink(name)
}

// Rename gives a file another name, and takes it from the file that had it.
func (r *root) Rename(_ context.Context, name string, _ fs.InodeEmbedder, to string, _ uint32) syscall.Errno {
	r.disk.lock.Lock()
	defer r.disk.lock.Unlock()
	return r.disk.rename(name, to)
}

// Fsync syncs the folder.
func (r *root) Fsync(context.Context, fs.FileHandle, uint32) syscall.Errno {
	r.disk.lock.Lock()
	defer r.disk.lock.Unlock()
	return r.disk.syncFolder()
}

// Statfs says that there is room.
func (r *root) Statfs(_ context.Context, out *fuse.StatfsOut) syscall.Errno {
	out.Bsize, out.Blocks, out.Bfree, out.Bavail, out.NameLen = 4096, 1<<20, 1<<19, 1<<19, 255
	return 0
}

// node is a file.
type node struct {
	fs.Inode
	disk *Disk
	file *file
}

var (
	_ fs.NodeGetattrer = (*node)(nil)
	_ fs.NodeSetattrer = (*node)(nil)
	_ fs.NodeOpener    = (*node)(nil)
	_ fs.NodeReader    = (*node)(nil)
	_ fs.NodeWriter    = (*node)(nil)
	_ fs.NodeFsyncer   = (*node)(nil)
	_ fs.NodeFlusher   = (*node)(nil)
)

func (f *file) describe(out *fuse.Attr) {
	out.Mode = syscall.S_IFREG | f.mode
	out.Size, out.Blksize, out.Nlink = uint64(len(f.data)), 4096, 1
	out.Blocks = (out.Size + sector - 1) / sector
	if f.name == "" {
		out.Nlink = 0
	}
}

// Getattr describes the file.
func (n *node) Getattr(_ context.Context, _ fs.FileHandle, out *fuse.AttrOut) syscall.Errno {
	n.disk.lock.Lock()
	defer n.disk.lock.Unlock()
	n.file.describe(&out.Attr)
	return 0
}

// Setattr changes the length of the file, or its permissions.
func (n *node) Setattr(_ context.Context, _ fs.FileHandle, in *fuse.SetAttrIn, out *fuse.AttrOut) syscall.Errno {
	n.disk.lock.Lock()
	defer n.disk.lock.Unlock()
	var errno syscall.Errno
	if size, ok := in.GetSize(); ok {
		errno = n.disk.truncate(n.file, int64(size))
	}
	if mode, ok := in.GetMode(); ok {
		n.file.mode = mode & 0o777
	}
	n.file.describe(&out.Attr)
	return errno
}

// Open opens the file, past all caches.
func (n *node) Open(_ context.Context, flags uint32) (fs.FileHandle, uint32, syscall.Errno) {
	n.disk.lock.Lock()
	defer n.disk.lock.Unlock()
	errno := n.disk.do(Step{Open, n.file.name, false}, entry{}, nil)
	if errno == 0 && flags&syscall.O_TRUNC != 0 {
		errno = n.disk.truncate(n.file, 0)
	}
	return nil, fuse.FOPEN_DIRECT_IO, errno
}

// Read reads from the file.
func (n *node) Read(_ context.Context, _ fs.FileHandle, into []byte, offset int64) (fuse.ReadResult, syscall.Errno) {
	n.disk.lock.Lock()
	defer n.disk.lock.Unlock()
	if errno := n.disk.do(Step{Read, n.file.name, false}, entry{}, nil); errno != 0 {
		return nil, errno
	}
	if offset >= int64(len(n.file.data)) {
		return fuse.ReadResultData(nil), 0
	}
	return fuse.ReadResultData(into[:copy(into, n.file.data[offset:])]), 0
}

// Write writes into the file.
func (n *node) Write(_ context.Context, _ fs.FileHandle, data []byte, offset int64) (uint32, syscall.Errno) {
	n.disk.lock.Lock()
	defer n.disk.lock.Unlock()
	if errno := n.disk.write(n.file, data, offset); errno != 0 {
		return 0, errno
	}
	return uint32(len(data)), 0
}

// Fsync syncs the file.
func (n *node) Fsync(context.Context, fs.FileHandle, uint32) syscall.Errno {
	n.disk.lock.Lock()
	defer n.disk.lock.Unlock()
	return n.disk.sync(n.file)
}

// Flush says that nobody needs to tell when a descriptor is closed: a process that is killed while it uses its own disk would
// wait for the answer.
func (n *node) Flush(context.Context, fs.FileHandle) syscall.Errno { return syscall.ENOSYS }
