package widgets

// Block is a rectangle of cells, both ends included.
type Block struct{ Row, Col, RowEnd, ColEnd int }

// Single says whether the block is one cell.
func (b Block) Single() bool { return b.Row == b.RowEnd && b.Col == b.ColEnd }

// Contains says whether a cell lies in the block.
func (b Block) Contains(row, col int) bool {
	return row >= b.Row && row <= b.RowEnd && col >= b.Col && col <= b.ColEnd
}

func (b Block) normalised() Block {
	return Block{
		Row: min(b.Row, b.RowEnd), Col: min(b.Col, b.ColEnd),
		RowEnd: max(b.Row, b.RowEnd), ColEnd: max(b.Col, b.ColEnd),
	}
}

// selection is a block with a direction: from the anchor to the cursor.
type selection struct{ anchorRow, anchorCol, row, col int }

func (s selection) block() Block {
	return Block{Row: s.anchorRow, Col: s.anchorCol, RowEnd: s.row, ColEnd: s.col}.normalised()
}

func (s selection) collapsed() selection {
	return selection{anchorRow: s.row, anchorCol: s.col, row: s.row, col: s.col}
}

func (s selection) moved(row, col int, extend bool) selection {
	s.row, s.col = row, col
	if extend {
		return s
	}
	return s.collapsed()
}

func (s selection) clamped(rows, cols int) selection {
	row := func(i int) int { return max(0, min(i, rows-1)) }
	col := func(i int) int { return max(0, min(i, cols-1)) }
	return selection{anchorRow: row(s.anchorRow), anchorCol: col(s.anchorCol), row: row(s.row), col: col(s.col)}
}
