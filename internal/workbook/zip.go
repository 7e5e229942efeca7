package workbook

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// parts collects the parts of a workbook and writes them in one order with one time, so that the same workbook is the
// same bytes. The list of content types comes first, as Excel writes it.
type parts struct {
	out  io.Writer
	made time.Time
	fill func(chart []byte) []byte
	all  []*part
}

type part struct {
	name string
	bytes.Buffer
}

func (b *book) zip(out io.Writer) excelize.ZipWriter {
	return &parts{out: out, made: b.e.Today.UTC(), fill: b.fill}
}

// Create starts a part.
func (p *parts) Create(name string) (io.Writer, error) {
	one := &part{name: name}
	p.all = append(p.all, one)
	return one, nil
}

// AddFS adds files; excelize asks for it and does not call it.
func (p *parts) AddFS(files fs.FS) error {
	return fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		p.all = append(p.all, &part{name, *bytes.NewBuffer(data)})
		return err
	})
}

// Close writes all parts.
func (p *parts) Close() error {
	slices.SortFunc(p.all, func(a, b *part) int {
		return cmp.Or(cmp.Compare(rank(a.name), rank(b.name)), cmp.Compare(a.name, b.name))
	})
	archive := zip.NewWriter(p.out)
	for _, one := range p.all {
		w, err := archive.CreateHeader(&zip.FileHeader{Name: one.name, Method: zip.Deflate, Modified: p.made})
		if err != nil {
			return err
		}
		if _, err := w.Write(p.content(one)); err != nil {
			return err
		}
	}
	return archive.Close()
}

// images are the kinds of pictures that excelize announces with the first chart, in any order. There are none.
var images = regexp.MustCompile(`<Default [^>]*ContentType="image/[^>]*></Default>`)

// content is a part as it is written.
func (p *parts) content(one *part) []byte {
	switch {
	case one.name == "[Content_Types].xml":
		return images.ReplaceAll(one.Bytes(), nil)
	case strings.HasPrefix(one.name, "xl/charts/"):
		return p.fill(one.Bytes())
	}
	return one.Bytes()
}

func rank(name string) int {
	if i := slices.Index([]string{"[Content_Types].xml", "_rels/.rels"}, name); i >= 0 {
		return i
	}
	return 2
}
