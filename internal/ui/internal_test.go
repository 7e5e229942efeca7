package ui

// Remembered reads what a folder keeps of an earlier run: how large texts are, and the files that were opened.
func Remembered(folder string) (scale float32, files []string) {
	m := remember(folder)
	return m.kept.TextScale, m.recent()
}
