package sheet

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// archive is the packed file that a workbook is.
type archive struct{ parts map[string]*zip.File } // by name in lower case, as names of parts are compared

// openArchive checks the limits before anything is unpacked: no part can become longer than its header says.
func openArchive(r io.ReaderAt, size int64) (archive, error) {
	if size > MaxBook {
		return archive{}, Error{Fault: TooLarge}
	}
	packed, err := zip.NewReader(r, size)
	if err != nil {
		return archive{}, Error{Fault: Damaged, Err: err}
	}
	if len(packed.File) > MaxParts {
		return archive{}, Error{Fault: TooLarge}
	}
	a := archive{map[string]*zip.File{}}
	var total uint64
	for _, f := range packed.File {
		if f.UncompressedSize64 > MaxUnpack || total+f.UncompressedSize64 > MaxUnpack {
			return archive{}, Error{Fault: TooLarge, Place: f.Name}
		}
		total += f.UncompressedSize64
		name := partName(f.Name)
		if a.parts[name] != nil {
			return archive{}, Error{Fault: Damaged, Place: f.Name}
		}
		a.parts[name] = f
	}
	return a, nil
}

func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

func (a archive) has(name string) bool { return a.parts[partName(name)] != nil }

// sniff tells which kind of packed file it is; empty for a workbook that can be read.
func (a archive) sniff() Fault {
	switch {
	case a.has("xl/workbook.bin"):
		return BinaryBook
	case a.has("mimetype") && a.has("content.xml"):
		return OpenDocument
	case !a.has("[Content_Types].xml"):
		return NotWorkbook
	}
	return ""
}

const maxDepth = 64 // of elements within each other

// part walks through the XML of a part. Every part is read to its very end, because only there its check sum is known.
type part struct {
	name   string
	in     io.ReadCloser
	raw    *counter
	xml    *xml.Decoder
	depth  int
	rooted bool // the outermost element has begun
}

// open begins a part. The error is an Error.
func (a archive) open(name string) (*part, error) {
	f := a.parts[partName(name)]
	if f == nil {
		return nil, Error{Fault: Damaged, Place: name}
	}
	in, err := f.Open()
	if err != nil {
		return nil, damaged(name, err)
	}
	raw := &counter{in: in}
	return &part{name: name, in: in, raw: raw, xml: xml.NewDecoder(raw)}, nil
}

func (p *part) close() error { return p.in.Close() }

// size returns the length of a part unpacked.
func (a archive) size(name string) int64 {
	if f := a.parts[partName(name)]; f != nil {
		return int64(f.UncompressedSize64)
	}
	return 0
}

var (
	errDepth = errors.New("too many elements within each other")
	errDTD   = errors.New("a document type is not allowed")
	errRoots = errors.New("more than one document")
)

// next returns the next token, nil at the end. The error is an Error.
func (p *part) next() (xml.Token, error) {
	token, err := p.xml.Token()
	if errors.Is(err, io.EOF) {
		return nil, p.ended()
	}
	if err != nil {
		return nil, damaged(p.name, err)
	}
	switch token.(type) {
	case xml.StartElement:
		if p.depth == 0 && p.rooted {
			return nil, damaged(p.name, errRoots)
		}
		p.rooted = true
		if p.depth++; p.depth > maxDepth {
			return nil, damaged(p.name, errDepth)
		}
	case xml.EndElement:
		p.depth--
	case xml.Directive:
		return nil, damaged(p.name, errDTD)
	}
	return token, nil
}

func (p *part) ended() error {
	if !p.rooted {
		return damaged(p.name, io.ErrUnexpectedEOF)
	}
	return nil
}

// elements calls visit at the start of each element, to the end of the part.
func (p *part) elements(visit func(xml.StartElement) error) error {
	for {
		token, err := p.next()
		if err != nil || token == nil {
			return err
		}
		if start, ok := token.(xml.StartElement); ok {
			if err := visit(start); err != nil {
				return err
			}
		}
	}
}

// inside calls visit at the start of each element within the one that has just begun, and text with its text and theirs;
// visit says whether the text of that element counts.
func (p *part) inside(visit func(xml.StartElement) (wanted bool), text func(xml.CharData)) error {
	floor, ignored := p.depth, 0
	for {
		token, err := p.next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case nil:
			return damaged(p.name, io.ErrUnexpectedEOF)
		case xml.StartElement:
			if ignored == 0 && !visit(t) {
				ignored = p.depth
			}
		case xml.EndElement:
			if p.depth < ignored {
				ignored = 0
			}
			if p.depth < floor {
				return nil
			}
		case xml.CharData:
			if ignored == 0 {
				text(t)
			}
		}
	}
}

// read reads a part of the workbook with visit.
func (a archive) read(name string, visit func(*part) error) (err error) {
	p, err := a.open(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	return visit(p)
}

// attribute returns the value of an attribute without a name space; empty if it is not there.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}
