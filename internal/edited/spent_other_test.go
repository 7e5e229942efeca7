//go:build !linux

package edited_test

import "time"

var started = time.Now()

// spent is the time that has gone by.
func spent() time.Duration { return time.Since(started) }
