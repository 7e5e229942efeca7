package store

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
)

// digest stands for measurements in any order: the sum of their hashes, four times modulo 2^64. What is added can be
// taken off again, so that a series and its changes can be compared without sorting. The zero value stands for none.
type digest [4]uint64

// reading is a measurement as it is in the file, with the number of the change that wrote it.
type reading struct{ start, length, good, valid, seq int64 }

func (r reading) digest() digest {
	var text [40]byte
	for i, n := range [...]int64{r.start, r.length, r.good, r.valid, r.seq} {
		binary.BigEndian.PutUint64(text[8*i:], uint64(n))
	}
	sum := sha256.Sum256(text[:])
	var d digest
	for i := range d {
		d[i] = binary.BigEndian.Uint64(sum[8*i:])
	}
	return d
}

func (d digest) plus(other digest) digest {
	for i := range d {
		d[i] += other[i]
	}
	return d
}

func (d digest) minus(other digest) digest {
	for i := range d {
		d[i] -= other[i]
	}
	return d
}

// String writes the digest as it is kept in the file.
func (d digest) String() string {
	var text [32]byte
	for i, n := range d {
		binary.BigEndian.PutUint64(text[8*i:], n)
	}
	return hex.EncodeToString(text[:])
}

// parseDigest reads what String wrote. Anything else is the digest of nothing, which then fits nothing either.
func parseDigest(text string) digest {
	var d digest
	bytes, err := hex.DecodeString(text)
	if err != nil || len(bytes) != 8*len(d) {
		return d
	}
	for i := range d {
		d[i] = binary.BigEndian.Uint64(bytes[8*i:])
	}
	return d
}
