//go:build !linux

package store_test

import (
	"testing"
	"time"
)

func cpu(b *testing.B) time.Duration {
	b.Helper()
	b.Skip("CPU time and peak memory are measured on Linux only")
	return 0
}
