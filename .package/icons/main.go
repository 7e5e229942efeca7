// Command icons draws the sizes of the icon that each system wants, all from one large picture: PNG files in the folders
// of Linux's hicolor theme, an .ico for Windows and an .icns for macOS. It writes the same bytes each time.
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"

	"golang.org/x/image/draw"
)

// hicolor are the sizes that Linux looks for.
var hicolor = []int{16, 24, 32, 48, 64, 128, 256, 512}

// small are the sizes in an .ico. Those up to 256 are all that its one byte per side can say.
var small = []int{16, 24, 32, 48, 64, 256}

// codes are the names that an .icns gives to its sizes.
var codes = []struct {
	code string
	size int
}{{"icp4", 16}, {"icp5", 32}, {"icp6", 64}, {"ic07", 128}, {"ic08", 256}, {"ic09", 512}, {"ic11", 32}, {"ic12", 64}, {"ic13", 256}, {"ic14", 512}}

func main() {
	if len(os.Args) != 3 {
		fail(fmt.Errorf("usage: icons PICTURE.png FOLDER"))
	}
	if err := drawAll(os.Args[1], os.Args[2]); err != nil {
		fail(err)
	}
}

func fail(err error) {
	_, _ = fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// drawAll writes all icons into a folder.
func drawAll(picture, folder string) error {
	drawn, err := scaled(picture)
	if err != nil {
		return fmt.Errorf("draw icons: %w", err)
	}
	for _, size := range hicolor {
		name := filepath.Join("hicolor", fmt.Sprintf("%dx%d", size, size), "apps", "slocharter.png")
		if err := write(filepath.Join(folder, name), drawn[size]); err != nil {
			return err
		}
	}
	if err := write(filepath.Join(folder, "slocharter.ico"), ico(drawn)); err != nil {
		return err
	}
	return write(filepath.Join(folder, "slocharter.icns"), icns(drawn))
}

// scaled returns the picture as PNG in each size.
func scaled(picture string) (map[int][]byte, error) {
	file, err := os.Open(picture)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // it was only read
	large, err := png.Decode(file)
	if err != nil {
		return nil, err
	}
	drawn := map[int][]byte{}
	for _, size := range hicolor {
		target := image.NewRGBA(image.Rect(0, 0, size, size))
		draw.CatmullRom.Scale(target, target.Bounds(), large, large.Bounds(), draw.Src, nil)
		var out bytes.Buffer
		encoder := png.Encoder{CompressionLevel: png.BestCompression}
		if err := encoder.Encode(&out, target); err != nil {
			return nil, err
		}
		drawn[size] = out.Bytes()
	}
	return drawn, nil
}

// ico is a directory of sixteen bytes per picture, followed by the pictures. A side of 256 is written as 0.
func ico(drawn map[int][]byte) []byte {
	out := binary.LittleEndian.AppendUint16([]byte{0, 0, 1, 0}, uint16(len(small)))
	offset := len(out) + 16*len(small)
	for _, size := range small {
		out = append(out, byte(size), byte(size), 0, 0, 1, 0, 32, 0)
		out = binary.LittleEndian.AppendUint32(out, uint32(len(drawn[size])))
		out = binary.LittleEndian.AppendUint32(out, uint32(offset))
		offset += len(drawn[size])
	}
	for _, size := range small {
		out = append(out, drawn[size]...)
	}
	return out
}

// icns is a sequence of pictures, each with its code and its length, within a frame of the same kind.
func icns(drawn map[int][]byte) []byte {
	var pictures []byte
	for _, entry := range codes {
		pictures = append(pictures, block(entry.code, drawn[entry.size])...)
	}
	return block("icns", pictures)
}

func block(code string, content []byte) []byte {
	return append(binary.BigEndian.AppendUint32([]byte(code), uint32(8+len(content))), content...)
}

func write(path string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, content, 0o644)
}
