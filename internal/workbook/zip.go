package workbook

import (
	"archive/zip"
	"bytes"
	"cmp"
	"hash"
	"hash/crc32"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/klauspost/compress/flate"
	"github.com/xuri/excelize/v2"
)

// parts collects the parts of a workbook, packed, and writes them in one order with one time, so that the same workbook is
// the same bytes. The list of content types comes first, as Excel writes it.
type parts struct {
	out  io.Writer
	made time.Time
	fill func(chart []byte) []byte
	pack *flate.Writer
	all  []*part // the last one is being packed
}

// packLevel packs as tightly as the standard library does by default, in a third of its time.
const packLevel = 5

// part is a part of a workbook.
type part struct {
	name   string
	packed bytes.Buffer
	sum    hash.Hash32
	size   int
}

func (b *book) zip(out io.Writer) excelize.ZipWriter {
	return &parts{out: out, made: b.e.Today.UTC(), fill: b.fill}
}

// Create starts a part; the one before is complete.
func (p *parts) Create(name string) (io.Writer, error) {
	if err := p.seal(); err != nil {
		return nil, err
	}
	one := &part{name: name, sum: crc32.NewIEEE()}
	p.all = append(p.all, one)
	if p.pack == nil {
		pack, err := flate.NewWriter(&one.packed, packLevel)
		p.pack = pack
		return p, err
	}
	p.pack.Reset(&one.packed)
	return p, nil
}

// seal completes the part that is being packed.
func (p *parts) seal() error {
	if len(p.all) == 0 {
		return nil
	}
	return p.pack.Close()
}

// Write packs a piece of the last part. What is mended comes in one piece.
func (p *parts) Write(piece []byte) (int, error) {
	one := p.all[len(p.all)-1]
	mended := p.mend(one.name, piece)
	one.size += len(mended)
	_, _ = one.sum.Write(mended) // never fails
	if _, err := p.pack.Write(mended); err != nil {
		return 0, err
	}
	return len(piece), nil
}

// AddFS adds files; excelize asks for it and does not call it.
func (p *parts) AddFS(files fs.FS) error {
	return fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		out, err := p.Create(name)
		if err != nil {
			return err
		}
		_, err = out.Write(data)
		return err
	})
}

// Close writes all parts.
func (p *parts) Close() error {
	if err := p.seal(); err != nil {
		return err
	}
	slices.SortFunc(p.all, func(a, b *part) int {
		return cmp.Or(cmp.Compare(rank(a.name), rank(b.name)), cmp.Compare(a.name, b.name))
	})
	archive := zip.NewWriter(p.out)
	for _, one := range p.all {
		if err := one.writeTo(archive, p.made); err != nil {
			return err
		}
	}
	return archive.Close()
}

func (p *part) writeTo(archive *zip.Writer, made time.Time) error {
	header := &zip.FileHeader{
		Name: p.name, Method: zip.Deflate, CRC32: p.sum.Sum32(),
		UncompressedSize64: uint64(p.size), CompressedSize64: uint64(p.packed.Len()),
	}
	header.SetModTime(made) //nolint:staticcheck // what is packed already takes its time from the fields that this sets
	out, err := archive.CreateRaw(header)
	if err != nil {
		return err
	}
	_, err = p.packed.WriteTo(out)
	return err
}

// images are the kinds of pictures that excelize announces with the first chart, in any order. There are none.
var images = regexp.MustCompile(`<Default [^>]*ContentType="image/[^>]*></Default>`)

// mend changes what excelize cannot be told.
func (p *parts) mend(name string, content []byte) []byte {
	switch {
	case name == "[Content_Types].xml":
		return images.ReplaceAll(content, nil)
	case strings.HasPrefix(name, "xl/charts/"):
		return p.fill(content)
	}
	return content
}

func rank(name string) int {
	if i := slices.Index([]string{"[Content_Types].xml", "_rels/.rels"}, name); i >= 0 {
		return i
	}
	return 2
}
