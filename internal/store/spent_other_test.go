//go:build !linux

package store_test

import "time"

var started = time.Now()

// spent is the time that has gone by.
func spent() time.Duration { return time.Since(started) }
