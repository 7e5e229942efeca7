//go:build !linux

package disk

// Mount is for Linux only.
func Mount(string) (*Disk, error) { return nil, ErrUnavailable }
