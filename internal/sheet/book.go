package sheet

import (
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
)

// book is an Excel workbook.
type book struct {
	archive
	list    []Sheet
	parts   []string // the parts of the sheets
	strings []string // texts that cells share
	dates   []bool   // by the number of a cell's style: it shows a date
	from    epoch
}

func openBook(r io.ReaderAt, size int64) (*File, error) {
	a, err := openArchive(r, size)
	if err != nil {
		return nil, err
	}
	if fault := a.sniff(); fault != "" {
		return nil, Error{Fault: fault}
	}
	b := &book{archive: a}
	if err := b.load(); err != nil {
		return nil, err
	}
	return &File{table: b, encoding: UTF8}, nil
}

func (b *book) sheets() []Sheet { return b.list }

func (b *book) size(sheet int) int64 { return b.archive.size(b.parts[sheet]) }

// load reads all but the sheets.
func (b *book) load() error {
	top, err := b.links("")
	if err != nil {
		return err
	}
	main := top.ofType("officeDocument")
	if main == "" {
		return Error{Fault: NotWorkbook}
	}
	links, err := b.links(main)
	if err != nil {
		return err
	}
	if err := b.loadSheets(main, links); err != nil {
		return err
	}
	if styles := links.ofType("styles"); styles != "" {
		if err := b.loadStyles(styles); err != nil {
			return err
		}
	}
	if shared := links.ofType("sharedStrings"); shared != "" {
		return b.loadStrings(shared)
	}
	return nil
}

// link points from one part to another.
type link struct{ id, kind, target string }

type links []link

func (l links) ofType(kind string) string {
	for _, one := range l {
		if one.kind == kind {
			return one.target
		}
	}
	return ""
}

func (l links) byID(id string) link {
	for _, one := range l {
		if one.id == id {
			return one
		}
	}
	return link{}
}

// links reads what a part points to; the empty part is the workbook as a whole.
func (b *book) links(name string) (links, error) {
	folder, file := path.Split(name)
	var found links
	err := b.read(folder+"_rels/"+file+".rels", func(p *part) error {
		return p.elements(func(e xml.StartElement) error {
			if e.Name.Local != "Relationship" || attribute(e, "TargetMode") == "External" {
				return nil
			}
			target := attribute(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = folder + target
			}
			found = append(found, link{attribute(e, "Id"), path.Base(attribute(e, "Type")), strings.TrimPrefix(path.Clean("/"+target), "/")})
			return nil
		})
	})
	return found, err
}

var errSheet = errors.New("a sheet has no name, no part, or the name of another one")

func (b *book) loadSheets(name string, links links) error {
	err := b.read(name, func(p *part) error {
		return p.elements(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "workbookPr":
				b.from.mac = isTrue(attribute(e, "date1904"))
			case "sheet":
				return b.addSheet(name, e, links)
			}
			return nil
		})
	})
	if err == nil && len(b.list) == 0 {
		return Error{Fault: Nothing}
	}
	return err
}

func (b *book) addSheet(place string, e xml.StartElement, links links) error {
	var id string
	for _, a := range e.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" {
			id = a.Value
		}
	}
	to := links.byID(id)
	switch to.kind {
	case "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet":
		return nil
	}
	s := Sheet{attribute(e, "name"), attribute(e, "state") == "hidden" || attribute(e, "state") == "veryHidden"}
	if s.Name == "" || !b.has(to.target) {
		return damaged(place, errSheet)
	}
	for _, other := range b.list {
		if strings.EqualFold(other.Name, s.Name) {
			return damaged(place, errSheet)
		}
	}
	b.list = append(b.list, s)
	b.parts = append(b.parts, to.target)
	return nil
}

func isTrue(text string) bool { return text == "1" || text == "true" || text == "on" }

// loadStyles finds out which styles show a date.
func (b *book) loadStyles(name string) error {
	return b.read(name, func(p *part) error {
		formats, cells := map[int]bool{}, false
		return p.elements(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "numFmt":
				if id, err := strconv.Atoi(attribute(e, "numFmtId")); err == nil && !cells {
					formats[id] = showsDate(attribute(e, "formatCode"))
				}
			case "cellXfs":
				cells = true
			case "cellStyles", "cellStyleXfs", "dxfs":
				cells = false
			case "xf":
				if cells {
					b.dates = append(b.dates, formatIsDate(attribute(e, "numFmtId"), formats))
				}
			}
			return nil
		})
	})
}

func formatIsDate(id string, formats map[int]bool) bool {
	n, err := strconv.Atoi(id)
	if err != nil {
		return false
	}
	if date, ok := formats[n]; ok {
		return date
	}
	return builtInDate(n)
}

// loadStrings reads the texts that cells share.
func (b *book) loadStrings(name string) error {
	if b.archive.size(name) > MaxStrings {
		return Error{Fault: TooLarge, Place: name}
	}
	return b.read(name, func(p *part) error {
		return p.elements(func(e xml.StartElement) error {
			if e.Name.Local != "si" {
				return nil
			}
			text, err := p.richText()
			b.strings = append(b.strings, text)
			return err
		})
	})
}

// richText reads the text of the element that has just begun, whatever it looks like. How it is pronounced is left out.
func (p *part) richText() (string, error) {
	var b strings.Builder
	deep := 0 // the depth of the element that holds text
	err := p.inside(func(e xml.StartElement) bool {
		if deep = 0; e.Name.Local == "t" {
			deep = p.depth
		}
		return e.Name.Local != "rPh"
	}, func(text xml.CharData) {
		if deep > 0 && p.depth == deep {
			b.Write(text)
		}
	})
	return unescape(b.String()), err
}

// unescape reads characters that XML cannot hold and that are written as "_x000D_".
func unescape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if len(text)-i >= 7 && text[i] == '_' && text[i+1] == 'x' && text[i+6] == '_' {
			if code, err := strconv.ParseUint(text[i+2:i+6], 16, 16); err == nil {
				b.WriteRune(rune(code))
				i += 6
				continue
			}
		}
		b.WriteByte(text[i])
	}
	return b.String()
}
