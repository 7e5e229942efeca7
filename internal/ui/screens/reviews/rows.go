package reviews

// rows shows a table of texts in an entry grid. Its keys stay with their IDs.
type rows struct {
	keys  *keys
	ids   []string
	texts [][]string
	typed [][]string
}

// Len is how many rows there are.
func (r rows) Len() int { return len(r.ids) }

// Key is what a row is known by.
func (r rows) Key(row int) int64 { return r.keys.of(r.ids[row]) }

// Text is what a cell shows.
func (r rows) Text(row, column int) string { return r.texts[row][column] }

// Typed is what people would type for it.
func (r rows) Typed(row, column int) string { return r.typed[row][column] }

// keys gives IDs the numbers by which an entry grid knows its rows.
type keys struct {
	numbers map[string]int64
	ids     []string
}

func newKeys() *keys { return &keys{numbers: map[string]int64{}} }

func (k *keys) of(id string) int64 {
	number, ok := k.numbers[id]
	if !ok {
		k.ids = append(k.ids, id)
		number = int64(len(k.ids))
		k.numbers[id] = number
	}
	return number
}

func (k *keys) id(number int64) string { return k.ids[number-1] }
