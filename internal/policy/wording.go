package policy

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Piece is a stretch of text that is the same in both wordings, or that was added or removed.
type Piece struct {
	Text   string
	Change Change // Same, Added or Removed
}

// maxSteps bounds the work of a comparison: wordings that differ more are shown as replaced.
const maxSteps = 4_000_000

var token = regexp.MustCompile(`[\p{L}\p{N}]+|\s+|.`)

// CompareWording says word by word what became of a text. Joined without the added pieces, the pieces are the older
// text; without the removed ones, the newer.
func CompareWording(older, newer string) []Piece {
	from, to := token.FindAllString(older, -1), token.FindAllString(newer, -1)
	head := commonStart(from, to)
	from, to = from[head:], to[head:]
	tail := commonEnd(from, to)
	pieces := []Piece{{strings.Join(token.FindAllString(older, -1)[:head], ""), Same}}
	pieces = append(pieces, compareTokens(from[:len(from)-tail], to[:len(to)-tail])...)
	pieces = append(pieces, Piece{strings.Join(from[len(from)-tail:], ""), Same})
	return tidy(pieces)
}

func commonStart(a, b []string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

func commonEnd(a, b []string) int {
	n := 0
	for n < min(len(a), len(b)) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

// compareTokens keeps a longest common subsequence.
func compareTokens(from, to []string) []Piece {
	if len(from)*len(to) > maxSteps {
		return []Piece{{strings.Join(from, ""), Removed}, {strings.Join(to, ""), Added}}
	}
	longest := subsequences(from, to)
	var pieces []Piece
	i, j := 0, 0
	for i < len(from) && j < len(to) {
		switch {
		case from[i] == to[j]:
			pieces = append(pieces, Piece{from[i], Same})
			i, j = i+1, j+1
		case longest[i+1][j] >= longest[i][j+1]:
			pieces = append(pieces, Piece{from[i], Removed})
			i++
		default:
			pieces = append(pieces, Piece{to[j], Added})
			j++
		}
	}
	return append(pieces, Piece{strings.Join(from[i:], ""), Removed}, Piece{strings.Join(to[j:], ""), Added})
}

// subsequences returns the length of a longest common subsequence of every pair of ends.
func subsequences(from, to []string) [][]int32 {
	longest := make([][]int32, len(from)+1)
	for i := range longest {
		longest[i] = make([]int32, len(to)+1)
	}
	for i, f := range slices.Backward(from) {
		for j, t := range slices.Backward(to) {
			longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			if f == t {
				longest[i][j] = longest[i+1][j+1] + 1
			}
		}
	}
	return longest
}

// tidy joins neighbours, and treats a blank or a very short word between two changed stretches as changed: "one of two"
// replaced by "three of four" reads better as a whole.
func tidy(pieces []Piece) []Piece {
	var result []Piece
	removed, added := "", ""
	flush := func() {
		result = appendPiece(appendPiece(result, Piece{removed, Removed}), Piece{added, Added})
		removed, added = "", ""
	}
	pieces = slices.DeleteFunc(pieces, func(p Piece) bool { return p.Text == "" })
	for i, p := range pieces {
		switch {
		case p.Change == Removed:
			removed += p.Text
		case p.Change == Added:
			added += p.Text
		case removed != "" && added != "" && i+1 < len(pieces) && stopgap(p.Text):
			removed, added = removed+p.Text, added+p.Text
		default:
			flush()
			result = appendPiece(result, p)
		}
	}
	flush()
	return result
}

// stopgap tells whether a text is too short to keep two changes apart.
func stopgap(text string) bool {
	const short = 4
	return !strings.Contains(text, "\n") && utf8.RuneCountInString(strings.TrimSpace(text)) <= short
}

func appendPiece(pieces []Piece, p Piece) []Piece {
	if p.Text == "" {
		return pieces
	}
	if last := len(pieces) - 1; last >= 0 && pieces[last].Change == p.Change {
		pieces[last].Text += p.Text
		return pieces
	}
	return append(pieces, p)
}
