package workbook

import (
	"io"
	"strconv"
	"time"
)

// WriteLarge writes a table of 12 columns with so many rows, as a sheet of the review pack is written. What compares us with
// other programs lets them write the same cells.
func WriteLarge(out io.Writer, rows int) error {
	b := newBook(export{tabs: newTabs(), Options: Options{Today: time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC)}})
	defer b.close()
	s := newSheet("Large", 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12)
	number, share := numberLook, numberLook
	number.format, share.format = "#,##0.00", percentFormat(3)
	text := bodyLook
	text.wrap = false
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	s.rows = make([]row, 0, rows)
	for i := range rows {
		s.addRow(row{height: 15, cells: []cell{
			{value: "SLO " + strconv.Itoa(1_000_000 + i)[1:], look: text}, {value: "Service " + strconv.Itoa(i%100), look: text},
			{value: "Measured on day " + strconv.Itoa(i%365) + " & night", look: text}, {value: "met", look: text},
			{value: i, look: numberLook}, {value: i % 1000, look: numberLook}, {value: i % 7, look: numberLook},
			{value: float64(i) / 7, look: number}, {value: float64(i) / 13, look: number}, {value: float64(i%1000) / 1000, look: share},
			{value: 1 - float64(i%97)/10000, look: share}, {value: start.AddDate(0, 0, i%365), look: dateLook},
		}})
	}
	if err := b.add(s); err != nil {
		return err
	}
	return b.write(out)
}
